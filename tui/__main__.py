"""The program's entry: `indojp-tui` and `python -m tui`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the commands and leave with their exit code."""
    from tui.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
