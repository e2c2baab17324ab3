"""What a question tells apart by its number: "the third call", "the call LT07-1-EIM-K03".

Who asks about the third call is not served with what is stated of the fourth, or of calls in general.
"""

from __future__ import annotations

import re
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
_EDITION = (
    r"(?:calls?|rounds?|editions?|agreements?|memorand\w+|forums?|kvietim\w+|susitarim\w+|sutart\w+|etap\w+|forum\w+)\b"
)
_NUMBERED = {
    number: re.compile(rf"\b(?:{words})\s+(?:[\w-]+\s+){{0,3}}?{_EDITION}") for number, words in _ORDINALS.items()
}
_NUMBERED_BY_DIGITS = re.compile(rf"{_BY_DIGITS}\s+(?:[\w-]+\s+){{0,3}}?{_EDITION}")
_SAID = {number: re.compile(rf"\b(?:{words})\b") for number, words in _ORDINALS.items()}
_CODE = re.compile(r"\b(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+){2,}\b")
"""An identifier of an authority: letters and digits in three parts or more."""


def tells_by_number(plain: str) -> bool:
    """Return whether the folded question `plain` tells things apart by an ordinal or an identifier."""
    return bool(_asked(plain) or _codes(plain))


def is_of_the_numbered(plain: str, text: str) -> bool:
    """Return whether `text`, with the names of what it is about, may be stated of what the folded question `plain`
    tells apart by an ordinal or an identifier."""
    said, asked, codes = fold(text), _asked(plain), _codes(plain)
    return (not asked or _is_one_of(asked, said)) and (not codes or any(code in said for code in codes))


@lru_cache(maxsize=256)
def _codes(plain: str) -> tuple[str, ...]:
    return tuple(_CODE.findall(plain))


@lru_cache(maxsize=256)
def _asked(plain: str) -> frozenset[int]:
    """Return the places in a row of the editions that a question names; the first alone may be meant loosely."""
    found = {number for number, pattern in _NUMBERED.items() if pattern.search(plain)}
    return frozenset(found | {int(number) for number in _NUMBERED_BY_DIGITS.findall(plain)})


def _is_one_of(asked: frozenset[int], said: str) -> bool:
    """Return whether the folded text `said` has one of the `asked` places in a row; the first may go without saying."""
    here = {number for number, pattern in _SAID.items() if pattern.search(said)}
    here |= {int(number) for number in re.findall(_BY_DIGITS, said)}
    return bool(asked & here) or (not here and asked == {1})
