"""What a run found, as it is saved: the same answers give the same bytes, so timings have a file of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.answers import GivenAnswer, GivenCitation
from evals.cases import Case
from evals.errors import SuiteError
from evals.metrics.estimates import Estimate, estimate

RESULTS = "results.json"
FORMAT: Literal[1] = 1


class Saved(BaseModel):
    """Written and read by this program alone."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CheckResult(Saved):
    """One expectation: whether it held, and what was missing or seen instead."""

    name: str
    passed: bool
    detail: str = ""


class CaseResult(Saved):
    """One question with its answer, its checks and its value on every metric that applies."""

    id: str
    suite: str
    version: int
    split: str
    case: Case
    passed: bool
    checks: tuple[CheckResult, ...] = ()
    """Saved results keep those that did not hold."""
    scores: dict[str, float]
    answer: GivenAnswer

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        """The checks that did not hold."""
        return tuple(check for check in self.checks if not check.passed)


class Results(Saved):
    """A whole run: who answered, every question, and every estimate by scope (`all`, `suite:NAME`, `tag:NAME`)."""

    format: Literal[1] = FORMAT
    target: dict[str, str]
    split: str
    cases: tuple[CaseResult, ...]
    estimates: dict[str, dict[str, Estimate]]

    def scope(self, name: str) -> tuple[CaseResult, ...]:
        """Return the questions of a scope."""
        return tuple(case for case in self.cases if name in scopes_of(case.suite, case.case.tags))

    def to_json(self, *, considered: int | None = None) -> str:
        """Return the JSON form, a line a question; `considered` limits how many ranked passages are kept of each."""
        head = self.model_dump(mode="json", exclude={"cases", "estimates"})
        scopes = {name: {key: e.model_dump() for key, e in metrics.items()} for name, metrics in self.estimates.items()}
        parts = [f'"{key}": {_dump(value)}' for key, value in sorted(head.items())]
        parts.append(_lines("estimates", "{}", [f"{_dump(name)}: {_dump(scopes[name])}" for name in sorted(scopes)]))
        parts.append(_lines("cases", "[]", [_dump(_case_json(case, considered)) for case in self.cases]))
        return "{\n" + ",\n".join(parts) + "\n}\n"

    def as_baseline(self) -> Results:
        """Return what later runs are compared with: of citations and passages only what a reader is shown."""
        return self.model_copy(update={"cases": tuple(map(_shown_only, self.cases))})


def _shown_only(case: CaseResult) -> CaseResult:
    citations = tuple(GivenCitation(number=c.number, document=c.document, quote=c.quote) for c in case.answer.citations)
    answer = case.answer.model_copy(update={"citations": citations, "considered": (), "sentences": ()})
    return case.model_copy(update={"answer": answer})


def _lines(name: str, brackets: str, lines: Sequence[str]) -> str:
    return f'"{name}": {brackets[0]}\n' + ",\n".join(lines) + f"\n{brackets[1]}"


def _case_json(case: CaseResult, considered: int | None) -> dict[str, Any]:
    data = case.model_dump(mode="json", exclude_defaults=True)
    data["answer"].pop("timing_ms", None)
    if ranked := data["answer"].pop("considered", [])[:considered]:
        data["answer"]["considered"] = ranked
    data["checks"] = [check for check in data.get("checks", []) if not check["passed"]]
    return data


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def load_results(path: Path) -> Results:
    """Read saved results.

    Raises:
        SuiteError: there is no such file, or it does not hold results of this format.
    """
    remedy = "Give the results.json of a run, or make one with `python -m evals run`."
    try:
        return Results.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path} cannot be read ({error})", remedy=remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise SuiteError(f"{path} does not hold results ({first['loc']}: {first['msg']})", remedy=remedy) from error


def scopes_of(suite: str, tags: Sequence[str]) -> list[str]:
    """Return the scopes a question counts in."""
    return ["all", f"suite:{suite}", *(f"tag:{tag}" for tag in tags)]


def estimates_of(cases: Sequence[CaseResult]) -> dict[str, dict[str, Estimate]]:
    """Return the estimate of every metric in every scope it applies to."""
    values: dict[str, dict[str, list[float]]] = {}
    for scope, metric, value in _values(cases):
        values.setdefault(scope, {}).setdefault(metric, []).append(value)
    return {scope: _estimates(metrics) for scope, metrics in sorted(values.items())}


def _values(cases: Sequence[CaseResult]) -> Iterator[tuple[str, str, float]]:
    for case in cases:
        for scope in scopes_of(case.suite, case.case.tags):
            for metric, value in case.scores.items():
                yield scope, metric, value


def _estimates(metrics: Mapping[str, Sequence[float]]) -> dict[str, Estimate]:
    found = {metric: estimate(values) for metric, values in metrics.items()}
    return {metric: value for metric, value in found.items() if value}
