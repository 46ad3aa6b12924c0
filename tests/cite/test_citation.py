"""Citations as they stand on the clipboard, letter for letter."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tui import cite
from tui.model import Agreement, Document, Evidence, Locus, Mention, Quote, Rule, Span

PLAIN = Document(id="d", name="talks.txt", title="Ministers meet in Kyoto", blocks=())
DATED = replace(PLAIN, date="2021-03-09", date_basis="stated", publisher="The Kamo Courier")
SAID = Quote(
    id="q",
    document="d",
    parts=(Span(10, 31),),
    texts=("We shall build bridges",),
    kind="direct",
    locus=Locus("paragraph", 4),
    rule=Rule("test"),
    speaker=Mention(0, 3, "She"),
    speaker_name="Asha Rao",
    speaker_how="pronoun",
)
PASSAGE = Evidence("d", 50, 70, "Both sides signed it.", Locus("heading", 2), "signed")
ACCORD = Agreement("a", "Bridge Accord", ("India", "Japan"), "signed", (PASSAGE,), Rule("test"))


@pytest.mark.parametrize(
    ("locus", "text"),
    [
        (Locus("paragraph", 3), "¶ 3"),
        (Locus("item", 12), "¶ 12"),
        (Locus("turn", 5, 2), "¶ 5, p. 2"),
        (Locus("title"), "title"),
        (Locus("dateline"), "dateline"),
        (Locus("heading", 3), "heading before ¶ 3"),
        (Locus("heading"), "heading"),
        (Locus("title", None, 1), "title, p. 1"),
    ],
)
def test_places_are_named_as_people_cite_them(locus: Locus, text: str) -> None:
    assert cite.locus_text(locus) == text


def test_a_terminal_without_the_sign_names_the_paragraph_in_letters() -> None:
    assert cite.locus_text(Locus("heading", 3), "par.") == "heading before par. 3"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (PLAIN, "undated"),
        (DATED, "9 March 2021"),
        (replace(DATED, date_basis="inferred"), "9 March 2021 (inferred)"),
        (replace(DATED, date="2021-12"), "December 2021"),
        (replace(DATED, date="2021"), "2021"),
    ],
)
def test_a_date_says_how_far_it_is_known(document: Document, text: str) -> None:
    assert cite.date_text(document) == text


def test_a_quote_in_the_speakers_own_words() -> None:
    assert cite.cite_quote(SAID, DATED) == (
        "“We shall build bridges”\n"
        "— Asha Rao, in “Ministers meet in Kyoto”, The Kamo Courier, 9 March 2021, ¶ 4"
    )


def test_a_reported_quote_is_not_put_into_the_speakers_mouth() -> None:
    reported = replace(SAID, kind="indirect", texts=("bridges would be built",))
    assert cite.cite_quote(reported, PLAIN) == (
        "bridges would be built\n— Asha Rao, as reported in “Ministers meet in Kyoto”, undated, ¶ 4"
    )


def test_the_parts_of_a_split_quote_are_joined_by_a_visible_gap() -> None:
    split = replace(SAID, texts=("We shall build,", "and they will last."), parts=(Span(0, 15), Span(25, 44)))
    assert cite.quote_words(split) == "We shall build, […] and they will last."
    assert cite.cite_quote(split, PLAIN).startswith("“We shall build, […] and they will last.”\n")


def test_a_quote_that_brings_its_marks_gets_no_second_pair() -> None:
    assert cite.cite_quote(replace(SAID, texts=("“We shall.”",)), PLAIN).startswith("“We shall.”\n")
    assert cite.cite_quote(replace(SAID, texts=("“Soon” is near",)), PLAIN).startswith("““Soon” is near”\n")


def test_an_unresolved_speaker_stands_as_the_text_has_it_and_an_absent_one_is_said_to_be() -> None:
    unresolved = replace(SAID, speaker_name=None)
    assert "\n— She, in " in cite.cite_quote(unresolved, PLAIN)
    assert "\n— unnamed speaker, in " in cite.cite_quote(replace(unresolved, speaker=None), PLAIN)


def test_words_are_copied_letter_for_letter_and_a_title_on_one_line() -> None:
    hostile = replace(SAID, texts=("[/x] two\n  lines [sic]",))
    cited = cite.cite_quote(hostile, replace(PLAIN, title="A title\nin [b]two[/b] lines"))
    assert cited.startswith("“[/x] two\n  lines [sic]”\n")
    assert "“A title in [b]two[/b] lines”" in cited


def test_a_document_without_a_title_is_cited_by_its_file_and_a_translation_as_one() -> None:
    assert cite.cite_passage("It rained.", replace(PLAIN, title="", translated=True), Locus("dek")) == (
        "“It rained.”\n— “talks.txt”, undated, machine-translated, dek"
    )


def test_an_agreement_is_cited_by_the_passage_that_gives_its_status() -> None:
    weaker = replace(PASSAGE, status="proposed", text="They may sign it.", locus=Locus("paragraph", 1))
    accord = replace(ACCORD, evidence=(weaker, PASSAGE))
    assert cite.cite_agreement(accord, PLAIN) == (
        "Bridge Accord (signed; India; Japan)\n"
        "“Both sides signed it.”\n— “Ministers meet in Kyoto”, undated, heading before ¶ 2"
    )
    silent = replace(accord, status="agreed", disputed=True)
    assert cite.cite_agreement(silent, PLAIN).startswith(
        "Bridge Accord (agreed, sources disagree; India; Japan)\n“They may sign it.”"
    )
