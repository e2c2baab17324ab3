"""The opinions of a judge on the answers of a run, as they are saved beside its results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.metrics.estimates import Estimate, estimate

QUESTIONS = {
    "faithful": "The quotes it cites bear the answer out.",
    "relevant": "The answer, with its quotes, is in line with the question.",
}
"""What the judge is asked of each answer, by the name of the verdict."""


class Verdict(BaseModel):
    """Whether the judge says yes or no, None where it says neither; `words` are its own, or why there are none."""

    model_config = ConfigDict(frozen=True)

    holds: bool | None
    words: str


class Opinion(BaseModel):
    """What the judge says of one answer."""

    model_config = ConfigDict(frozen=True)

    faithful: Verdict
    relevant: Verdict

    @property
    def doubts(self) -> tuple[str, ...]:
        """The names of what the judge says no to."""
        return tuple(name for name, verdict in self.verdicts() if verdict.holds is False)

    def verdicts(self) -> tuple[tuple[str, Verdict], ...]:
        """Return both verdicts with their names."""
        return (("faithful", self.faithful), ("relevant", self.relevant))


@dataclass(frozen=True, slots=True)
class Opinions:
    """Who judged, and its opinions by case id. Answers that decline or cite nothing are not judged."""

    judge: str
    by_case: Mapping[str, Opinion]

    def estimates(self) -> dict[str, Estimate]:
        """Return the share of clear verdicts that are yes, by name; none where there is no clear one."""
        given = {name: [dict(o.verdicts())[name].holds for o in self.by_case.values()] for name in QUESTIONS}
        found = {name: estimate([float(h) for h in holds if h is not None]) for name, holds in given.items()}
        return {name: value for name, value in found.items() if value}

    def unclear(self) -> int:
        """Return how many verdicts are neither yes nor no."""
        return sum(verdict.holds is None for o in self.by_case.values() for _, verdict in o.verdicts())

    def doubted(self, case_ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of `case_ids` whose answer the judge doubts."""
        return tuple(key for key in case_ids if key in self.by_case and self.by_case[key].doubts)

    def to_json(self) -> str:
        """Return the JSON form."""
        data: dict[str, Any] = {
            "judge": self.judge,
            "estimates": {name: value.model_dump() for name, value in self.estimates().items()},
            "opinions": {key: opinion.model_dump() for key, opinion in sorted(self.by_case.items())},
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
