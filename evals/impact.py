"""Which answers a change of the corpus changes, so that staff learn of it before users do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evals.answers import GivenAnswer
from evals.comparing import Comparison, Pair
from evals.results import Results


@dataclass(frozen=True, slots=True)
class Change:
    """One question whose answer changed, and in what respects."""

    id: str
    question: str
    before: GivenAnswer
    after: GivenAnswer
    what: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "id": self.id,
            "question": self.question,
            "what": list(self.what),
            "before": {"status": self.before.status, "text": self.before.text},
            "after": {"status": self.after.status, "text": self.after.text},
        }


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """Return the questions that are answered otherwise, whether for the better or the worse."""
    pairs = (*comparison.newly_failing, *comparison.newly_passing, *comparison.reworded)
    found = [Change(p.id, p.after.case.question, p.before.answer, p.after.answer, tuple(_what(p))) for p in pairs]
    return tuple(sorted((change for change in found if change.what), key=lambda change: change.id))


def _what(pair: Pair) -> Iterator[str]:
    before, after = pair.before.answer, pair.after.answer
    if before.status != after.status:
        yield f"status {before.status} -> {after.status}"
    if before.text != after.text:
        yield "text"
    yield from _listed("quote", _quotes(before), _quotes(after))
    yield from _listed("notice", [n.text for n in before.notices], [n.text for n in after.notices])


def _quotes(answer: GivenAnswer) -> list[str]:
    return [f"{citation.document}: {citation.quote}" for citation in answer.citations]


def _listed(name: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield from (f"{name} gone: {_short(text)}" for text in before if text not in after)
    yield from (f"{name} new: {_short(text)}" for text in after if text not in before)


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97]}..."


def corpora(before: Results, after: Results) -> tuple[str, str]:
    """Return the version of the corpus that each run was answered from."""
    first, second = (next((case.answer.corpus.version for case in run.cases), "") for run in (before, after))
    return first or "unknown", second or "unknown"
