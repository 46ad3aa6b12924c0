"""Commands on files, without a library."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.commands.common import Inputs, print_lines, terminal_width
from tui.errors import ExitCode

if TYPE_CHECKING:
    from tui.model import Document


def extract(options: SimpleNamespace) -> int:
    """Print what is found in files, without keeping it."""
    from collections import deque

    from tui.cite import formats
    from tui.extract import parallel

    inputs = Inputs(options.inputs)
    texts: deque[str] = deque()

    def documents() -> Iterator[tuple[Document, str]]:
        for document, text in inputs:
            texts.append(text)
            yield document, text

    found = ((findings, texts.popleft()) for findings in parallel.extract(documents()))
    print_lines(formats.findings(found, options.format, terminal_width()))
    return ExitCode.NOT_FOUND if inputs.failed else ExitCode.DONE
