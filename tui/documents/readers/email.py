"""Messages: the subject as headline, then the words, from the plain part unless only the other has them all.

Quoted and forwarded words and signatures stay; what is attached does not. Headers are read by the older rules
of the standard library, under which no header is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_tz
from typing import cast

from tui.documents.decoding import decode
from tui.documents.readers import html
from tui.errors import UserError
from tui.model import Facts, Reading

MOST_PARTS = 100
"""Parts that may hold parts, one inside the other or not: a message has a handful."""

STUB = 1 / 3
"""Of the words of the page in a message; a plain part with fewer only says where to see it."""

FULL_LINE = 55
"""Characters from which a line is taken to go on in the next: mail is wrapped at 60 to 80."""

LONGEST_HEADER = 4_000
"""Characters of a header that are looked at."""

_NESTING = re.compile(rb"boundary\s*\*?\d*\*?\s*=|message/", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_QUOTE = re.compile(r"(?:>[ \t]?)*")
_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,3}[.)])\s")
_WORD = re.compile(r"\w+")


def read(data: bytes, name: str) -> Reading:
    """The text of a message.

    Raises `UserError` where it holds no words, or more than `MOST_PARTS` parts that hold others.
    """
    nested = sum(1 for _ in _NESTING.finditer(data))
    if nested > MOST_PARTS:
        raise UserError(f"{name} has {nested} parts that hold others.", f"At most {MOST_PARTS} are read.")
    message: Message = message_from_bytes(data)
    subject = _REPLY.sub("", _header(message, "subject", name), count=1).strip()
    paragraphs = _paragraphs(message, name)
    if not paragraphs:
        raise UserError(f"{name} holds no words of its own.", "Save what is attached, and add that.")
    return Reading(
        "\n\n".join(_headed(paragraphs, subject)), "email", _facts(message, subject, name), marked=True
    )


def _facts(message: Message, subject: str, name: str) -> Facts:
    sender = _header(message, "from", name)
    person, is_named, address = sender.partition("<")
    domain = (address if is_named else sender).partition(">")[0].rpartition("@")[2]
    publisher = person.strip(" \"'") if is_named else ""
    return Facts(title=subject or None, date=_day(message, name), publisher=publisher or domain or None)


def _day(message: Message, name: str) -> str | None:
    """The day on which it was written where it was written, as ISO."""
    parts = parsedate_tz(_header(message, "date", name))
    if parts is not None:
        with suppress(ValueError):
            return date(*parts[:3]).isoformat()
    return None


def _header(message: Message, field: str, name: str) -> str:
    """A header's value on one line, without its encoding; empty where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == field), "")[
        :LONGEST_HEADER
    ]
    with suppress(UserError):
        raw = decode(raw.encode("utf-8", "surrogateescape"), name)
    with suppress(HeaderParseError, LookupError, ValueError):
        raw = str(make_header(decode_header(" ".join(raw.split()))))
    return " ".join(raw.encode("utf-8", "replace").decode("utf-8").split())


def _headed(paragraphs: list[str], subject: str) -> Iterator[str]:
    """The paragraphs below the subject, which the first of them may repeat."""
    first, *rest = paragraphs
    if not subject:
        yield from paragraphs
        return
    yield f"# {subject}"
    if _WORD.findall(first) != _WORD.findall(subject):
        yield f"#{first}" if first.startswith("# ") else first
    yield from rest


def _paragraphs(part: Message, name: str) -> list[str]:
    """Those of a part and of the parts in it."""
    kind = part.get_content_type()
    if part.is_multipart():
        inner = cast(list[Message], part.get_payload())
        if kind.startswith("message/"):
            return [] if _is_attached(part) else [line for one in inner for line in _paragraphs(one, name)]
        found = [(one.get_content_type(), _paragraphs(one, name)) for one in inner]
        if kind == "multipart/alternative":
            return _fullest(found)
        return [line for _, lines in found for line in lines]
    if _is_attached(part) or kind not in {"text/plain", "text/html"}:
        return []
    words = _words(part, name)
    return _of_page(words, name) if kind == "text/html" else list(_of_plain(words))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _fullest(found: list[tuple[str, list[str]]]) -> list[str]:
    """The plain one of parts that say the same, unless another says far more."""
    plain = next((lines for kind, lines in found if kind == "text/plain"), [])
    longest = max((lines for _, lines in found), key=_count, default=[])
    return plain if _count(plain) > STUB * _count(longest) else longest


def _count(lines: list[str]) -> int:
    return sum(len(_WORD.findall(line)) for line in lines)


def _words(part: Message, name: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    with suppress(LookupError, UnicodeError):
        return data.decode(part.get_content_charset("us-ascii"))
    with suppress(UserError):
        return decode(data, name)
    return ""


def _of_page(source: str, name: str) -> list[str]:
    with suppress(UserError):  # a page without words is like a part that is not there
        return html.read(source.encode("utf-8-sig", "replace"), name).text.split("\n\n")
    return []


def _of_plain(text: str) -> Iterator[str]:
    """The paragraphs of a plain text, their wrapped lines joined, without signs of quoting."""
    open_lines: list[str] = []
    depth = 0
    for line in text.splitlines():
        signs = _QUOTE.match(line)
        words = line[signs.end() if signs else 0 :]
        now = line[: len(line) - len(words)].count(">")
        goes_on = open_lines and now == depth and len(open_lines[-1]) >= FULL_LINE and not _ITEM.match(words)
        if not words.strip() or not goes_on:
            yield from _joined(open_lines)
            open_lines = []
        if words.strip():
            open_lines.append(words)
        depth = now
    yield from _joined(open_lines)


def _joined(lines: list[str]) -> Iterator[str]:
    line = " ".join(" ".join(lines).split())
    if _WORD.search(line):
        yield line
