"""A text as verification reads it: words, figures and marks (negation, modality, scope) in order, by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from assistant.verification.figure import Figure
from assistant.verification.figures import find_figures
from assistant.verification.spelling import normalised
from assistant.verification.vocabulary import vocabulary
from corpus.lexical import stem
from corpus.types import Language
from corpus.words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:[&'](?!s\b)[^\W\d_]+)*")
_BREAK = re.compile(
    r"[;:!?]|\.(?=\s|$)"
    r"|\b(?:but|while|whereas|although|though|where|which|who|because|since then|o|bet|taciau|nors|kuri\w*)\b"
)
_NEGATED = re.compile(r"\bne(?:be)?(?=[^\W\d_]{4,})(?!tik\b)")
"""The prefix that denies a Lithuanian verb or adjective; what it is put before is read as a word of its own."""
_PAUSE = re.compile(r"[,()]|\s-\s")
Kind = Literal["word", "figure", "mark"]


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a figure or a mark at characters `start` to `end` of the normalised text.

    `key` is the stem of a word, the class of a mark, the empty string for a figure. `clause` numbers the clauses,
    `phrase` the stretches between commas. `content` tells that it carries a
    fact, `bounds` that the figure after it has taken it up ("closed on").
    """

    kind: Kind
    key: str
    start: int
    end: int
    clause: int
    phrase: int
    content: bool = False
    bounds: bool = False
    figure: Figure | None = None


