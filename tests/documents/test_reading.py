from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given

from tests.documents.reading import document, read, read_bytes
from tests.documents.texts import HINDI, JAPANESE, NEWS, STATEMENT, TRANSCRIPT, WRAPPED, texts
from tui.documents.walking import files, is_readable, readable_files
from tui.errors import ExitCode, UserError


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "shift_jis", "euc_jp", "iso2022_jp"],
)
def test_japanese_in_the_usual_encodings(encoding: str) -> None:
    text = "岸壁の話\n\n二人の大臣は会談した。雨が降った。そして二人は家に帰った。"
    assert read_bytes(text.encode(encoding), "kishi.txt")[1] == text


@pytest.mark.parametrize("text", ["Malé – “rail”", "India’s rail and Japan’s road"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_western_text_without_a_mark(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt")[1] == text


def test_english_between_japanese_quotation_marks_is_japanese_text() -> None:
    text = "“India’s rail” and “Japan’s road” – トップ"
    assert read_bytes(text.encode("euc_jp", "ignore"), "a.txt")[1] == text.replace("–", "")


def test_line_ends_are_kept_and_the_byte_order_mark_is_not() -> None:
    found, text = read_bytes(b"\xef\xbb\xbfTitle\r\n\r\nA line.\rAnother.\n", "a.txt")
    assert text == "Title\r\n\r\nA line.\rAnother.\n"
    assert found.title == "Title"
    assert found.length == len(text)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\x01\x02\x03\x04\x05\x06", bytes(range(256))]
)
def test_binary_files_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(UserError, match=r"picture\.txt"):
        read_bytes(data, "picture.txt")


def test_an_empty_file_is_an_empty_document() -> None:
    found, text = read_bytes(b"", "empty.txt")
    assert (text, found.blocks, found.title, found.date, found.language) == ("", (), "empty.txt", None, "und")


def test_what_can_not_be_read_is_said_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UserError) as raised:
            read(path)
        assert str(path) in raised.value.what
        assert raised.value.exit_code is ExitCode.NOT_FOUND


def test_the_same_text_is_the_same_document_whatever_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS.encode())
    (tmp_path / "b.txt").write_bytes(NEWS.encode("utf-16"))
    os.utime(tmp_path / "a.txt", (1, 1))
    first, second = read(tmp_path / "a.txt")[0], read(tmp_path / "b.txt")[0]
    assert first.id == second.id
    assert first.date == second.date == "2029-03-09"
    assert read_bytes((NEWS + " ").encode(), "a.txt")[0].id != first.id


def test_a_folder_is_walked_in_name_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.TXT", "c.png", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    walked = [str(path.relative_to(tmp_path)) for path in files(tmp_path)]
    assert walked == ["a/b.TXT", "a/z.md", "b.txt", "c.png"]
    assert [path.name for path in readable_files(tmp_path)] == ["b.TXT", "z.md", "b.txt"]
    assert not is_readable(Path("c.png"))


@pytest.mark.parametrize(
    ("name", "data", "readable"),
    [
        ("PressRelease.aspx", b"<!DOCTYPE html><html><body><p>Talks</p></body></html>", True),
        ("statement.bin", b"%PDF-1.7\n", True),
        (
            "page.mhtml",
            b"From: <Saved>\nSubject: Talks\nMIME-Version: 1.0\n\nx",
            True,
        ),
        ("Joint statement, Tokyo 6.10.2020", b"The two sides met.", True),
        ("release", b"The two sides met.", True),
        ("script.js", b"export default {}", False),
        ("table.csv", b"country,year", False),
        ("picture.svg", b"<svg><title>Map</title></svg>", False),
    ],
)
def test_a_file_of_a_folder_is_read_when_name_or_content_says_so(
    tmp_path: Path, name: str, data: bytes, readable: bool
) -> None:
    (tmp_path / name).write_bytes(data)
    assert is_readable(tmp_path / name) == readable


