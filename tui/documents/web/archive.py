"""Pages that a browser saved with all that belongs to them in one file: MHTML (RFC 2557).

Such a file is built like a message. The page is the first part that is one; pictures, styles and frames are
passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UserError

if TYPE_CHECKING:
    from email.message import Message

_FIELDS = re.compile(rb"\s*[a-z][a-z-]*:[ \t]", re.IGNORECASE)
_SIGN = re.compile(rb"^snapshot-content-location:|^from: <?saved by ", re.IGNORECASE | re.MULTILINE)
"""What browsers write in the head: those of today, and older ones."""

_HEAD = 4_096
"""Bytes in which they do."""

MOST_PARTS = 5_000
"""Parts of a saved page; one with more is none."""


class Page(NamedTuple):
    """A page out of such a file: its bytes, what they are said to be encoded as, and where it was."""

    data: bytes
    encoding: str | None
    address: str | None


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a saved page."""
    return _FIELDS.match(head) is not None and _SIGN.search(head, 0, _HEAD) is not None


def page_of(data: bytes, name: str) -> Page:
    """The page in a file. Raises `UserError` where there is none, or its parts are nested without end."""
    from email import message_from_bytes  # other formats do without it

    try:
        whole = message_from_bytes(data)
        parts = (part for part, _ in zip(whole.walk(), range(MOST_PARTS), strict=False))
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    except RecursionError:
        page = None
    if page is None:
        raise UserError(f"{name} holds no page.", "Save it again from a browser, as HTML.")
    payload = page.get_payload(decode=True)
    address = _field(page, "content-location") or _field(whole, "snapshot-content-location")
    return Page(payload if isinstance(payload, bytes) else b"", page.get_content_charset(), address)


def _field(part: Message, name: str) -> str | None:
    """A field of a part's head as it was sent, which may be folded."""
    values = (value for key, value in part.raw_items() if key.casefold() == name)
    return next(("".join(value.split()) for value in values), None)
