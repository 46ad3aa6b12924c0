"""Printed pages become text: words at their places → lines in reading order → paragraphs.

Nothing here knows of a file format: a reader gives the words of each page, with the boxes they stand in.
"""
