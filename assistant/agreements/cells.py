"""Filling one cell of a comparison: what is stated of one agreement for one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from assistant.agreements.agreement import Agreement
from assistant.agreements.clauses import ClauseKind, clauses
from assistant.agreements.stated import Stated, distinct, from_fact, from_passage
from assistant.library import Fact, Library
from assistant.spotting import SLACK, phrase_of, spot, words_of
from assistant.validity import validity_of
from corpus.knowledge.comparison import Row
from corpus.types import Name, Passage, Role, Status, Tier
from corpus.words import content_stems

OBLIGATIONS, VALIDITY = "obligations", "validity"
MAX_ENTRIES = 8
_NEUTRAL = frozenset(
    phrase_of("article section chapter agreement memorandum straipsnis skyrius susitarimas memorandumas")
)
"""Words of headings that say nothing of what stands below them."""
_HALF = 0.5
_STATUS = {
    Status.IN_FORCE: Name("in force", "galioja"),
    Status.ENDED: Name("ended", "baigėsi"),
    Status.SUPERSEDED: Name("superseded", "pakeistas"),
}


class Cells:
    """Fills the cells of the agreements of one library."""

    def __init__(self, library: Library, day: date) -> None:
        self._library, self._day = library, day

    def fill(self, row: Row, agreement: Agreement) -> tuple[Stated, ...]:
        """Return what is stated for `row`: claims, or else the agreement's own words; nothing where it is silent."""
        entries = self.claims(row.properties, agreement)
        if row.id == OBLIGATIONS:
            wanted = (ClauseKind.OBLIGATION, ClauseKind.PROHIBITION)
            entries += [c.stated for c in clauses(agreement, self._library) if c.kind in wanted]
        if row.id == VALIDITY:
            entries += self._status(agreement)
        if not entries:
            entries = self._own_words(row, agreement)
        return distinct(entries)[:MAX_ENTRIES]

    def claims(self, properties: Sequence[str], agreement: Agreement) -> list[Stated]:
        """Return what the catalogue's claims state of an agreement, official text first."""
        if agreement.entity is None:
            return []
        facts = [f for key in properties for f in self._facts.get((agreement.entity.id, key), ())]
        facts.sort(key=lambda fact: self._library.documents[fact.span.document].tier is not Tier.OFFICIAL)
        return [entry for fact in facts for entry in from_fact(fact)]

    @cached_property
    def _facts(self) -> Mapping[tuple[str, str], list[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self._library.facts:
            found.setdefault((fact.claim.subject, fact.claim.property), []).append(fact)
        return found

    def _status(self, agreement: Agreement) -> list[Stated]:
        entity = agreement.entity
        if entity is None or entity.validity is None:
            return []
        validity = validity_of(entity, self._library, self._day)
        name = _STATUS.get(validity.status)
        return [Stated(name, self._library.span_of(entity.validity.basis), entity.id)] if name else []

    def _own_words(self, row: Row, agreement: Agreement) -> list[Stated]:
        """Return the passages below the headings of `row`, or else those that have one of its phrases."""
        subject = agreement.entity.id if agreement.entity else None
        found: list[Passage] = []
        for key in agreement.documents:
            language = self._library.documents[key].language
            passages = [p for p in self._library.index.register.passages_of(key) if p.role in _QUOTABLE]
            below = [p for p in passages if self._row_of(p.section, language) == row.id]
            found += below or [p for p in passages if _says(p.text, row.says(language))]
        return [from_passage(passage, self._library, subject) for passage in found]

    def _row_of(self, section: Sequence[str], language: str) -> str | None:
        """Return the row that the innermost heading belongs to: the one whose words make up most of it."""
        if not section:
            return None
        best: tuple[float, int, str] | None = None
        for row in self._library.knowledge.rows:
            share, start = _share(section[-1], row.headings(language))
            if share > _HALF and (best is None or (-share, start) < best[:2]):
                best = (-share, start, row.id)
        return best[2] if best else None


_QUOTABLE = (Role.SENTENCE, Role.CLAUSE, Role.ITEM)


def _share(heading: str, phrases: Sequence[str]) -> tuple[float, int]:
    """Return which share of the telling words of `heading` the phrases make up, and where the first of them stands."""
    words = words_of(heading)
    telling = [
        i for i, w in enumerate(words) if content_stems([w.stem]) and w.stem not in _NEUTRAL and not w.plain.isdigit()
    ]
    covered: set[int] = set()
    for phrase in phrases:
        place = spot(words, phrase_of(phrase), slack=0)
        covered |= set(range(*place)) if place else set()
    share = len(covered & set(telling)) / len(telling) if telling else 0.0
    return share, min(covered, default=len(words))


def _says(text: str, phrases: Sequence[str]) -> bool:
    words = words_of(text)
    return any(spot(words, phrase_of(phrase), SLACK) for phrase in phrases)
