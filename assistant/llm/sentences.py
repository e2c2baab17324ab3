"""From what a model writes, piece by piece, to sentences with the numbers they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sentencex

from corpus.types import Language

_NUMBERS = r"\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]"
_MARK = re.compile(rf"\s*{_NUMBERS}")
_LEADING = re.compile(rf"^(?:\s*{_NUMBERS})+\s*[.,;:]?\s*")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__|`|^#+\s*")
_YES_NO = re.compile(r"^(?:yes|no|taip|ne)\s*[,.:;!–-]\s*", re.IGNORECASE)
_THINKING = re.compile(r"<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_THINKING_OPEN = re.compile(r"<(?:t(?:h(?:i(?:n(?:k(?:>.*)?)?)?)?)?)?$", re.DOTALL | re.IGNORECASE)
_UNFINISHED = re.compile(r"\b(?:mln|mlrd|tūkst|str|d|m|p|žr|nr|pvz|art|no|e\.g|i\.e|approx)\.$", re.IGNORECASE)
_MAY_END = re.compile(r"[.!?…\n\s]")
MAX_SENTENCES = 20


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a model wrote it, cleaned of markup, and the numbers it cites in order, each once."""

    text: str
    numbers: tuple[int, ...]


def sentences(pieces: Iterable[str], language: Language) -> Iterator[Written]:
    """Yield the sentences in `pieces` as soon as each is complete, at most `MAX_SENTENCES`.

    What a model thinks aloud between <think> tags is left out. Numbers that stand before the first word of a sentence
    belong to the sentence before it, if that has none of its own.
    """
    held: Written | None = None
    for count, raw in enumerate(_split(pieces, language)):
        if count >= MAX_SENTENCES:
            break
        leading = _LEADING.match(raw)
        body = raw[leading.end() :] if leading else raw
        numbers = _numbers(leading[0]) if leading else ()
        if held is not None:
            yield Written(held.text, held.numbers or numbers)
            numbers = () if not held.numbers else numbers
        held = _cleaned(body, numbers)
    if held is not None:
        yield held


def _cleaned(raw: str, numbers: tuple[int, ...]) -> Written | None:
    own = tuple(number for match in _MARK.findall(raw) for number in _numbers(match))
    text = _EMPHASIS.sub("", _MARK.sub("", raw))
    text = _YES_NO.sub("", " ".join(text.split()))
    if not any(char.isalnum() for char in text):
        return None
    return Written(text[0].upper() + text[1:], tuple(dict.fromkeys((*own, *numbers))))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", text))


def _split(pieces: Iterable[str], language: Language) -> Iterator[str]:
    """Yield whole sentences of the text that `pieces` add up to; the last one when the text ends."""
    line = ""
    for piece in aloud(pieces):
        for part in re.split(r"(\n)", piece):
            if part == "\n":
                yield from _segments(line, language)
                line = ""
                continue
            line += part
            if _MAY_END.search(part):
                *ready, line = _segments(line, language) or [line]
                yield from ready
    yield from _segments(line, language)


def aloud(pieces: Iterable[str]) -> Iterator[str]:
    """Yield `pieces` without what stands between <think> tags."""
    held = ""
    for piece in pieces:
        held += piece
        if _THINKING_OPEN.search(held):
            held = _THINKING.sub("", held)
        if not _THINKING_OPEN.search(held):
            yield held
            held = ""


def _segments(line: str, language: Language) -> list[str]:
    """Return the sentences of `line`, without a bullet before it; abbreviations end none."""
    parts: list[str] = []
    for part in sentencex.segment(language, _BULLET.sub("", line)):
        if parts and _UNFINISHED.search(parts[-1].rstrip()):
            parts[-1] += part
        else:
            parts.append(part)
    return [part for part in parts if part.strip()]
