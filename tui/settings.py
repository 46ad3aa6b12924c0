"""The person's settings, a TOML file that need not exist.

theme = "light"          # dark, light or ansi
ascii = true             # signs that every terminal can draw
clipboard = "terminal"   # auto, tmux, desktop or terminal
private_addresses = true # add from addresses of private networks and of this machine, too
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import msgspec
from msgspec import Struct

from tui.errors import ExitCode, UserError

Theme = Literal["dark", "light", "ansi"]
ClipboardWay = Literal["auto", "tmux", "desktop", "terminal"]


class Settings(Struct, frozen=True):
    """All settings with their defaults."""

    theme: Theme = "dark"
    ascii: bool = False
    """Paint with ASCII only: `host.signs`."""
    clipboard: ClipboardWay = "auto"
    """All ways to the clipboard that the environment offers, or one of them only: `host.clipboard`."""
    private_addresses: bool = False
    """Add documents from addresses of private networks and of this machine, too."""


def load(file: Path) -> Settings:
    """The settings in the file, the defaults where there is none.

    Raises `UserError` where the file can't be read, or holds a setting that does not exist or can't have
    its value.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        what = f"The settings in {file} can't be read: {error.strerror}."
        raise UserError(what, "Make the file readable, or delete it.") from error
    return Settings(**{key: _checked(file, key, value) for key, value in _table(file, data).items()})


def _table(file: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode())
    except ValueError as error:
        what = f"The settings in {file} are not TOML: {error}."
        raise UserError(what, "Mend that line, or delete the file.", ExitCode.WRONG_USE) from error


def _checked(file: Path, key: str, value: object) -> Any:
    types = get_type_hints(Settings)
    if key not in types:
        what = f"The settings in {file} have “{key}”, which is no setting."
        raise UserError(what, f"There are {_listed(types, 'and')}.", ExitCode.WRONG_USE)
    try:
        return msgspec.convert(value, types[key])
    except msgspec.ValidationError as error:
        allowed = _listed(get_args(types[key]) or ("true", "false"), "or")
        what = f"The setting “{key}” in {file} has a value that it can't have."
        raise UserError(what, f"It may be {allowed}.", ExitCode.WRONG_USE) from error


def _listed(words: Any, last: str) -> str:
    *first, final = words
    return f"{', '.join(first)} {last} {final}"
