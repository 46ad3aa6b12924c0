"""Web addresses are read under limits, and lead to public machines alone."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from tui.documents import addresses
from tui.documents.addresses import fetch, is_public
from tui.errors import UserError

PAGE = b"<html><body><p>The ministers met in Kochi.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers by the path; `over` ends the slow ones."""

    over = Event()

    def do_GET(self) -> None:
        answers: dict[str, Callable[[], None]] = {
            "/page.html": lambda: self.answer(PAGE),
            "/packed": lambda: self.answer(gzip.compress(PAGE), ("Content-Encoding", "gzip")),
            "/bomb": lambda: self.answer(gzip.compress(bytes(3_000_000)), ("Content-Encoding", "gzip")),
            "/brotli": lambda: self.answer(PAGE, ("Content-Encoding", "br")),
            "/japanese": lambda: self.answer(
                "外相会談".encode("shift_jis"), ("Content-Type", "text/html; charset=Shift_JIS")
            ),
            "/onward": lambda: self.onward("/page.html"),
            "/circle": lambda: self.onward("/circle"),
            "/to-file": lambda: self.onward("file:///etc/passwd"),
            "/inward": lambda: self.onward("http://inside.example/secret"),
            "/drip": self.drip,
            "/endless": self.endless,
            "/short": lambda: self.answer(PAGE, ("Content-Length", "900")),
            "/agent": lambda: self.answer(self.headers["User-Agent"].encode()),
        }
        answers.get(self.path, lambda: self.send_error(404))()

    def answer(self, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(200)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def onward(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def drip(self) -> None:
        try:
            while not self.over.wait(0.05):
                self.wfile.write(b"H")
        except OSError:
            return

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while not self.over.is_set():
                self.wfile.write(bytes(100_000))
        except OSError:
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    Handler.over.set()
    server.shutdown()
    server.server_close()


def refusal(address: str, private: bool = True) -> str:
    with pytest.raises(UserError) as refused:
        fetch(address, private=private)
    return refused.value.what


def test_a_page_comes_with_its_last_address(site: str) -> None:
    assert fetch(f"{site}/onward", private=True) == (PAGE, "page.html", f"{site}/page.html")


def test_a_packed_page_is_unpacked_and_other_packing_refused(site: str) -> None:
    assert fetch(f"{site}/packed", private=True).data == PAGE
    assert "packed" in refusal(f"{site}/brotli")


def test_the_encoding_that_the_server_tells_is_kept(site: str) -> None:
    assert fetch(f"{site}/japanese", private=True).data.decode("utf-8-sig") == "外相会談"


def test_the_program_says_who_it_is(site: str) -> None:
    assert fetch(f"{site}/agent", private=True).data.startswith(b"indojp-tui/")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", "leads on"),
        ("/to-file", "no web address"),
        ("/nothing", "404"),
        ("/short", "can't be read"),
    ],
)
def test_what_leads_nowhere_is_told(site: str, path: str, words: str) -> None:
    assert words in refusal(site + path)


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
def test_a_body_too_large_is_given_up(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "LARGEST_FILE", 1_000_000)
    assert "more than 1 MB" in refusal(site + path)


def test_the_time_is_limited_in_all(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "SECONDS", 0.4)
    assert "took longer" in refusal(f"{site}/drip")


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "[::1]", "169.254.169.254", "0x7f000001", "2130706433", "10.0.0.1", "0.0.0.0",
     "[::ffff:127.0.0.1]", "[fe80::1]", "[64:ff9b::7f00:1]"],
)  # fmt: skip
def test_private_machines_are_refused_however_they_are_written(host: str) -> None:
    assert "private network" in refusal(f"http://{host}/", private=False)


def test_public_machines_are_told_from_others() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2001:4860:4860::8888")
    assert not is_public("224.0.0.1")
    assert not is_public("2002:7f00:1::")


def test_a_public_machine_that_leads_inward_is_not_followed(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.rpartition(":")[2])
    places = {"outside.example": "127.0.0.1", "inside.example": "10.0.0.1"}

    def resolved(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (places[host], port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(addresses, "is_public", lambda place: place == "127.0.0.1")
    assert "inside.example is a machine" in refusal("http://outside.example/inward", private=False)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/a", "http://", "example.org", "javascript:alert(1)", "http://[::1",
     "http://a:99999/", "http://example.org/\r\nHost: b", "http://example.org/a b", "http://" + "a" * 3_000],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert "no web address" in refusal(address)


def test_an_address_with_a_password_is_refused_without_telling_it() -> None:
    assert "password" in refusal("http://me:secret@example.org/ x")
    assert "secret" not in refusal("http://me:secret@example.org/ x")


def test_names_of_pages_are_never_paths(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert addresses._name("http://a.example/x/%2e%2e%2f..%2fetc%1b[31m") == "etc-31m"
    assert addresses._name("http://a.example/") == "a.example"
