"""Agreements: instruments and undertakings of parties, each with its status and its evidence."""

from tui.extract.agreements.finding import find_agreements, may_hold_agreement

__all__ = ["find_agreements", "may_hold_agreement"]
