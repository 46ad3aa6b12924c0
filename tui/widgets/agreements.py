"""The rows of the agreements pane: what was agreed, how far it has come, between whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.segment import Segment

from tui.cite import deciding_evidence
from tui.model import Agreement, AgreementId, Document, DocumentId
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import cut
from tui.widgets.particulars import Particulars
from tui.wording import counted

ALL = "All"
SIGN_CELLS = 2


class AgreementRows:
    """Agreements in the order of their ids, after "All", which says how much it holds."""

    height = 2
    headings: Sequence[Heading] = ()

    def __init__(
        self,
        ids: Sequence[AgreementId],
        agreements: Mapping[AgreementId, Agreement],
        documents: Mapping[DocumentId, Document],
        quotes: int,
        related: Collection[AgreementId] = (),
        starred: Collection[AgreementId] = (),
        *,
        gap: int = 0,
    ) -> None:
        self._ids = ids
        self._agreements = agreements
        self._documents = documents
        self._quotes = quotes
        self._related = related
        self._starred = starred
        self.gap = gap

    def __len__(self) -> int:
        return len(self._ids) + 1

    def id_of(self, row: int) -> AgreementId | None:
        """The agreement's id; None for "All"."""
        return self._ids[row - 1] if row else None

    def row_of(self, id_: str | None) -> int | None:
        """The row of that agreement, or of "All"."""
        if id_ is None:
            return 0
        return self._ids.index(id_) + 1 if id_ in self._ids else None

    def related(self, row: int) -> bool:
        """Whether the chosen quote belongs to the agreement."""
        return row > 0 and self._ids[row - 1] in self._related

    def words(self, row: int) -> str:
        """The agreement's name."""
        return self._agreements[self._ids[row - 1]].name if row else ALL

    def empty(self) -> Sequence[str]:
        """There is at least one row."""
        return ()

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """Sign and name; below them the particulars, beside them the star."""
        signs = brush.signs
        room = max(1, width - SIGN_CELLS)
        indent = Segment(" " * SIGN_CELLS, brush.words)
        if not row:
            if line == 0:
                return [Segment(ALL, brush.words)]
            held = f"{counted(len(self._ids), 'agreement')}, {counted(self._quotes, 'quote')}"
            return [indent, Segment(cut(held, room, signs.ellipsis), brush.muted)]
        agreement = self._agreements[self._ids[row - 1]]
        if line == 0:
            name = cut(signs.shown(" ".join(agreement.name.split())), room, signs.ellipsis)
            return [Segment(signs.status(agreement.status) + " ", brush.words), Segment(name, brush.words)]
        filed = agreement_particulars(agreement, self._documents)
        beside = Segment(f"{signs.star} ", brush.words) if agreement.id in self._starred else indent
        return [beside, *filed.line(room, signs, brush.muted, brush.paint.text + brush.over)]


def agreement_particulars(agreement: Agreement, documents: Mapping[DocumentId, Document]) -> Particulars:
    """Status, parties, the agreement's own date, and what is uncertain.

    An agreement is undated where neither a text dates it nor the document that decides its status has a date.
    """
    doubts = ["sources disagree"] if agreement.disputed else []
    if agreement.date is None and documents[deciding_evidence(agreement).document].date is None:
        doubts.append("undated")
    return Particulars(
        kind=status_words(agreement),
        who=", ".join(agreement.parties),
        place=(agreement.date or "")[:4],
        doubts=doubts,
        kind_first=True,
    )


def status_words(agreement: Agreement) -> str:
    """The status in words; beside the ladder, where one sign means two things, the text's own word for it."""
    words = deciding_evidence(agreement).words
    if agreement.status == "reaffirmed/committed" and words is not None:
        return " ".join(words.text.lower().split())
    return agreement.status
