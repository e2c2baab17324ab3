"""The answer: what every interface returns, and its JSON form (stable: others script against it)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from corpus.types import Kind, Language, Tier, Validity


class AnswerStatus(StrEnum):
    """What came of a question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_DOCUMENTS = "not_in_documents"
    OFF_TOPIC = "off_topic"
    REFUSED = "refused"


class NoticeKind(StrEnum):
    """Why a notice stands beside an answer."""

    ENDED = "ended"
    SUPERSEDED = "superseded"
    GAP = "gap"
    NOTE = "note"
    TRANSLATION = "translation"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know beside the answer itself, in the answer's language."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote: characters `start` to `end` of the text of the source whose bytes hash to `sha256`."""

    number: int
    document: str
    title: str
    section: str
    page: int | None
    url: str | None
    kind: Kind
    tier: Tier
    quote: str
    start: int
    end: int
    source: str
    sha256: str
    validity: Validity
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the numbers of the citations it rests on (at least one)."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage that was considered, with its scores: for the curious and for evaluation."""

    passage: str
    document: str
    start: int
    end: int
    text: str
    score: float
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class CorpusState:
    """Which corpus answered: a digest of its passages, and how much it holds."""

    version: str
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is shown, saved and scripted against.

    `text` is Markdown in which `[n]` refers to the citation numbered n. `dropped_sentences` counts what the
    verification step refused, `dropped_because` names for each the check it failed. `timing_ms` holds milliseconds
    per step (`embed`, `retrieve`, `answer`, `total` ...). `as_of` is the day (ISO 8601) that validity was judged by.
    """

    question: str
    language: Language
    standalone_question: str
    status: AnswerStatus
    text: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    answerer: str
    dropped_sentences: int
    timing_ms: dict[str, float]
    corpus: CorpusState
    suggestions: tuple[str, ...] = ()
    dropped_because: tuple[str, ...] = ()
    as_of: str = ""
    considered: tuple[Ranked, ...] = field(default=(), repr=False)

    @property
    def abstained(self) -> bool:
        """Whether nothing was answered."""
        return self.status not in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)

    def to_json(self, *, considered: bool = False) -> dict[str, Any]:
        """Return the documented JSON form; `considered` adds the ranked passages."""
        data = asdict(self)
        data["abstained"] = self.abstained
        if not considered:
            del data["considered"]
        data["citations"] = [citation_json(citation) for citation in self.citations]
        return data


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return the documented JSON form of a citation."""
    return {**asdict(citation), "validity": validity_json(citation.validity)}


def validity_json(validity: Validity) -> dict[str, Any]:
    """Return the documented JSON form of a validity."""
    return {
        "status": validity.status,
        "from": validity.since.isoformat() if validity.since else None,
        "to": validity.until.isoformat() if validity.until else None,
        "replaced_by": validity.replaced_by,
        "basis": validity.basis,
        "notice": asdict(validity.notice) if validity.notice else None,
    }
