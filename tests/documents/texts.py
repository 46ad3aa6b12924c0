"""Texts of the kinds that the field knows, written for these tests, and strategies that spoil them."""

from __future__ import annotations

from hypothesis import strategies as st

NEWS = """Harbour talks end with a pledge on rail

Ministers promise a first train by autumn

Kochi, March 9, 2029 (PTI): The two ministers met for an hour on Friday. “We kept it short,” said one of them.

A long way to go

“The ‘harbour line’ matters,” Mr. K. L. Rao said. “It pays for itself.” He left at 5 p.m. for Tokyo.

- a new station at Kochi;
- two bridges.
"""

STATEMENT = """Joint Statement of the Harbour Ministers
9 March 2029

1. We met in Kochi to review our work on ports.

2. We welcome the start of the first line.

Tokyo, 10 March 2029
"""

TRANSCRIPT = """Remarks at the Harbour

March 9, 2029

Signal Room

4:05 P.M. JST

MINISTER RAO:  Good evening. Thank you.

I will be brief.

QUESTION: Will it rain?

MINISTER RAO: (As interpreted.) Let us hope not.
"""

WRAPPED = """---
title: "Harbour\\_News"
date: '2029-03-09'
source_url: https://www.mofa.go.jp/harbour.html
---

## A line is opened

The line was opened by both ministers in the
morning, with a band and in the best of
weather.

*   The first station
    is at Kochi.
*   The second is not built.
"""

JAPANESE = "岸壁の話\n\n二人の大臣は会談した。「雨が降った。」と述べた。終わり。"
HINDI = "बंदरगाह की बात\n\nदोनों मंत्री मिले। बारिश हुई। वे चले गए।"

ALL = (NEWS, STATEMENT, TRANSCRIPT, WRAPPED, JAPANESE, HINDI, "", "\n", "¶", "a")

_PIECES = st.sampled_from(
    (
        *(line for text in ALL for line in text.splitlines()),
        *("\n", "\n\n", "\r\n", "\u2028", " ", "  ", "\t", ".", "…", ". . .", ":", "Q: ", "---\n", "***"),
        *("“", "”", "'", "‘", "- ", "1. ", "(2) ", "# ", "**", "Tokyo", "March 4, 2031"),
        *("\x00", "\x1b[2J", "\u202e", "ﬁ", "İ", "ß", "\u00ad", "日本", "भारत", "💬"),
    )
)

texts = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map("".join))
"""Any text, and lines, marks and signs of the texts above in any order."""
