"""The store: a folder with a TinyDB file, built from documents."""
