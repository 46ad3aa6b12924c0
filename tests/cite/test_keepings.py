"""Stars and notes are listed with their records, and none is left out."""

from __future__ import annotations

import json

from tests.making import Made
from tui.cite.keepings import LOST, keepings
from tui.library import anchors
from tui.library.notes import Anchor, Note, Star, Work

TEXT = "Talks on ports\n\n“We begin,” said Asha Rao.\n\nBoth sides signed the Port Accord."
MADE = "2031-05-04T10:00:00+00:00"


def made() -> tuple[Made, Work]:
    made = Made("Ports")
    talks = made.document(TEXT, date="2021-03-09")
    quote = made.quote(talks, "We begin,", speaker="Asha Rao", aliases=("older",))
    accord = made.agreement("Port Accord", [(talks, "Both sides signed the Port Accord.", "signed")])
    about = [
        Anchor("quote", "gone", "[b]We end[/b]\x1b[2J"),
        Anchor("topic", "Ports", "Ports"),
        Anchor("document", talks, "Talks"),
        Anchor("agreement", accord, "Port Accord"),
        Anchor("quote", "older", "We begin,"),
    ]
    assert quote == "q1"
    stars = {str(number): Star(anchor, MADE) for number, anchor in enumerate(about)}
    return made, Work(stars, {"n": Note(about[-1], "Ask [b]her[/b].\nSoon.", MADE)})


def lines(format: str, width: int | None = None) -> list[str]:
    shelf, work = made()
    records = shelf.records()
    return list(keepings(anchors.owned(work, records), records, format, width))  # type: ignore[arg-type]


def test_a_line_for_each_the_lost_ones_last() -> None:
    heading, *rows = lines("table")
    assert heading.split() == ["Kept", "Kind", "ID", "Record", "Where", "Note"]
    assert [row.split()[:2] for row in rows] == [
        ["star", "topic"],
        ["star", "document"],
        ["star", "agreement"],
        ["star", "quote"],
        ["note", "quote"],
        ["star", "quote"],
    ]
    assert "“Talks on ports”, 9 March 2021, ¶ 1" in rows[4]
    assert rows[4].endswith("Ask [b]her[/b]. Soon.")
    assert LOST in rows[5]
    assert "[b]We end[/b]␛[2J" in rows[5]


def test_objects_name_the_record_of_now_and_the_place() -> None:
    note, lost = map(json.loads, lines("jsonl")[-2:])
    assert (note["kept"], note["id"], note["record"], note["words"]) == ("note", "q1", "older", "We begin,")
    assert note["locus"] == {"block": "paragraph", "paragraph": 1, "page": None}
    assert (note["note"], note["made"]) == ("Ask [b]her[/b].\nSoon.", MADE)
    assert (lost["id"], lost["record"], lost["document"], lost["locus"]) == (None, "gone", None, None)
