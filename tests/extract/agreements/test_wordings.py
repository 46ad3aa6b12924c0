"""The many ways in which communiqués, readouts, releases and the news word the same things."""

from __future__ import annotations

import pytest

from tests.extract.agreements.reading import BILATERAL, JOINT, agreements, only
from tui.model import Agreement

TALK = "Transcript of Press Conference of the Prime Ministers of India and Japan\nMay 4, 2033\n\n"
ADDRESS = """Prime Minister's Media Statement during the visit
May 4, 2033

Your Excellency, Prime Minister Kishida,

Friends from the media,

India and Japan are old friends. Japan grows our tea, and India drinks it. """
"""What one of two leaders says, under a title that names neither country."""

SHEET = "Fact Sheet: India–Japan Summit\nMay 4, 2033\n\nOutcomes\n\n"


def statuses(text: str) -> list[str]:
    return [one.status for one in agreements(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The instrument is the subject.
        ("A plan for cooperation on lighthouses was concluded.", ["agreed"]),
        ("A joint working group on ferries is to be set up.", ["agreed"]),
        ("A fund of 3 billion yen for harbours will be created.", ["agreed"]),
        ("A joint committee on ferries is being set up.", ["agreed"]),
        ("A Joint Declaration on Harbours was issued after the talks.", ["agreed"]),
        ("A roadmap for clean harbours will be developed.", ["proposed"]),
        ("A treaty on fisheries is to be signed next month.", ["proposed"]),
        ("An action plan on tea is to be drawn up by the end of the year.", ["agreed"]),
        ("A treaty on tea is likely to be signed soon.", ["proposed"]),
        ("A hotline between the two coast guards has been set up.", ["in force"]),
        ("Agreement was reached to open a ferry line between Kochi and Nara.", ["agreed"]),
        ("A consensus was reached to open a ferry line.", ["agreed"]),
        ("A logistics agreement between the two navies is being negotiated.", ["under discussion"]),
        ("Negotiations for a tea agreement are in progress.", ["under discussion"]),
        # A coordinate object, a verb that only echoes.
        ("The ministers adopted a lighthouse plan and a revised tea charter.", ["agreed", "agreed"]),
        ("The two sides signed a fisheries treaty, as well as a memorandum on tea.", ["signed", "signed"]),
        ("A treaty on fisheries was signed, and so was a memorandum on tea.", ["signed", "signed"]),
        ("The tea agreement was signed, as was a memorandum on lighthouses.", ["signed", "signed"]),
        ("Two documents were signed: a memorandum on tea and a pact on harbours.", ["signed", "signed"]),
        (
            "They welcomed the renewal of the Tea Treaty and the signing of a pact on rail.",
            ["agreed", "signed"],
        ),
        ("They signed the notes concerning the fourth tranche of a loan.", ["signed"]),
        # In a relative clause, an apposition, a participle.
        ("Boats use the Kochi Ferry Arrangement, in operation since 2031.", ["in force"]),
        ("The ministers reviewed the Harbour Partnership, in force since 2031.", ["in force"]),
        ("The ministers recalled the tea agreement that entered into force in 2031.", ["in force"]),
        ("Their tea agreement, which took effect in March, cut duties.", ["in force"]),
        ("The India–Japan Tea Council, operating since 2029, met in Kochi.", ["in force"]),
        ("The two navies, operating under the India–Japan Harbour Arrangement, met.", ["in force"]),
        # What is considered, offered, talked about.
        ("Japan is considering a loan of 3 billion yen for the Kochi harbour.", ["under discussion"]),
        ("What the ministers are discussing is a ferry line from Kochi to Nara.", ["under discussion"]),
        ("What the two sides are negotiating is a tea agreement.", ["under discussion"]),
        ("The two sides are discussing a tea agreement.", ["under discussion"]),
        ("India and Japan are working on a tea agreement.", ["under discussion"]),
        ("The ministers discussed a possible agreement on tea.", ["under discussion"]),
        ("The two governments are studying a joint dock.", ["under discussion"]),
        ("Discussions are on for a tea agreement.", ["under discussion"]),
        ("Japan has given a proposal for a joint dock, and talks are on.", ["under discussion"]),
        ("India submitted a proposal for a ferry line to Nara.", ["proposed"]),
        ("Japan proposed that the two countries open a ferry line.", ["proposed"]),
        ("Japan's proposal on a harbour hub is being examined.", ["under discussion"]),
        ("India suggested setting up a joint harbour fund with Japan.", ["proposed"]),
        ("Japan has offered a loan of 3 billion yen for the harbour in India.", ["proposed"]),
        # What others are told to do.
        ("The ministers instructed their officials to speed up talks on tea trade.", ["under discussion"]),
        ("The leaders tasked their ministers to explore a ferry line.", ["under discussion"]),
        ("The leaders tasked their ministers with exploring a harbour fund.", ["under discussion"]),
        ("They directed their ministries to work out a plan for clean harbours.", ["agreed"]),
        # How far it has come.
        ("The two sides agreed to look into a ferry line.", ["under discussion"]),
        ("The ministers agreed to study the possibility of a ferry line.", ["under discussion"]),
        ("The two sides agreed to hold talks on a tea agreement.", ["under discussion"]),
        ("They announced the conclusion of negotiations on the tea agreement.", ["finalised"]),
        ("Officials said that negotiations on the tea agreement had been concluded.", ["finalised"]),
        ("The two sides are concluding a tea agreement.", ["under discussion"]),
        ("The ministers concurred to promote exchanges of tea growers.", ["reaffirmed/committed"]),
        ("Both ministers agreed to work together for safe seas.", ["reaffirmed/committed"]),
        ("India and Japan reiterated that they would work for safe seas.", ["reaffirmed/committed"]),
        ("The two sides reiterated their firm commitment to safe seas.", ["reaffirmed/committed"]),
        ("The fisheries treaty was signed last year and entered into force in March.", ["in force"]),
        ("The two sides signed a fisheries treaty last year, and it entered into force.", ["in force"]),
        ("The tea agreement is ready for signature.", ["finalised"]),
        ("The tea agreement between the two countries is now ready to be signed.", ["finalised"]),
        ("They confirmed that the two countries would hold a summit in Nara.", ["agreed"]),
        ("They shared the view that they would continue to work closely.", ["reaffirmed/committed"]),
        ("The leaders announced the launch of a tea fellowship.", ["agreed"]),
        ("The leaders welcomed the launch of a tea fellowship.", ["in force"]),
        # What is taken up once more is not told twice.
        (
            "They noted progress in talks on a tea agreement and agreed on accelerating them.",
            ["under discussion"],
        ),
        ("They agreed to hold a second round of negotiations on a tea treaty.", ["under discussion"]),
        ("The two sides held negotiations on a tea treaty.", ["under discussion"]),
        ("The ministers decided to continue to hold the Tea Dialogue every year.", ["agreed"]),
        ("A possible arrangement for pilots was discussed.", ["under discussion"]),
        ("The Prime Ministers praised tea and directed their officials to draft a charter.", ["agreed"]),
        # A second verb, an aside, a part of the state that acts for it.
        ("They recalled the flood and resolved to work together on safer schools.", ["reaffirmed/committed"]),
        (
            "They reaffirmed that all depends on trust and committed themselves to a sea without mines.",
            ["reaffirmed/committed"],
        ),
        ("India and Japan agreed, on the margins of a fair in Bali, to open a ferry line.", ["agreed"]),
        ("The fisheries agencies of the two countries signed a work plan on squid.", ["signed"]),
        ("The coast guards signed a work plan on rescue.", ["signed"]),
        ("The leaders finalized a memorandum on tea; signature is expected in spring.", ["finalised"]),
        ("The ministers signed the Programme for Strengthening Rural Ties.", ["signed"]),
        # What one side means to do, what is nearly done.
        ("The Japanese side expressed its intention to extend grant aid.", ["proposed"]),
        ("The two sides are also close to wrapping up a tea pact.", ["under discussion"]),
        ("India and Japan are close to signing a tea pact.", ["proposed"]),
        ("Japan and India are on the verge of signing a tea agreement.", ["proposed"]),
        # Nobody is the subject.
        ("It was agreed between the two sides that a ferry line would be opened.", ["agreed"]),
        ("There was an understanding that the two sides will share data.", ["agreed"]),
        ("What was agreed is that the two navies will hold a drill.", ["agreed"]),
        # What is done together, what is only meant or aimed at.
        ("Both countries will jointly build a dock in Kochi.", ["reaffirmed/committed"]),
        ("India and Japan have begun talks on noodles.", ["under discussion"]),
        ("The two ministers shared the intention to found a school.", ["proposed"]),
        ("The two sides reaffirmed their aim of training 900 pilots.", ["reaffirmed/committed"]),
        ("The ministers instructed their officials to finalise the Protocol on rice.", ["under discussion"]),
        ("They concurred on working for the early conclusion of the tea treaty.", ["under discussion"]),
        ("They decided to hold the next Space Talks in Pune.", ["agreed"]),
        ("They welcomed the entry into force of the Accord on Lost Cargo.", ["in force"]),
        ("A memorandum was signed in the field of ferry safety.", ["signed"]),
        # One side's word on what concerns both.
        ("Fumio Kishida announced that Japan would build a dock in India.", ["agreed"]),
        ("Prime Minister Modi said the two countries had decided to open a ferry line.", ["agreed"]),
        ("“We have agreed to set up a harbour fund,” Narendra Modi said.", ["agreed"]),
    ],
)
def test_wording(sentence: str, expected: list[str]) -> None:
    assert statuses(BILATERAL + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not true that the two sides signed a treaty on tea.",
        "A spokesman denied that a treaty on tea had been signed.",
        "Reports that India and Japan had signed a tea treaty are false.",
        "Growers hope that a tea agreement will be signed.",
        "Talks on a tea pact collapsed.",
        "Japan is considering a change of its tax law.",
        "Kishida directed his cabinet to prepare a budget.",
        "The opposition asked the government to explore a ferry line.",
        "Japan offered its thanks to India.",
        "Japan expressed its intention to continue to support the harbour.",
        "Japan declared its intention to withdraw.",
        "The fisheries agencies of the three countries signed a work plan.",
        "They recalled the flood and were determined.",
        "A fee arrangement for pilots was also discussed.",
        "The two sides held talks on Monday.",
        "Modi announced a new scheme for Indian farmers.",
        "The plan was discussed by the cabinet.",
        "A new stadium is to be built in Nara.",
        "Fishermen gave a proposal to the mayor and talks are on.",
        "The ferry, in operation since 1990, is full.",
        "The two leaders discussed a wide range of issues, trade included.",
        "The ministers welcomed the signing of Australia's Whale Treaty.",
        "The ministers welcomed Australia's signing of the Whale Treaty.",
        "Australia's Whale Treaty entered into force.",
        "Japan welcomed India's launch of a tea portal.",
        "There was no agreement to open a ferry line.",
        "There is an agreement between fishermen that they will rest on Sunday.",
        "It was agreed between the two sides that tea is good.",
        "Students of both countries will work together on a play.",
        "India and Japan held talks on tea.",
    ],
)
def test_what_sounds_alike(sentence: str) -> None:
    assert not agreements(BILATERAL + sentence)


