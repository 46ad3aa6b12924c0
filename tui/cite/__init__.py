"""What a record looks like outside: citations and export formats."""
