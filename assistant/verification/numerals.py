"""Numbers written as words, in either language, and codes that mix letters with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.verification.figure import Figure

_CODE = re.compile(
    r"(?:https?://|www\.)[^\s,;)»”\"]+|[\w.+-]+@[\w-]+\.\w+|\b(?:[\w-]+\.)+(?:lt|eu|org|com|net|il|gov|int)\b(?:/[^\s,;)»”\"]*)?"
    r"|(?<![\w])(?=[\w/-]*\d)(?=[\w/-]*[^\W\d_])\w+(?:[-/]\w+)*"
)
_WORDS = (
    "", "one vien(?:as|a|am|o|os|oje|ai)", "two du dvi dviej\\w+ dviem", "three trys tris trij\\w+ trims",
    "four ketur(?:i|ios|is|ias|iu|iems|ioms)", "five penk(?:i|ios|is|ias|iu|iems|ioms|iais)",
    "six ses(?:i|ios|is|ias|iu|iems)", "seven septyn(?:i|ios|is|ias|iu|iems)", "eight astuon(?:i|ios|is|ias|iu|iems)",
    "nine devyn(?:i|ios|is|ias|iu|iems)", "ten desimt(?:ies)?", "eleven vienuolik\\w+", "twelve dvylik\\w+",
    "thirteen trylik\\w+", "fourteen keturiolik\\w+", "fifteen penkiolik\\w+", "sixteen sesiolik\\w+",
    "seventeen septyniolik\\w+", "eighteen astuoniolik\\w+", "nineteen devyniolik\\w+", "twenty dvidesimt",
)  # fmt: skip
_ORDINALS = (
    "", "first pirm", "second antr", "third treci tret", "fourth ketvirt", "fifth penkt", "sixth sest",
    "seventh septint",
    "eighth astunt", "ninth devint", "tenth desimt(?=[aou])", "eleventh", "twelfth",
)  # fmt: skip


def codes(plain: str) -> Iterator[Figure]:
    """Yield the codes, addresses and sites in `plain`, a normalised text."""
    for match in _CODE.finditer(plain):
        text = re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]).rstrip("./")
        if (
            re.fullmatch(r"\d+-[^\W\d_]+", text)
            or re.fullmatch(r"\d+(?:st|nd|rd|th|m|k|bn|mln|d|asis|oji|ojo|ajame|aji)", text)
            or not any(map(str.isalpha, text))
        ):
            continue
        yield Figure("code", match.start(), match.start() + len(match[0].rstrip("./")), text)


def number_words(plain: str) -> Iterator[Figure]:
    """Yield the numbers and ordinals that `plain`, a normalised text, writes as words."""
    for value, pattern in enumerate(_NUMBER_WORDS):
        for match in pattern.finditer(plain) if pattern else ():
            yield Figure("number", *match.span(), Decimal(value))
    for value, pattern in enumerate(_ORDINAL_WORDS):
        for match in pattern.finditer(plain) if pattern else ():
            yield Figure("ordinal", *match.span(), Decimal(value))


def _alternatives(words: str) -> str:
    return "|".join(words.split())


_NUMBER_WORDS = [
    re.compile(rf"(?<!\w)(?<!no )(?:{_alternatives(words)})(?!\w)(?! of\b| another\b)") if words else None
    for words in _WORDS
]
_ORDINAL_WORDS = [
    re.compile(
        rf"(?<!\w)(?:(?:{words.split()[0]})(?!\w)|(?:{_alternatives(' '.join(words.split()[1:])) or '(?!)'})"
        rf"(?:as|a|os|o|am|ame|aji|aja|asis|oji|ojo|osios|ajam|ajame|ojoje|uoju|iasis|ioji|iojo|iajame)(?!\w)"
        rf"|{value}-?(?:st|nd|rd|th|asis|oji|ojo|ajame|aji|ajam)(?!\w))"
    )
    if words
    else None
    for value, words in enumerate(_ORDINALS)
]
