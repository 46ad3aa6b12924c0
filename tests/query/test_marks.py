from tests.making import Made
from tui.model import Span
from tui.query.marks import Reference, stops

TEXT = "Title\n\nWe share, he said, and we build. The pact holds."


def test_records_of_one_span_are_one_stop_and_the_longer_comes_first() -> None:
    made = Made()
    text = made.document(TEXT)
    made.mention(text, "Ports", "The pact")
    made.quote(text, "The pact holds")
    made.agreement("Pact", [(text, "The pact holds", "agreed")])
    found = stops(made.records(), text)
    words = [TEXT[stop.span.start : stop.span.end] for stop in found]
    assert words == ["The pact holds", "The pact"]
    assert [passage.reference for passage in found[0].passages] == [
        Reference("agreement", "a1"),
        Reference("quote", "q1"),
    ]


def test_a_split_quote_is_one_stop_with_its_parts() -> None:
    made = Made()
    text = made.document(TEXT)
    made.quote(text, "We share", "and we build")
    (stop,) = stops(made.records(), text)
    assert TEXT[stop.span.start : stop.span.end] == "We share, he said, and we build"
    assert len(stop.passages[0].parts) == 2


def test_a_printing_marks_the_document_that_prints_it_and_others_have_no_marks() -> None:
    made = Made()
    first, second, third = (
        made.document(TEXT),
        made.document(f"Again\n\n{TEXT}"),
        made.document("Else\n\nNothing."),
    )
    made.quote(first, "We share", also=(second,))
    records = made.records()
    assert stops(records, second)[0].span == Span(14, 22)
    assert stops(records, third) == ()
