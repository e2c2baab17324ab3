"""The seam between evaluation and the assistant under evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from evals.answers import GivenAnswer


class Target(Protocol):
    """Anything that answers questions. `ask` must be safe to call from `parallel` threads at once."""

    parallel: int

    def identity(self) -> dict[str, str]:
        """Return what answers and how it is set, without secrets or paths: answers of two identities do not mix."""
        ...

    def ask(self, question: str, history: Sequence[str]) -> GivenAnswer:
        """Answer `question`, asked after the questions of `history`. A question it will not take is `refused`.

        Raises:
            TargetError: it cannot be reached, or does not answer in the documented form.
        """
        ...

    def documents(self) -> frozenset[str] | None:
        """Return the ids of the documents it answers from, or None where it cannot say."""
        ...

    def verbatim(self, answer: GivenAnswer) -> tuple[bool | None, ...]:
        """Return, for each citation, whether its quote is in its source's own bytes; None where that cannot be read."""
        ...
