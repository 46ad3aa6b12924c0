"""The code book: what the shipped tables hold, and what becomes of a wrong one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tui import codebook
from tui.errors import UserError
from tui.paths import data_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder() / "codebook", tmp_path / "codebook"))


def replaced(folder: Path, table: str, old: str, new: str) -> Path:
    file = folder / table
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_topic_fits_the_narrowest_pane_and_has_words() -> None:
    topics = codebook.load().topics
    assert len(topics) == 42
    assert len({topic.short for topic in topics}) == 42
    assert all(1 <= len(topic.short) <= codebook.SHORT_CELLS for topic in topics)


def test_tables_name_no_alias_with_a_remark_in_brackets() -> None:
    book = codebook.load()
    words = [
        *(word for topic in book.topics for word in (*topic.aliases, *topic.damaged, *topic.unless)),
        *(word for person in book.people for word in (*person.aliases, *person.damaged)),
        *(word for body in book.organisations for word in (*body.aliases, *body.damaged)),
        *(word for place in book.places for word in (*place.aliases, *place.damaged)),
        *(word for country in book.countries for word in (*country.names, *country.metonyms)),
    ]
    assert [word for word in words if "(" in word] == []


def test_holders_by_date() -> None:
    book = codebook.load()

    def names(office: str, date: str | None) -> list[str]:
        return [person.name for person in book.holders(office, date)]

    assert names("Minister for Foreign Affairs (Japan)", "2020-10-07") == ["Toshimitsu Motegi"]
    assert names("Minister for Foreign Affairs (Japan)", "2023-07") == ["Yoshimasa Hayashi"]
    assert names("Minister of External Affairs (India)", "2018-12-31") == ["Sushma Swaraj"]
    assert names("Prime Minister of Japan", "2020") == ["Shinzo Abe", "Yoshihide Suga"]
    assert names("Ambassador of India to Japan", "2022-06-05") == ["Sanjay Kumar Verma"]
    assert names("Ambassador of India to Japan", "2022") == ["Sanjay Kumar Verma", "Sibi George"]


def test_nobody_holds_an_office_without_a_date_or_after_the_table_was_checked() -> None:
    book = codebook.load()
    assert book.holders("Prime Minister of India", None) == ()
    assert book.holders("Prime Minister of India", "2031-03-04") == ()
    assert book.holders("Prime Minister of India", "1990-01-01") == ()


def test_terms_of_one_office_follow_each_other() -> None:
    for office in codebook.load().offices:
        for before, after in zip(office.terms, office.terms[1:], strict=False):
            assert before.until is not None, (office.name, before.holder)
            assert before.until[:7] <= after.since[:7] or before.certain != "day", (office.name, after.holder)


def test_every_body_of_an_office_that_has_terms_is_known() -> None:
    book = codebook.load()
    bodies = {body.name for body in book.organisations}
    assert {office.body for office in book.offices if office.terms and office.body} <= bodies


@pytest.mark.parametrize(
    ("table", "old", "new", "named"),
    [
        ("topics.toml", 'short = "Cyber security"', 'short = "Cyber security of networks"', "Cyber security"),
        ("topics.toml", 'group = "Technology"', "group = 5", "5G & telecommunications"),
        ("topics.toml", 'label = "Space"', 'label = "Cyber security"', "Cyber security"),
        ("people.toml", 'holder = "Yoshiro Mori"', 'holder = "Yoshiro Morii"', "Yoshiro Morii"),
        (
            "people.toml",
            'since = "2014-05-26"',
            'since = "2014-05-26", until = "2013-01-01"',
            "Prime Minister",
        ),
        ("places.toml", 'iso = "IN"', 'isso = "IN"', "India"),
        ("documents.toml", 'tag = "ja"', "tag = 1", "languages"),
        ("documents.toml", '"press releases?"', '"press (releases?"', "documents.toml"),
    ],
)
def test_a_wrong_entry_is_named(folder: Path, table: str, old: str, new: str, named: str) -> None:
    with pytest.raises(UserError) as raised:
        codebook.read(replaced(folder, table, old, new))
    assert table in raised.value.what
    assert named in raised.value.what
    assert table in raised.value.do


def test_a_table_that_is_missing_or_no_toml_is_named(folder: Path) -> None:
    (folder / "places.toml").write_text("countries = [", encoding="utf-8")
    with pytest.raises(UserError, match=r"places\.toml"):
        codebook.read(folder)
    (folder / "places.toml").unlink()
    with pytest.raises(UserError, match=r"places\.toml"):
        codebook.read(folder)


def test_the_version_is_that_of_the_tables() -> None:
    assert codebook.version() == codebook.version()
    assert len(codebook.version()) == 12


def test_no_topic_lists_a_word_twice() -> None:
    for topic in codebook.load().topics:
        words = [word.casefold() for word in (*topic.aliases, *topic.damaged, *topic.supporting)]
        assert sorted(set(words)) == sorted(words), topic.label
