from __future__ import annotations

import pytest
from hypothesis import given

from tests.documents.reading import document
from tests.documents.texts import texts
from tui.extract.names import find_names
from tui.extract.topics import topics_in
from tui.model import Names, Span


def names(text: str) -> Names:
    return find_names(document(text, "a.txt"), text)


def topics(text: str) -> dict[str, list[str]]:
    return {use.label: [mention.text for mention in use.mentions] for use in names(text).topics}


def people(text: str) -> dict[str, list[str]]:
    return {use.name: [mention.text for mention in use.mentions] for use in names(text).people}


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("They spoke of 5 G and ‘5G’.", "5G & telecommunications", ["5 G", "5G"]),
        ("After Kovid they met.", "Health & COVID-19", ["Kovid"]),
        ("A secure Indian Pacific.", "Free and open Indo-Pacific", ["Indian Pacific"]),
        ("Safety in the South China Sea.", "Maritime security", ["South China Sea"]),
        ("The Quad’s members met.", "Quad", ["Quad"]),
        (
            "The Foreign Ministers’ Strategic Dialogue.",
            "High-level visits & dialogues",
            ["Foreign Ministers’ Strategic Dialogue"],
        ),
        ("Start-ups came.", "Startups & innovation", ["Start-ups"]),
        ("Decarbonisation and decarbonization.", "Energy & climate", ["Decarbonisation", "decarbonization"]),
        ("The visa procedure was eased.", "Education, culture & people-to-people", ["visa procedure"]),
        ("It was the third trilateral dialogue.", "High-level visits & dialogues", ["trilateral dialogue"]),
        ("A joint project in Rwanda.", "Third-country cooperation", ["joint project in", "Rwanda"]),
        ("The India-US 2+2 was short.", "Defence & security", ["US 2+2"]),
        ("Two coast guards held a combined drill.", "Military exercises", ["combined drill"]),
        ("Combined drills of the two coast guards.", "Military exercises", ["Combined drills"]),
        ("They want skilled personnel.", "Skill development", ["skilled personnel"]),
        ("An exchange of 500,000 people.", "Education, culture & people-to-people", ["500,000 people"]),
        ("The high-technology trade of both grew.", "Trade & investment", ["high-technology trade"]),
        ("Three unicorns were born.", "Startups & innovation", ["unicorns"]),
        ("The insurer and the lender agreed.", "Finance & currency", ["insurer", "lender"]),
        ("The Unicorn mast was raised.", "Defence equipment & technology", ["Unicorn mast"]),
        ("Plants for waste water.", "Connectivity & infrastructure", ["waste water"]),
        ("They eased the mobility of workers.", "Skill development", ["mobility of workers"]),
        ("Soap and hygiene for all.", "Health & COVID-19", ["hygiene"]),
        ("A quake shook the coast.", "Humanitarian assistance & disaster relief", ["quake"]),
        ("They spoke by phone.", "High-level visits & dialogues", ["spoke by phone"]),
        ("The navies held drills.", "Military exercises", ["held drills"]),
        ("The CT scanner was given away.", "Health & COVID-19", ["CT scanner"]),
    ],
)
def test_a_topic_by_its_words(text: str, label: str, words: list[str]) -> None:
    assert topics(text)[label] == words


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Safety in the South China Sea.", "China & regional tensions"),
        ("A plate of bone china.", "China & regional tensions"),
        ("The AIIB met; the ai barked.", "Artificial intelligence"),
        ("They met on the Malabar coast.", "Military exercises"),
        ("It was signed on the sidelines of a fair.", "High-level visits & dialogues"),
        ("He spoke of the security environment.", "Defence & security"),
        ("The Gujarat Maritime Board built a shed.", "Maritime security"),
        ("The High Technology Trade Group met.", "Digital & emerging technologies"),
        ("The UNICORN was tested.", "Startups & innovation"),
        ("The Investors Network met.", "Startups & innovation"),
        ("BUSINESS DOCUMENTS", "Trade & investment"),
        ("They met in an office space.", "Space"),
        ("It was a recipe for disaster.", "Humanitarian assistance & disaster relief"),
        ("India, Myanmar, Japan and Nepal sent greetings.", "Myanmar"),
        ("He crossed the bridge.", "Connectivity & infrastructure"),
        ("It works for nothing.", "Digital & emerging technologies"),
        ("He stepped down for reasons of ill health.", "Health & COVID-19"),
        ("The injured were taken to a hospital.", "Health & COVID-19"),
        ("Gunmen killed four tourists.", "Aviation & tourism"),
        ("The state machinery showed its steel.", "Manufacturing"),
        ("A storm crossed the northeast coast.", "North East India & Act East"),
        ("He told the South China Morning Post.", "China & regional tensions"),
        ("They kept the status quo of the fund.", "China & regional tensions"),
        ("The India-US 2+2 was short.", "Defence equipment & technology"),
        ("They agreed on joint development of a port.", "Defence equipment & technology"),
        ("It was at an early stage.", "Startups & innovation"),
        ("The Unicorn is an antenna.", "Startups & innovation"),
        ("JAI to all, he cried.", "ASEAN & regional architecture"),
        ("It is not binding under international law.", "Rule of law & democratic values"),
        ("They are students of history.", "Education, culture & people-to-people"),
        ("A plant in Aichi Prefecture.", "Education, culture & people-to-people"),
        ("The Social Security Agreement (SSA) is old.", "Space"),
        ("KYOTO, 3 May (UPI) -- It rained.", "Digital & emerging technologies"),
        ("MILAN, 3 May (Reuters) - It rained.", "Military exercises"),
        ("The mill is in talks with a dyer.", "High-level visits & dialogues"),
        ("He was invested with an order.", "Trade & investment"),
        ("It rained in all metro cities.", "Connectivity & infrastructure"),
        ("NSG commandos stood by.", "Nuclear disarmament & non-proliferation"),
        ("Fighter jets flew over the town.", "Defence equipment & technology"),
        ("She spoke of the loan of a scroll.", "Development assistance"),
    ],
)
def test_look_alikes_are_no_topic(text: str, label: str) -> None:
    assert label not in topics(text)


