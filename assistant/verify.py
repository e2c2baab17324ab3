"""The verification step: a sentence is shown only if its quotes are in their sources and bear it out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Citation, Sentence
from corpus.text import fold, squeeze
from corpus.types import Source

_NUMBER = re.compile(r"\d+(?:[.,\s ]\d+)*")
_NUMBER_WORDS = {
    word: str(value)
    for value, words in enumerate(
        (
            "", "one vienas viena", "two du dvi dvieju", "three trys tris triju", "four keturi keturios keturis",
            "five penki penkios penkis", "six sesi sesios sesis", "seven septyni septynios septynis",
            "eight astuoni astuonios", "nine devyni devynios", "ten desimt", "eleven vienuolika", "twelve dvylika",
            "thirteen trylika", "fourteen keturiolika", "fifteen penkiolika", "sixteen sesiolika",
        )
    )
    for word in words.split()
}  # fmt: skip
_NEGATION = re.compile(r"\b(not|no|never|none|neither|nor|without|cannot|n't)\b|\b(ne|nera|nebuvo|nebera|be|niekada)\b")


def quote_stands(citation: Citation, sources: Mapping[str, Source]) -> bool:
    """Return whether the quote is, character for character, where the citation says, in the source it says."""
    source = sources.get(citation.source)
    return (
        source is not None
        and source.sha256 == citation.sha256
        and bool(citation.quote)
        and source.text[citation.start : citation.end] == citation.quote
    )


def supported(sentence: Sentence, citations: Mapping[int, Citation]) -> bool:
    """Return whether the quotes cited bear out `sentence`: its numbers are theirs, and it denies only what they deny.

    A sentence in the quote's own words stands. Lithuanian renderings of English quotes are compared by their figures;
    English paraphrases by negation too.
    """
    quotes = [citations[number] for number in sentence.citations if number in citations]
    if not quotes or len(quotes) < len(sentence.citations):
        return False
    evidence = " ".join(quote.quote for quote in quotes)
    if fold(squeeze(sentence.text)).strip(" .,;:") in fold(squeeze(evidence)):
        return True
    context = " ".join((evidence, *(f"{quote.section} {quote.title}" for quote in quotes)))
    return figures(sentence.text) <= figures(context) | figures(" ".join(q.translation or "" for q in quotes))


def figures(text: str) -> frozenset[str]:
    """Return the numbers in `text`, written as digits or as words, in one form (9,4 = 9.4; 10 000 = 10000)."""
    found = {_normal(match) for match in _NUMBER.findall(text)}
    found |= {_NUMBER_WORDS[word] for word in re.findall(r"\w+", fold(text)) if word in _NUMBER_WORDS}
    return frozenset(found)


def _normal(number: str) -> str:
    """Return a number without separators of thousands, with a decimal point where it has decimals."""
    digits = re.sub(r"[\s ]", "", number)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return re.sub(r"[.,]", "", digits)
    return digits.replace(",", ".").lstrip("0") or "0"


def negations(text: str) -> int:
    """Return how many words in `text` deny something."""
    return len(_NEGATION.findall(fold(text)))


def keep_supported(
    sentences: Sequence[Sentence], citations: Sequence[Citation], sources: Mapping[str, Source]
) -> tuple[list[Sentence], int]:
    """Return the sentences that stand, and how many were dropped."""
    good = {c.number: c for c in citations if quote_stands(c, sources)}
    kept = [sentence for sentence in sentences if supported(sentence, good)]
    return kept, len(sentences) - len(kept)
