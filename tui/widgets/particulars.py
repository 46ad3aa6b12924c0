"""How a record is filed, on one line: what may go where the line is short, and what must stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.cite import date_text, locus_text
from tui.host.signs import Signs
from tui.model import Document, Locus
from tui.widgets.lines import cells, cut

LEAST_CELLS = 8
"""Of a part that may be cut, at least so much is shown."""

_REMARK = re.compile(r" \([^()]*\)$")
_OFFICE = re.compile(r"(Min|Dep)(?:istry|artment) of (.+?)(?: of (.+))?")


class Particulars(NamedTuple):
    """The particulars of a record, as texts have them.

    `kind` (of a quote, or the status, which the row's sign says too) goes first where the line is short,
    then `who` is written short, the `date` of the source goes and the number of `sources`, `who` is cut and
    goes. `place` (of an agreement its own date) and `doubts` stay.
    """

    kind: str = ""
    who: str = ""
    place: str = ""
    doubts: Sequence[str] = ()
    date: str = ""
    sources: str = ""
    kind_first: bool = False
    """Whether the kind is written before who it is about."""

    def line(self, width: int, signs: Signs, muted: Style, full: Style) -> list[Segment]:
        """The line in at most `width` cells, doubts in `full` after their sign, all else in `muted`."""
        short = self._replace(who=short_name(self.who))
        named = short._replace(kind="")
        dateless = named._replace(date="")
        for shorter in (self, self._replace(kind=""), short, named, dateless, dateless._replace(sources="")):
            line = shorter._joined(signs, muted, full)
            if cells(line) <= width:
                return line
        without = self._replace(kind="", who="", date="", sources="")
        line = without._joined(signs, muted, full)
        room = width - cells(line) - cell_len(signs.separator) - 2 * bool(line)
        if room >= LEAST_CELLS:
            who = cut(_shown(short.who, signs), room, signs.ellipsis)
            return without._replace(who=who)._joined(signs, muted, full)
        if room < 0 and self.doubts:
            quiet = cells(line[:-1])
            return [*line[:-1], Segment(cut(line[-1].text, max(1, width - quiet), signs.ellipsis), full)]
        return line

    def _joined(self, signs: Signs, muted: Style, full: Style) -> list[Segment]:
        """All of it; the doubts are the last segment."""
        separator = f" {signs.separator} "
        order = (self.kind, self.who) if self.kind_first else (self.who, self.kind)
        parts = (*order, self.place, self.date, self.sources)
        quiet = separator.join(_shown(part, signs) for part in parts if part)
        line = [Segment(quiet, muted)] if quiet else []
        if self.doubts:
            if line:
                line.append(Segment(separator, muted))
            line.append(Segment(doubted(self.doubts, signs), full))
        return line


def _shown(words: str, signs: Signs) -> str:
    return signs.shown(" ".join(words.split()))


def short_name(name: str) -> str:
    """A body's name as a narrow row has it: "External Affairs Min." for the ministry and its country.

    The country stays only where it belongs to the name itself. Any other name is returned as it is.
    """
    name = _REMARK.sub("", name)
    office = _OFFICE.fullmatch(name)
    if office is None:
        return name
    kind, of_what, of_whom = office.groups()
    return f"{of_what} {kind}{'.' if kind == 'Min' else 't.'}" + (f", {of_whom}" if of_whom else "")


def standing(document: Document, where: Locus, signs: Signs, *, dated: bool) -> Particulars:
    """Where a record stands; where `dated`, the document's year too, or that it has none."""
    place = locus_text(where, signs.paragraph)
    if not dated:
        return Particulars(place=place)
    if document.date is None:
        return Particulars(place=place, doubts=[date_text(document)])
    return Particulars(place=place, date=document.date[:4])


def doubted(doubts: Sequence[str], signs: Signs) -> str:
    """Everything uncertain, after one sign of doubt."""
    return f"{signs.doubt} " + f" {signs.separator} ".join(doubts)
