"""Judging one programme for one applicant: a verdict for every criterion, and whether the door is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from assistant.fit.facets import COUNTRY, Facets
from assistant.fit.profile import Profile
from assistant.library import Library
from assistant.validity import validity_of
from corpus.knowledge.criteria import ABROAD, Criteria, Criterion, Window
from corpus.knowledge.schema import Pin
from corpus.types import Status, Validity

OPEN = "open"
"""The criterion that every programme has: that one can apply on the day."""


class Verdict(StrEnum):
    """Whether a criterion is met."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_STATED = "not_stated"


class Fit(StrEnum):
    """Whether a programme fits: a criterion not met rules it out, one not stated leaves it open."""

    FITS = "fits"
    MAY_FIT = "may_fit"
    DOES_NOT_FIT = "does_not_fit"


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion, judged. `silent` says who left it open: the applicant or the documents."""

    name: str
    verdict: Verdict
    pin: Pin | None
    given: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    silent: Literal["applicant", "documents"] | None = None
    tells: bool = False
    until: date | None = None
    """For `open`: the last day of being open, or the last one known."""


def judge_criterion(criterion: Criterion, profile: Profile, facets: Facets) -> Judged:
    """Return the verdict on `criterion` for `profile`."""
    given = profile.values(criterion.facet)
    judged = Judged(criterion.facet, Verdict.NOT_STATED, criterion.pin, given, criterion.accepts, criterion.rejects)
    if not criterion.accepts and not criterion.rejects:
        return replace(judged, silent="documents")
    if not given or all(_generic(criterion.facet, value, facets) for value in given):
        return replace(judged, silent="applicant")
    if criterion.rejects:
        refused = any(_among(criterion.facet, value, criterion.rejects, facets) for value in given)
        return replace(judged, verdict=Verdict.NOT_MET if refused else Verdict.MET)
    meeting = [value for value in given if _among(criterion.facet, value, criterion.accepts, facets)]
    if meeting:
        tells = any(facets.tells(criterion.facet, value) for value in meeting)
        return replace(judged, verdict=Verdict.MET, given=tuple(meeting), tells=tells)
    if criterion.others == "open":
        return replace(judged, silent="documents")
    return replace(judged, verdict=Verdict.NOT_MET)


def _generic(facet: str, value: str, facets: Facets) -> bool:
    known = facets.value(facet, value)
    return known is not None and known.generic


def _among(facet: str, value: str, accepted: Sequence[str], facets: Facets) -> bool:
    if facet == COUNTRY and ABROAD in accepted:
        return True
    return any(wide in accepted for wide in facets.wider(facet, value))


def judge_open(entry: Criteria, validity: Validity, day: date) -> Judged:
    """Return whether one can apply on `day`, as far as the documents say.

    What is over, suspended or has not begun is not open; a named call that covers the day is; else it is not stated.
    """
    if entry.suspended:
        return Judged(OPEN, Verdict.NOT_MET, entry.suspended)
    spans = [entry.period] if entry.period else []
    over = validity.status in (Status.ENDED, Status.SUPERSEDED)
    begun = all(since is None or day >= since for since in (validity.since, *(span.since for span in spans)))
    if over or not begun:
        return Judged(OPEN, Verdict.NOT_MET, entry.period.pin if entry.period else None, until=validity.until)
    window = _covering(entry.windows, day)
    if window:
        return Judged(OPEN, Verdict.MET, window.pin, until=window.until)
    last = _last(entry.windows, day)
    return Judged(
        OPEN, Verdict.NOT_STATED, last.pin if last else None, silent="documents", until=last.until if last else None
    )


def _covering(windows: Sequence[Window], day: date) -> Window | None:
    """Return the window that `day` lies in. Where only its last day is known, no day is known to lie in it."""
    found = (w for w in windows if w.since and w.since <= day and (w.until is None or day <= w.until))
    return next(found, None)


def _last(windows: Sequence[Window], day: date) -> Window | None:
    """Return the last window that was over by `day`."""
    past = [(window.until, window) for window in windows if window.until and window.until < day]
    return max(past, key=lambda pair: pair[0])[1] if past else None


def validity_on(entry: Criteria, library: Library, day: date) -> Validity:
    """Return the validity of a programme on `day`: its entity's, or what its recorded period says.

    What has not begun is not in force. A period without a known end does not tell whether it still runs. Where no day
    is known on which a programme ended, it was in force on the days of its calls.
    """
    validity = validity_of(library.entities[entry.programme], library, day)
    window = _covering(entry.windows, day)
    if window and validity.status is Status.ENDED and validity.until is None:
        quote = library.quote(library.span_of(window.pin))
        return Validity(Status.IN_FORCE, window.since, window.until, basis=quote)
    period = entry.period
    if period and (validity.basis is None or (period.until and period.until < day)):
        validity = _by_period(period, library, day)
    starts = [start for start in (validity.since, period.since if period else None) if start]
    if starts and day < max(starts) and validity.status is Status.IN_FORCE:
        return replace(validity, status=Status.UNKNOWN)
    return validity


def _by_period(period: Window, library: Library, day: date) -> Validity:
    status = Status.UNKNOWN
    if period.until:
        status = Status.ENDED if day > period.until else Status.IN_FORCE
    return Validity(status, period.since, period.until, basis=library.quote(library.span_of(period.pin)))


def overall(judged: Sequence[Judged]) -> Fit:
    """Return what the verdicts come to."""
    verdicts = {entry.verdict for entry in judged}
    if Verdict.NOT_MET in verdicts:
        return Fit.DOES_NOT_FIT
    return Fit.MAY_FIT if Verdict.NOT_STATED in verdicts else Fit.FITS
