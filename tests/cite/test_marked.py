from tests.making import Made
from tui.cite.marked import take, take_span
from tui.query.marks import stops

TEXT = "Title\n\nPorts grow. We share, he said, and we build."


def test_a_quote_is_cited_from_the_document_that_is_read() -> None:
    made = Made()
    first = made.document("First\n\nWe share, he said, and we build.")
    second = made.document(TEXT)
    made.quote(first, "We share", "and we build", speaker="Sato", also=(second,))
    records = made.records()
    (stop,) = stops(records, second)
    taken = take(stop, records.documents[second], TEXT, records.quotes)
    assert taken.words == "We share […] and we build"
    assert "“We share […] and we build”" in taken.cited
    assert "Sato" in taken.cited
    assert "“Title”" in taken.cited
    assert "First" not in taken.cited


def test_a_topic_gives_its_sentence_and_a_stretch_itself() -> None:
    made = Made()
    text = made.document(TEXT)
    made.mention(text, "Ports", "Ports")
    records = made.records()
    (stop,) = stops(records, text)
    assert take(stop, records.documents[text], TEXT, records.quotes).words == "Ports grow."
    assert take_span(stop.span, records.documents[text], TEXT).words == "Ports"
