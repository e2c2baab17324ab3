"""What a question tells apart by its number: "the third call", "the call LT07-1-EIM-K03".

Who asks about the third call is not served with what is stated of the fourth, or of calls in general.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from corpus.text import fold

_ORDINALS = {
    1: r"first|pirm(?!inink)\w+",
    2: r"second|antr\w+",
    3: r"third|treci\w+",
    4: r"fourth|ketvirt\w+",
    5: r"fifth|penkt(?!adien)\w+",
    6: r"sixth|sest(?!adien)\w+",
    7: r"seventh|septint\w+",
    8: r"eighth|astunt\w+",
    9: r"ninth|devint\w+",
    10: r"tenth",
}
_BY_DIGITS = r"\b(\d{1,2})(?:st|nd|rd|th|-?(?:asis|oji|ojo|aji|ajam|ajame|osios|ajai))\b"
_EDITIONS = (
    r"(?:calls?|rounds?|editions?|kvietim\w+|etap\w+)\b",
    r"(?:(?:umbrella )?agreements?|memorand\w+|accords?|treat(?:y|ies)|susitarim\w+|sutart\w+)\b",
    r"(?:(?:business )?forums?|forum\w+)\b",
)
"""What comes in a row, by kind: the second agreement is not of the second call."""
_BETWEEN = r"(?:[\w-]+\s+){0,3}?"
_NUMBERED = [
    {number: re.compile(rf"\b(?:{words})\s+{_BETWEEN}{edition}") for number, words in _ORDINALS.items()}
    for edition in _EDITIONS
]
_NUMBERED_BY_DIGITS = re.compile(rf"{_BY_DIGITS}\s+{_BETWEEN}(?:{'|'.join(_EDITIONS)})")
_SAID = {number: re.compile(rf"\b(?:{words})\b") for number, words in _ORDINALS.items()}
_EARLIER_ONES = re.compile(
    r"\b(?:earlier|previous|preceding|prior|first) (?:two|three|ones?)\b"
    r"|\b(?:earlier|previous|preceding|prior) (?:\w+ )?(?:agreements?|calls?|accords?|rounds?)\b"
    r"|\b(?:the )?(?:other|earlier) (?:two|three)\b|\b(?:two|three|ones?) before (?:it|that|this)\b"
    r"|\bthe first\s*[?!.]|\bpirm(?:as|oji|asis)\s*[?!.]"
    r"|\b(?:first|two) and (?:the )?second\b|\bpirm\w+ ir antr\w+|\b(?:du|dvi) (?:pirm|ankst)\w+|\bankstesn\w+"
)
"""Those before one in a row are asked for: "when were the earlier two signed?", "if this was the third, when was the
first?"."""
_OF_A_YEAR = re.compile(
    r"\b((?:19|20)\d\d) (?:m )?(?:[\w-]+ ){0,3}?(?:calls?|rounds?|forum\w*|kvietim\w+)\b"
    r"|\b(?:calls?|rounds?|forum\w*) of ((?:19|20)\d\d)\b"
)
"""A call told apart by its year: it is not the one of another year."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CODE = re.compile(r"\b(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+){2,}\b")
"""An identifier of an authority: letters and digits in three parts or more."""


@lru_cache(maxsize=256)
def tells_by_number(plain: str) -> bool:
    """Return whether the folded question `plain` tells things apart by an ordinal or an identifier."""
    return bool(_asked(plain) or _codes(plain) or _EARLIER_ONES.search(plain) or _years(plain))


def counts_editions(text: str) -> bool:
    """Return whether `text` speaks of what comes in a row: calls, agreements, forums."""
    plain = fold(text)
    return any(re.search(rf"\b{edition}", plain) for edition in _EDITIONS)


def is_of_the_numbered(plain: str, text: str) -> bool:
    """Return whether `text`, with the names of what it is about, may be stated of what the folded question `plain`
    tells apart by an ordinal or an identifier."""
    said, asked, codes = fold(text), _asked(plain), _codes(plain)
    if _EARLIER_ONES.search(plain) and not _tells_of_earlier(said):
        return False
    years = _years(plain)
    if years and _YEAR.search(said) and not any(year in said for year in years):
        return False
    return (not asked or _is_one_of(asked, said)) and (not codes or any(code in said for code in codes))


def _tells_of_earlier(said: str) -> bool:
    """Return whether the folded text `said` may tell of those before one in a row: it is not of a later one alone."""
    places = {place for place, pattern in _SAID.items() if pattern.search(said)}
    return places <= {1} or 1 in places or bool(re.search(r"\b(?:earlier|before|previous\w*|ankst\w+|pries)\b", said))


@lru_cache(maxsize=256)
def _years(plain: str) -> tuple[str, ...]:
    """Return the years by which a question tells calls apart."""
    return tuple(one or other for one, other in _OF_A_YEAR.findall(plain.replace("m.", "m")))


@lru_cache(maxsize=256)
def _codes(plain: str) -> tuple[str, ...]:
    return tuple(_CODE.findall(plain))


@lru_cache(maxsize=256)
def _asked(plain: str) -> frozenset[tuple[int, int]]:
    """Return the editions that a question names, each as its place in a row and which kind of row that is, from 0."""
    found = {(place, row) for row, patterns in enumerate(_NUMBERED) for place in _places(patterns, plain)}
    rows = [row for row, edition in enumerate(_EDITIONS) if re.search(rf"\b{edition}", plain)]
    by_digits = _NUMBERED_BY_DIGITS.findall(plain)
    return frozenset(found | {(int(number), row) for number in by_digits for row in rows})


def _is_one_of(asked: frozenset[tuple[int, int]], said: str) -> bool:
    """Return whether the folded text `said` has one of the `asked` places in a row; the first may go without saying.

    Where `said` counts no editions, a bare ordinal may be of any row.
    """
    counted = {(place, row) for row, patterns in enumerate(_NUMBERED) for place in _places(patterns, said)}
    bare = _places(_SAID, said) - {place for place, _ in counted}
    bare |= {int(number) for number in re.findall(_BY_DIGITS, said)}
    places = {place for place, _ in asked}
    return bool(asked & counted) or bool(places & bare) or (not counted and not bare and places == {1})


def _places(patterns: Mapping[int, re.Pattern[str]], plain: str) -> set[int]:
    return {place for place, pattern in patterns.items() if pattern.search(plain)}
