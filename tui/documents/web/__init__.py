"""Web pages: passages of a page in order, and which of them are its text."""
