"""The clipboard: by which ways words leave the program, and what is known of their arrival.

Which ways there are is a pure function of the environment, `route`. Inside tmux its own buffer comes first
(it hands the words on to the terminal), on a machine that one sits at the clipboard tool of the desktop, and
the terminal itself (OSC 52) wherever nothing better is known. Only a tool that returned 0 confirms a copy;
what a terminal does with OSC 52 nobody learns. So the last copy is always kept in a file too.
"""

from __future__ import annotations

import base64
import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from tui.host.files import write_private
from tui.paths import state_folder
from tui.plaintext import copied
from tui.settings import ClipboardWay

LAST_COPY = "last-copy.txt"
PATIENCE = 1.0
"""Seconds that a tool may take. One that shows a dialog or waits for a dead display never ends."""
LONGEST_SEQUENCE = 100_000
"""Characters of an OSC 52 sequence: what hterm's osc52.sh allows. Some terminals print the rest of a longer
one as text; a few take less and drop it."""


class Helper(Struct, frozen=True):
    """A tool that takes the words, UTF-8, on its standard input."""

    name: str
    command: tuple[str, ...]


class Route(Struct, frozen=True):
    """The ways to take.

    Each of `places` is a clipboard of its own, given as the tools that can reach it: the first that succeeds
    does. `terminal` says that OSC 52 is sent in any case; where no tool succeeds it is sent anyhow.
    """

    places: tuple[tuple[Helper, ...], ...]
    terminal: bool


class Copied(Struct, frozen=True):
    """What became of a copy.

    `by` names the tools that `confirmed` it. `sent` says that it went to the terminal, `left_out` how many
    characters that could control a terminal did not go with it, `kept` in which file it lies (None where
    the state folder can't be written).
    """

    confirmed: bool
    by: str
    sent: bool
    left_out: int
    kept: Path | None


TMUX = (
    Helper("tmux", ("tmux", "load-buffer", "-w", "-")),
    # Before 3.2 tmux knows no -w: the words are in its buffer, and not on the terminal's clipboard.
    Helper("tmux", ("tmux", "load-buffer", "-")),
)
MAC = Helper("pbcopy", ("pbcopy",))
WAYLAND = Helper("wl-copy", ("wl-copy",))
X11 = (
    Helper("xclip", ("xclip", "-selection", "clipboard", "-in")),
    Helper("xsel", ("xsel", "--clipboard", "--input")),
)
WINDOWS = Helper(
    "PowerShell",
    (
        *("powershell.exe", "-NoProfile", "-NonInteractive", "-Command"),
        # Decoded here, since the console's code page (and so clip.exe) knows only some letters.
        "$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8);"
        " Set-Clipboard -Value $in.ReadToEnd()",
    ),
)


def route(
    environment: Mapping[str, str], system: str, available: Callable[[str], bool], way: ClipboardWay = "auto"
) -> Route:
    """The ways to the clipboard for these environment variables on this system (`platform.system()`).

    `available` says whether a command can be found. `way` leaves only one of the ways.
    """
    in_tmux = bool(environment.get("TMUX")) if way == "auto" else way == "tmux"
    remote = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    at_desktop = not remote if way == "auto" else way == "desktop"
    candidates = [TMUX if in_tmux else (), _desktop(environment, system) if at_desktop else ()]
    found = (tuple(h for h in helpers if available(h.command[0])) for helpers in candidates)
    places = tuple(helpers for helpers in found if helpers)
    return Route(places, terminal=way == "terminal" or (way == "auto" and not in_tmux))


def _desktop(environment: Mapping[str, str], system: str) -> tuple[Helper, ...]:
    """The tools for the clipboard of the machine one sits at, the likeliest first."""
    mac = (MAC,) if system == "Darwin" else ()
    wsl = environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP")
    windows = (WINDOWS,) if wsl or system == "Windows" else ()
    wayland = (WAYLAND,) if environment.get("WAYLAND_DISPLAY") else ()
    x11 = X11 if environment.get("DISPLAY") else ()
    return (*mac, *windows, *wayland, *x11)


def current_route(way: ClipboardWay = "auto") -> Route:
    """The ways from here."""
    return route(os.environ, platform.system(), lambda command: shutil.which(command) is not None, way)


def route_text(chosen: Route) -> str:
    """The ways in words: "tmux, then wl-copy or xclip"."""
    tools = [" or ".join(dict.fromkeys(helper.name for helper in place)) for place in chosen.places]
    terminal = ["the terminal (OSC 52), which confirms nothing"] if chosen.terminal or not tools else []
    return ", then ".join(tools + terminal)


def copy(text: str, write_to_terminal: Callable[[str], object], way: ClipboardWay = "auto") -> Copied:
    """Put the text on the clipboard, without the characters that could control a terminal.

    `write_to_terminal` writes a control sequence. Takes up to `PATIENCE` seconds for each tool that hangs.
    """
    words, left_out = copied(text)
    data = words.encode()
    kept = write_private(state_folder() / LAST_COPY, data)
    chosen = current_route(way)
    by = [name for place in chosen.places if (name := _first(place, data))]
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    sent = (chosen.terminal or not by) and len(sequence) <= LONGEST_SEQUENCE
    if sent:
        write_to_terminal(sequence)
    return Copied(bool(by), " and ".join(by), sent, left_out, kept)


def told(result: Copied) -> str:
    """What may be said of a copy: that it succeeded only where a tool said so."""
    if result.confirmed:
        said = f"Copied ({result.by})."
    elif result.sent:
        said = "Sent to the terminal, which does not say whether it took it."
    else:
        said = "Too long for the terminal, and no other clipboard is within reach."
    if not result.confirmed and result.kept is not None:
        said += f" It is kept in {result.kept}."
    if result.left_out:
        characters = "character was" if result.left_out == 1 else "characters were"
        said += f" {result.left_out} control {characters} left out."
    return said


def _first(place: tuple[Helper, ...], data: bytes) -> str | None:
    """The name of the first tool that took the words."""
    return next((helper.name for helper in place if _run(helper, data)), None)


def _run(helper: Helper, data: bytes) -> bool:
    """Whether the tool took the words.

    Nothing is read from it: wl-copy and xclip stay behind to serve the clipboard, and would hold a pipe open.
    """
    try:
        done = subprocess.run(
            helper.command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