@dataclass(frozen=True)
class Reading:
    """A text, read. `items` are in the order they stand in."""

    text: str
    language: Language
    items: tuple[Item, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in order."""
        return tuple(item.figure for item in self.items if item.figure is not None)

    @cached_property
    def words(self) -> tuple[Item, ...]:
        """The words that must be borne out, in order."""
        return tuple(item for item in self.items if item.kind == "word" and item.content and not item.bounds)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(item.key for item in self.items if item.kind == "word")

    def marks(self, *classes: str) -> list[int]:
        """Return the places in `items` of the marks of `classes`."""
        return [n for n, item in enumerate(self.items) if item.kind == "mark" and item.key in classes]

    def head(self, place: int) -> Item | None:
        """Return what the mark at `place` bears on: the next content in its clause, else the last one before it."""
        mark = self.items[place]
        for item in self.items[place + 1 :]:
            if item.clause != mark.clause:
                break
            if _bears(item):
                return item
        for item in reversed(self.items[:place]):
            if item.clause != mark.clause:
                break
            if _bears(item):
                return item
        return None

    def contrasts(self) -> Iterator[tuple[Item, Item]]:
        """Yield (what is kept, what is set apart) for each "..., not ..."."""
        for place in self.marks("negation"):
            before = [item for item in self.items[:place] if _bears(item)]
            head = self.head(place)
            if self.text[: self.items[place].start].endswith(", ") and before and head is not None:
                yield before[-1], head

    def scope(self, place: int, *, both_ways: bool = False) -> Iterator[Item]:
        """Yield what stands after the mark at `place` up to the end of its clause; `both_ways`: before it too.

        A prefix denies its own word only.
        """
        mark = self.items[place]
        if place + 1 < len(self.items) and self.items[place + 1].start == mark.end and mark.key == "negation":
            yield self.items[place + 1]
            return
        for n, item in enumerate(self.items):
            if item.clause == mark.clause and item.kind != "mark" and (n > place or both_ways):
                yield item


def _bears(item: Item) -> bool:
    return item.kind == "figure" or (item.kind == "word" and item.content)


@lru_cache(maxsize=4096)
def read(text: str, language: Language) -> Reading:
    """Return `text`, in `language`, as verification reads it."""
    plain = normalised(text)
    figures = find_figures(plain)
    masked = _masked(plain, figures)
    items = [Item("figure", "", f.start, f.end, 0, 0, content=True, figure=f) for f in _bounded(figures, masked)]
    marks = list(_marks(plain, masked, language))
    items += [Item("mark", name, start, end, 0, 0) for name, start, end in marks if name != "skip"]
    items += _words(_without_prefixes(masked, language), [(start, end) for _, start, end in marks])
    return Reading(plain, language, tuple(_placed(sorted(items, key=lambda item: item.start), masked)))


def _masked(plain: str, figures: list[Figure]) -> str:
    """Return `plain` with the characters of its figures blanked out, offsets kept."""
    chars = list(plain)
    for figure in figures:
        chars[figure.start : figure.end] = "\0" * (figure.end - figure.start)
    return "".join(chars)


def _marks(plain: str, masked: str, language: Language) -> Iterator[tuple[str, int, int]]:
    """Yield (class, start, end) of the marks; not those inside a bound ("no more than"), nor "No." before a number."""
    bounds = [(s, e) for _, s, e in vocabulary().hard_bounds.find(masked) if _bounds_a_figure(masked, e)]
    for name, start, end in vocabulary().marks["lt" if language == "lt" else "en"].find(masked):
        number_sign = plain[start:end] == "no" and re.match(r"\.\s?\d", plain[end:])
        if not number_sign and not any(s <= start and end <= e for s, e in bounds):
            yield name, start, end
    if language == "lt":
        yield from (("negation", m.start(), m.end()) for m in _NEGATED.finditer(masked))


def _without_prefixes(masked: str, language: Language) -> str:
    """Return `masked` with the prefixes that deny blanked out, so that what they deny is a word of its own."""
    return _NEGATED.sub(lambda match: " " * len(match[0]), masked) if language == "lt" else masked


def _words(masked: str, marks: list[tuple[int, int]]) -> Iterator[Item]:
    known = vocabulary()
    hard = [(s, e) for _, s, e in known.hard_bounds.find(masked) if _bounds_a_figure(masked, e)]
    soft = [(s, e) for _, s, e in known.soft_bounds.find(masked) if _bounds_a_figure(masked, e)]
    for match in _WORD.finditer(masked):
        start, end = match.span()
        if any(s <= start and end <= e for s, e in (*marks, *hard)):
            continue
        key = stem(match[0])
        idle = key in known.light or (key in FUNCTION_WORDS and key not in known.telling) or len(match[0]) < 2
        bounding = any(s <= start and end <= e for s, e in soft)
        yield Item("word", key, start, end, 0, 0, content=not idle, bounds=bounding)


def _bounds_a_figure(masked: str, end: int) -> bool:
    ahead = masked[end:]
    near = _BREAK.search(ahead)
    return "\0" in (ahead[: near.start()] if near else ahead)


def _placed(items: list[Item], masked: str) -> Iterator[Item]:
    breaks = [match.start() for match in _BREAK.finditer(masked)]
    pauses = [match.start() for match in _PAUSE.finditer(masked)]
    for item in items:
        clause = sum(position < item.start for position in breaks)
        yield replace(item, clause=clause, phrase=clause + sum(position < item.start for position in pauses))


def _bounded(figures: list[Figure], masked: str) -> Iterator[Figure]:
    """Yield `figures` with the bounds that the words around them set."""
    known = vocabulary()
    hard, soft = known.hard_bounds.find(masked), known.soft_bounds.find(masked)
    breaks = [match.start() for match in _BREAK.finditer(masked)]
    for figure in figures:
        near = {
            name
            for name, start, end in hard
            if end <= figure.start
            and _adjacent(masked[end : figure.start], hard, end)
            and not (figure.kind in ("number", "ordinal") and masked[start:end] in _PLAIN)
        }
        far = {
            name
            for name, _, end in soft
            if end <= figure.start
            and "\0" not in masked[end : figure.start]
            and not any(end <= position < figure.start for position in breaks)
        }
        yield replace(figure, bounds=(figure.bounds | near) - {"at"}, soft=frozenset(far) | _after(masked, figure.end))


_PLAIN = ("from", "since", "nuo")
"""What bounds a sum or a date, but not a count: "entities from two countries"."""


def _adjacent(between: str, hard: list[tuple[str, int, int]], offset: int) -> bool:
    """Return whether only articles and other bounds stand in `between`, which begins at `offset`."""
    if "\0" in between:
        return False
    inside = [(s - offset, e - offset) for _, s, e in hard]
    words = [m for m in _WORD.finditer(between) if not any(s <= m.start() and m.end() <= e for s, e in inside)]
    return all(match[0] in vocabulary().between for match in words) and not re.search(r"[;:.!?]", between)


_FOLLOWING = (
    ("upper", re.compile(r"\s(?:or less|or fewer|at most|at the most)\b")),
    ("lower", re.compile(r"\s(?:or more|at least)\b")),
)


def _after(masked: str, end: int) -> frozenset[str]:
    return frozenset(name for name, pattern in _FOLLOWING if pattern.match(masked, end))