def test_what_a_browser_saves_beside_a_page_belongs_to_the_page(tmp_path: Path) -> None:
    for name in ("Talks.html", "Talks_files/frame.html", "press_files/release.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    walked = [str(path.relative_to(tmp_path)) for path in files(tmp_path)]
    assert walked == ["Talks.html", "press_files/release.html"]


@pytest.mark.parametrize(
    ("text", "name", "title", "kind", "publisher", "language"),
    [
        (
            NEWS,
            "n.txt",
            "Harbour talks end with a pledge on rail",
            "news article",
            "Press Trust of India",
            "en",
        ),
        (STATEMENT, "s.txt", "Joint Statement of the Harbour Ministers", "joint statement", None, "en"),
        (TRANSCRIPT, "t.txt", "Remarks at the Harbour", "transcript", None, "en"),
        (WRAPPED, "w.md", "Harbour News", "document", "Ministry of Foreign Affairs of Japan", "en"),
        (JAPANESE, "j.txt", "岸壁の話", "document", None, "ja"),
        (HINDI, "h.txt", "बंदरगाह की बात", "document", None, "hi"),
    ],
)
def test_what_a_document_says_of_itself(
    text: str, name: str, title: str, kind: str, publisher: str | None, language: str
) -> None:
    found = document(text, name)
    assert (found.title, found.kind, found.publisher, found.language) == (title, kind, publisher, language)
    assert not found.translated


BODY = "March 9, 2029\n\nThe ministers met in the harbour hall and spoke of cranes for an hour."


@pytest.mark.parametrize(
    ("head", "title", "kind", "publisher"),
    [
        ("Cranes for Kochi | Reuters", "Cranes for Kochi", "news article", "Reuters"),
        ("Cranes for Kochi - a long wait", "Cranes for Kochi - a long wait", "news article", None),
        ("Share this\nFacebook\n\nCranes for Kochi", "Cranes for Kochi", "news article", None),
        (
            "Ministry of Ports\nGovernment of India\n\nJoint Statement on Cranes",
            "Joint Statement on Cranes",
            "joint statement",
            "Ministry of Ports",
        ),
        ("Opinion\n\nWhy cranes matter", "Why cranes matter", "opinion", None),
        ("Joint statement on cranes due - NDTV", "Joint statement on cranes due", "news article", "NDTV"),
        ("Full text of joint statement - NDTV", "Full text of joint statement", "joint statement", "NDTV"),
        ("Ports sign memorandum of cooperation on cranes", None, "news article", None),
        ("Memorandum of Cooperation on cranes", None, "agreement", None),
        ("Response by Official Spokesperson on cranes", None, "press release", None),
    ],
)
def test_title_kind_and_publisher_by_the_head(
    head: str, title: str | None, kind: str, publisher: str | None
) -> None:
    found = document(f"{head}\n\n{BODY}", "a.txt")
    assert (found.title, found.kind, found.publisher) == (title or head, kind, publisher)


@pytest.mark.parametrize(
    ("head", "publisher", "address"),
    [
        ("---\ntitle: Cranes\ndate: 2029-03-09\nsource: The Post\n---", "The Post", None),
        ("---\ntitle: Cranes\npublished: 2029-03-09\nsource: https://e.org/a\n---", None, "https://e.org/a"),
        ('+++\ntitle = "Cranes"\ndate = 2029-03-09T01:00:00Z\nsource = "The Post"\n+++', "The Post", None),
    ],
)
def test_a_head_of_markdown_states_facts(head: str, publisher: str | None, address: str | None) -> None:
    found = document(f"{head}\n\nThe ministers met and spoke of cranes for an hour.", "a.md")
    assert (found.title, found.date) == ("Cranes", "2029-03-09")
    assert (found.publisher, found.address, len(found.blocks)) == (publisher, address, 1)


@pytest.mark.parametrize("note", ["(IST)", "(Japanese version)", "(Provisional Translation)"])
def test_a_note_in_brackets_is_no_publisher(note: str) -> None:
    found = document(f"Cranes\n\nMarch 9, 2029 {note}\n\nThe ministers met. They left.", "a.txt")
    assert (found.date, found.publisher) == ("2029-03-09", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Les deux ministres ont dit que la ligne est longue et que le port sera construit dans un an.",
            "fr",
        ),
        (
            "Die beiden Minister haben gesagt, dass die Linie lang ist und der Hafen für alle wichtig.",
            "de",
        ),
        (
            "Los ministros dijeron que la línea es larga y que el puerto se construye con la ayuda del país.",
            "es",
        ),
        ("Rail port train ship crane sea", "und"),
        ("12 345", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert document(text, "a.txt").language == language


def test_two_signs_of_machine_translation_and_not_one() -> None:
    body = "Let us know that the harbour is old and that it has to be repaired by the two countries."
    assert not document(f"Harbour talks\n\nNew Delhi\n\n{body}", "a.txt").translated
    assert document(f"Harbour talks\n\nnew Delhi\n\n{body}", "a.txt").translated
    assert document(f"Harbour talks\n\nNew Delhi\n\n{body} Kovid was the cause.", "a.txt").translated


@given(texts)
def test_any_text_is_a_document_and_always_the_same(text: str) -> None:
    for name in ("a.txt", "a.md"):
        found = document(text, name)
        assert found == document(text, name)
        assert found.title
        assert found.length == len(text)
        assert all(0 <= block.start < block.end <= len(text) for block in found.blocks)


HUGE = 300_000


@pytest.mark.parametrize(
    "text",
    [
        "a" * HUGE,
        "." * HUGE,
        "a. " * HUGE,
        "“" * HUGE,
        "*" * HUGE + "x",
        "- " * HUGE,
        "Q: " * HUGE,
        ") " * HUGE,
        " " * HUGE + "x",
        "Tokyo\n" * (HUGE // 10) + "It rained.",
    ],
    ids=[
        "letters",
        "stops",
        "sentences",
        "marks",
        "stars",
        "bullets",
        "labels",
        "brackets",
        "spaces",
        "datelines",
    ],
)
def test_texts_without_end_are_read(text: str) -> None:
    for name in ("a.txt", "a.md"):
        assert document(text, name).length == len(text)
