"""Disks that become full or read-only: a small one in memory where this user may mount one, else the like."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

SIZE = 16_000_000
"""Bytes of the disk in memory."""


class Disk:
    """A folder whose disk can be filled and made read-only: `with Disk(folder) as disk`.

    Where nothing can be mounted, files may only grow to a size instead (`largest_file`), and modes forbid to
    write, which binds everybody but an administrator.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.is_mounted = False
        self.largest_file: int | None = None
        self._filler = place / "filler"

    def __enter__(self) -> Self:
        self.place.mkdir(exist_ok=True)
        options = ["-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs"]
        self.is_mounted = os.geteuid() == 0 and _succeeds("mount", *options, str(self.place))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_mounted:
            subprocess.run(["umount", str(self.place)], check=True)

    @property
    def words(self) -> str:
        """What a full and a read-only disk are here."""
        if self.is_mounted:
            return f"a disk in memory (tmpfs) of {SIZE / 1e6:.0f} MB, filled, and mounted read-only"
        return "no file may grow any more (RLIMIT_FSIZE); modes of files and folders that forbid to write"

    @property
    def can_be_read_only(self) -> bool:
        """Whether writing can be forbidden to this user."""
        return self.is_mounted or os.geteuid() != 0

    def fill(self, room: int) -> None:
        """Leave room for so many bytes."""
        if not self.is_mounted:
            self.largest_file = room
            return
        state = os.statvfs(self.place)
        with self._filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, state.f_bavail * state.f_frsize - room))

    def make_room(self) -> None:
        """Empty the disk of what filled it."""
        self.largest_file = None
        self._filler.unlink(missing_ok=True)

    def forbid_writing(self) -> None:
        """From now on nothing can be written."""
        self._allow("ro", 0o555)

    def allow_writing(self) -> None:
        """Let everything be written again."""
        self._allow("rw", 0o755)

    def _allow(self, option: str, mode: int) -> None:
        if self.is_mounted:
            subprocess.run(["mount", "-o", f"remount,{option}", str(self.place)], check=True)
            return
        for folder, _, _ in os.walk(self.place):
            os.chmod(folder, mode)


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
