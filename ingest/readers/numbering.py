"""The numbers that Word shows before paragraphs: they are counted when it draws them, and stand nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_NUMBER = 10_000
"""Beyond it a number is shown plainly: roman ones would grow without end."""


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph, and how deep its list lies (from 1); `counted` is not so for bullets."""

    mark: str
    depth: int
    counted: bool


@dataclass(frozen=True, slots=True)
class _Level:
    shape: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document; ask for each paragraph once, in order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for relation in document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith("/numbering"):
                self._load(relation.target_part.element)

    def _load(self, root: Any) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"), "0")): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            self._abstract[number.get(qn("w:numId"))] = number.find(qn("w:abstractNumId")).get(qn("w:val"))

    def of(self, paragraph: Paragraph) -> Number | None:
        """Return the number of `paragraph`, None where it has none."""
        number_id, depth = _reference(paragraph)
        levels = self._levels.get(self._abstract.get(number_id, ""), {})
        level = levels.get(depth)
        if level is None or level.shape == "none":
            return None
        if level.shape == "bullet":
            return Number("•", depth + 1, counted=False)
        counts = self._counts.setdefault(self._abstract[number_id], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return Number(
            re.sub(r"%(\d)", lambda m: self._shown(levels, counts, int(m[1]) - 1), level.text), depth + 1, counted=True
        )

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth)
        return _shape(counts.get(depth, level.start), level.shape) if level else ""


def _level(element: Any) -> _Level:
    return _Level(
        _value(element, "w:numFmt", "decimal"), _value(element, "w:lvlText", ""), int(_value(element, "w:start", "1"))
    )


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(qn(name))
    value: str = default if child is None else child.get(qn("w:val"), default)
    return value


def _reference(paragraph: Paragraph) -> tuple[str, int]:
    """Return the id and depth of the list a paragraph belongs to, its own or its style's; an empty id for none."""
    number_id, depth = "", 0
    for properties in reversed(list(_properties(paragraph))):
        found = properties.find(qn("w:numPr"))
        if found is not None:
            number_id = _value(found, "w:numId", number_id)
            depth = int(_value(found, "w:ilvl", str(depth)))
    return number_id, depth


def _properties(paragraph: Paragraph) -> Iterator[Any]:
    own = paragraph._p.pPr
    if own is not None:
        yield own
    style, seen = paragraph.style, 0
    while style is not None and seen < 10:
        if (of_style := style.element.find(qn("w:pPr"))) is not None:
            yield of_style
        style, seen = style.base_style, seen + 1


def _shape(number: int, shape: str) -> str:
    if not 0 < number < MAX_NUMBER:
        return str(number)
    if shape.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if shape.startswith("upper") else letters
    if shape.endswith("Roman"):
        return _roman(number).upper() if shape.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)
