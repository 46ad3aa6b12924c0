"""Word files (ECMA-376, WordprocessingML) become text: parts of the package → styles, numbers, notes → text.

Elements are told by their local names, so that the transitional and the strict namespaces read alike. What
python-docx gives is not enough here: it passes over insertions, content controls, text boxes and notes.
"""
