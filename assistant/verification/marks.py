"""Negation, modality and scope: what is denied, possible, due, meant or limited in the quotes stays so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.verification.evidence import Evidence, Fault, says
from assistant.verification.reading import Item, Reading
from assistant.verification.vocabulary import vocabulary


def negation(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """What is denied is denied by the quotes too, and what they deny is not affirmed."""
    pairs = [pair for reading in evidence.quotes for pair in reading.contrasts()]
    for place, fault in _added("negation", ("negation",), ("negation",), sentence, evidence):
        if not _sets_apart(sentence, place, pairs):
            yield fault
    both_ways = [i for n in sentence.marks("negation") for i in sentence.scope(n, both_ways=True)]
    yield from _dropped("negation", ("negation",), both_ways, evidence, sentence)


def _sets_apart(sentence: Reading, place: int, pairs: list[tuple[Item, Item]]) -> bool:
    """Return whether the denial at `place` is of what the quotes set apart ("funds researchers, not companies")."""
    said = [i for i in sentence.scope(place, both_ways=True) if i.phrase == sentence.items[place].phrase]
    denied = any(says(item, out) for item in said for _, out in pairs)
    return denied and not any(says(item, kept) for item in said for kept, _ in pairs)


_MODAL = {
    "must": ("must",),
    "may": ("may",),
    "will": ("will", "plan"),
    "plan": ("plan", "will", "aim"),
    "commit": ("commit",),
    "should": ("should",),
    "aim": ("aim", "plan"),
}
"""Which modality may stand for which."""


def modality(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """What shall, may, will, should or is meant to be stays so; what is so is not made a duty or a chance."""
    for name, alternatives in _MODAL.items():
        if name == "may" and _has_ceiling(sentence) and any(map(_has_ceiling, evidence.quotes)):
            continue  # "can last up to a year" and "lasts at most a year" say the same
        if name == "aim" and any(vocabulary().aims & reading.stems for reading in evidence.quotes):
            continue  # "the objective is ..." and "aims to ..." say the same
        yield from _marked_alike("modality", (name,), alternatives, sentence, evidence)


def _has_ceiling(reading: Reading) -> bool:
    return any("upper" in figure.bounds for figure in reading.figures if figure.kind != "date")


def scope(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """Only, most and some stay so; all is not said where the quotes do not, nor one of two where they say both."""
    kept = [item for reading in evidence.quotes for item, _ in reading.contrasts()]
    for name in ("only", "most", "some", "yearly", "monthly"):
        if name == "only" and any(says(item, other) for other in sentence.words for item in kept):
            continue  # "researchers, not companies" may be put as "only researchers"
        yield from _marked_alike("scope", (name,), (name,), sentence, evidence)
    yield from (fault for _, fault in _added("scope", ("all",), ("all", "both", "per"), sentence, evidence))
    if any(reading.marks("per") for reading in evidence.quotes):
        yield from (fault for _, fault in _added("scope", ("per",), ("per",), sentence, evidence))
    for place in sentence.marks("one_of"):
        head = sentence.head(place)
        whole = [i for reading in evidence.quotes for n in reading.marks("both", "all") for i in _reach(reading, n)]
        if head and any(says(head, item) for item in whole):
            yield Fault("scope", _words_of(sentence, place, head))


def _marked_alike(
    check: str, mine: tuple[str, ...], its: tuple[str, ...], sentence: Reading, evidence: Evidence
) -> Iterator[Fault]:
    yield from (fault for _, fault in _added(check, mine, its, sentence, evidence))
    covered = [i for n in sentence.marks(*its) for i in (*_reach(sentence, n), *sentence.scope(n, both_ways=True))]
    yield from _dropped(check, mine, covered, evidence, sentence)


def _added(
    check: str, mine: tuple[str, ...], its: tuple[str, ...], sentence: Reading, evidence: Evidence
) -> Iterator[tuple[int, Fault]]:
    """Yield the place of each mark of the sentence whose head no quote marks so, with the fault it is."""
    marked = [item for reading in evidence.quotes for n in reading.marks(*its) for item in _reach(reading, n)]
    for place in sentence.marks(*mine):
        head = sentence.head(place)
        if head is None or not evidence.holds(head):
            if not marked:
                yield place, Fault(check, _words_of(sentence, place, head))
        elif not any(says(head, item) for item in marked):
            yield place, Fault(check, _words_of(sentence, place, head))


def _dropped(
    check: str, mine: tuple[str, ...], covered: list[Item], evidence: Evidence, sentence: Reading
) -> Iterator[Fault]:
    """Yield a fault for each thing the quotes only say marked and the sentence says outside `covered`, unmarked."""
    for reading in evidence.quotes:
        for place in reading.marks(*mine):
            head = reading.head(place)
            if head is None:
                continue
            bare = [item for item in sentence.items if says(item, head) and item not in covered]
            if bare and not _said_bare(head, mine, evidence):
                yield Fault(check, _words_of(reading, place, head))


def _said_bare(head: Item, mine: tuple[str, ...], evidence: Evidence) -> bool:
    """Return whether some quote says `head` without the mark."""
    for reading in evidence.quotes:
        covered = [item for n in reading.marks(*mine) for item in _reach(reading, n)]
        if any(says(head, item) and item not in covered for item in reading.items):
            return True
    return False


def _reach(reading: Reading, place: int) -> Iterable[Item]:
    both_ways = reading.items[place].key in ("only", "some", "most", "all", "both")
    head = reading.head(place)
    return [*reading.scope(place, both_ways=both_ways), *([head] if head else [])]


def _words_of(reading: Reading, place: int, head: Item | None) -> str:
    mark = reading.items[place]
    return f"{reading.text[mark.start : mark.end]} {reading.text[head.start : head.end] if head else ''}".strip()
