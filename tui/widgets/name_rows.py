"""The rows of names on the disk, one a line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment

from tui.host.completing import Name
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import cut


class NameRows:
    """Folders and files; of neither, what is said instead."""

    height = 1
    gap = 0
    headings: Sequence[Heading] = ()

    def __init__(self, names: Sequence[Name], nothing: Sequence[str] = ()) -> None:
        self.names = names
        self._nothing = nothing

    def __len__(self) -> int:
        return len(self.names)

    def id_of(self, row: int) -> str:
        """The name."""
        return self.names[row].name

    def row_of(self, id_: str | None) -> int | None:
        """The row of that name."""
        return next((row for row, name in enumerate(self.names) if name.name == id_), None)

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing is."""
        return False

    def words(self, row: int) -> str:
        """The name, as it stands in a path."""
        return self.names[row].written

    def empty(self) -> Sequence[str]:
        """What to say where there are none."""
        return self._nothing

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:  # noqa: ARG002
        """The one line."""
        style = brush.words if self.names[row].is_folder else brush.muted
        return [Segment(cut(brush.signs.shown(self.words(row)), width, brush.signs.ellipsis), style)]
