"""The records that the evidence pane can show, each with the passages it rests on and its pins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from tui.host.signs import Signs
from tui.model import Agreement, Block, Locus, Mention, Quote, Topic
from tui.query.catalog import Catalog
from tui.widgets.agreements import status_words
from tui.widgets.known import speaker
from tui.widgets.passages import RECORD_ROLES, Passage, Pin, Subject
from tui.widgets.wrapped import Mark
from tui.workspace import Workspace

MOST_PASSAGES = 24
"""So many passages of a record are laid out in the pane; all of them stand in its record."""


def quote_subject(workspace: Workspace, quote: Quote, signs: Signs) -> Subject:
    """A quote in each document that prints it: speaker bold, cue italic, words marked; its agreement once
    the library is linked."""
    records = workspace.records
    marks = [Mark(part.start, part.end, "quote") for part in quote.parts]
    if quote.speaker:
        marks.append(Mark(quote.speaker.start, quote.speaker.end, "speaker"))
    if quote.cue:
        marks.append(Mark(quote.cue.start, quote.cue.end, "cue"))
    passages = [_passage(workspace, quote.document, quote.locus, marks)]
    for printing in quote.printings[: MOST_PASSAGES - 1]:
        printed = [Mark(part.start, part.end, "quote") for part in printing.parts]
        passages.append(_passage(workspace, printing.document, printing.locus, printed))
    pins = [_speaker_pin(quote, workspace.catalog, signs)]
    catalog = workspace.catalog
    linked = sorted(catalog.related_agreements(quote.id)) if catalog.is_linked else []
    if linked:
        others = f"and {len(linked) - 1} more" if len(linked) > 1 else ""
        pins.append(Pin("agreement", _agreement_words(records.agreements[linked[0]], signs), others))
    if quote.topics:
        pins.append(_topics_pin(workspace, "topics", quote.topics, signs))
    more = len(quote.printings) >= MOST_PASSAGES
    return Subject("quote", quote.id, tuple(passages), tuple(pins), more)


def agreement_subject(workspace: Workspace, agreement: Agreement, signs: Signs) -> Subject:
    """An agreement's evidence, each piece with the status that it gives."""
    passages = [
        _passage(
            workspace,
            piece.document,
            piece.locus,
            [Mark(piece.start, piece.end, "quote")],
            piece.status or "no status",
        )
        for piece in agreement.evidence[:MOST_PASSAGES]
    ]
    pins = [Pin("agreement", _agreement_words(agreement, signs), strong=True)]
    if agreement.parties:
        pins.append(Pin("parties", _one_line(", ".join(agreement.parties), signs)))
    if agreement.topics:
        pins.append(_topics_pin(workspace, "areas", agreement.topics, signs))
    more = len(agreement.evidence) > MOST_PASSAGES
    return Subject("agreement", agreement.id, tuple(passages), tuple(pins), more)


def topic_subject(workspace: Workspace, topic: Topic, signs: Signs) -> Subject:
    """Where a topic is mentioned, a passage each paragraph."""
    passages = tuple(islice(_mentioned(workspace, topic.label), MOST_PASSAGES + 1))
    pins = [Pin("topic", _one_line(topic.label, signs), strong=True)]
    if topic.definition:
        pins.append(Pin("meaning", _one_line(topic.definition, signs)))
    more = len(passages) > MOST_PASSAGES
    return Subject("topic", topic.label, passages[:MOST_PASSAGES], tuple(pins), more)


def _mentioned(workspace: Workspace, label: str) -> Iterator[Passage]:
    from tui.documents.structure import locus

    for document, names in workspace.records.names.items():
        blocks = workspace.records.documents[document].blocks
        for use in names.topics:
            if use.label != label:
                continue
            for place, mentions in groupby(use.mentions, partial(_block_at, blocks)):
                marks = [Mark(mention.start, mention.end, "match") for mention in mentions]
                here = locus(blocks, place.start) if place else Locus("paragraph")
                yield _passage(workspace, document, here, marks)


def _block_at(blocks: Sequence[Block], mention: Mention) -> Block | None:
    return next((block for block in blocks if block.start <= mention.start < block.end), None)


def _passage(
    workspace: Workspace, document_id: str, where: Locus, marks: Iterable[Mark], note: str = ""
) -> Passage:
    """The whole paragraphs in which the marked words stand."""
    document = workspace.records.documents[document_id]
    marks = sorted(marks)
    words = [mark for mark in marks if mark.role in RECORD_ROLES]
    first, last = min(mark.start for mark in words), max(mark.end for mark in words)
    touched = [block for block in document.blocks if block.start < last and first < block.end]
    start = min([first, *(block.start for block in touched)])
    end = max([last, *(block.end for block in touched)])
    text = workspace.text(document_id)[start:end]
    inside = tuple(
        Mark(max(mark.start - start, 0), min(mark.end - start, len(text)), mark.role)
        for mark in marks
        if mark.start < end and start < mark.end
    )
    return Passage(document, where, start, text, inside, note)


def _speaker_pin(quote: Quote, catalog: Catalog, signs: Signs) -> Pin:
    known = speaker(quote, catalog, signs)
    after = f"{signs.source} {_one_line(known.source, signs)}" if known.source else ""
    return Pin(known.label, _one_line(known.value, signs), after, strong=quote.speaker_name is not None)


def _agreement_words(agreement: Agreement, signs: Signs) -> str:
    """Sign, status, name."""
    return f"{signs.status(agreement.status)} {status_words(agreement)}  {_one_line(agreement.name, signs)}"


def _topics_pin(workspace: Workspace, label: str, topics: Sequence[str], signs: Signs) -> Pin:
    known = workspace.records.topics
    words = (known[topic].short if topic in known else topic for topic in topics)
    return Pin(label, _one_line(f" {signs.separator} ".join(words), signs))


def _one_line(text: str, signs: Signs) -> str:
    return signs.shown(" ".join(text.split()))
