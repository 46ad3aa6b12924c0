from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.reading import document
from tests.documents.texts import texts
from tui.documents.dates import find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on March 4, 2031 in Kochi", "2031-03-04"),
        ("Wednesday, 7 October 2020", "2020-10-07"),
        ("the 3rd of May, 2019", "2019-05-03"),
        ("Posted On: 07 OCT 2020 5:30PM", "2020-10-07"),
        ("2020-10-07T10:00", "2020-10-07"),
        ("2020年10月7日", "2020-10-07"),
        ("令和２年１０月７日", "2020-10-07"),
        ("令和元年5月1日", "2019-05-01"),
        ("07.10.2020", "2020-10-07"),
        ("2020/10/07", "2020-10-07"),
        ("in March 2029", "2029-03"),
        ("20-Mar-2029", "2029-03-20"),
        ("20/03/2029", "2029-03-20"),
        ("03/20/2029", "2029-03-20"),
        ("2029.3.20", "2029-03-20"),
        ("March 20, Reiwa 5", "2023-03-20"),
        ("Reiwa 5, March 20", "2023-03-20"),
        ("March 20, 20296:05 PM", "2029-03-20"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    assert [one.iso for one in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["May I come?", "on 31 February", "March 1:30", "12 monkeys", "04/03/2031", "1820-01-01"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"]),
)
def test_every_day_is_read_as_it_was_written(day: date, form: str) -> None:
    assert [one.iso for one in find_dates(f"({day.strftime(form)})")] == [day.isoformat()]


@given(texts)
def test_dates_stand_in_order_in_the_text(text: str) -> None:
    at = 0
    for one in find_dates(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


BODY = "The ministers met. They spoke of ports."


@pytest.mark.parametrize(
    ("text", "iso", "basis"),
    [
        (f"Ports\n9 March 2029\n\n{BODY}", "2029-03-09", "stated"),
        (
            f"Ports\n\nPublished: 9 March 2029, 10:30 IST\nUpdated: 11 March 2029\n\n{BODY}",
            "2029-03-09",
            "stated",
        ),
        (f"Ports\n\nKOCHI, March 9, 2029 (PTI) — {BODY}", "2029-03-09", "stated"),
        (f"Ports\n\n{BODY}\n\nTokyo, 9 March 2029", "2029-03-09", "stated"),
        (f"2029-03-09\n\n{BODY}", "2029-03-09", "stated"),
        (f"Ports\n\nKochi, March 9 (PTI): {BODY} It began on March 2, 2029.", "2029-03-09", "inferred"),
        (f"Ports\n\nKochi, Friday, March 9 (PTI): {BODY} It was planned in 2029.", "2029-03-09", "inferred"),
        (f"Ports (9 March 2029)\n\n{BODY}", "2029-03-09", "inferred"),
        (f"Ports\n\nOn March 9, 2029, the ministers met. {BODY}", "2029-03-09", "inferred"),
        (f"Ports\n\nKochi, March 9 (PTI): {BODY}", None, "unknown"),
        (f"Ports\n\nKochi, Friday, March 9 (PTI): {BODY} It began on March 2, 2028.", None, "unknown"),
        (
            f"Ports\n\nKochi, March 9 (PTI): {BODY} It began on March 2, 2011, and again in May 2019.",
            None,
            "unknown",
        ),
        (f"Ports\n\n{BODY} The treaty was signed on March 9, 1999.", None, "unknown"),
        (f"Ports\n\n{BODY}", None, "unknown"),
    ],
)
def test_the_date_of_a_document(text: str, iso: str | None, basis: str) -> None:
    found = document(text, "ports.txt")
    assert (found.date, found.date_basis) == (iso, basis)
