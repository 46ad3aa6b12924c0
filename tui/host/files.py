"""Files of the person's own state: written whole or not at all, readable by nobody else."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_private(path: Path, data: bytes) -> Path | None:
    """Replace the file by one with these bytes (mode 600), its folder made where it is missing.

    Returns the path, None where it can't be written: state is a convenience, never worth an error.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError:
        return None
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        return None
    return path
