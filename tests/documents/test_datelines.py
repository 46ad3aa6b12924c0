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
        "Updated at : 02 May 2029 10:15 AM (IST)",
        "May 2, 2029 | High Commission of India",
        "Embassy of Japan in India | 2 May 2029",
        "March 20, 2029 (Japanese version)",
        "Mon, 20 Mar 2029 18:05:00 +0530",
        "2029-03-20T18:00:00+05:30",
        "March 20, 20296:05 PM GMT+5:30",
        "KYODO NEWS - Mar 20, 2029 - 18:30 | All, Japan",
        "2 min read . Updated: 20 Mar 2029, 06:05 PM IST",
        "20/03/2029",
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
        "Ministers sign a pact on ports and rail after a day of talks, March 20, 2029, 6:05 PM",
        "March 20, 2029: a day to remember",
        "Embassy of Japan",
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
        ("Tokyo, Japan, March 20, 2029 -", "They met."),
        ("Mumbai, Mar 20th, 2029:", "They met."),
        ("Mumbai/Tokyo | March 20, 2029:", "They met."),
        ("TOKYO, March 20, 2029 /Newswire/ --", "They met."),
        ("MUMBAI, India & TOKYO--(WIRE)--", "They met."),
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
        "Rao & Sons: a shop.",
    ],
)
def test_openings_that_are_no_dateline(text: str) -> None:
    assert run_in_dateline(text, 0, len(text)) is None
