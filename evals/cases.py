"""The shape of a suite file. Unknown keys are refused, so a misspelt expectation cannot be lost silently."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.answer import AnswerStatus, NoticeKind
from corpus.types import Tier

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Wording = Text | Annotated[tuple[Text, ...], Field(min_length=1)]
"""A phrase, or alternatives of which one is enough."""

DECLINED = frozenset({AnswerStatus.NOT_IN_DOCUMENTS, AnswerStatus.OFF_TOPIC, AnswerStatus.REFUSED})
"""The statuses in which nothing is answered."""


class Strict(BaseModel):
    """Refuses what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Case(Strict):
    """One question, and what a good answer to it holds. Only what is written is checked."""

    id: Slug
    """Unique over all suite files."""
    question: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    """The language the answer must be in."""
    history: tuple[str, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    status: AnswerStatus | Annotated[tuple[AnswerStatus, ...], Field(min_length=1)] = AnswerStatus.ANSWERED
    """The status, or the acceptable ones."""
    facts: tuple[Wording, ...] = ()
    """Each must appear in the answer's text."""
    forbidden: tuple[Text, ...] = ()
    """None of these may appear in the answer's text."""
    documents: tuple[Slug, ...] = ()
    """Each must be among the cited documents."""
    tier: Tier | None = None
    """At least one citation must have this tier."""
    quotes: tuple[Text, ...] = ()
    """Each must be part of some citation's quote."""
    notices: tuple[NoticeKind, ...] = ()
    """Kinds of notice that must stand beside the answer."""
    standalone: tuple[Wording, ...] = ()
    """Each must appear in the question as it was understood."""
    group: Slug | None = None
    """Questions of one group ask the same in other words and must get the same answer."""
    tags: tuple[Slug, ...] = ()

    @property
    def statuses(self) -> frozenset[AnswerStatus]:
        """The acceptable statuses."""
        return frozenset((self.status,) if isinstance(self.status, AnswerStatus) else self.status)

    @property
    def must_decline(self) -> bool:
        """Whether every acceptable status answers nothing."""
        return self.statuses <= DECLINED

    @property
    def must_answer(self) -> bool:
        """Whether no acceptable status declines."""
        return not self.statuses & DECLINED

    @model_validator(mode="after")
    def _demands_agree(self) -> Case:
        if self.must_decline and (self.quotes or self.documents or self.tier):
            raise ValueError("a question that must be declined cannot demand quotes, documents or a tier")
        return self


class Suite(Strict):
    """One suite file. Results of two versions are not compared: raise it when a case changes its meaning."""

    suite: Slug
    version: Annotated[int, Field(ge=1)]
    description: Text
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]


def alternatives(wording: Wording) -> tuple[str, ...]:
    """Return the phrases of which one is enough."""
    return (wording,) if isinstance(wording, str) else wording


@dataclass(frozen=True, slots=True)
class SuiteCase:
    """A case with the suite it belongs to, that suite's version, and where it is written."""

    suite: str
    version: int
    split: str
    path: Path
    line: int
    case: Case


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a suite file, for editors and other programs."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Gidas evaluation suite",
        **Suite.model_json_schema(),
    }
