"""What a run must reach: `thresholds.toml`, per scope and metric, and how far it may fall behind the baseline."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.errors import SuiteError
from evals.metrics.registry import METRICS
from evals.results import Results

DEFAULT = Path(__file__).resolve().parent / "thresholds.toml"
Limits = dict[str, Annotated[float, Field(ge=0, le=1)]]


class Regression(BaseModel):
    """How far a run may fall behind its baseline."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    newly_failing: Annotated[int, Field(ge=0)] = 0
    """How many questions that passed in the baseline may fail."""
    worse_by: Limits = {}
    """By metric, how much worse its mean over the questions of both runs may be."""


class Thresholds(BaseModel):
    """The file as it is written. A bound is the least allowed, or the most for metrics where lower is better."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    all: Limits = {}
    suites: dict[str, Limits] = {}
    tags: dict[str, Limits] = {}
    regression: Regression = Regression()

    def by_scope(self) -> Iterator[tuple[str, Limits]]:
        """Yield every scope with its bounds."""
        yield "all", self.all
        yield from ((f"suite:{name}", limits) for name, limits in self.suites.items())
        yield from ((f"tag:{name}", limits) for name, limits in self.tags.items())


@dataclass(frozen=True, slots=True)
class Breach:
    """A bound that was broken, in words, and the questions to look at."""

    scope: str
    message: str
    cases: tuple[str, ...] = ()


def load_thresholds(path: Path, suites: Collection[str], tags: Collection[str], *, partial: bool = False) -> Thresholds:
    """Read `path`; `suites` and `tags` are those that exist (only some of them, where `partial`).

    Raises:
        SuiteError: the file is malformed, or bounds a metric, suite or tag that does not exist.
    """
    try:
        thresholds = Thresholds.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path} cannot be read ({error})", remedy="Correct --thresholds.") from error
    except tomllib.TOMLDecodeError as error:
        raise SuiteError(f"{path} is not TOML: {error}", remedy="Correct the line named.") from error
    except ValidationError as error:
        problems = [f"{path.name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise SuiteError(
            f"{path} does not hold thresholds", problems=problems, remedy="Correct the keys named."
        ) from error
    problems = [f"{path.name}: {problem}" for problem in _unknown(thresholds, suites, tags, partial=partial)]
    if problems:
        raise SuiteError(
            f"{path} bounds what does not exist", problems=problems, remedy="Correct or remove the entries."
        )
    return thresholds


def _unknown(thresholds: Thresholds, suites: Collection[str], tags: Collection[str], *, partial: bool) -> Iterator[str]:
    if not partial:
        yield from (f"[suites.{name}]: there is no suite {name!r}" for name in thresholds.suites if name not in suites)
        yield from (f"[tags.{name}]: no case has the tag {name!r}" for name in thresholds.tags if name not in tags)
    bounded = [*thresholds.by_scope(), ("regression.worse_by", thresholds.regression.worse_by)]
    for scope, limits in bounded:
        yield from (f"[{scope}]: there is no metric {name!r}" for name in limits if name not in METRICS)


def breaches(results: Results, thresholds: Thresholds) -> list[Breach]:
    """Return every bound that `results` break. A scope or metric that nothing was measured for cannot be broken."""
    found = []
    for scope, limits in thresholds.by_scope():
        for name, bound in limits.items():
            measured = results.estimates.get(scope, {}).get(name)
            if measured and is_worse(name, measured.value, bound):
                need = "at least" if METRICS[name].higher_is_better else "at most"
                message = f"{METRICS[name].title} is {measured.value:.3f} over {measured.n}, must be {need} {bound:g}"
                found.append(Breach(scope, message, _worst(results, scope, name)))
    return found


def is_worse(metric: str, value: float, bound: float) -> bool:
    """Whether `value` is on the wrong side of `bound`."""
    higher = METRICS[metric].higher_is_better
    return value < bound - 1e-9 if higher else value > bound + 1e-9


def _worst(results: Results, scope: str, metric: str) -> tuple[str, ...]:
    perfect = 1.0 if METRICS[metric].higher_is_better else 0.0
    scored: Mapping[str, float] = {c.id: c.scores[metric] for c in results.scope(scope) if metric in c.scores}
    return tuple(case_id for case_id, value in scored.items() if value != perfect)
