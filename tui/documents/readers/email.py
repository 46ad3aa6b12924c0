"""Messages: the subject as title, then what was written; files attached are named, not read.

Parts are read by the standard library's lenient policy, since messages on disk keep few of the rules of
RFC 5322 and RFC 2045 to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate
from itertools import groupby

from tui.documents.declared import codec, decode_declared
from tui.documents.lines import NARROWEST, pieces
from tui.documents.web.body import body
from tui.documents.web.flow import flow
from tui.documents.web.parsing import parse
from tui.documents.web.writing import written
from tui.errors import UserError
from tui.model import Facts, Reading

MOST_PARTS = 1_000
"""Parts of a message; one with more is none."""

LONGEST_FIELD = 2_000
"""Characters of a field in a message's head."""

STUB = 3
"""Times that the formatted part has more words than the plain one, where that only says that there is one."""

FORWARDED = "message/rfc822"
"""The type of a message inside another, which is text of it also where it is attached."""

_SHOWN = ("From", "Date", "Subject")
_ANSWERED = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|転送|返信)\s?(?:\[\d+\])?\s?[:：]\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"\A(?:>[ \t]?)+")
_FLOWED = re.compile(r"(?<!^--) \r?\n(?!>)", re.MULTILINE)
"""A break that only wraps a line (RFC 3676); not that below "-- ", which opens a signature."""

_FOLD = re.compile(r"\r?\n(?=[ \t])")
_WORD = re.compile(r"\w+")


def read(data: bytes, name: str) -> Reading:
    """The text of a message.

    Raises `UserError` where it holds no text, or its parts are too many or nested too deeply.
    """
    try:
        return _read(message_from_bytes(data), name)
    except RecursionError:
        what = f"{name} has parts inside one another without end."
        raise UserError(what, "Save the text of the message instead.") from None


def _read(message: Message, name: str) -> Reading:
    parts = _Parts(name)
    paragraphs = list(parts.paragraphs(message))
    if not paragraphs:
        raise UserError(f"{name} holds no text.", "Save what is attached to it as files of their own.")
    title = _ANSWERED.sub("", _decoded(_field(message, "Subject")), count=1).strip()
    below = [line for line in paragraphs if line.lstrip("# ") != title]
    text = "\n\n".join([f"# {title}", *below] if title else below)
    stated = Facts(title=title or None, date=_day(message), publisher=_sender(message))
    return Reading(text, "email", stated, marked=True, attached=tuple(parts.attached))


class _Parts:
    """Reads the parts of one message in order."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MOST_PARTS
        self.attached: list[str] = []
        """The names of files attached, or their types where they have none."""

    def paragraphs(self, part: Message) -> Iterator[str]:
        """What is written in a part and those inside it."""
        self._left -= 1
        if self._left < 0:
            what = f"{self._name} has more than {MOST_PARTS} parts."
            raise UserError(what, "Save the text of the message instead.")
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" and kind != FORWARDED:
            self.attached.append(_decoded(part.get_filename() or kind))
            return
        if kind == "multipart/alternative" and part.is_multipart():
            yield from _best([(one.get_content_type(), list(self.paragraphs(one))) for one in _inside(part)])
        elif part.is_multipart():
            for one in _inside(part):
                if kind == FORWARDED:
                    yield from _head(one)
                yield from self.paragraphs(one)
        elif kind == "text/html":
            yield from self._formatted(part)
        elif kind == "text/plain" or part.get_content_maintype() == "multipart":
            yield from self._plain(part)

    def _formatted(self, part: Message) -> Iterator[str]:
        """What a formatted part says; nothing where nothing is in it."""
        with suppress(UserError):  # other parts may say it; where none does, that is told
            found = body(flow(parse(self._text(part), self._name)), ())
            yield from written(found.passages, None)[0].split("\n\n")

    def _plain(self, part: Message) -> Iterator[str]:
        """Paragraphs of a plain part; what it quotes stands apart, without the signs of quoting."""
        text = self._text(part)
        if part.get_param("format") == "flowed":
            text = _FLOWED.sub(" ", text)
        for _, run in groupby(text.splitlines(), key=_depth):
            yield from _paragraphs("\n".join(_QUOTED.sub("", line, count=1) for line in run))

    def _text(self, part: Message) -> str:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        return decode_declared(data, part.get_content_charset(), self._name)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, each on one line. A message is often too short to show how wide it was
    wrapped; then a long line before one in small letters was."""
    found: list[str] = []
    last = 0
    for piece in pieces(text):
        words = " ".join(text[piece.start : piece.end].split())
        if found and not piece.after_blank and last >= NARROWEST and words[0].islower():
            found[-1] += f" {words}"
        else:
            found.append(words)
        last = piece.end - piece.start
    return found


def _head(message: Message) -> Iterator[str]:
    """What is shown above a message that was forwarded whole."""
    for name in _SHOWN:
        words = _decoded(_field(message, name))
        if words:
            yield f"{name}: {words}"


def _depth(line: str) -> int:
    """How many times a line is quoted."""
    signs = _QUOTED.match(line)
    return signs.group().count(">") if signs else 0


def _best(forms: list[tuple[str, list[str]]]) -> list[str]:
    """Of the forms of one text the plain one, unless another says much more."""
    sized = [(sum(len(_WORD.findall(line)) for line in lines), kind, lines) for kind, lines in forms]
    plain = max((form for form in sized if form[1] == "text/plain"), default=None)
    richest = max(sized, default=None)
    if richest is None:
        return []
    return plain[2] if plain and STUB * plain[0] >= richest[0] else richest[2]


def _inside(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _field(message: Message, name: str) -> str:
    """A field of a message's head as it was sent, without its end where it has no end."""
    wanted = name.casefold()
    return next((value[:LONGEST_FIELD] for key, value in message.raw_items() if key.casefold() == wanted), "")


def _decoded(value: str) -> str:
    """The words of a field, on one line."""
    value = _FOLD.sub("", value)  # the standard library would lose a space that is only there
    try:
        chunks = decode_header(value)
    except MessageError:
        chunks = [(value, None)]
    words = (
        chunk.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if isinstance(chunk, str)
        else chunk.decode(codec(label) or "utf-8", "replace")
        for chunk, label in chunks
    )
    return " ".join("".join(words).split())


def _sender(message: Message) -> str | None:
    """The name of who sent it, else the domain."""
    name, angle, address = _decoded(_field(message, "From")).rpartition("<")
    domain = address.partition(">")[0].rpartition("@")[2].strip()
    return (name.strip(" \"'") if angle else "") or domain or None


def _day(message: Message) -> str | None:
    """The day on which it was sent, as the sender's clock had it."""
    parts = parsedate(_field(message, "Date"))
    if parts is None:
        return None
    with suppress(ValueError):
        return date(*parts[:3]).isoformat()
    return None
