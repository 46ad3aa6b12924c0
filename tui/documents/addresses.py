"""Web addresses: what is there, fetched once, within limits, and never from the private network around us.

The standard library's client does it on connections of our own: the address that a name stands for is checked
where it is connected to, so that no name can stand for another one a moment later (DNS rebinding), and one
deadline holds for all of it, however slowly the other side sends. Proxies are not used.
"""

from __future__ import annotations

import io
import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from importlib.metadata import version
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from tui.documents.declared import codec
from tui.documents.reading import LARGEST_FILE
from tui.errors import ExitCode, UserError
from tui.paths import PROGRAM
from tui.plaintext import one_line

SECONDS = 30.0
"""How long fetching may take, from the name to the last byte, redirects included."""

MOST_REDIRECTS = 5
LONGEST_ADDRESS = 2_000
LONGEST_NAME = 100

_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FINE = frozenset({200, 203})
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]{2,40})", re.IGNORECASE)
_TEXT = re.compile(r"\s*(?:text/|application/(?:xhtml\+)?xml)", re.IGNORECASE)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(NamedTuple):
    """What was at an address: its bytes, a name for them that is none of a folder, and the address at which
    they were in the end.

    A text whose encoding only the server knew is UTF-8 now, which readers try first.
    """

    data: bytes
    name: str
    address: str


def fetch(address: str, *, private: bool = False) -> Fetched:
    """What is at an address of the web; `private` allows addresses of the machine and the network around it.

    Raises `UserError` where it is no such address, nobody answers in time or with anything but a document, or
    what comes is too large.
    """
    address = address.strip()
    deadline = time.monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        found = _answer(_checked(address), deadline, private)
        if isinstance(found, Fetched):
            return found
        address = urljoin(address, found)
    what = f"{address} leads on more than {MOST_REDIRECTS} times."
    raise UserError(what, "Open it in a browser and save it.")


def _checked(address: str) -> SplitResult:
    """The parts of an address that may be asked for, letters beyond ASCII encoded as browsers do."""
    what = f"{one_line(address[:LONGEST_ADDRESS])} is no address that can be read"
    do = "Give one that begins with https:// or http:// and a name."
    if len(address) > LONGEST_ADDRESS or _UNSAFE.search(address):
        raise UserError(f"{what}: it is too long or holds signs that none may hold.", do, ExitCode.WRONG_USE)
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError):
        raise UserError(f"{what}.", do, ExitCode.WRONG_USE) from None
    if parts.scheme not in _PORTS or not host:
        raise UserError(f"{what}.", do, ExitCode.WRONG_USE)
    if parts.username is not None or parts.password is not None:
        what = f"The address of {host} holds a user's name or password."
        raise UserError(what, "Leave it out.", ExitCode.WRONG_USE)
    bracketed = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return SplitResult(parts.scheme, f"{bracketed}:{port}" if port else bracketed, path, query, "")


def _answer(parts: SplitResult, deadline: float, private: bool) -> Fetched | str:
    """What is there, or the address to which it leads on."""
    address = parts.geturl()
    connection = _Connection(parts, deadline, private)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}".rstrip("?"), headers=_headers())
        response = connection.getresponse()
        further = response.getheader("Location")
        if response.status in _REDIRECTS and further:
            return further.encode("latin-1").decode("utf-8", "replace")
        if response.status not in _FINE:
            what = f"{address} answers {response.status} {one_line(response.reason[:60])}".strip()
            raise UserError(f"{what}.", "Check the address in a browser.")
        data = b"".join(_bounded(_unpacked(response, address), address))
        return Fetched(_as_utf8(data, response), _name(parts), address)
    except TimeoutError:
        what = f"{address} took longer than {SECONDS:.0f} seconds."
        raise UserError(what, "Try again, or open it in a browser and save it.") from None
    except ssl.SSLError as error:
        what = f"{address} does not prove that it is what it says: {_reason(error)}."
        raise UserError(what, "Open it in a browser and save it.") from error
    except (OSError, HTTPException, zlib.error) as error:
        raise UserError(f"{address} can't be read: {_reason(error)}.", "Check it in a browser.") from error
    finally:
        connection.hang_up()


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return str(error.verify_message)
    return (error.strerror if isinstance(error, OSError) else None) or "the answer breaks off"


def _headers() -> dict[str, str]:
    agent = f"{PROGRAM}/{version(PROGRAM)}"
    return {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}


