"""Web addresses → what stands there: over http and https alone, under limits, and only from public machines.

Where a name leads is looked at on the very connection, so that a name that leads elsewhere the second time
gets nowhere either. Settings of the surroundings for proxies are not followed.
"""

from __future__ import annotations

import codecs
import http.client
import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from http import HTTPStatus
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from tui.documents.reading import LARGEST_FILE
from tui.errors import UserError
from tui.plaintext import one_line

SECONDS = 30.0
"""How long an address may take in all, redirects included; looking up its name has the system's own limit."""

MOST_REDIRECTS = 5
LONGEST_ADDRESS = 2_000
LONGEST_NAME = 100

_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_KEPT = "/:;,?&=+$@!*'()~%[]"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses behind which a translator reaches those of the older protocol (RFC 6052)."""

_HEADERS = {
    "User-Agent": f"indojp-tui/{version('indojp-tui')}",
    "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class Fetched(NamedTuple):
    """What stands at an address: its bytes, a name for it that is safe, and the address that it was found at
    in the end. Text in an encoding that only the server told is turned into UTF-8 with a mark."""

    data: bytes
    name: str
    address: str


def fetch(address: str, *, private: bool = False) -> Fetched:
    """What stands at a web address; `private` allows machines of one's own network.

    Raises `UserError` where the address is none of the web or not public, leads in circles, answers with an
    error, can't be reached safely, takes longer than `SECONDS`, or holds more than `LARGEST_FILE` bytes.
    """
    until = time.monotonic() + SECONDS
    target = address.strip()
    for _ in range(MOST_REDIRECTS + 1):
        connection = _Connection(_split(target), private)
        timer = Timer(max(0.0, until - time.monotonic()), connection.cut)
        timer.daemon = True
        timer.start()
        try:
            onward, data = _answer(connection, target)
        except (OSError, http.client.HTTPException, zlib.error, ValueError, AttributeError) as error:
            # the last two come of a connection that is cut while it reads
            raise _unreachable(target, connection.is_cut, error) from error
        finally:
            timer.cancel()
            connection.close()
        if connection.is_cut:
            raise _unreachable(target, True, None)
        if onward is None:
            return Fetched(data, _name(target), target)
        target = urljoin(target, onward)
    raise UserError(f"{_shown(address)} leads on more than {MOST_REDIRECTS} times.", "Check the address.")


class _Connection(http.client.HTTPConnection):
    """A connection to a machine that was looked at; it can be cut at any moment from another thread."""

    def __init__(self, parts: SplitResult, private: bool) -> None:
        assert parts.hostname is not None
        super().__init__(parts.hostname, parts.port or _PORTS[parts.scheme], timeout=SECONDS)
        self._context = ssl.create_default_context() if parts.scheme == "https" else None
        self._private = private
        self.is_cut = False

    def connect(self) -> None:
        self.sock = self._plain()
        if self._context is not None:
            self.sock = self._context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def _plain(self) -> socket.socket:
        failure: OSError | None = None
        for family, kind, protocol, _, place in socket.getaddrinfo(
            self.host, self.port, type=socket.SOCK_STREAM
        ):
            if not (self._private or is_public(str(place[0]))):
                raise UserError(
                    f"{_shown(self.host)} is a machine of a private network.",
                    "Only public addresses are read; save the page and add the file.",
                )
            plain = socket.socket(family, kind, protocol)
            self.sock = plain
            plain.settimeout(SECONDS)
            try:
                plain.connect(place)
            except OSError as error:
                plain.close()
                failure = error
                continue
            return plain
        raise failure or OSError("no address")

    def cut(self) -> None:
        """End it, whoever is waiting for it."""
        self.is_cut = True
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
            except OSError:
                self.sock.close()  # not connected yet, or no longer


def is_public(place: str) -> bool:
    """Whether an address of the network protocol belongs to the public network, and so does the one that it
    may stand for."""
    found = ip_address(place.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            yield address.ipv4_mapped
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield from address.teredo
        if address in _NAT64:
            yield IPv4Address(int(address) & 0xFFFF_FFFF)


def _split(address: str) -> SplitResult:
    """The parts of an address. Raises `UserError` where it is none of the web, or holds a password."""
    try:
        parts = urlsplit(address)
        is_sound = parts.hostname is not None and parts.port != 0
    except ValueError:
        raise UserError("This is no web address.", "Write it as https://….") from None
    if "@" in parts.netloc:
        raise UserError("The web address holds a user's name or password.", "Leave it out.")
    if not is_sound or _UNSAFE.search(address) or len(address) > LONGEST_ADDRESS:
        raise UserError(f"{_shown(address)} is no web address.", "Write it as https://….")
    if parts.scheme not in _PORTS:
        raise UserError(f"{_shown(address)} is no web address.", "Only http and https are read.")
    try:
        return parts._replace(netloc=parts.netloc.encode("idna").decode("ascii"))
    except UnicodeError:
        raise UserError(f"{_shown(address)} is no web address.", "Check the name in it.") from None


def _answer(connection: _Connection, address: str) -> tuple[str | None, bytes]:
    """Where the address leads on, or else what stands there."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    connection.request("GET", quote(f"{parts.path or '/'}{query}", safe=_KEPT), headers=_HEADERS)
    response = connection.getresponse()
    onward = response.getheader("Location")
    if response.status in _REDIRECTS and onward is not None:
        return quote(onward.strip().encode("latin-1"), safe=f"{_KEPT}#"), b""
    if response.status != HTTPStatus.OK:
        raise UserError(f"{_shown(address)} answers with the error {response.status}.", "Check the address.")
    data = b"".join(_unpacked(response, address))
    return None, _marked(data, response.getheader("Content-Type") or "")


