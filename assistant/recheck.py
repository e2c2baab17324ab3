"""Checking a saved answer against the corpus of today: what still stands, what moved, what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.answer import Citation, Sentence
from assistant.library import Library
from assistant.receipt import Saved, SavedCitation
from assistant.verification.plain import figures
from assistant.verify import has_its_quotes
from corpus.errors import ReceiptError
from corpus.text import find_quote, nearest_line, squeeze
from corpus.types import Kind, Source, Tier, Validity

_MARK = re.compile(r"\[\d+\]")


class State(StrEnum):
    """What became of something a saved answer rests on."""

    STANDS = "stands"
    MOVED = "moved"
    CHANGED = "changed"
    SOURCE_MISSING = "source_missing"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing checked: a citation, a sentence, or the text as a whole; `start` and `end` are where it stands now."""

    what: str
    state: State
    detail: str
    document: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Recheck:
    """Everything that was checked of a saved answer, against the corpus with version `corpus`."""

    saved: Saved
    lines: tuple[Line, ...]
    corpus: str

    @property
    def stands(self) -> bool:
        """Whether all of it stands."""
        return all(line.state is State.STANDS for line in self.lines)

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        return {
            "kind": self.saved.kind,
            "saved_at": self.saved.saved_at,
            "stands": self.stands,
            "corpus": {"saved": self.saved.corpus, "now": self.corpus},
            "lines": [asdict(line) for line in self.lines],
            "totals": {state: sum(line.state is state for line in self.lines) for state in State},
        }


def recheck(saved: Saved, library: Library) -> Recheck:
    """Return what became of everything `saved` rests on.

    Raises:
        ReceiptError: it holds something that is no citation, or no sentence.
    """
    if saved.kind == "conversation":
        answers = [replace(saved, kind="answer", content=_dict(each)) for each in _list(saved.content, "answers")]
        lines = [line for answer in answers for line in recheck(answer, library).lines]
        return Recheck(
            saved, tuple(line for answer in answers for line in recheck(answer, library).lines), library.version
        )
    lines = [_citation(citation, library) for citation in saved.citations]
    if saved.kind == "answer":
        lines += _sentences(saved)
    return Recheck(saved, tuple(lines), library.version)


def _citation(saved: SavedCitation, library: Library) -> Line:
    what = f"[{saved.number}]" if saved.number is not None else "quote"
    source = library.sources.get(saved.source) or _same_bytes(saved, library.sources)
    if source is None:
        return Line(
            what, State.SOURCE_MISSING, f"no source {saved.source!r} in this corpus", saved.document, saved.quote
        )
    same = source.sha256 == saved.sha256
    if saved.start < saved.end and source.text[saved.start : saved.end] == saved.quote:
        detail = "" if same else "the source has a new version; the quote is where it was"
        return Line(what, State.STANDS, detail, saved.document, saved.quote, saved.start, saved.end)
    if same:
        detail = "the source is unchanged and does not have these words there: the receipt was altered"
        return Line(what, State.CHANGED, detail, saved.document, saved.quote)
    places = find_quote(saved.quote, source.text)
    if places:
        start, end = min(places, key=lambda place: abs(place[0] - saved.start))
        detail = f"the source has a new version; now at {start}-{end}"
        return Line(what, State.MOVED, detail, saved.document, saved.quote, start, end)
    nearest = _nearest(saved.quote, source.text)
    detail = f"the source has a new version without these words; nearest: {nearest!r}"
    return Line(what, State.CHANGED, detail, saved.document, saved.quote)


def _same_bytes(saved: SavedCitation, sources: Mapping[str, Source]) -> Source | None:
    """Return the source that has the same bytes under another id."""
    return next((source for source in sources.values() if source.sha256 == saved.sha256), None)


def _nearest(quote: str, text: str) -> str:
    found = nearest_line(quote, text)
    return found if len(found) <= 160 else f"{found[:157]}..."


def _sentences(saved: Saved) -> Iterable[Line]:
    """Yield a line for every sentence, and for figures of the text, that no quote bears out."""
    citations = {c.number: _as_citation(c) for c in saved.citations if c.number is not None}
    sentences = [_as_sentence(entry) for entry in _list(saved.content, "sentences")]
    for number, sentence in enumerate(sentences, start=1):
        if not has_its_quotes(sentence, citations):
            yield Line(
                f"sentence {number}", State.CHANGED, "its quotes do not bear it out", quote=squeeze(sentence.text)[:160]
            )
    known = [*_texts(saved.content), *(s.text for s in sentences)]
    known += [f"{c.quote} {c.translation or ''} {c.title} {c.section}" for c in citations.values()]
    unknown = _digits(_MARK.sub(" ", str(saved.content.get("text", "")))) - figures(" ; ".join(known))
    if unknown:
        yield Line("text", State.CHANGED, f"no quote has the figures {', '.join(sorted(unknown))}")


def _digits(text: str) -> frozenset[str]:
    """Return the figures of `text` that are written in digits; words such as "one" are framing as often as not."""
    return figures(re.sub(r"[^\W\d]+", " ", text))


def _texts(content: Mapping[str, Any]) -> Iterable[str]:
    yield str(content.get("question", ""))
    yield str(content.get("standalone_question", ""))
    yield str(content.get("as_of", ""))
    for notice in _list(content, "notices"):
        yield str(notice.get("text", "")) if isinstance(notice, dict) else ""


def _list(content: Mapping[str, Any], key: str) -> list[Any]:
    value = content.get(key) or []
    if not isinstance(value, list):
        raise ReceiptError(f"{key} is not a list", remedy="Use the file as it was saved.")
    return value


def _dict(entry: object) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise ReceiptError("An answer cannot be read", remedy="Use the file as it was saved.")
    return entry


def _as_sentence(entry: object) -> Sentence:
    if isinstance(entry, dict):
        text, numbers = entry.get("text"), entry.get("citations")
        if isinstance(text, str) and isinstance(numbers, list) and all(isinstance(n, int) for n in numbers):
            return Sentence(text, tuple(numbers))
    raise ReceiptError("A sentence cannot be read", remedy="Use the file as it was saved.")


def _as_citation(saved: SavedCitation) -> Citation:
    """Return a saved citation as verification takes it; what it does not look at is left out."""
    return Citation(
        number=saved.number or 0,
        document=saved.document,
        title=saved.title,
        section=saved.section,
        page=None,
        url=None,
        kind=Kind.POLICY,
        tier=Tier.OFFICIAL,
        quote=saved.quote,
        start=saved.start,
        end=saved.end,
        source=saved.source,
        sha256=saved.sha256,
        validity=Validity(),
        translation=saved.translation,
    )
