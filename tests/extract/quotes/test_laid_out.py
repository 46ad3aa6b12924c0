"""Words that layout attributes: transcripts, posts and headings, made up."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import said, speakers_of


def test_what_a_turn_quotes_word_for_word_is_a_quote_inside_it() -> None:
    text = (
        "Press meet on March 3, 2019\n\nMR. RAO: Good evening. A farmer in Pune told me, “The rain "
        "is late.” We "
        "must act.\n\nMS. SATO: I agree.\n\nMR. RAO: Thank you."
    )
    assert ("A farmer in Pune", "“The rain is late.”") in said(text)


def test_a_numbered_speaker_keeps_the_name_of_the_introduction() -> None:
    text = (
        "Transcript of a briefing\n\nSpeaker 1: Good morning. I am Anil Verma from the Daily Post. "
        "Is the tea "
        "cold?\n\nMS. SATO: It is.\n\nSpeaker 2: Sir, this is Leela Nair of Radio Pune. Why?\n\n"
        "MS. SATO: It is late.\n\nSpeaker 1: Thank you.\n\nSpeaker 3: This is New Delhi."
    )
    assert [name for name, _ in speakers_of(text)] == [
        "Anil Verma (Daily Post)",
        "Sato",
        "Leela Nair (Radio Pune)",
        "Sato",
        "Anil Verma (Daily Post)",
        None,
    ]


def test_an_office_in_a_label_is_somebodys_though_it_says_official() -> None:
    text = "Transcript of a briefing\n\nMarch 3, 2019\n\nQuestion: Why?\n\nOfficial Spokesperson: It is late."
    assert [name for name, _ in speakers_of(text)] == [None, "Raveesh Kumar"]


def test_initials_stand_for_whom_the_text_names() -> None:
    text = (
        "A talk\n\nWe met Mr. Anil Rao in Pune.\n\nPune Post: Is it safe?\n\nAR: It is "
        "safe.\n\nPune Post: When?"
        "\n\nAR: In May.\n\nPune Post: Why?\n\nXY: No idea."
    )
    names = dict(
        zip([speaker for speaker, _ in said(text)], [name for name, _ in speakers_of(text)], strict=True)
    )
    assert (names["AR"], names["XY"]) == ("Anil Rao", None)


@pytest.mark.parametrize(
    "closing",
    [
        "Rao spoke to us in Pune. His wife paints.",
        "She paints. “I love this bridge,” said Leela Nair.",
        "This interview has been edited for length.",
        "Disclaimer: This is a translation.",
    ],
)
def test_the_last_turn_ends_where_the_writer_tells(closing: str) -> None:
    text = (
        f"A bridge for all\n\nQuestion: Is it safe?\n\nMr. Rao: It is.\n\nQuestion: When?\n\n"
        f"Mr. Rao: In May.\n\nAfter the rains, that is.\n\n{closing}"
    )
    assert ("Mr. Rao", "In May.\n\nAfter the rains, that is.") in said(text)


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        ("@DrSJaishankar\n\nWalked over the new bridge. What a view!\n\nMarch 3, 2019", "@DrSJaishankar"),
        ("Walked over the new bridge. What a view!\n\n@DrSJaishankar", "@DrSJaishankar"),
        ("Leela Nair (@leelanair)\n\nWalked over the new bridge. What a view!", "Leela Nair"),
        ("Leela Nair (@leelanair): Walked over the new bridge. What a view!", "Leela Nair"),
    ],
)
def test_a_post_may_have_its_handle_on_a_line_of_its_own(text: str, signer: str) -> None:
    assert said(text) == [(signer, "Walked over the new bridge. What a view!")]


def test_a_handle_between_posts_belongs_to_the_one_below() -> None:
    text = "@anil\n\nThe rain is late this year.\n\n@leela\n\nIt has come at last.\n\nMarch 3, 2019"
    assert said(text) == [("@anil", "The rain is late this year."), ("@leela", "It has come at last.")]


def test_a_heading_may_end_with_who_insists() -> None:
    text = "Bridge is safe, insists Rao\n\nPune: Minister Anil Rao walked over the bridge on Monday."
    assert said(text) == [("Rao", "Bridge is safe")]


def test_what_a_writer_tells_of_an_earlier_speaker_ends_the_last_turn_too() -> None:
    text = (
        "A talk\n\nDaily Post: Is it safe?\n\nMr. Rao: It is.\n\nDaily Post: Thank you.\n\nRao later told us "
        "that the paint was dry."
    )
    assert said(text)[-2:] == [("Daily Post", "Thank you."), ("Rao", "the paint was dry")]


def test_what_the_speaker_has_told_others_word_for_word_is_a_quote_in_the_turn_by_the_speaker() -> None:
    text = (
        "A talk\n\nMR. RAO: I told my colleagues that “rain has no passport.”\n\n"
        "MS. SATO: I said, “No.”\n\nMR. RAO: Yes."
    )
    found = dict(
        zip([words for _, words in said(text)], [name for name, _ in speakers_of(text)], strict=True)
    )
    assert (found.get("“rain has no passport.”"), found.get("“No.”")) == ("Rao", None)


def test_a_body_quoted_to_somebody_in_a_turn_speaks_itself() -> None:
    text = (
        "A talk\n\nQuestion: Minister Rao, Peru’s embassy says the rain is “a gift of the sea.” Is it?\n\n"
        "MINISTER RAO: It is.\n\nQuestion: Thank you."
    )
    assert ("Peru’s embassy", "the rain is “a gift of the sea.”") in said(text)
    assert [name for name, _ in speakers_of(text)] == [None, None, "Rao", None]


@pytest.mark.parametrize(
    ("handing", "name"),
    [
        ("The next is Tom Hale of the Valley Post.", "Tom Hale (Valley Post)"),
        ("Next, Ms. Ito from the Pune Mirror, please.", "Ito (Pune Mirror)"),
        ("Let us go to Anil Rao (Daily Post).", "Anil Rao (Daily Post)"),
        ("Now to Anil Rao of the Post, then Leela Nair of Radio Pune.", None),
        ("We now go to Minister Rao of Peru.", None),
        ("We came with Tom Hale of the Valley Post.", None),
    ],
)
def test_who_asks_is_to_whom_the_turn_before_gives_the_word(handing: str, name: str | None) -> None:
    text = f"A talk\n\nMODERATOR: {handing}\n\nQUESTION: Why?\n\nMR. SATO: It rains.\n\nQUESTION: Still?"
    assert [found for found, _ in speakers_of(text)] == [None, name, "Sato", None]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Question (Meera, Hill Radio)", "Meera (Hill Radio)"),
        ("Question (Anil Rao)", "Anil Rao"),
        ("Jiji, Kanda", "Kanda (Jiji)"),
        ("Mr. Ito, Daily Post", "Ito (Daily Post)"),
        ("Official Spokesperson, Ms. Gita Pal", "Gita Pal"),
        ("Press Secretary Mori", "Mori"),
        ("Joint Secretary (XP)", None),
        ("Principal Secretary", None),
        ("Unidentified Reporter", None),
    ],
)
def test_a_label_names_somebody_in_many_ways_or_nobody(label: str, name: str | None) -> None:
    text = f"A briefing\n\n{label}: It rains.\n\nMs. Sato: It does.\n\nMs. Sato: It did."
    assert speakers_of(text)[0][0] == name


def test_who_goes_on_asking_is_who_asked_last() -> None:
    text = (
        "A briefing\n\nQuestion (Meera, Hill Radio): Why?\n\nOfficial Spokesperson, Ms. Gita Pal: Rain.\n\n"
        "Question Contd.: And now?\n\nOfficial Spokesperson: Still."
    )
    assert [name for name, _ in speakers_of(text)] == ["Meera (Hill Radio)", "Gita Pal"] * 2


@pytest.mark.parametrize(
    ("minister", "reporter"),
    [
        ("[Minister SATO] {}", "[Kyodo, Ueda] {}"),
        ("(Minister Sato) {}", "(Reporter) {}"),
        ("MINISTER SATO\n\n{}", "REPORTER\n\n{}"),
        ("**Minister Sato**\n\n{}", "**Reporter**\n\n{}"),
    ],
)
def test_labels_may_stand_in_brackets_or_on_lines_of_their_own(minister: str, reporter: str) -> None:
    turns = [minister.format("Tea is dear."), reporter.format("Why is it?"), minister.format("It rains.")]
    text = "\n\n".join(["Press conference", "Pune, March 3, 2019", *turns])
    assert [words for _, words in said(text)] == ["Tea is dear.", "Why is it?", "It rains."]


def test_notes_in_brackets_make_no_transcript() -> None:
    text = "A fair\n\n(Photo) The hall was full.\n\n(Photo) The mayor came.\n\n(Annex) A list of growers."
    assert said(text) == []


def test_the_last_turn_ends_before_the_furniture_of_the_page() -> None:
    text = "A talk\n\nQ: Why?\n\nMS. SATO: It rains.\n\nRelated Links\n\nTea of Pune and the world"
    assert said(text)[-1] == ("MS. SATO", "It rains.")


def test_a_date_may_stand_between_a_handle_and_its_post() -> None:
    text = (
        "@anil\nMarch 3, 2019\nThe rain is late this year.\n\n@MEAIndia\nMarch 4, 2019\nIt has come at last."
    )
    assert said(text) == [("@anil", "The rain is late this year."), ("@MEAIndia", "It has come at last.")]
    assert speakers_of(text)[1][0] == "Ministry of External Affairs (India)"


def test_a_verb_before_a_name_and_a_colon_is_no_part_of_the_name() -> None:
    assert said("Talk\n\nSaid Mr. Rao: “Tea is dear now.”") == [("Mr. Rao", "“Tea is dear now.”")]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Deputy Chief of Mission", None),
        ("Secretary West", None),
        ("Leader of the Opposition", None),
        ("EAM", "Sushma Swaraj"),
    ],
)
def test_the_rest_of_a_title_is_no_name(label: str, name: str | None) -> None:
    text = f"A briefing\n\nMarch 3, 2019\n\n{label}: It rains.\n\nMs. Sato: It does.\n\nMs. Sato: It did."
    assert speakers_of(text)[0][0] == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Tea will stay dear this year: Jaishankar", "S. Jaishankar"),
        ("Tea will stay dear this year: Foreign Minister Motegi", "Toshimitsu Motegi"),
        ("Jaishankar: Tea will stay dear this year", "S. Jaishankar"),
    ],
)
def test_a_heading_may_name_somebody_of_the_code_book_alone(heading: str, name: str) -> None:
    text = f"{heading}\n\nMarch 3, 2020\n\nNew Delhi: The fair opened."
    assert [found for found, _ in speakers_of(text)] == [name]


def test_the_title_of_a_book_about_somebody_is_no_quote() -> None:
    assert said("Jaishankar: A life in four cities\n\nMarch 3, 2020\n\nNew Delhi: The fair opened.") == []


@pytest.mark.parametrize(
    "byline",
    [
        "Posted by @DrSJaishankar on March 3, 2020",
        "X post by S. Jaishankar (@DrSJaishankar), March 3, 2020:",
        "@DrSJaishankar · March 3, 2020",
    ],
)
def test_a_byline_may_say_that_it_is_a_post(byline: str) -> None:
    assert [name for name, _ in speakers_of(f"{byline}\n\nGlad to see the fair. It was fine.")] == [
        "S. Jaishankar"
    ]


def test_a_post_that_is_passed_on_is_whose_handle_it_has() -> None:
    assert said("RT @leela: Glad to see the fair.") == [("@leela", "Glad to see the fair.")]


def test_two_labelled_lines_of_which_one_asks_are_a_dialogue() -> None:
    text = "Ms. Nair, Tea Board: Tea is dear this year.\n\nRavi: Why is it so dear?"
    assert [name for name, _ in speakers_of(text)] == ["Nair", "Ravi"]


@pytest.mark.parametrize(
    "text", ["Theme: Tea for all.\n\nEntry: Free.", "Theme: Is tea dear?\n\nThe fair opens.\n\nEntry: Free."]
)
def test_labelled_lines_are_no_dialogue_by_themselves(text: str) -> None:
    assert said(text) == []