@pytest.mark.parametrize(
    ("turn", "status"),
    [
        ("Prime Minister Modi and I agreed to open a ferry line.", "agreed"),
        ("My friend Prime Minister Modi and I have decided to meet in Nara.", "agreed"),
        ("Prime Minister Modi and I confirmed that we would work for safe seas.", "reaffirmed/committed"),
        ("I and Prime Minister Modi have decided to open a ferry line.", "agreed"),
        ("I am happy to announce a new fellowship for tea growers.", "agreed"),
        ("I am pleased to announce that our countries have concluded a tea treaty.", "agreed"),
    ],
)
def test_the_first_person_of_a_leader(turn: str, status: str) -> None:
    found = only(TALK + "PRIME MINISTER KISHIDA: " + turn)
    assert (found.status, found.parties) == (status, ("India", "Japan"))


@pytest.mark.parametrize(
    ("sentence", "evidence", "status"),
    [
        (
            "We have decided to hold a tunnel forum every spring.",
            "We have decided to hold a tunnel forum every spring",
            "agreed",
        ),
        (
            "Our officials are discussing the lease of a rescue ship.",
            "Our officials are discussing the lease of a rescue ship",
            "under discussion",
        ),
        (
            "We have just witnessed the signing of three papers, including a memorandum on squid.",
            "the signing of three papers, including a memorandum on squid",
            "signed",
        ),
        (
            "The loan for the tunnel, for which notes were exchanged this morning, will help many.",
            "The loan for the tunnel, for which notes were exchanged this morning",
            "signed",
        ),
        (
            "We will also hold a lighthouse seminar before the summer.",
            "We will also hold a lighthouse seminar before the summer",
            "agreed",
        ),
    ],
)
def test_the_first_person_of_an_address_whose_title_names_nobody(
    sentence: str, evidence: str, status: str
) -> None:
    found = only(ADDRESS + sentence)
    assert (found.evidence[0].text, found.status, found.parties) == (evidence, status, ("India", "Japan"))


