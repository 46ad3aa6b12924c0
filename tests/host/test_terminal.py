"""What is known of a terminal, from its environment and from its own answer."""

from __future__ import annotations

import os
import pty
import termios
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

from tui.host import terminal as module
from tui.host.terminal import painted_cells, terminal


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "none"),
        ({}, "none"),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit", "NO_COLOR": "1"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "256"),
    ],
)
def test_colours_follow_the_environment(environment: dict[str, str], colours: str) -> None:
    assert terminal(environment, 80, 24).colours == colours


def test_a_terminal_knows_whether_it_is_inside_another_or_far_away() -> None:
    far = terminal({"TERM": "screen", "TMUX": "s,1,0", "SSH_TTY": "/dev/pts/3"}, 80, 24)
    assert (far.in_tmux, far.remote) == (True, True)
    near = terminal({"TERM": "screen", "TMUX": ""}, 80, 24)
    assert (near.in_tmux, near.remote) == (False, False)


class Screen:
    """The other end of a terminal line, which answers a query for the cursor with what it is told to."""

    def __init__(self, answer: bytes) -> None:
        self.painted = b""
        self._answer = answer
        self._end, self.line = pty.openpty()
        self.device = os.ttyname(self.line)
        self._reader = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.line)
        self._reader.join()
        os.close(self._end)

    def _serve(self) -> None:
        with suppress(OSError):  # the line's other end is closed
            while received := os.read(self._end, 1024):
                self.painted += received
                if received.endswith(b"\x1b[6n"):
                    os.write(self._end, self._answer)


def test_the_terminal_says_how_wide_it_paints_and_is_left_as_it_was() -> None:
    with Screen(b"\x1b[12;9R") as screen:
        before = termios.tcgetattr(screen.line)
        assert painted_cells("▸“┌★", screen.device) == 8
        assert termios.tcgetattr(screen.line) == before
    assert screen.painted.startswith("\r▸“┌★".encode())
    assert screen.painted.endswith(b"\r\x1b[K")


def test_a_key_that_was_typed_meanwhile_does_not_confuse_the_answer() -> None:
    with Screen(b"j\x1b[12;5R") as screen:
        assert painted_cells("abcd", screen.device) == 4


def test_a_terminal_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with Screen(b"") as screen:
        assert painted_cells("abcd", screen.device) is None


def test_where_there_is_no_terminal_nothing_is_known(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert painted_cells("abcd", str(file)) is None
    assert painted_cells("abcd", str(tmp_path / "missing")) is None
    assert file.read_text() == ""
