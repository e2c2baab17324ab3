"""Citations: numbering the quotes an answer rests on, each once."""

from __future__ import annotations

from datetime import date

from assistant.answer import Citation
from assistant.library import Library
from assistant.validity import validity_of
from corpus.knowledge.pins import Span
from corpus.types import Passage


class CitationBook:
    """Gives each quote its number in the order of first use; a quote inside one already cited takes that number."""

    def __init__(self, library: Library, day: date) -> None:
        self._library, self._day = library, day
        self._spans: list[Span] = []
        self._subjects: list[str | None] = []

    def cite(self, span: Span, subject: str | None = None) -> int:
        """Return the number of the citation of `span`; `subject` is the entity the claim is about, if known."""
        for number, known in enumerate(self._spans, start=1):
            if known.document == span.document and known.start <= span.start and span.end <= known.end:
                return number
        self._spans.append(span)
        self._subjects.append(subject)
        return len(self._spans)

    def citations(self) -> list[Citation]:
        """Return the citations, by number."""
        pairs = zip(self._spans, self._subjects, strict=True)
        return [self._citation(number, span, subject) for number, (span, subject) in enumerate(pairs, start=1)]

    def _citation(self, number: int, span: Span, subject: str | None) -> Citation:
        library = self._library
        document = library.documents[span.document]
        source = library.sources[document.source_id]
        passage = self._passage(span)
        entity = library.entities.get(subject or "") or library.subject_of(document.id)
        return Citation(
            number=number,
            document=document.id,
            title=document.title.en,
            section=_place(passage) if passage else "",
            page=passage.page if passage else None,
            url=document.url,
            kind=document.kind,
            tier=document.tier,
            quote=source.text[span.start : span.end],
            start=span.start,
            end=span.end,
            source=source.id,
            sha256=source.sha256,
            validity=validity_of(entity, library, self._day),
            translation=self._translation(span, passage),
        )

    def _passage(self, span: Span) -> Passage | None:
        around = [
            p
            for p in self._library.index.register.passages_of(span.document)
            if p.start <= span.start and span.start < p.end
        ]
        return min(around, key=lambda p: (p.end < span.end, p.end - p.start), default=None)

    def _translation(self, span: Span, passage: Passage | None) -> str | None:
        """Return our rendering of the cited passage, where the quote is most of it."""
        if passage is None or span.end - span.start < 0.6 * (passage.end - passage.start):
            return None
        return self._library.translations.get(passage.id)


def _place(passage: Passage) -> str:
    """Return the headings above a passage, and how it is cited where that says more than the last of them."""
    told = passage.mark and not any(heading.startswith(passage.mark) for heading in passage.section[-1:])
    return " › ".join((*passage.section, passage.mark) if told else passage.section)
