"""Matching: every programme of the catalogue judged for one applicant, in an order that can be explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.fit.facets import COUNTRY, Facets
from assistant.fit.judge import (
    Fit,
    Judged,
    Verdict,
    judge_criterion,
    judge_open,
    overall,
    validity_on,
)
from assistant.fit.profile import Heard, Profile
from assistant.library import Library
from corpus.knowledge.criteria import ABROAD, Criteria
from corpus.knowledge.schema import Entity, Pin
from corpus.types import Tier, Validity

OTHER = "other"
"""Stands for any answer that no programme names."""


@dataclass(frozen=True, slots=True)
class ProgrammeFit:
    """One programme judged for one applicant: its criteria, and `door`: whether one can apply on the day."""

    programme: Entity
    criteria: tuple[Judged, ...]
    door: Judged
    validity: Validity
    contact: Entity
    official: bool

    @property
    def fit(self) -> Fit:
        """Whether it fits; what is closed never does."""
        return overall((*self.criteria, self.door))

    @property
    def closed(self) -> bool:
        """Whether it is over, suspended, or has not begun."""
        return self.door.verdict is Verdict.NOT_MET

    @property
    def suits(self) -> bool:
        """Whether something said for it and nothing against it, the door apart."""
        return any(entry.tells for entry in self.criteria) and overall(self.criteria) is not Fit.DOES_NOT_FIT

    @property
    def judged(self) -> bool:
        """Whether what the applicant said speaks for or against it."""
        return self.closed or self.fit is Fit.DOES_NOT_FIT or any(entry.tells for entry in self.criteria)


@dataclass(frozen=True, slots=True)
class AskNext:
    """The missing fact that would change most, and the programmes it would change."""

    facet: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitReport:
    """What fits an applicant on a day. `results` are in order, closed ones last; `unjudged` need more to be known."""

    profile: Profile
    results: tuple[ProgrammeFit, ...]
    unjudged: tuple[ProgrammeFit, ...]
    ask_next: AskNext | None
    day: date

    @property
    def live(self) -> tuple[ProgrammeFit, ...]:
        """What fits or may fit and is not known to be closed."""
        return tuple(result for result in self.results if result.fit is not Fit.DOES_NOT_FIT)

    @property
    def ended(self) -> tuple[ProgrammeFit, ...]:
        """What would suit but is closed."""
        return tuple(result for result in self.results if result.closed and result.suits)


class Matcher:
    """Judges the programmes of one library on one day."""

    def __init__(self, library: Library, facets: Facets, day: date) -> None:
        self._library, self._facets, self._day = library, facets, day

    def match(self, profile: Profile) -> FitReport:
        """Return what fits `profile`."""
        every = self._judged(profile)
        ranked = tuple(sorted((result for result in every if result.judged), key=_order))
        unjudged = tuple(result for result in every if not result.judged)
        return FitReport(profile, ranked, unjudged, self._ask_next(profile, every), self._day)

    def _judged(self, profile: Profile) -> list[ProgrammeFit]:
        return [self._judge(entry, profile) for entry in self._library.knowledge.criteria]

    def _judge(self, entry: Criteria, profile: Profile) -> ProgrammeFit:
        library = self._library
        validity = validity_on(entry, library, self._day)
        criteria = tuple(judge_criterion(criterion, profile, self._facets) for criterion in entry.criteria)
        door = judge_open(entry, validity, self._day)
        if door.pin is None and door.verdict is Verdict.NOT_MET:
            door = replace(door, pin=_basis(library.entities[entry.programme], library))
        pins = [judged.pin for judged in criteria if judged.pin and judged.verdict is Verdict.MET]
        official = any(library.documents[pin.document].tier is Tier.OFFICIAL for pin in pins)
        return ProgrammeFit(
            library.entities[entry.programme], criteria, door, validity, library.entities[entry.contact], official
        )

    def _ask_next(self, profile: Profile, every: Iterable[ProgrammeFit]) -> AskNext | None:
        now = {result.programme.id: _standing(result) for result in every if not result.closed}
        best: AskNext | None = None
        for facet, answers in self._answers(now).items():
            if profile.values(facet):
                continue
            changed: set[str] = set()
            for answer in answers:
                supposed = replace(profile, heard=(*profile.heard, Heard(facet, answer, "", "inferred")))
                then = {result.programme.id: _standing(result) for result in self._judged(supposed)}
                changed |= {key for key, standing in now.items() if then[key] != standing}
            if changed and (best is None or len(changed) > len(best.changes)):
                best = AskNext(facet, tuple(sorted(changed)))
        return best

    def _answers(self, programmes: Mapping[str, object]) -> dict[str, list[str]]:
        """Return, for each facet, the answers that some of `programmes` tell apart, and one that none names."""
        answers: dict[str, set[str]] = {facet: set() for facet in self._facets.all}
        for entry in self._library.knowledge.criteria:
            for criterion in entry.criteria if entry.programme in programmes else ():
                answers[criterion.facet] |= {*criterion.accepts, *criterion.rejects} - {ABROAD}
        return {facet: [*sorted(values), OTHER] for facet, values in answers.items() if values}


def _standing(result: ProgrammeFit) -> tuple[Fit, bool]:
    return result.fit, result.judged


def _basis(programme: Entity, library: Library) -> Pin | None:
    """Return the pin that says why the validity of `programme`, or of what it is part of, is as it is."""
    entity: Entity | None = programme
    seen: set[str] = set()
    while entity is not None and entity.id not in seen:
        if entity.validity:
            return entity.validity.basis
        seen.add(entity.id)
        entity = library.entities.get(entity.part_of or "")
    return None


def _order(result: ProgrammeFit) -> tuple[object, ...]:
    """Sort open doors before closed ones, then by fit; then what names the very country, official text, most met."""
    met = [judged for judged in result.criteria if judged.verdict is Verdict.MET]
    named = any(judged.name == COUNTRY and ABROAD not in judged.accepts for judged in met)
    suited = sum(judged.verdict is Verdict.NOT_MET for judged in result.criteria)
    return (
        result.closed,
        list(Fit).index(result.fit),
        suited,
        not named,
        not result.official,
        -sum(judged.tells for judged in met),
        -len(met),
        result.programme.id,
    )
