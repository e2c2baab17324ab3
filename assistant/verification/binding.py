"""Whether figures and names stand for what they stand for in the quotes: none takes another one's place.

A sentence can hold only what its quotes hold and still be false: two sums, two dates or two parties changed over.
So every figure and every name is tried against what stands around it: if the surroundings it has in the sentence
are those another one has in the quotes, rather than its own, the sentence has mixed them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.verification.evidence import Evidence, Fault, says
from assistant.verification.lexicon import Named, alike
from assistant.verification.reading import Item, Reading
from assistant.verification.roles import role

WINDOW = 6
MARGIN = 0.12
"""How much better another's place must fit."""
_FAMILIES = {"country": "country", "body": "body", "network": "body"}
"""Things of one family can be taken for each other; what is neither country nor body is some programme or agreement."""
Surroundings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure or a name in its surroundings: weights of the stems near it, the nearer the heavier."""

    kind: str
    what: Item | Named
    text: str
    near: Surroundings
    listed: frozenset[str] = frozenset()


def binding(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """Yield a fault for each figure or name that stands where the quotes have another one."""
    mine = list(anchors(sentence, evidence))
    theirs = [anchor for quote in evidence.quotes for anchor in anchors(quote, evidence)]
    for anchor in mine:
        rivals = [other for other in theirs if _rivals(anchor, other)]
        if any(_mixed_up(anchor, rival, mine, theirs) for rival in rivals):
            yield Fault("order", anchor.text)


def _mixed_up(anchor: Anchor, rival: Anchor, mine: list[Anchor], theirs: list[Anchor]) -> bool:
    """Return whether `anchor` stands where the quotes have `rival`; where the sentence holds both, whether the two
    fit better changed over."""
    own = _best(anchor, anchor, theirs)
    if own is None:
        return False
    gain = fit(anchor, rival) - own
    partner = next((other for other in mine if same(other, rival)), None)
    if partner is not None:
        gain += (_best(partner, anchor, theirs) or 0.0) - (_best(partner, rival, theirs) or 0.0)
    return gain > MARGIN


def _best(anchor: Anchor, like: Anchor, theirs: list[Anchor]) -> float | None:
    """Return how well `anchor` fits where the quotes have `like`, None where they have it nowhere."""
    return max((fit(anchor, other) for other in theirs if same(like, other)), default=None)


def _rivals(one: Anchor, other: Anchor) -> bool:
    """Return whether `other`, of the quotes, could have been meant: of the same kind, bounded alike, and not simply
    listed beside `one` in the sentence."""
    if one.kind != other.kind or same(one, other):
        return False
    if isinstance(one.what, Item) and isinstance(other.what, Item):
        mine, its = one.what.figure, other.what.figure
        return mine is not None and its is not None and mine.unit == its.unit and mine.bounds == its.bounds
    return isinstance(other.what, Named) and other.what.target not in one.listed


def same(one: Anchor, other: Anchor) -> bool:
    """Return whether two anchors are the same figure or name the same thing."""
    if isinstance(one.what, Named) and isinstance(other.what, Named):
        return one.what.target == other.what.target
    return isinstance(one.what, Item) and isinstance(other.what, Item) and says(one.what, other.what)


def fit(one: Anchor, other: Anchor) -> float:
    """Return how much of what surrounds `one` surrounds `other` too, 0 to 1."""
    total = sum(one.near.values())
    shared = sum(
        min(weight, max((w for k, w in other.near.items() if _alike(key, k)), default=0.0))
        for key, weight in one.near.items()
    )
    return shared / total if total else 0.0


def _alike(one: str, other: str) -> bool:
    if ":" in one or ":" in other:
        side, _, key = one.partition(":")
        its, _, other_key = other.partition(":")
        return side == its and bool(key) == bool(other_key) and (key == other_key or alike(key, other_key))
    return alike(one, other)


def anchors(reading: Reading, evidence: Evidence) -> Iterator[Anchor]:
    """Yield the figures and names of `reading` with what surrounds them."""
    names = evidence.lexicon.names(reading.text)
    for item in reading.items:
        if item.figure is not None:
            inside = any(n.start <= item.start and item.end <= n.end for n in names)
            if not inside:
                yield Anchor(
                    item.figure.kind,
                    item,
                    reading.text[item.start : item.end],
                    _near(reading, item.start, item.end, []),
                )
    for name in names:
        kind = _FAMILIES.get(evidence.lexicon.type_of(name.target), "instrument")
        near = _near(reading, name.start, name.end, names) | role(reading, name, names)
        yield Anchor(kind, name, reading.text[name.start : name.end], near, _listed(name, names, reading))


_LISTING = re.compile(r"(?:\W|\b(?:and|or|the|a|an|ir|bei|of|with|su)\b)*")


def _listed(name: Named, names: list[Named], reading: Reading) -> frozenset[str]:
    """Return what stands in one list with `name`: nothing but commas, conjunctions and other names between them."""
    found: set[str] = set()
    for side in (
        sorted((n for n in names if n.start >= name.end), key=lambda n: n.start),
        sorted((n for n in names if n.end <= name.start), key=lambda n: -n.end),
    ):
        last = name
        for other in side:
            gap = (
                reading.text[last.end : other.start]
                if other.start >= last.end
                else reading.text[other.end : last.start]
            )
            if not _LISTING.fullmatch(gap):
                break
            found.add(other.target)
            last = other
    return frozenset(found)


def _near(reading: Reading, start: int, end: int, names: list[Named]) -> dict[str, float]:
    """Return the weights of the content words around `start` to `end`; those inside `names` are left out."""
    words = [i for i in reading.words if not any(n.start <= i.start and i.end <= n.end for n in names)]
    here = next((i for i in reading.items if start <= i.start < end), None)
    before = [i for i in words if i.end <= start][-WINDOW:][::-1]
    after = [i for i in words if i.start >= end][:WINDOW]
    near: dict[str, float] = {}
    for side, share in ((before, 1.0), (after, 1.0 if names else 0.5)):
        for distance, item in enumerate(side):
            apart = abs(item.clause - here.clause) + abs(item.phrase - here.phrase) if here else 0
            near[item.key] = max(near.get(item.key, 0.0), share / (2 + distance + 2 * apart))
    return near
