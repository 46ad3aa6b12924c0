"""A document that was cut, spliced, scrambled or badly decoded is still only a document."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.reading import document, read
from tests.extract.test_pipeline import check
from tui.documents.walking import readable_files
from tui.extract.pipeline import extract
from tui.paths import data_folder

_, ARTICLE = read(next(readable_files(data_folder() / "documents")))
PLACES = st.integers(0, len(ARTICLE))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The shipped article after a few accidents."""
    text = ARTICLE
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted((draw(PLACES), draw(PLACES)))
        accident = draw(st.sampled_from(("cut", "repeat", "swap", "replace", "upper", "join", "decode")))
        piece = text[start:end]
        if accident == "cut":
            text = text[:start] + text[start + min(len(piece), 400) :]
        elif accident == "repeat":
            text = text[:start] + piece[:400] * 2 + text[start:]
        elif accident == "swap":
            text = text[end:] + text[:start] + piece
        elif accident == "replace":
            text = text[:start] + draw(st.text(max_size=20)) + text[start:]
        elif accident == "upper":
            text = text[:start] + piece.upper() + text[end:]
        elif accident == "join":
            text = text[:start] + piece.replace("\n", " ") + text[end:]
        else:
            text = text[:start] + piece.encode("utf-8", "replace").decode("cp1252", "replace") + text[end:]
    return text


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_damaged_document_is_extracted_and_every_span_slices_it(text: str) -> None:
    (found,) = extract([(document(text, "damaged.txt"), text)])
    check(found, text)
    for uses in (found.names.topics, found.names.people, found.names.organisations, found.names.places):
        assert all(text[m.start : m.end] == m.text for use in uses for m in use.mentions)
    assert list(extract([(document(text, "damaged.txt"), text)])) == [found]
