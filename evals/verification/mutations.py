"""False sentences made from true ones, one change each: the verification step must refuse them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from evals.verification.names import Names

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "lt": (
        "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio",
        "lapkričio", "gruodžio",
    ),
}  # fmt: skip
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w,/]|-\d{3}|\.\d)")
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w,/-]|\.\w)")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A false sentence, what kind of change made it so, and the true one it came from."""

    kind: str
    text: str
    of: str


_SWAPS = Path(__file__).with_name("swaps.yaml")
Swaps = dict[str, dict[str, list[tuple[str, str]]]]
"""By kind of change and language: a pattern and what takes its place."""


@lru_cache(maxsize=1)
def _swaps() -> Swaps:
    return TypeAdapter(Swaps).validate_python(yaml.safe_load(_SWAPS.read_text(encoding="utf-8")))


def mutations(text: str, language: str, names: Names, quote: str) -> Iterator[Mutation]:
    """Yield false sentences made from `text`, a true one about `quote`, one change each."""
    for kind, swaps in _swaps().items():
        for pattern, by in swaps[language]:
            yield from _changed(kind, text, re.sub(pattern, by, text, count=1))
    yield from _numbers(text)
    yield from _dates(text, language)
    yield from _parties(text, language, names, quote)


def _changed(kind: str, text: str, false: str) -> Iterator[Mutation]:
    false = " ".join(false.split())
    if false != " ".join(text.split()):
        yield Mutation(kind, false, text)


def _numbers(text: str) -> Iterator[Mutation]:
    for match in _NUMBER.finditer(text):
        if _YEAR.fullmatch(match[0]) and _YEAR.match(text, match.start()):
            continue
        first, rest = match[0][0], match[0][1:]
        yield from _changed("number", text, _put(text, match, f"{int(first) % 9 + 1}{rest}"))
        if not re.search(r"[.,]", match[0]):
            yield from _changed("number", text, _put(text, match, f"{match[0]}0"))
    yield from _changed("number", text, re.sub(r"\bmillion\b", "billion", text, count=1))
    yield from _changed("number", text, re.sub(r"\bmln\.", "mlrd.", text, count=1))
    yield from _changed("number", text, re.sub(r"\bEUR\b", "NOK", text, count=1))
    yield from _changed("number", text, re.sub(r"(\d) ?%", r"\1 million euros", text, count=1))
    for word, other in (("two", "three"), ("three", "five"), ("four", "two"), ("seven", "nine"), ("ten", "twelve")):
        yield from _changed("number", text, re.sub(rf"\b{word}\b", other, text, count=1))


def _dates(text: str, language: str) -> Iterator[Mutation]:
    for match in _YEAR.finditer(text):
        yield from _changed("date", text, _put(text, match, str(int(match[0]) + 1)))
        yield from _changed("date", text, _put(text, match, str(int(match[0]) - 10)))
    months = MONTHS[language]
    for number, month in enumerate(months):
        if re.search(rf"(?:\d |m\. ){month}\b", text) or re.search(rf"\b{month} \d", text):
            yield from _changed("date", text, re.sub(rf"\b{month}\b", months[(number + 1) % 12], text, count=1))


def _parties(text: str, language: str, names: Names, quote: str) -> Iterator[Mutation]:
    found = names.found_in(text)
    for name in found:
        other = names.foreign(name, quote, language)
        if other:
            yield from _changed("party", text, text.replace(name, other, 1))
    for one, other in combinations(found, 2):
        start, end = sorted((text.index(one), text.index(other)))
        first, last = (one, other) if text.index(one) == start else (other, one)
        between = text[start + len(first) : end]
        if names.alike(one, other) and _related(between):
            swapped = text[:start] + last + between + first + text[end + len(last) :]
            yield from _changed("party", text, swapped)


def _related(between: str) -> bool:
    """Return whether two names with `between` between them stand in a relation that reads otherwise the other way."""
    listed = re.search(r"\b(?:and|or|with|ir|su|bei)\b|[;:.]|^[^\w]*,|,\s*$", between)
    return bool(re.search(r"\w{4,}", between)) and not listed and len(between.split()) < 14


def _put(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]