def test_an_address_at_home_has_no_other_side() -> None:
    text = "Prime Minister's Media Statement on tea\nMay 4, 2033\n\nIndia drinks tea.\n\nIndia is glad.\n\n"
    assert not agreements(text + "Japan drinks it too. We have decided to hold a tea forum every spring.")


@pytest.mark.parametrize(
    "question",
    [
        "QUESTION: India and Japan have signed a tea treaty. When does it take effect?",
        "QUESTION: We hear that the two countries agreed to open a ferry line.",
        "MEERA NAIR: The two sides signed a tea treaty today. What does it say?",
        "Q: The two countries agreed on a naval base.\n\nIs that right?",
    ],
)
def test_a_question_makes_no_agreement(question: str) -> None:
    answer = "\n\nSPOKESPERSON: That report is wrong.\n\nQUESTION: Thank you.\n\nSPOKESPERSON: Thank you."
    assert not agreements(TALK + question + answer)


def test_bullets_without_a_verb_of_their_own() -> None:
    text = (
        SHEET
        + "- Japan to invest 3 trillion yen in Indian harbours\n\n- Memorandum on lighthouses signed\n\n"
    )
    assert statuses(text + "- Signing of a treaty on fisheries") == [
        "reaffirmed/committed",
        "signed",
        "signed",
    ]


