"""The clipboard: which way the environment asks for, and what is said of words that went it."""

from __future__ import annotations

import base64
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.host import clipboard
from tui.host.clipboard import copy, route, route_text, told
from tui.paths import state_folder
from tui.settings import ClipboardWay

SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
TMUX = {"TMUX": "/run/tmux/default,1,0"}
WSL = {"WSL_DISTRO_NAME": "Ubuntu", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
TERMINAL = "the terminal (OSC 52), which confirms nothing"


@pytest.mark.parametrize(
    ("environment", "system", "text"),
    [
        pytest.param(TMUX, "Linux", "tmux", id="tmux"),
        pytest.param(TMUX | {"WAYLAND_DISPLAY": "w"}, "Linux", "tmux, then wl-copy", id="tmux on a desktop"),
        pytest.param(TMUX, "Darwin", "tmux, then pbcopy", id="tmux on a Mac"),
        pytest.param(SSH, "Linux", TERMINAL, id="ssh"),
        pytest.param(SSH | {"DISPLAY": "localhost:10.0"}, "Linux", TERMINAL, id="ssh with X11 forwarded"),
        pytest.param({"SSH_TTY": "/dev/pts/1"}, "Darwin", TERMINAL, id="ssh to a Mac"),
        pytest.param(SSH | TMUX | {"DISPLAY": ":0"}, "Linux", "tmux", id="ssh inside tmux"),
        pytest.param({"WAYLAND_DISPLAY": "w"}, "Linux", f"wl-copy, then {TERMINAL}", id="Wayland"),
        pytest.param(
            {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"},
            "Linux",
            f"wl-copy or xclip or xsel, then {TERMINAL}",
            id="Wayland with X11 beside it",
        ),
        pytest.param({"DISPLAY": ":0"}, "Linux", f"xclip or xsel, then {TERMINAL}", id="X11"),
        pytest.param({}, "Darwin", f"pbcopy, then {TERMINAL}", id="macOS"),
        pytest.param(
            WSL,
            "Linux",
            f"PowerShell or wl-copy or xclip or xsel, then {TERMINAL}",
            id="WSL before its own desktop",
        ),
        pytest.param({}, "Windows", f"PowerShell, then {TERMINAL}", id="Windows"),
        pytest.param({}, "Linux", TERMINAL, id="nothing at all"),
        pytest.param({"TMUX": "", "DISPLAY": ""}, "Linux", TERMINAL, id="variables set to nothing"),
    ],
)
def test_the_way_follows_the_environment(environment: dict[str, str], system: str, text: str) -> None:
    assert route_text(route(environment, system, lambda _: True)) == text


def test_in_tmux_the_terminal_is_left_to_tmux_and_one_before_3_2_is_asked_without_w() -> None:
    chosen = route(TMUX, "Linux", lambda _: True)
    assert not chosen.terminal
    assert [helper.command for helper in chosen.places[0]] == [
        ("tmux", "load-buffer", "-w", "-"),
        ("tmux", "load-buffer", "-"),
    ]


def test_a_tool_that_is_not_installed_is_not_on_the_way() -> None:
    here = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}
    assert route_text(route(here, "Linux", lambda name: name == "xsel")) == f"xsel, then {TERMINAL}"
    assert route_text(route(TMUX, "Linux", lambda _: False)) == TERMINAL


def test_windows_is_given_unicode_and_never_clip_exe() -> None:
    (place,) = route(WSL, "Linux", lambda name: name.endswith(".exe")).places
    (helper,) = place
    assert helper.command[0] == "powershell.exe"
    assert "UTF8" in helper.command[-1]


@pytest.mark.parametrize(
    ("way", "text"),
    [("tmux", "tmux"), ("desktop", "xclip or xsel"), ("terminal", TERMINAL)],
)
def test_a_setting_leaves_one_way(way: ClipboardWay, text: str) -> None:
    assert route_text(route(SSH | TMUX | {"DISPLAY": ":0"}, "Linux", lambda _: True, way)) == text


class Desk:
    """A machine whose clipboard tools are scripts, and a terminal that remembers what was written to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.terminal: list[str] = []

    def tool(self, name: str, script: str) -> Path:
        """Install a script; what it writes to `$TAKEN` is in the file that is returned."""
        taken = self.folder / f"{name}.taken"
        path = self.folder / name
        path.write_text(f"#!/bin/sh\nTAKEN='{taken}'\n{script}\n")
        path.chmod(0o755)
        return taken

    def sent(self) -> str:
        """The words in the one OSC 52 sequence that was written."""
        (sequence,) = self.terminal
        assert sequence.startswith("\x1b]52;c;")
        assert sequence.endswith("\x07")
        return base64.b64decode(sequence[7:-1], validate=True).decode()


TAKES = '/bin/cat > "$TAKEN"'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("SSH_CLIENT", "WSL_DISTRO_NAME", "WSL_INTEROP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    return Desk(tmp_path)


WORDS = "“[sic]” [/x] 防衛 हिन्दी\nsecond line"


def test_a_tool_that_succeeds_confirms_the_copy(desk: Desk) -> None:
    taken = desk.tool("xclip", TAKES)
    result = copy(WORDS, desk.terminal.append)
    assert taken.read_text() == WORDS
    assert desk.sent() == WORDS
    assert told(result) == "Copied (xclip)."


def test_a_failing_tool_falls_through_to_the_next(desk: Desk) -> None:
    desk.tool("xclip", "exit 1")
    taken = desk.tool("xsel", TAKES)
    assert told(copy(WORDS, desk.terminal.append)) == "Copied (xsel)."
    assert taken.read_text() == WORDS


def test_a_hanging_tool_is_cut_short_and_confirms_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    desk.tool("xclip", "exec /bin/sleep 60")
    result = copy(WORDS, desk.terminal.append)
    assert not result.confirmed
    assert desk.sent() == WORDS


def test_a_tool_that_stays_behind_to_serve_the_clipboard_is_not_waited_for(desk: Desk) -> None:
    taken = desk.tool("xclip", f"{TAKES}\n/bin/sleep 20 &")
    assert copy(WORDS, desk.terminal.append).by == "xclip"
    assert taken.read_text() == WORDS


def test_a_tool_that_reads_nothing_confirms_nothing_but_its_exit_code(desk: Desk) -> None:
    desk.tool("xclip", "exit 3")
    assert not copy("word " * 100_000, desk.terminal.append).confirmed


def test_an_old_tmux_is_given_the_words_without_w(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "socket,1,0")
    taken = desk.tool("tmux", f'case "$*" in *-w*) exit 1;; esac\n{TAKES}')
    assert told(copy(WORDS, desk.terminal.append)) == "Copied (tmux)."
    assert taken.read_text() == WORDS
    assert desk.terminal == []


def test_in_tmux_on_a_desktop_both_clipboards_have_the_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "socket,1,0")
    taken = [desk.tool(name, TAKES) for name in ("tmux", "xclip")]
    assert told(copy(WORDS, desk.terminal.append)) == "Copied (tmux and xclip)."
    assert [path.read_text() for path in taken] == [WORDS, WORDS]


def test_a_tmux_that_is_gone_leaves_the_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "socket,1,0")
    desk.tool("tmux", "exit 1")
    assert not copy(WORDS, desk.terminal.append).confirmed
    assert desk.sent() == WORDS


def test_what_nothing_confirmed_is_said_to_be_sent_and_where_it_is_kept(desk: Desk) -> None:
    result = copy(WORDS, desk.terminal.append)
    kept = state_folder() / clipboard.LAST_COPY
    assert (
        told(result) == f"Sent to the terminal, which does not say whether it took it. It is kept in {kept}."
    )
    assert kept.read_text() == WORDS
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_text_too_long_for_terminals_is_not_sent_and_is_said_to_be(desk: Desk) -> None:
    fits = 74_994  # bytes whose base64, with the sequence around it, has at most 100 000 characters
    assert copy("x" * fits, desk.terminal.append).sent
    desk.terminal.clear()
    result = copy("x" * (fits + 1), desk.terminal.append)
    assert desk.terminal == []
    assert told(result).startswith(
        "Too long for the terminal, and no other clipboard is within reach. It is kept in "
    )
    assert result.kept is not None
    assert result.kept.stat().st_size == fits + 1


def test_characters_that_control_a_terminal_stay_behind_and_are_counted(desk: Desk) -> None:
    taken = desk.tool("xclip", TAKES)
    result = copy("a\x1b[31mb\u202ec", desk.terminal.append)
    assert taken.read_text() == desk.sent() == "a[31mbc"
    assert told(result) == "Copied (xclip). 2 control characters were left out."
    assert told(copy("a\x07", lambda _: None)) == "Copied (xclip). 1 control character was left out."


def test_the_last_copy_replaces_the_one_before(desk: Desk) -> None:
    copy("a longer text", desk.terminal.append)
    kept = copy("short", desk.terminal.append).kept
    assert kept is not None
    assert kept.read_text() == "short"
    assert [path.name for path in kept.parent.iterdir()] == [clipboard.LAST_COPY]


def test_a_state_folder_that_cannot_be_written_costs_no_copy(desk: Desk) -> None:
    state_folder().parent.mkdir(parents=True)
    state_folder().write_text("a file where the folder should be")
    result = copy(WORDS, desk.terminal.append)
    assert desk.sent() == WORDS
    assert told(result) == "Sent to the terminal, which does not say whether it took it."


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A tmux server of the test's own, which the program believes it runs in; the command to ask it."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    command = ["tmux", "-S", str(tmp_path / "s"), "-f", "/dev/null"]
    subprocess.run([*command, "new-session", "-d", "-x", "80", "-y", "24", "/bin/cat"], check=True)
    monkeypatch.setenv("TMUX", f"{tmp_path / 's'},0,0")
    yield command
    subprocess.run([*command, "kill-server"], check=True)


@pytest.mark.parametrize("setting", ["on", "external", "off"])
def test_a_real_tmux_holds_the_words_letter_for_letter(tmux: list[str], setting: str) -> None:
    subprocess.run([*tmux, "set", "-s", "set-clipboard", setting], check=True)
    assert copy(WORDS, lambda _: None, "tmux").by == "tmux"
    shown = subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True)
    assert shown.stdout.decode() == WORDS
