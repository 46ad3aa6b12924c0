"""Commands on files, without a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.commands.common import print_lines, say, terminal_width
from tui.errors import ExitCode, UserError
from tui.paths import PROGRAM

if TYPE_CHECKING:
    from tui.model import Document


class _Inputs:
    """The documents that files and folders hold, in order; what can't be read is said and passed over."""

    def __init__(self, named: Iterable[str]) -> None:
        self.failed = False
        self._named = named

    def __iter__(self) -> Iterator[tuple[Document, str]]:
        from tui.documents import inputs, reading
        from tui.documents.guarded import Reader

        passed_over = inputs.PassedOver()
        with Reader() as reader:
            for one in inputs.named(self._named, passed_over, self._fail):
                try:
                    data, name, _ = inputs.contents(one)
                    read = reader.read(data, name)
                except UserError as error:
                    self._fail(error)
                    continue
                document, text = reading.document(read, name), read.text
                if remark := reading.remark(document, text, one.place):
                    say(remark)
                yield document, text
        if passed_over.sentence:
            say(passed_over.sentence)

    def _fail(self, error: UserError) -> None:
        self.failed = True
        say(f"{PROGRAM}: {error}")


def extract(options: SimpleNamespace) -> int:
    """Print what is found in files, without keeping it."""
    from collections import deque

    from tui.cite import formats
    from tui.extract import parallel

    inputs = _Inputs(options.inputs)
    texts: deque[str] = deque()

    def documents() -> Iterator[tuple[Document, str]]:
        for document, text in inputs:
            texts.append(text)
            yield document, text

    found = ((findings, texts.popleft()) for findings in parallel.extract(documents()))
    print_lines(formats.findings(found, options.format, terminal_width()))
    return ExitCode.NOT_FOUND if inputs.failed else ExitCode.DONE