def test_a_supporting_word_counts_beside_a_word_of_its_topic() -> None:
    assert "Connectivity & infrastructure" not in topics("The bridge was old.")
    found = topics("The bridge was old. So is the metro.")
    assert found["Connectivity & infrastructure"] == ["bridge", "metro"]


def test_topics_in_spans_stand_in_the_order_of_the_code_book() -> None:
    text = "Semiconductors first. Then cyber security and 5G. Tourism last."
    found = names(text)
    middle = Span(text.index("Then"), text.index("Tourism"))
    assert topics_in(found, [middle]) == ("5G & telecommunications", "Cyber security")
    assert topics_in(found, []) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MOTEGI Toshimitsu spoke. Motegi left.", {"Toshimitsu Motegi": ["MOTEGI Toshimitsu", "Motegi"]}),
        ("S.Jaishankar and Dr S Jaishankar", {"S. Jaishankar": ["S.Jaishankar", "S Jaishankar"]}),
        ("Shinzō Abe came. ABE spoke.", {"Shinzo Abe": ["Shinzō Abe", "ABE"]}),
        ("Modi met Kishida.", {"Narendra Modi": ["Modi"], "Fumio Kishida": ["Kishida"]}),
        ("Singh spoke. Kono listened.", {}),
        ("Taro Kono came. Kono spoke.", {"Taro Kono": ["Taro Kono", "Kono"]}),
        ("Prime Minister Singh spoke.", {"Manmohan Singh": ["Prime Minister Singh"]}),
        ("2018-11-05\n\nForeign Minister Kono came. He left.", {"Taro Kono": ["Foreign Minister Kono"]}),
        ("2000-11-05\n\nForeign Minister Kono came. He left.", {"Yohei Kono": ["Foreign Minister Kono"]}),
        ("The painter Ravi Modi came. Modi left.", {}),
        ("The painter Ravi K. Modi came. Modi left.", {}),
        (
            "Kishida Hopeful As Ministers Hear Modi\n\nHe came. Modi spoke.",
            {
                "Fumio Kishida": ["Kishida"],
                "Narendra Modi": ["Modi", "Modi"],
            },
        ),
        ("They heard Japan’s Kishida.", {"Fumio Kishida": ["Kishida"]}),
        ("Shinzo Abe met the painter Yuko Abe. Abe left.", {"Shinzo Abe": ["Shinzo Abe", "Abe"]}),
        ("Narendra D. Modi came. He left.", {"Narendra Modi": ["Modi"]}),
        ("They met at Sushma Swaraj Bhawan.", {}),
    ],
)
def test_people(text: str, expected: dict[str, list[str]]) -> None:
    assert people(text) == expected


def test_organisations_and_places() -> None:
    found = names("The MEA in new Delhi and Japan’s Foreign Ministry spoke of the US-2 and of the U.S. Navy.")
    assert [use.name for use in found.organisations] == [
        "Ministry of External Affairs (India)",
        "Ministry of Foreign Affairs of Japan",
        "US Navy",
    ]
    assert [use.name for use in found.places] == ["New Delhi"]


@given(texts)
def test_every_mention_is_a_slice_and_the_same_every_time(text: str) -> None:
    found = names(text)
    assert found == names(text)
    named = (*found.people, *found.organisations, *found.places)
    for mentions in [*(use.mentions for use in found.topics), *(use.mentions for use in named)]:
        assert mentions
        assert list(mentions) == sorted(set(mentions))
        assert all(text[one.start : one.end] == one.text for one in mentions)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("India, ", 1),
        ("Modi ", 1),
        ("Mr. Modi. ", 1),
        ("cyber security ", 1),
        ("a " * 9, 0),
        ("“", 0),
        ("’s ", 0),
    ],
)
def test_a_word_said_over_and_over_is_found_as_often(words: str, named: int) -> None:
    times = 20_000
    found = names(words * times)
    mentions = [use.mentions for use in found.topics]
    mentions += [use.mentions for use in (*found.people, *found.organisations, *found.places)]
    assert sum(map(len, mentions)) == named * times
