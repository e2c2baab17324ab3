"""Domain types: frozen values without any framework in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Language = str
"""`en` or `lt` for questions, answers and texts of this project; any ISO 639-1 code for a user's document."""


class Kind(StrEnum):
    """What a document is."""

    POLICY = "policy"
    PROGRAMME = "programme"
    AGREEMENT = "agreement"
    STRATEGY = "strategy"
    MARKET_LIST = "market_list"
    NOTE = "note"


class Tier(StrEnum):
    """Who stands behind a document. Official wins over note where both answer."""

    OFFICIAL = "official"
    NOTE = "note"
    USER = "user"


class Status(StrEnum):
    """Whether what a document or claim says still holds."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What part of a text a passage is."""

    HEADING = "heading"
    SENTENCE = "sentence"
    CLAUSE = "clause"
    ITEM = "item"
    LIST = "list"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both interface languages."""

    en: str
    lt: str

    def get(self, language: Language) -> str:
        """Return the name in `language`, English for any language but Lithuanian."""
        return self.lt if language == "lt" else self.en


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether something holds, since when, until when, what replaced it, and how that is known."""

    status: Status = Status.UNKNOWN
    since: date | None = None
    until: date | None = None
    replaced_by: str | None = None
    basis: str | None = None
    notice: Name | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file, byte for byte as published. `text` is what was read from it; offsets count its characters."""

    id: str
    path: str
    sha256: str
    text: str
    pages: tuple[int, ...] = ()
    """Offset in `text` at which each page starts; empty where the format has no pages."""
    labels: tuple[str, ...] = ()
    """The numbers printed on the pages, where they are not simply 1, 2, 3."""


@dataclass(frozen=True, slots=True)
class Document:
    """A titled unit inside a source: characters `start` to `end` of the source's text."""

    id: str
    source_id: str
    kind: Kind
    tier: Tier
    title: Name
    language: Language
    start: int
    end: int
    aliases: tuple[str, ...] = ()
    url: str | None = None
    dated: date | None = None
    validity: Validity = field(default_factory=Validity)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed: characters `start` to `end` of the source's text, with the context that `header` gives it.

    `group` numbers the paragraph or list the passage belongs to within its document, `order` its place there.
    `section` holds the headings above it, outermost first. `page` counts from 1. `mark` is how it is cited inside its
    document where that has numbered parts: `Article 3(2)(a)`, `3 straipsnio 2 dalies a punktas`, `row 5`.
    """

    id: str
    document_id: str
    source_id: str
    role: Role
    start: int
    end: int
    text: str
    header: str
    section: tuple[str, ...] = ()
    group: int = 0
    order: int = 0
    page: int | None = None
    mark: str = ""
