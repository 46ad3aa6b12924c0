"""Readers, a module for each format: `read(data, name)` makes of a file's bytes its text and what the format
says beside it.

A reader opens no file, writes none, starts no program and opens no connection. It is imported when such a
file comes, and not before.
"""
