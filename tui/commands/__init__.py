"""What the commands do, a file for each kind: one call down, results on stdout, narration on stderr."""
