"""A readable name for an agreement: the instrument's own, else a phrase of the text's words."""

from __future__ import annotations

import re

from tui.extract.agreements.merging import Group
from tui.extract.agreements.terms import terms

LONGEST = 14
"""Words; a longer phrase is cut there."""

LEADS = {
    "agreeing": "Agreement",
    "committing": "Commitment",
    "pledging": "Commitment",
    "bound": "Commitment",
    "will": "Commitment",
    "confirming": "Commitment",
    "planning": "Plan",
}
"""By rule, the noun that turns an undertaking's own words into a name."""

_LEADING = re.compile(
    r"(?:to|on|that|their|our|its|his|her|the|strong|shared|firm|steadfast|unwavering)\s+", re.IGNORECASE
)


def name_of(text: str, group: Group) -> str:
    """The name under which an agreement is listed."""
    named = [p.instrument for p in group.passages if p.instrument is not None and not p.instrument.points]
    proper = [instrument for instrument in named if instrument.proper]
    own = next(
        (instrument for instrument in (*proper, *named) if instrument.words - terms().generic - {instrument.head}),
        None,
    )
    if own is not None:
        return _capital(own.name)
    if named:
        begin = named[0].span.start
        within = next(
            (p.span.end for p in group.passages if p.span.start <= begin < p.span.end), named[0].span.end
        )
        return _capital(_short(" ".join(text[begin:within].split())))
    first = group.passages[0]
    held = first.matter or first.span
    words = " ".join(text[held.start : held.end].split())
    while _LEADING.match(words):
        words = _LEADING.sub("", words, count=1)
    lead = LEADS.get(first.rule)
    if lead is not None and not words.lower().startswith(lead.lower()):
        before = text[: held.start].split()[-1:]
        joint = before[0] if before and before[0] in ("on", "upon") else "to"
        joint = "for" if lead == "Plan" and not text[held.start :].startswith("to ") else joint
        words = f"{lead} {joint} {words}"
    return _capital(_short(words))


def _short(words: str) -> str:
    parts = words.split(" ")
    return words if len(parts) <= LONGEST else " ".join(parts[:LONGEST]).rstrip(",;:") + " …"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