def _unpacked(response: http.client.HTTPResponse, address: str) -> Iterator[bytes]:
    """The body piece by piece. Raises `UserError` where it is too large, or packed in a way not asked for."""
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise UserError(f"{_shown(address)} comes packed in a way that is not read.", "Save it as a file.")
    unpacking = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 16)
    size = 0
    while piece := response.read(_CHUNK):
        if unpacking is not None:
            piece = unpacking.decompress(piece, LARGEST_FILE + 1 - size)
        size += len(piece)
        if size > LARGEST_FILE or (unpacking is not None and unpacking.unconsumed_tail):
            raise UserError(
                f"{_shown(address)} holds more than {LARGEST_FILE / 1e6:.0f} MB.",
                "Less is read.",
            )
        yield piece
    if response.length or (unpacking is not None and not unpacking.eof):
        raise http.client.IncompleteRead(b"")


def _marked(data: bytes, kind: str) -> bytes:
    """The bytes such that their encoding shows: a server's word on text counts more than the text's own."""
    stated = _CHARSET.search(kind)
    if stated is None or not kind.lower().startswith("text/") or data.startswith(_MARKS):
        return data
    try:
        if codecs.lookup(stated[1]).name in {
            "utf-8",
            "ascii",
            "iso8859-1",
        }:
            return data  # found anyway, or a mere default of servers
        return data.decode(stated[1]).encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return data


def _name(address: str) -> str:
    parts = urlsplit(address)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    name = re.sub(r"[^\w.-]+", "-", last).strip("-.")[-LONGEST_NAME:]
    return name or (parts.hostname or "page")[:LONGEST_NAME]


def _shown(address: str) -> str:
    line = one_line(address)
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME]}…"


def _unreachable(address: str, is_cut: bool, error: Exception | None) -> UserError:
    shown = _shown(address)
    if is_cut or isinstance(error, TimeoutError):
        return UserError(f"{shown} took longer than {SECONDS:.0f} seconds.", "Save it as a file.")
    if isinstance(error, ssl.SSLCertVerificationError):
        return UserError(f"{shown} can't prove that it is what it says.", "Save the page from a browser.")
    if isinstance(error, socket.gaierror):
        return UserError(f"There is no machine of the name in {shown}.", "Check the address and the network.")
    return UserError(f"{shown} can't be read from the network.", "Check the address and the network.")
