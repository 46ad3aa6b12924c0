from tests.making import Made
from tui.query.catalog import Catalog
from tui.query.dossier import dossier

TEXT = "Title\n\nMs Sato said the pact holds. The port grows."


def made() -> tuple[Made, str]:
    made = Made()
    text = made.document(TEXT)
    made.quote(text, "the pact holds", speaker="Sato", topics=("Ports",))
    made.agreement(
        "Pact", [(text, "the pact holds", "agreed"), (text, "The port grows", None)], topics=("Ports",)
    )
    made.mention(text, "Ports", "port")
    return made, text


def test_an_agreement_rests_on_its_evidence_and_has_its_quotes() -> None:
    library, _ = made()
    found = dossier(Catalog(library.records()), "agreement", "a1")
    assert [piece.text for piece in found.evidence] == ["the pact holds", "The port grows"]
    assert [quote.id for quote in found.quotes] == ["q1"]
    assert found.mentions == ()


def test_a_topic_has_agreements_quotes_and_mentions() -> None:
    library, text = made()
    found = dossier(Catalog(library.records()), "topic", "Ports")
    assert [agreement.id for agreement in found.agreements] == ["a1"]
    assert [quote.id for quote in found.quotes] == ["q1"]
    assert [(mentioned.document, mentioned.mention.text) for mentioned in found.mentions] == [(text, "port")]


def test_a_person_has_what_they_said() -> None:
    library, _ = made()
    found = dossier(Catalog(library.records()), "person", "Sato")
    assert [quote.id for quote in found.quotes] == ["q1"]
    assert found.agreements == ()
    assert dossier(Catalog(library.records()), "person", "Nobody").quotes == ()
