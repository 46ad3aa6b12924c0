"""Makes the README's picture with the program itself: python -m tests.picture"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from tui.app import ExplorerApp
from tui.changes import build
from tui.workspace import open_workspace

PICTURE = Path(__file__).resolve().parent.parent / ".github" / "explorer.svg"
SIZE = (120, 34)
SECONDS_TO_FILL = 1.0
KEYS = ("down", "down", "down", "3", "down")


async def _picture(library: Path) -> str:
    app = ExplorerApp(library, open_workspace(library))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SECONDS_TO_FILL)
        await pilot.press(*KEYS)
        await pilot.pause()
        return app.export_screenshot(title="indojp-tui")


def main() -> None:
    """Draw the explorer on a fresh library of the shipped article; the reader's browser chooses the font."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), lambda progress: None, starter=True)
        PICTURE.parent.mkdir(exist_ok=True)
        drawn = asyncio.run(_picture(Path(folder)))
        PICTURE.write_text(re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
