"""The shape of the catalogue's YAML files. Unknown keys are refused, so a misspelt key cannot be lost silently."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from corpus.types import Kind, Status

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]

AnswerType = Literal[
    "amount", "rate", "date", "period", "person", "organisation", "country", "place", "count",
    "list", "yes_no", "contact", "definition", "purpose", "eligibility", "text",
]  # fmt: skip
EntityType = Literal[
    "policy", "programme", "scheme", "call", "agreement", "strategy", "market_list",
    "body", "document", "network", "mechanism", "country", "concept",
]  # fmt: skip
Confidence = Literal["seen", "seen_in_part"]


class Strict(BaseModel):
    """Frozen, and refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Strict):
    """The same words in English and Lithuanian; both are required."""

    en: Text
    lt: Text

    def get(self, language: str) -> str:
        """Return the Lithuanian words for `lt`, the English ones otherwise."""
        return self.lt if language == "lt" else self.en


class Pin(Strict):
    """A verbatim stretch of one document. It must occur there exactly once."""

    document: Identifier
    quote: Text


class ValidityEntry(Strict):
    """Whether an entity still holds. `basis` pins the statement it is known from; `notice` says it in words.

    `also` pins what else the notice says: together the quotes have all its figures.

    `since` and `until` are the first and last day; the status is computed from them against a given day, and
    `status` states it outright only where no date is known.
    """

    status: Status | None = None
    since: date | None = None
    until: date | None = None
    replaced_by: Identifier | None = None
    notice: Bilingual
    basis: Pin
    also: tuple[Pin, ...] = ()

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Everything the notice rests on."""
        return (self.basis, *self.also)


class Entity(Strict):
    """A thing questions are about: a programme, an agreement, a body, a country, a document ..."""

    id: Identifier
    type: EntityType
    name: Bilingual
    aliases: tuple[str, ...] = ()
    """Other names, acronyms and former names, in either language; inflected Lithuanian forms need not be listed."""
    described_in: tuple[Identifier, ...] = ()
    """Documents that are about this entity, the official one first."""
    part_of: Identifier | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166 code of the country a body belongs to, or of the partner country of a programme or agreement."""
    successors: tuple[Identifier, ...] = ()
    ask: Identifier | None = None
    """The body that answers questions about it; without one, that of its whole, and a body answers for itself."""
    validity: ValidityEntry | None = None


class Property(Strict):
    """Something that can be asked of an entity (its budget, its signing date ...), and how people ask for it."""

    id: Identifier
    name: Bilingual
    answer: AnswerType
    cues_en: tuple[str, ...]
    """English words or phrases that signal this property in a question, in base form ("how much money", "budget")."""
    cues_lt: tuple[str, ...]
    question: Bilingual | None = None
    """A question asking for it, with `{subject}`, for suggesting next questions."""
    asked_en: tuple[str, ...] = ()
    """Other wordings of that question, with `{subject}` or "it": what a question asks for is known by likeness."""
    asked_lt: tuple[str, ...] = ()


class Claim(Strict):
    """One fact: `subject` has `value` for `property`, because `pin` says so.

    `value` is the short answer, in both languages; `statement_lt` renders the quote in Lithuanian (our translation).
    For a list, `items` gives each entry in order, pinned by its own quote.
    """

    subject: Identifier
    property: Identifier
    value: Bilingual
    pin: Pin
    statement_lt: Text | None = None
    items: tuple[Item, ...] = ()
    as_of: date | None = None


class Item(Strict):
    """One entry of a listed value."""

    value: Bilingual
    quote: Text


class Translation(Strict):
    """Our Lithuanian rendering of a verbatim stretch of an official document."""

    pin: Pin
    lt: Text


class Gap(Strict):
    """Something the documents refer to but do not contain, or that people ask for and the documents do not say.

    It answers a question about any of `subjects` asking for any of `properties`.
    """

    id: Identifier
    subjects: tuple[Identifier, ...]
    properties: tuple[Identifier, ...]
    missing: Bilingual
    """What is missing, as a sentence."""
    known: tuple[Pin, ...] = ()
    """What the documents do say about it."""
    ask: Identifier
    """The body to ask."""


class Unstated(Strict):
    """Something people often ask for and documents of this kind do not state.

    When read, it becomes a gap for every body to ask (`<id>-<body>`), about the entities of `types` for which no claim
    states it: whoever adds a programme or an agreement gets these gaps with it.
    """

    id: Identifier
    properties: tuple[Identifier, ...]
    types: tuple[EntityType, ...]
    missing: Bilingual
    """What is missing, as a sentence."""
    ask: Identifier
    """The body to ask about entities that have none of their own."""


class Asked(Strict):
    """Questions that one stretch of a document answers (`pin`), or that fall into one gap (`gap`): exactly one of both.

    A question is closer to another wording of itself than to its answer, so passages are also found by these.
    """

    pin: Pin | None = None
    gap: Identifier | None = None
    en: tuple[Text, ...]
    lt: tuple[Text, ...]

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.pin is None) == (self.gap is None):
            raise ValueError("give either a pin or a gap")
        return self

    @property
    def target(self) -> str:
        """What the questions are recorded for, as one text."""
        return f"{self.pin.document}: {self.pin.quote}" if self.pin else f"gap {self.gap}"


class Term(Strict):
    """Words that mean the same, for matching a question in one language with a text in the other."""

    en: tuple[str, ...]
    lt: tuple[str, ...]


class NoteSentence(Strict):
    """One sentence of a note: verbatim `text` in the note's Markdown file, where it is known from, and since when."""

    text: Text
    lt: Text
    source: Text
    """The page it is known from: a whole URL, or the site and what was seen there where no whole URL is known."""
    dated: Text
    """Date of that page, or "undated"."""
    confidence: Confidence


class NoteEntry(Strict):
    """Everything known of one background note; the words themselves are in `<id>.md` beside the file."""

    id: Identifier
    title: Bilingual
    subjects: tuple[Identifier, ...]
    dated: date
    sentences: tuple[NoteSentence, ...]


class Described(Strict):
    """What any document may be described by, shipped or added."""

    aliases: tuple[str, ...] = ()
    url: Text | None = None
    dated: date | None = None


class DocumentEntry(Described):
    """One document of the manifest: from where `starts_with` stands in the source up to `ends_before` (or its end)."""

    id: Identifier
    kind: Kind
    title: Bilingual
    starts_with: Text | None = None
    ends_before: Text | None = None
    headings: tuple[Text, ...] = ()
    """Lines that are headings although nothing in the text marks them so."""


class SourceEntry(Strict):
    """One official source of the manifest, with the SHA-256 its bytes must have."""

    id: Identifier
    path: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    owner: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    documents: tuple[DocumentEntry, ...]


class Manifest(Strict):
    """`corpus/documents/manifest.yaml`."""

    sources: tuple[SourceEntry, ...]


class ShelfEntry(Described):
    """What is known of added files; what is left out is told from the file itself. Of several entries that fit a file,
    a later one adds to those before it, and wins."""

    path: Text
    """A file, or a pattern of files, seen from the folder of the manifest and inside it: `**/*.pdf`."""
    title: Bilingual | None = None
    kind: Kind | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=2000)] | None = None

    @field_validator("path")
    @classmethod
    def _inside(cls, path: str) -> str:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or "\\" in path:
            raise ValueError("name files inside the folder of the manifest, with / between folders")
        return path


class ShelfManifest(Strict):
    """`manifest.yaml` in a folder that a person adds."""

    documents: tuple[ShelfEntry, ...]
