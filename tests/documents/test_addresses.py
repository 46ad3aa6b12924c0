"""Addresses are fetched within limits, from machines of the public network, whatever the other side does."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tui.documents import addresses
from tui.documents.addresses import fetch
from tui.errors import ExitCode, UserError

PAGE = "<!doctype html><p>岸田総理</p>"
Answer = Callable[[BaseHTTPRequestHandler], None]


def plainly(data: bytes, *, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def endless(packed: bool) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if packed:
            handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        piece = gzip.compress(bytes(50_000_000)) if packed else bytes(65_536)
        for _ in range(1 if packed else 100_000):
            handler.wfile.write(piece)

    return answer


def dripping(head: bool) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if not head:
            handler.send_response(200)
            handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    return answer


class Server:
    """A server on this machine that answers each path as it is told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, dict(self.headers)))
                outer.answers[self.path](self)

            def log_message(self, *_: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                pass

        self.http = Quiet(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.http.shutdown()
    server.http.server_close()


def refused(address: str, private: bool = False) -> UserError:
    with pytest.raises(UserError) as raised:
        fetch(address, private=private)
    assert raised.value.what.endswith(".")
    assert raised.value.do
    return raised.value


def test_what_is_there_with_its_name(server: Server) -> None:
    server.answers["/a/news%2Fstory.html?id=1"] = plainly(PAGE.encode())
    found = fetch(f"{server.address}/a/news%2Fstory.html?id=1#part", private=True)
    assert found == (PAGE.encode(), "story.html", f"{server.address}/a/news%2Fstory.html?id=1")
    assert server.asked[0][1]["User-Agent"].startswith("indojp-tui/")


@pytest.mark.parametrize("path", ["/..%2F..%2Fetc%2Fpasswd", "/..", "/%2e%2e%5cx.md", "/a%0a%1b.txt"])
def test_a_name_is_never_one_of_a_folder(server: Server, path: str) -> None:
    server.answers[path] = plainly(b"x")
    name = fetch(server.address + path, private=True).name
    assert name.isprintable()
    assert not set("/\\") & set(name)
    assert name.strip(".")


def test_redirects_are_followed_to_their_end(server: Server) -> None:
    server.answers["/a"] = plainly(b"", status=302, Location="b/ä".encode().decode("latin-1"))
    server.answers["/b/%C3%A4"] = plainly(b"", status=301, Location=f"{server.address}/c")
    server.answers["/c"] = plainly(b"text")
    assert fetch(f"{server.address}/a", private=True) == (b"text", "c", f"{server.address}/c")


def test_redirects_have_an_end(server: Server) -> None:
    server.answers["/a"] = plainly(b"", status=302, Location="/a")
    assert "leads on" in refused(f"{server.address}/a", private=True).what
    assert len(server.asked) == addresses.MOST_REDIRECTS + 1


@pytest.mark.parametrize("further", ["file:///etc/passwd", "ftp://example.org/x", "http://u:p@example.org/"])
def test_redirects_lead_only_where_addresses_may(server: Server, further: str) -> None:
    server.answers["/a"] = plainly(b"", status=302, Location=further)
    assert "address" in refused(f"{server.address}/a", private=True).what


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "javascript:alert(1)",
        "http:///x",
        "https://",
        "http://user:word@example.org/",
        "http://user@example.org/",
        "http://example.org/a\r\nX-Evil: 1",
        "http://example.org/a b",
        "http://example.org\\@localhost/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://" + "a" * 64 + ".org/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_is_said(address: str) -> None:
    error = refused(address, private=True)
    assert error.exit_code is ExitCode.WRONG_USE
    assert "word@" not in error.what
    assert error.what.isprintable()


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "2130706433",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "169.254.169.254",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_the_network_around_is_not_read_from(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    error = refused(f"http://{host}/")
    assert "this machine" in error.what or "can't be read" in error.what  # the second without IPv6


def resolver(**places: str) -> Callable[..., list[Any]]:
    """Names that stand for addresses; each name once, and then for this machine."""

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        place = places.pop(host.partition(".")[0], "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port))]

    return resolve


def test_a_name_is_connected_to_where_it_was_checked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public machine leads on to a private one, or its name stands for another at the second question."""
    connect, reached = socket.create_connection, []

    def to_server(place: tuple[str, int], timeout: float) -> socket.socket:
        reached.append(place[0])
        return connect(("127.0.0.1", server.http.server_port), timeout)

    monkeypatch.setattr(socket, "getaddrinfo", resolver(public="93.184.215.14"))
    monkeypatch.setattr(socket, "create_connection", to_server)
    server.answers["/private"] = plainly(b"", status=302, Location="http://inside.example/")
    assert "this machine" in refused("http://public.example/private").what
    assert reached == ["93.184.215.14"]
    assert "this machine" in refused("http://public.example/private").what
    assert reached == ["93.184.215.14"]


@pytest.mark.parametrize("head", [True, False], ids=["head", "body"])
def test_a_slow_other_side_ends_at_the_deadline(
    server: Server, head: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "SECONDS", 0.4)
    server.answers["/a"] = dripping(head)
    assert "took longer" in refused(f"{server.address}/a", private=True).what


def test_a_slow_resolver_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    def resolve(*_: Any, **__: Any) -> list[Any]:
        answered.wait(5)
        return []

    monkeypatch.setattr(addresses, "SECONDS", 0.1)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "took longer" in refused("http://example.org/").what
    answered.set()


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_what_has_no_end_meets_a_limit(server: Server, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "LARGEST_FILE", 1_000_000)
    server.answers["/a"] = endless(packed)
    assert "more than 1 MB" in refused(f"{server.address}/a", private=True).what


@pytest.mark.parametrize(
    "answer",
    [
        plainly(b"gone", status=404),
        plainly(b"cut", Content_Length="30"),
        plainly(gzip.compress(b"text " * 500)[:-20], Content_Encoding="gzip"),
        plainly(b"no gzip", Content_Encoding="gzip"),
        plainly(b"?", Content_Encoding="br"),
        lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"),
        lambda handler: None,
    ],
    ids=["404", "cut", "cut gzip", "no gzip", "unknown packing", "no http", "nothing"],
)
def test_an_answer_that_is_none_is_said(server: Server, answer: Answer) -> None:
    server.answers["/a"] = answer
    assert server.address in refused(f"{server.address}/a", private=True).what


def test_nobody_answers(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "refused" in refused(f"http://127.0.0.1:{port}/", private=True).what
    assert "127.0.0.1" in refused(server.address.replace("http:", "https:"), private=True).what


def test_packed_for_the_way(server: Server) -> None:
    text = PAGE.encode() * 10_000
    server.answers["/a"] = plainly(gzip.compress(text), Content_Encoding="gzip")
    assert fetch(f"{server.address}/a", private=True).data == text


@pytest.mark.parametrize(
    ("kind", "encoding", "meta"),
    [
        ("text/html; charset=Shift_JIS", "shift_jis", ""),
        ('text/html;charset="euc-jp"', "euc_jp", '<meta charset="iso-8859-1">'),
        ("text/html; charset=iso-8859-1", "utf-8", ""),
        ("text/html", "utf-8", ""),
    ],
)
def test_the_encoding_that_only_the_server_knows(server: Server, kind: str, encoding: str, meta: str) -> None:
    server.answers["/a"] = plainly((meta + PAGE).encode(encoding), Content_Type=kind)
    assert fetch(f"{server.address}/a", private=True).data.decode("utf-8") == meta + PAGE


def test_a_file_stays_as_it_is(server: Server) -> None:
    server.answers["/a.pdf"] = plainly(b"%PDF-1.7 \xe4", Content_Type="application/pdf; charset=iso-8859-1")
    assert fetch(f"{server.address}/a.pdf", private=True).data == b"%PDF-1.7 \xe4"
