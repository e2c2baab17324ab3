"""The step itself: a sentence and the citations it names, weighed with everything one library knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.answer import Citation, Sentence
from assistant.language import detect_language
from assistant.library import Library
from assistant.verification.binding import binding
from assistant.verification.checks import figures, names, words
from assistant.verification.definitions import definition
from assistant.verification.evidence import Check, Evidence, Fault
from assistant.verification.frames import unframed
from assistant.verification.glosses import glosses
from assistant.verification.lexicon import Lexicon
from assistant.verification.marks import modality, negation, scope
from assistant.verification.plain import figures as plain_figures
from assistant.verification.reading import Reading, read
from assistant.verification.renderings import Renderings, stripped
from assistant.verification.spelling import normalised
from assistant.verification.tense import tense
from corpus.knowledge.pins import Span
from corpus.types import Language

CHECKS: tuple[Check, ...] = (figures, words, names, negation, modality, scope, tense, binding, glosses, definition)
_MARKUP = re.compile(r"[<>{}|\\`]|\]\(|\[\d|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""What a plain sentence has no use for: tags, links, code, control and invisible characters."""


class Verifier:
    """Weighs sentences over one library. Read-only, so any thread may ask."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.lexicon = Lexicon(library.knowledge.entities, library.knowledge.terms)
        self.renderings = Renderings(library)

    def faults(
        self, sentence: Sentence, citations: Mapping[int, Citation], about: Collection[str] = ()
    ) -> tuple[Fault, ...]:
        """Return why `sentence` does not stand on the citations it names; empty where it does.

        `about` are the entities the question is about: a sentence that names nothing is taken to speak of them.
        """
        cited = [citations[number] for number in sentence.citations if number in citations]
        if not cited or len(cited) < len(sentence.citations):
            return (Fault("citation", str(sentence.citations)),)
        text = unframed(sentence.text, " ".join(citation.quote for citation in cited))
        if not text.strip():
            return ()  # a mere heading, in whatever language its source is: it says nothing of its own
        if self._stands_as_it_is(text, cited):
            return ()
        if _MARKUP.search(text):
            return (Fault("markup", text),)
        language = detect_language(text)
        evidence = self._evidence(cited, language)
        if not evidence.quotes:
            return (Fault("language", language),)
        reading = read(text, language)
        found = [fault for check in CHECKS for fault in check(reading, evidence)]
        return tuple(found) or self._off_subject(reading, evidence, about)

    def loose_words(self, text: str, citations: Iterable[Citation]) -> tuple[Fault, ...]:
        """Return a fault unless `text`, which is no whole sentence, is one stretch of a quote or of its rendering."""
        plain = stripped(text)
        for citation in citations:
            own = (citation.quote, citation.translation or "", *self.renderings.of(_span(citation)))
            if any(plain in normalised(words) for words in own) or plain in self.renderings.pinned(_span(citation)):
                return ()
        return (Fault("fragment", text),)

    def _stands_as_it_is(self, text: str, cited: Sequence[Citation]) -> bool:
        """Return whether `text` is a quote's own words, whole clauses of it, or what a person pinned to its place.

        A person's words need not be weighed, but their figures must be the quotes' too.
        """
        plain = stripped(text)
        if any(plain in self.renderings.pinned(_span(citation)) for citation in cited):
            return _has_figures_of(text, cited)
        around = rf"(?:^|[.;:!?]\s){re.escape(plain)}(?:[.;:!?,-]*$|[.;:!?]\s)" if plain else r"(?!)"
        own = (*(citation.quote for citation in cited), *(citation.translation or "" for citation in cited))
        return any(re.search(around, normalised(words)) for words in own)

    def _evidence(self, cited: Sequence[Citation], language: Language) -> Evidence:
        quotes: list[Reading] = []
        originals: list[Reading] = []
        titles: list[Reading] = []
        related: set[str] = set()
        for citation in cited:
            document = self._library.documents[citation.document]
            original = read(citation.quote, document.language)
            renderings = self.renderings.of(_span(citation)) if language == "lt" else ()
            if document.language == language:
                quotes.append(original)
            elif renderings:
                quotes += [read(rendering, language) for rendering in renderings]
                originals.append(original)
            heading = " ; ".join((document.title.get(language), document.title.en, citation.section, *document.aliases))
            titles.append(read(heading, language))
            related |= self._related(document.id)
        return Evidence(tuple(quotes), tuple(originals), tuple(titles), frozenset(related), self.lexicon)

    def _related(self, document: str) -> set[str]:
        entities = self._library.knowledge.entities
        return {self.lexicon.target_of(entity) for entity in entities if document in entity.described_in}

    def _off_subject(self, reading: Reading, evidence: Evidence, about: Collection[str]) -> tuple[Fault, ...]:
        """Return a fault where a sentence that names nothing would be read as speaking of what it does not."""
        asked = {self.lexicon.target_of(self._library.entities[key]) for key in about}
        if not asked or self.lexicon.names(reading.text) or asked & evidence.nameable:
            return ()
        return (Fault("subject", ", ".join(sorted(about))),)


@lru_cache(maxsize=2)
def verifier_of(library: Library) -> Verifier:
    """Return the verifier of `library`, built once."""
    return Verifier(library)


def _has_figures_of(text: str, cited: Sequence[Citation]) -> bool:
    around = (f"{c.quote} {c.section} {c.title} {c.translation or ''}" for c in cited)
    return plain_figures(text) <= frozenset().union(*map(plain_figures, around))


def _span(citation: Citation) -> Span:
    return Span(citation.document, citation.start, citation.end)
