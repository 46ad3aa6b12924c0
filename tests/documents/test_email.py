"""Messages give back the words that a person reads in them, under their subject."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.samples import paragraphs, samples
from tui.documents.readers.email import MOST_PARTS, read
from tui.documents.reading import read_bytes
from tui.errors import UserError
from tui.model import Facts

WORDS = "The ministers of both countries met in Kochi and agreed on a plan for the harbour."


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    return made


def text_of(made: EmailMessage) -> str:
    return read(made.as_bytes(), "a.eml").text


def test_every_paragraph_of_a_message_comes_back_under_its_subject() -> None:
    data = next(sample.data for sample in samples() if sample.name == "a.eml")
    found = read(data, "a.eml").text.split("\n\n")
    lines = [" ".join(line.split()) for line in paragraphs()]
    assert found == [f"# {lines[0]}", *lines[1:]]


def test_headers_tell_title_day_and_sender() -> None:
    made = message(
        Subject="Fwd: 外相会談", From="外務省 <press@mofa.example>", Date="Sat, 10 Oct 2020 00:30:00 +0900"
    )
    made.set_content(WORDS, charset="iso-2022-jp")
    found = read(made.as_bytes(), "a.eml")
    assert found.stated == Facts(title="外相会談", date="2020-10-10", publisher="外務省")
    assert found.text == f"# 外相会談\n\n{WORDS}"


def test_a_folded_subject_keeps_its_spaces() -> None:
    words = ("Talks of =?utf-8?q?Ministers=E2=80=99?=", "Harbour =?utf-8?q?Pl=C3=A4?=", "=?utf-8?q?ne?=")
    head = "Subject: {}\r\n {}\r\n {}\r\n".format(*words)
    assert read(f"{head}\r\n{WORDS}".encode(), "a.eml").stated.title == "Talks of Ministers’ Harbour Pläne"


def test_a_message_out_of_a_mailbox_is_a_message() -> None:
    head = (
        "From a@b.example Tue Mar 04 10:00:00 2031\nFrom: A <a@b.example>\nTo: c@d.example\nSubject: A plan\n"
    )
    found = read_bytes(f"{head}\n{WORDS}".encode(), "a")
    assert (found.format, found.text, found.stated.publisher) == ("email", f"# A plan\n\n{WORDS}", "A")


def test_a_sender_without_a_name_is_known_by_the_domain() -> None:
    made = message(Subject="A", From="press@mofa.example", Date="never")
    made.set_content(WORDS)
    stated = read(made.as_bytes(), "a.eml").stated
    assert (stated.publisher, stated.date) == ("mofa.example", None)


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis"])
def test_words_come_back_in_any_encoding(encoding: str, charset: str) -> None:
    if encoding == "7bit" and charset != "iso-2022-jp":
        encoding = "8bit"
    made = message(Subject="会談")
    made.set_content("日本とインドの外相会談が開かれました。", charset=charset, cte=encoding)
    assert text_of(made) == "# 会談\n\n日本とインドの外相会談が開かれました。"


def test_a_plain_part_that_only_leads_to_the_page_gives_way_to_it() -> None:
    made = message(Subject="A plan")
    made.set_content("View this in your browser.")
    made.add_alternative(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert text_of(made) == f"# A plan\n\n{WORDS}"


def test_quoted_words_and_signatures_stay_and_attachments_do_not() -> None:
    made = message(Subject="A plan")
    made.set_content(
        "See a > b below.\n\n> The ministers of both countries met in Kochi and agreed on\n> a plan.\n"
        ">> Before.\n\n- one\n- two\n\n-- \nA. Sato\nPress office\n"
    )
    made.add_attachment("Beside it.", filename="a.txt")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    assert read(made.as_bytes(), "a.eml").attached == ("a.txt", "a.pdf")
    assert text_of(made).split("\n\n") == [
        "# A plan",
        "See a > b below.",
        "The ministers of both countries met in Kochi and agreed on a plan.",
        "Before.",
        "- one",
        "- two",
        "A. Sato",
        "Press office",
    ]


def test_a_message_of_attachments_alone_is_told_as_such() -> None:
    made = message(Subject="A plan")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(UserError, match=r"a\.eml holds no text"):
        read(made.as_bytes(), "a.eml")


def nested(depth: int) -> bytes:
    """Parts inside one another, the innermost with words."""
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: A\n{parts}\n{WORDS}".encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (nested(5_000), "inside one another"),
        (b"Subject: A\n" + b"Content-Type: message/rfc822\n\n" * 5_000 + b"A", "inside one another"),
        (b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nA\n" * 5_000, f"more than {MOST_PARTS}"),
    ],
    ids=["nested", "forwarded", "many"],
)
def test_parts_have_a_limit(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        read(data, "a.eml")


def test_the_innermost_of_few_parts_is_read() -> None:
    assert read(nested(20), "a.eml").text == f"# A\n\n{WORDS}"


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    names = ["Mr. A. Sato, Ministry of Foreign Affairs, Tokyo Office", "Ms. B. Rao"]
    made = message(Subject="A plan")
    made.set_content(f"{WORDS[:60]}\n{WORDS[61:]}\n\n{names[0]}\n{names[1]}\n")
    assert text_of(made).split("\n\n")[1:] == [WORDS, *names]


def test_lines_that_flow_are_joined() -> None:
    head = "Subject: A plan\nContent-Type: text/plain; format=flowed\n\n"
    data = f"{head}The ministers \nmet.\n-- \nPress \noffice\n".encode()
    assert read(data, "a.eml").text.split("\n\n")[1:] == ["The ministers met.", "Press office"]


def test_a_message_that_is_forwarded_whole_keeps_its_head() -> None:
    head = {"From": "Port Office <a@port.example>", "Date": "Thu, 01 Jan 2026 09:00:00 +0900"}
    inner = message(Subject="Harbour plan", **head)
    inner.set_content(WORDS)
    made = message(Subject="Fwd: Harbour plan")
    made.set_content("See below.")
    made.add_attachment(inner)
    shown = [*(f"{name}: {value}" for name, value in head.items()), "Subject: Harbour plan"]
    assert text_of(made).split("\n\n") == ["# Harbour plan", "See below.", *shown, WORDS]


@pytest.mark.parametrize(
    "header", ['(("<' * 9_000, "=?utf-8?q?a?= " * 9_000, "re: " * 9_000, "1 Jan 2020 " * 9_000]
)
def test_long_headers_are_cut(header: str) -> None:
    data = "".join(f"{field}: {header}\n" for field in ("Subject", "From", "Date")) + f"\n{WORDS}"
    assert read(data.encode(), "a.eml").text.endswith(WORDS)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=60))
def test_no_header_is_an_error(subject: bytes, sender: bytes, kind: bytes) -> None:
    head = b"Subject: =?" + subject + b"?=\nFrom: " + sender + b"\nDate: " + kind + b"\nContent-Type: " + kind
    with suppress(UserError):  # the type of the message may be one without words
        assert WORDS in read(head + b"\n\n" + WORDS.encode(), "a.eml").text
