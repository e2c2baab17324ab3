"""The verification step: a sentence is shown only if its quotes are in their sources and bear it out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Sentence
from assistant.library import Library
from assistant.verification.plain import figures
from assistant.verification.step import verifier_of
from corpus.text import fold, squeeze
from corpus.types import Source


@dataclass(frozen=True, slots=True)
class Verified:
    """The sentences that stand, and for each one that was dropped the check it failed."""

    kept: tuple[Sentence, ...]
    dropped: tuple[str, ...]


def quote_stands(citation: Citation, sources: Mapping[str, Source]) -> bool:
    """Return whether the quote is, character for character, where the citation says, in the source it says."""
    source = sources.get(citation.source)
    return (
        source is not None
        and source.sha256 == citation.sha256
        and bool(citation.quote)
        and source.text[citation.start : citation.end] == citation.quote
    )


def keep_supported(
    sentences: Sequence[Sentence], citations: Sequence[Citation], library: Library, about: Collection[str] = ()
) -> Verified:
    """Return the sentences that their citations bear out, in order.

    `about` are the entities the question is about: a sentence that names nothing is taken to speak of them.
    """
    good = {c.number: c for c in citations if quote_stands(c, library.sources)}
    verifier = verifier_of(library)
    kept: list[Sentence] = []
    dropped: list[str] = []
    for sentence in sentences:
        faults = verifier.faults(sentence, good, about)
        if faults:
            dropped.append(faults[0].check)
        else:
            kept.append(sentence)
    return Verified(tuple(kept), tuple(dropped))


def has_its_quotes(sentence: Sentence, citations: Mapping[int, Citation]) -> bool:
    """Return whether every quote `sentence` cites is there and its figures are theirs, or it is in their own words.

    For sentences whose words are not a claim to weigh: a verdict of the programme finder, which the criteria decide,
    and a saved sentence, which was weighed when it was written.
    """
    quotes = [citations[number] for number in sentence.citations if number in citations]
    if not quotes or len(quotes) < len(sentence.citations):
        return False
    evidence = " ".join(quote.quote for quote in quotes)
    if fold(squeeze(sentence.text)).strip(" .,;:") in fold(squeeze(evidence)):
        return True
    around = " ".join((evidence, *(f"{quote.section} {quote.title} {quote.translation or ''}" for quote in quotes)))
    return figures(sentence.text) <= figures(around)
