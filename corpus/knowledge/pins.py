"""Pins: where the quotes of the catalogue stand in the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.errors import CorpusError
from corpus.knowledge.criteria import Criteria
from corpus.knowledge.load import Knowledge
from corpus.knowledge.schema import Claim, Pin
from corpus.text import find_quote, nearest_line, squeeze
from corpus.types import Document


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a source's text, inside one document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents and the texts of their sources, as far as pins are concerned."""

    documents: Mapping[str, Document]
    texts: Mapping[str, str]


Spans = Mapping[Pin, Span]


def claim_pins(claim: Claim) -> Iterator[Pin]:
    """Yield the pin of `claim`, then one for each of its items."""
    yield claim.pin
    for item in claim.items:
        yield Pin(document=claim.pin.document, quote=item.quote)


def criteria_pins(entry: Criteria) -> Iterator[Pin]:
    """Yield every pin of the criteria of one programme."""
    yield from (criterion.pin for criterion in entry.criteria if criterion.pin)
    yield from (window.pin for window in (*entry.windows, *filter(None, [entry.period])))
    yield from filter(None, [entry.suspended])


def all_pins(knowledge: Knowledge) -> Iterator[tuple[str, Pin]]:
    """Yield every pin with the words that name its place in the catalogue."""
    for claim in knowledge.claims:
        yield from ((f"claim {claim.subject}.{claim.property}", pin) for pin in claim_pins(claim))
    for translation in knowledge.translations:
        yield "translation", translation.pin
    for gap in knowledge.gaps:
        yield from ((f"gap {gap.id}", pin) for pin in gap.known)
    for entry in knowledge.criteria:
        yield from ((f"criteria of {entry.programme}", pin) for pin in criteria_pins(entry))
    for asked in knowledge.asked:
        if asked.pin:
            yield f"questions {asked.en[0]!r}", asked.pin
    for entity in knowledge.entities:
        if entity.validity:
            yield from ((f"validity of {entity.id}", pin) for pin in entity.validity.pins)
    for note in knowledge.notes:
        yield from ((f"note {note.id}", Pin(document=note.id, quote=sentence.text)) for sentence in note.sentences)


def locate(knowledge: Knowledge, shelf: Shelf) -> Spans:
    """Return where each pin of `knowledge` stands on `shelf`.

    Raises:
        CorpusError: quotes that are not in their document, or more than once; all are named with the nearest text.
    """
    spans: dict[Pin, Span] = {}
    problems: list[str] = []
    for place, pin in all_pins(knowledge):
        if pin in spans:
            continue
        found = _find(pin, shelf)
        if isinstance(found, Span):
            spans[pin] = found
        else:
            problems.append(f"{place}: {found}")
    if problems:
        raise CorpusError(
            f"{len(problems)} quote(s) of the catalogue do not stand in their document: {'; '.join(problems[:3])}",
            remedy="Correct the quote or the document; `python -m corpus check` lists every problem.",
            problems=problems,
        )
    return spans


def _find(pin: Pin, shelf: Shelf) -> Span | str:
    document = shelf.documents.get(pin.document)
    if document is None:
        return f"there is no document {pin.document!r}"
    text = shelf.texts[document.source_id]
    places = find_quote(pin.quote, text, document.start, document.end)
    if len(places) == 1:
        return Span(document.id, *places[0])
    if places:
        return f"the quote {_short(pin.quote)} stands {len(places)} times in {document.id}; quote more of it"
    nearest = nearest_line(pin.quote, text[document.start : document.end])
    return f"the quote {_short(pin.quote)} is not in {document.id}; nearest text: {_short(nearest)}"


def _short(text: str) -> str:
    clean = squeeze(text)
    return repr(clean if len(clean) <= 90 else clean[:87] + "...")
