"""Where things lie: what is shipped, the default library, settings, state."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

PROGRAM = "indojp-tui"
LIBRARY_VARIABLE = "INDOJP_LIBRARY"


@cache
def data_folder() -> Path:
    """The shipped data: a checkout's `data/` where `../pyproject.toml` names this project, else the wheel's.

    An editable install leaves a stale copy in the wheel's place, hence the order.
    """
    package = Path(__file__).resolve().parent
    project = package.parent / "pyproject.toml"
    if project.is_file() and f'name = "{PROGRAM}"' in project.read_text(encoding="utf-8"):
        return package.parent / "data"
    return package / "_data"


def default_library() -> Path:
    """The platform's own place for a person's data (`$XDG_DATA_HOME/indojp-tui` on Linux)."""
    return _folder("data")


def settings_file() -> Path:
    """The person's settings; need not exist."""
    return _folder("config") / "settings.toml"


def state_folder() -> Path:
    """Log, crash files and the last copy."""
    return _folder("state")


def _folder(kind: str) -> Path:
    import platformdirs

    make = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
    }[kind]
    return make(PROGRAM, appauthor=False)


def chosen_library(option: str | None) -> Path:
    """The library that `--library`, else the environment, else the platform names."""
    named = option or os.environ.get(LIBRARY_VARIABLE)
    return Path(named).expanduser() if named else default_library()
