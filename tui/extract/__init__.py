"""Documents become records: topics, names, quotes, agreements. Pure functions over text and parses."""
