"""The figures of a text in one form, however written; ranges and dates are completed from their neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.verification.amounts import amounts
from assistant.verification.dates import dates
from assistant.verification.figure import Figure
from assistant.verification.numerals import codes, number_words


def find_figures(plain: str) -> list[Figure]:
    """Return the figures of `plain`, a folded text, in order; none inside another."""
    taken: list[Figure] = []
    for finder in (codes, dates, amounts, number_words):
        for figure in finder(plain):
            if not any(figure.start < other.end and other.start < figure.end for other in taken):
                taken.append(figure)
    return _with_ranges(_with_years(sorted(taken, key=lambda figure: (figure.start, figure.day))), plain)


def _with_years(figures: list[Figure]) -> list[Figure]:
    """Return `figures` with the year of a day that has none taken from the date beside it (the next one first)."""
    done = list(figures)
    for order in (range(len(done) - 2, -1, -1), range(1, len(done))):
        step = 1 if order.step < 0 else -1
        for index in order:
            here, near = done[index], done[index + step]
            if here.kind == near.kind == "date" and here.month and not here.year and near.year:
                done[index] = replace(here, year=near.year)
    return done


_RANGE = re.compile(r"\s*(?:-|to|and|iki|ir|until|or|arba)\s*(?:€|\beur\b)?\s*")


def _with_ranges(figures: list[Figure], plain: str) -> list[Figure]:
    """Return `figures` with the unit of one end of a range given to the other, and both bounded."""
    done = list(figures)
    for index in range(len(done) - 1):
        first, last = done[index], done[index + 1]
        gap = plain[first.end : last.start]
        if not _RANGE.fullmatch(gap) and not (first.kind == "date" and not gap and first.day):
            continue
        first, last = _shared_unit(first, last)
        if gap.strip() in ("-", "to", "iki", "until") or _opens_range(plain[: first.start], gap):
            first = replace(first, bounds=first.bounds | {"lower"})
            last = replace(last, bounds=last.bounds | {"upper"})
        done[index], done[index + 1] = first, last
    return done


def _opens_range(before: str, gap: str) -> bool:
    return gap.strip() in ("and", "ir") and re.search(r"\b(?:between|tarp)\s*$", before) is not None


def _shared_unit(first: Figure, last: Figure) -> tuple[Figure, Figure]:
    for unit in ("money", "percent", "duration"):
        if {first.kind, last.kind} == {unit, "number"}:
            name = first.unit or last.unit
            return replace(first, kind=unit, unit=name), replace(last, kind=unit, unit=name)
    return first, last
