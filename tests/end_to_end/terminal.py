"""A real terminal for the tests: tmux on a server of its own, driven by keys, read as text."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

PATIENCE = 30.0
"""Seconds until a screen that never comes is a failure; generous, since machines are shared."""

ESCAPE_PAUSE = 0.7
"""tmux keeps an escape for 500 ms to see whether a sequence follows."""


class Terminal:
    """One tmux server with one window that runs a command."""

    def __init__(
        self, command: list[str], columns: int, rows: int, environment: Mapping[str, str], folder: Path
    ) -> None:
        self.socket = str(folder / "tmux.socket")
        self.environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        self.environment.pop("TMUX", None)
        settings = [f"{name}={value}" for name, value in environment.items()]
        shell = shlex.join(["env", *settings, *command]) + "; echo ended with $?; exec sleep 600"
        size = ("-x", str(columns), "-y", str(rows))
        self.tmux("-f", "/dev/null", "new-session", "-d", "-s", "test", *size, shell)

    def tmux(self, *arguments: str) -> str:
        """Run one tmux command on this server and return what it printed."""
        done = subprocess.run(
            ["tmux", "-S", self.socket, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(
            ["tmux", "-S", self.socket, "kill-server"], env=self.environment, capture_output=True, check=False
        )

    def screen(self) -> str:
        """What stands on the screen, a line a row."""
        return self.tmux("capture-pane", "-p", "-t", "test")

    def wait_for(self, *texts: str, gone: bool = False) -> str:
        """The screen as soon as every text stands on it (or, with `gone`, none of them)."""
        end = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            standing = [text in screen for text in texts]
            if (not any(standing)) if gone else all(standing):
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"{texts} {'stayed' if gone else 'never came'}:\n{screen}")
            time.sleep(0.05)

    def wait_until(self, expected: str) -> None:
        """Wait until just this stands on the screen."""
        end = time.monotonic() + PATIENCE
        while (screen := self.screen()) != expected:
            if time.monotonic() > end:
                raise AssertionError(f"instead of\n{expected}\nthere stands\n{screen}")
            time.sleep(0.05)

    def settle(self) -> str:
        """The screen once it has stopped changing."""
        before = self.screen()
        while True:
            time.sleep(0.25)
            after = self.screen()
            if after == before:
                return after
            before = after

    def press(self, *keys: str) -> None:
        """Send keys by tmux's names ("Enter", "Down", "y"); after an escape, wait till it counts as one."""
        for key in keys:
            self.tmux("send-keys", "-t", "test", key)
            if key == "Escape":
                time.sleep(ESCAPE_PAUSE)

    def type(self, text: str) -> None:
        """Send the text in one burst, as a fast typist or a paste would."""
        self.tmux("send-keys", "-t", "test", "-l", text)

    def buffer(self) -> str:
        """What a copy has put into tmux's own buffer."""
        return self.tmux("show-buffer")
