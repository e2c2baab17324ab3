"""An answer as evaluation reads it: the documented JSON, from this assistant or from anybody's.

Only `status` and `text` are required, so that another assistant can be measured on what it does say.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer, AnswerStatus
from corpus.types import Tier
from evals.cases import DECLINED


class Tolerant(BaseModel):
    """Passes over what it does not know."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class GivenValidity(Tolerant):
    """Whether what is quoted still holds."""

    status: str = "unknown"


class GivenCitation(Tolerant):
    """A quote and where it stands: characters `start` to `end` of the text of `source`."""

    number: int
    document: str
    quote: str
    title: str = ""
    section: str = ""
    tier: Tier | None = None
    start: int | None = None
    end: int | None = None
    source: str | None = None
    sha256: str | None = None
    page: int | None = None
    url: str | None = None
    translation: str | None = None
    validity: GivenValidity | None = None


class GivenSentence(Tolerant):
    """A sentence and the numbers of the citations it rests on."""

    text: str
    citations: tuple[int, ...] = ()


class GivenNotice(Tolerant):
    """Something that stands beside the answer. Kinds of another assistant may be its own."""

    kind: str
    text: str = ""


class GivenRanked(Tolerant):
    """A passage that was considered, best first in its list."""

    passage: str
    document: str
    text: str
    score: float = 0.0
    dense: float | None = None
    lexical: float | None = None


class GivenCorpus(Tolerant):
    """Which corpus answered."""

    version: str = ""
    documents: int = 0
    passages: int = 0


class GivenAnswer(Tolerant):
    """What came back for a question. `timing_ms` is in milliseconds."""

    status: AnswerStatus
    text: str
    question: str = ""
    language: str | None = None
    standalone_question: str | None = None
    sentences: tuple[GivenSentence, ...] = ()
    citations: tuple[GivenCitation, ...] = ()
    notices: tuple[GivenNotice, ...] = ()
    answerer: str = ""
    dropped_sentences: int = 0
    timing_ms: dict[str, float] = {}
    corpus: GivenCorpus = GivenCorpus()
    considered: tuple[GivenRanked, ...] = ()

    @property
    def declined(self) -> bool:
        """Whether nothing was answered."""
        return self.status in DECLINED

    @classmethod
    def of(cls, answer: Answer) -> GivenAnswer:
        """Return `answer` as it looks from outside, with the passages that were considered."""
        return cls.from_json(json.loads(json.dumps(answer.to_json(considered=True))))

    @classmethod
    def from_json(cls, data: Any) -> GivenAnswer:
        """Read the documented JSON form.

        Raises:
            pydantic.ValidationError: a required part is missing, or a part has another type.
        """
        return cls.model_validate(data)
