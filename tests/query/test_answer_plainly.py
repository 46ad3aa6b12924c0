"""Bit sets against the plainest means: each record asked one by one, straight from the rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.making import Made
from tui.model import STATUSES, Agreement, Quote, Records
from tui.query.answer import answer
from tui.query.catalog import Catalog
from tui.query.properties import PROPERTIES
from tui.view import Filter, Property, View

WORDS = [f"word{number}" for number in range(24)]
TOPICS = ("Chips", "Rail", "Ships")
SPEAKERS = (None, "Ms Sato", "Mr Rao")


@st.composite
def records(draw: st.DrawFn) -> Records:
    """A library of up to three documents whose quotes and evidence overlap as they come."""
    made = Made(*TOPICS)
    documents = []
    for number in range(draw(st.integers(1, 3))):
        text = f"Title {number}\n\n{' '.join(WORDS[:12])}\n\n{' '.join(WORDS[12:])}"
        date = draw(st.sampled_from((None, "2019", "2020-05")))
        documents.append(
            made.document(text, date=date, kind=draw(st.sampled_from(("news article", "speech"))))
        )
    place = st.tuples(
        st.sampled_from(documents), st.sampled_from((0, 12)), st.integers(0, 11), st.integers(1, 6)
    )
    topics = st.sets(st.sampled_from(TOPICS)).map(sorted).map(tuple)
    for document in documents:
        for topic in draw(topics):
            made.mention(
                document, topic, draw(st.sampled_from(WORDS)), draw(st.sampled_from(("primary", "secondary")))
            )
    for document, first, skipped, length in draw(st.lists(place, max_size=6)):
        words = " ".join(WORDS[first:][:12][skipped:][:length])
        made.quote(document, words, speaker=draw(st.sampled_from(SPEAKERS)), topics=draw(topics))
    for document, first, skipped, length in draw(st.lists(place, max_size=4)):
        words = " ".join(WORDS[first:][:12][skipped:][:length])
        names = draw(st.sampled_from(((), ("Word3 word4",), ("WORD5",))))
        status = draw(st.sampled_from(STATUSES))
        made.agreement("Pact", [(document, words, status)], topics=draw(topics), name_words=names)
    return made.records()


def linked(agreement: Agreement, quote: Quote) -> bool:
    """Whether they belong together, read straight from the rule."""
    words = " ".join(quote.texts)
    if any(f" {name.lower()} " in f" {words} " for name in agreement.name_words if not name.isupper()):
        return True
    for piece in agreement.evidence:
        if piece.document != quote.document:
            continue
        if any(part.start < piece.end and piece.start < part.end for part in quote.parts):
            return True
        if piece.locus == quote.locus and set(agreement.topics) & set(quote.topics):
            return True
    return False


def has(found: Records, record: Agreement | Quote, property_: Property, value: str) -> bool:
    """Whether a record has a value, read straight from the record."""
    if isinstance(record, Quote):
        quotes = [record]
        agreements = [agreement for agreement in found.agreements.values() if linked(agreement, record)]
        home = record.document
    else:
        quotes = [quote for quote in found.quotes.values() if linked(record, quote)]
        agreements = [record]
        home = record.evidence[0].document
    document = found.documents[home]
    match property_:
        case "topic":
            return value in record.topics
        case "agreement":
            return value in [agreement.id for agreement in agreements]
        case "speaker":
            return value in [quote.speaker_name or "not named" for quote in quotes]
        case "status":
            return value in [agreement.status for agreement in agreements]
        case "kind":
            return value in [document.kind, *(quote.kind for quote in quotes)]
        case "document":
            return value == home
        case "year":
            return value == (document.date[:4] if document.date else "undated")
        case "salience":
            uses = found.names[home].topics
            primary = any(use.salience == "primary" and use.label in record.topics for use in uses)
            return bool(record.topics) and value == ("primary" if primary else "secondary")
        case "is":
            return record.id in (STARRED if value == "starred" else NOTED if value == "noted" else ())


def passes(found: Records, record: Agreement | Quote, filters: tuple[Filter, ...]) -> bool:
    return all(
        any(has(found, record, filter_.property, value) for value in filter_.values) != filter_.excluded
        for filter_ in filters
    )


VALUES = (
    *TOPICS,
    *filter(None, SPEAKERS),
    *STATUSES,
    "not named",
    "speech",
    "direct",
    "2019",
    "undated",
    "a1",
    "starred",
    "noted",
)
STARRED = ("a1", "q2", "q3")
NOTED = ("a2", "q3")
FILTERS = st.builds(
    Filter,
    st.sampled_from(PROPERTIES),
    st.sets(st.sampled_from((*VALUES, "primary", "secondary"))).map(sorted).map(tuple),
    st.booleans(),
)


@given(
    records(),
    st.lists(FILTERS, max_size=2).map(tuple),
    st.sampled_from((None, *TOPICS)),
    st.sampled_from((None, "a1", "a2")),
)
def test_bit_sets_answer_as_the_plainest_means_do(
    found: Records, filters: tuple[Filter, ...], topic: str | None, agreement: str | None
) -> None:
    catalog = Catalog(found)
    catalog.mark(STARRED, NOTED)
    shown = answer(catalog, View(filters=filters, topic=topic, agreement=agreement))
    agreements = [a for a in found.agreements.values() if passes(found, a, filters)]
    quotes = [q for q in found.quotes.values() if passes(found, q, filters)]
    listed = [a.id for a in agreements if topic is None or topic in a.topics]
    chosen = found.agreements[agreement] if agreement in listed and agreement is not None else None
    belonging = [q.id for q in quotes if topic is None or topic in q.topics]
    if chosen is not None:
        belonging = [id_ for id_ in belonging if linked(chosen, found.quotes[id_])]
    assert sorted(shown.agreements) == sorted(listed)
    assert sorted(shown.quotes) == sorted(belonging)
    assert shown.view.agreement == (agreement if chosen is not None else None)
    assert shown.all_figure == len(agreements) + len(quotes)
    bearing: list[Agreement | Quote] = [*agreements, *quotes]
    for row in shown.topics:
        assert row.figure == sum(row.label in record.topics for record in bearing)
    assert {label for record in bearing for label in record.topics} & set(Catalog(found).topics) <= {
        row.label for row in shown.topics
    }
