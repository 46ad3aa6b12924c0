"""Agreements: instruments and undertakings of parties, each with its status and its evidence."""
