from __future__ import annotations

import pytest

from tui.documents.datelines import is_dateline, run_in_dateline
from tui.documents.lines import Piece


@pytest.mark.parametrize(
    "line",
    [
        "October 07, 2020",
        "(7 October 2020)",
        "2020年10月7日",
        "Posted On: 07 OCT 2020 6:33PM by PIB Delhi",
        "Wed, 07 Oct 2020 10:11:12 GMT",
        "By Our Special Correspondent | New Delhi | Updated: October 8, 2020 3:15 am IST",
        "new Delhi",
        "Tokyo, Japan",
        "East Room",
        "Hyderabad House, New Delhi",
        "4:05 P.M. JST",
        "TOKYO, Oct 7 (Reuters)",
        "Source: ANI",
    ],
)
def test_lines_of_place_date_time_and_byline(line: str) -> None:
    assert is_dateline(line, Piece(0, len(line), True))


@pytest.mark.parametrize(
    "line",
    [
        "Ministers sign a pact on October 7, 2020",
        "A statement of the press office",
        "Tokyo and the harbour",
        "By the sea",
        "The year 2020 in numbers",
        "Talks at a hotel",
        "10 Mike.",
    ],
)
def test_lines_that_say_something(line: str) -> None:
    assert not is_dateline(line, Piece(0, len(line), True))


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("Kochi, March 9 (PTI):", "They met."),
        ("NEW DELHI:", "They met."),
        ("Tokyo [Japan], October 7 (ANI):", "“We met,” he said."),
        ("TOKYO, Oct. 7, 2020 (Kyodo) --", "They met."),
        ("Washington/Tokyo –", "They met."),
        ("KOZHIKODE —", "They met."),
        ("New Delhi, Oct 7 (PTI)", "They met."),
    ],
)
def test_datelines_that_open_a_paragraph(dateline: str, rest: str) -> None:
    text = f"{dateline} {rest}"
    found = run_in_dateline(text, 0, len(text))
    assert found is not None
    assert (text[: found.end].strip(), text[found.resumes :]) == (dateline, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Rep. Ann Lee (R-Ohio): It is late.",
        "Japan: a new era begins.",
        "MODERATOR: Good evening.",
        "Rail – the long way.",
        "Rao, Smith (2019): a study.",
        "Tokyo is large.",
    ],
)
def test_openings_that_are_no_dateline(text: str) -> None:
    assert run_in_dateline(text, 0, len(text)) is None