def test_items_that_say_themselves_what_the_leaders_did() -> None:
    text = BILATERAL + "India and Japan met.\n\nThe two leaders:\n\n- committed to protecting whales;\n\n"
    items = "- agreed to open a ferry line;\n\n- signed a treaty on tea;\n\n"
    more = "- instructed officials to explore a dock;\n\n- discussed the price of rice."
    expected = ["reaffirmed/committed", "agreed", "signed", "under discussion"]
    assert statuses(text + items + more) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "We will work together and expand our cooperation on harbours.",
        "We will put into practice the Harbour Initiative launched last year.",
        "We will implement the Harbour Plan, adopted last year.",
    ],
)
def test_what_a_joint_text_only_goes_on_with(sentence: str) -> None:
    assert only(JOINT + sentence).status == "reaffirmed/committed"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("India, Japan agree to open ferry line", "India and Japan agreed to open a ferry line to Nara."),
        (
            "India and Japan sign pact on harbours",
            "India and Japan signed a memorandum of cooperation on ports.",
        ),
        ("Japan to lend India 3 billion yen", "Japan has agreed to lend India 3 billion yen for a dock."),
    ],
)
def test_a_headline_is_the_body_once_more(title: str, lead: str) -> None:
    found: Agreement = only(f"{title}\nMay 4, 2033\n\n{lead}")
    assert found.evidence[-1].locus.kind == "paragraph"


@pytest.mark.parametrize(
    ("sentence", "status", "parties"),
    [
        ("The country acceded to the Toxic Gas Convention on 3 March 2031.", "signed", ()),
        (
            "The envoy's minister, Mr Aoki, declared Peru's commitment to safe seas.",
            "reaffirmed/committed",
            ("Peru",),
        ),
        (
            "The two governments put their names to a treaty on whales between Australia and Japan.",
            "signed",
            ("Australia", "Japan"),
        ),
    ],
)
def test_a_party_that_is_not_the_subject(sentence: str, status: str, parties: tuple[str, ...]) -> None:
    found = only(sentence)
    assert (found.status, found.parties) == (status, parties)


def test_the_second_of_two_gerunds() -> None:
    found = agreements(
        "Chile helped its neighbour in reaffirming its pier commitment and in renewing a pact with Peru."
    )
    assert [one.status for one in found] == ["reaffirmed/committed", "agreed"]


def test_a_definite_state_among_sides_that_are_known_is_somebody_else() -> None:
    assert not agreements(BILATERAL + "The country acceded to the Toxic Gas Convention.")
