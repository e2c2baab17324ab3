"""Reading the latest evaluation for its tab: what `python -m evals run` saved, and the baseline it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.settings import CHECKOUT
from corpus.types import Language
from ui.strings import LANGUAGES

RESULTS = CHECKOUT / "build" / "evals" / "results.json"
BASELINE = CHECKOUT / "evals" / "baseline.json"
METRICS = ("pass_rate", "fact_recall", "citation_recall", "support_rate", "verbatim_rate", "declination_recall")
"""What is shown, in this order; the report that the run wrote has all of them."""


class _Estimate(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    value: float
    low: float
    high: float
    n: int


class _Case(BaseModel):
    """One question of a run: its language (English where not told) and its value on every metric that applies."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    case: dict[str, Any]
    scores: dict[str, float]


class _Results(BaseModel):
    """The part of saved results that is shown."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    split: str
    target: dict[str, str]
    estimates: dict[str, dict[str, _Estimate]]
    cases: tuple[_Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric: its value over `n` questions, and the change to the baseline where that has it."""

    metric: str
    value: float
    n: int
    change: float | None
    low: float | None = None
    high: float | None = None
    """Bounds of the 95 % interval, where the run tells them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """All questions, those of a suite, or those in a language."""

    name: str
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run as it is shown."""

    target: dict[str, str]
    split: str
    overall: Scope
    suites: tuple[Scope, ...]
    languages: tuple[Scope, ...]
    accepted: bool = False
    """Whether this is the baseline itself, for want of a run."""


def latest(results: Path = RESULTS, baseline: Path = BASELINE) -> Evaluation | None:
    """Return the latest run, the baseline where there is none that can be read, None where there is neither."""
    run, before = _read(results), _read(baseline)
    found = run or before
    if found is None or "all" not in found.estimates:
        return None
    if run is None or before is None or before.split != found.split:
        before = _Results(split=found.split, target={}, estimates={})
    scopes = {name: _scope(name, found, before) for name in found.estimates}
    return Evaluation(
        target=found.target,
        split=found.split,
        overall=scopes["all"],
        suites=tuple(scope for name, scope in scopes.items() if name.startswith("suite:")),
        languages=tuple(_language(code, found, before) for code in LANGUAGES),
        accepted=run is None,
    )


def _read(path: Path) -> _Results | None:
    try:
        return _Results.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):  # no run yet, or one of another version: the tab says how to make one
        return None


def _scope(name: str, found: _Results, before: _Results) -> Scope:
    old = before.estimates.get(name, {})
    figures = {
        metric: Figure(metric, e.value, e.n, e.value - old[metric].value if metric in old else None, e.low, e.high)
        for metric, e in found.estimates[name].items()
    }
    return Scope(name.partition(":")[2] or name, figures)


def _language(code: Language, found: _Results, before: _Results) -> Scope:
    figures = {}
    for metric in METRICS:
        now, old = _values(found, code, metric), _values(before, code, metric)
        if now:
            figures[metric] = Figure(metric, fmean(now), len(now), fmean(now) - fmean(old) if old else None)
    return Scope(code, figures)


def _values(results: _Results, code: Language, metric: str) -> list[float]:
    cases = (case for case in results.cases if case.case.get("language", "en") == code)
    return [case.scores[metric] for case in cases if metric in case.scores]
