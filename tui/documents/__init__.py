"""Files and pages become documents: reading, decoding, structure, sentences, dates."""
