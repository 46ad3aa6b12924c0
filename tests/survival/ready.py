"""What every process of a trial needs, loaded once: new ones part from a process that has it."""

from __future__ import annotations

import filelock  # noqa: F401
import tantivy  # noqa: F401

import tui.library.storage  # noqa: F401
from tui.extract import parsing

parsing.load()
