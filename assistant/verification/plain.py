"""Numbers and denials of a text, counted plainly: for what need not be weighed word for word."""

from __future__ import annotations

import re

from corpus.text import fold

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