class _Connection(HTTPConnection):
    """A connection to a machine that is checked, which ends at the deadline."""

    def __init__(self, parts: SplitResult, deadline: float, private: bool) -> None:
        self.default_port = _PORTS[parts.scheme]
        super().__init__(parts.hostname or "", parts.port or self.default_port)
        self._secure = parts.scheme == "https"
        self._deadline = deadline
        self._private = private
        self._line: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first of the machine's addresses that is allowed and answers."""
        found = _resolved(self.host, self.port, self._deadline)
        allowed = [address for address in found if self._private or _public(address)]
        if not allowed:
            what = f"{self.host} is on this machine or the network around it, which is not read from."
            raise UserError(what, "Save the page and add the file.")
        line = self._reached(allowed)
        if self._secure:
            line = ssl.create_default_context().wrap_socket(line, server_hostname=self.host)
        self._line = line
        self.sock = _Line(line, self._deadline)

    def _reached(self, machine: list[_Address]) -> socket.socket:
        *others, last = machine
        for address in others:
            with suppress(OSError):
                return socket.create_connection((str(address), self.port), _left(self._deadline))
        return socket.create_connection((str(last), self.port), _left(self._deadline))

    def hang_up(self) -> None:
        """End it, whatever is still to come."""
        if self._line is not None:
            self._line.close()


class _Line:
    """A socket as far as the client needs one, of which no step outlasts the deadline. That the client closes
    it when an answer begins changes nothing: what follows is still to be read."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        self._line = line
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What comes from the other side."""
        return io.BufferedReader(_Incoming(self._line, self._deadline))

    def sendall(self, data: bytes) -> None:
        """Send all of it before the deadline."""
        self._line.settimeout(_left(self._deadline))
        self._line.sendall(data)

    def close(self) -> None:
        """Nothing; `_Connection.hang_up` ends it."""


class _Incoming(io.RawIOBase):
    def __init__(self, line: socket.socket, deadline: float) -> None:
        self._line = line
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        self._line.settimeout(_left(self._deadline))
        return self._line.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _resolved(host: str, port: int, deadline: float) -> list[_Address]:
    """The addresses that a name stands for. The system's resolver knows no deadline, so it is left behind
    where it takes longer."""
    answers: SimpleQueue[list[_Address] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(0, "it is no name"))
            return
        places = dict.fromkeys(str(place[4][0]).partition("%")[0] for place in found)
        answers.put([ipaddress.ip_address(place) for place in places])

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=_left(deadline))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _public(address: _Address) -> bool:
    """Whether an address belongs to the public network, also where it wraps one of the older kind."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if not all(_public(one) for one in wrapped if one is not None):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast and not address.is_reserved


def _unpacked(response: HTTPResponse, address: str) -> Iterator[bytes]:
    """The body as it was before it was packed for the way, in small pieces however well it was packed."""
    packed = (response.getheader("Content-Encoding") or "identity").strip().lower()
    chunks = _chunks(response)
    if packed == "identity":
        yield from chunks
        return
    if packed not in ("gzip", "x-gzip"):
        raise UserError(f"{address} comes packed as {packed[:20]}.", "Open it in a browser and save it.")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for chunk in chunks:
        while chunk:
            yield unpack.decompress(chunk, _CHUNK)
            chunk = unpack.unconsumed_tail
    yield unpack.flush()
    if not unpack.eof:
        raise zlib.error("incomplete")


def _chunks(response: HTTPResponse) -> Iterator[bytes]:
    while chunk := response.read1(_CHUNK):
        yield chunk
    if response.length:
        raise IncompleteRead(b"", response.length)


def _bounded(chunks: Iterator[bytes], address: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST_FILE:
            what = f"{address} has more than {LARGEST_FILE / 1e6:.0f} MB."
            raise UserError(what, "That is the most that is read.")
        yield chunk


def _as_utf8(data: bytes, response: HTTPResponse) -> bytes:
    """The bytes; of a text in another encoding that the server names, the same text in UTF-8."""
    kind = response.getheader("Content-Type") or ""
    charset = _CHARSET.search(kind)
    encoding = codec(charset[1]) if charset and _TEXT.match(kind) else None
    if encoding is None:
        return data
    for one in ("utf-8", encoding):
        try:
            text = data.decode(one)
        except UnicodeDecodeError:
            continue
        return data if one == "utf-8" else text.encode()
    return data


def _name(parts: SplitResult) -> str:
    """A name for what is there: that of the file, else of the machine."""
    last = re.split(r"[/\\]", unquote(parts.path))[-1]
    name = "".join(sign for sign in last if sign.isprintable()).strip(" .")[-LONGEST_NAME:]
    return name or parts.hostname or "page"
