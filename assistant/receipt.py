"""Receipts: answers, fits, comparisons and terms as they were given, to file and to check again later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import ReceiptError

VERSION = 1
"""The version of the receipts written here; newer ones are refused."""
MAX_BYTES = 20_000_000
_KINDS = {
    "answer": {"question", "sentences", "citations"},
    "fit": {"profile", "results"},
    "comparison": {"agreements", "rows"},
    "terms": {"question", "answers"},
    "clauses": {"agreement", "clauses"},
    "conversation": {"answers"},
}
"""What each kind of content can be told by."""
_SAVE_ANEW = "Save the answer anew, with `--save` or `--json`."


class SavedCitation(BaseModel):
    """A citation as it was saved; what is not needed to check it is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int | None = None
    document: str
    title: str = ""
    section: str = ""
    quote: str = Field(min_length=1)
    translation: str | None = None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved answer, fit, comparison or other: what it is, its content, and what it was given from."""

    kind: str
    content: dict[str, Any]
    saved_at: str | None
    corpus: str | None

    @property
    def citations(self) -> tuple[SavedCitation, ...]:
        """Every citation in the content, each once, in order.

        Raises:
            ReceiptError: one of them is not a citation.
        """
        try:
            found = [SavedCitation.model_validate(entry) for entry in _citations(self.content)]
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            raise ReceiptError(f"A citation cannot be read: {where}: {fault['msg']}", remedy=_SAVE_ANEW) from error
        return tuple(dict.fromkeys(found))


def make_receipt(kind: str, content: dict[str, Any], as_of: date, corpus: str) -> dict[str, Any]:
    """Return the receipt of `content`, given on `as_of` from the corpus with version `corpus`."""
    receipt = {
        "receipt": VERSION,
        "kind": kind,
        "saved_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "as_of": as_of.isoformat(),
        "corpus": corpus,
        "content": content,
    }
    plain = json.loads(json.dumps(receipt))
    return {**plain, "digest": digest_of(plain)}


def digest_of(receipt: dict[str, Any]) -> str:
    """Return the SHA-256 of a receipt without its own digest."""
    rest = {key: value for key, value in receipt.items() if key != "digest"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_receipt(path: Path) -> Saved:
    """Read a receipt, or what a command printed with `--json`.

    Raises:
        ReceiptError: it cannot be read, is none, was altered since it was saved, or is of a newer version.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReceiptError(f"{path.name} is too large for a saved answer", remedy=_SAVE_ANEW)
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise ReceiptError(f"{path} cannot be read ({error.strerror})", remedy="Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise ReceiptError(f"{path.name} is not JSON", remedy=_SAVE_ANEW) from error
    if isinstance(data, dict) and "receipt" in data:
        return _wrapped(data, path.name)
    return Saved(_kind_of(data, path.name), data, None, _version(data))


def _wrapped(data: dict[str, Any], name: str) -> Saved:
    version = data["receipt"]
    if not isinstance(version, int) or version < 1:
        raise ReceiptError(f"{name} is not a receipt of this application", remedy=_SAVE_ANEW)
    if version > VERSION:
        raise ReceiptError(
            f"{name} was written by a newer version (receipt {version}, known up to {VERSION})",
            remedy="Check it with that version.",
        )
    if data.get("digest") != digest_of(data):
        raise ReceiptError(
            f"{name} was altered after it was saved: its digest is not that of its content",
            remedy="Use the file as it was saved.",
        )
    content = data.get("content")
    return Saved(_kind_of(content, name), content or {}, str(data.get("saved_at")), str(data.get("corpus")))


def _kind_of(content: object, name: str) -> str:
    if isinstance(content, dict):
        for kind, keys in _KINDS.items():
            if keys <= set(content):
                return kind
    raise ReceiptError(f"{name} holds no answer, conversation, fit, comparison, terms or clauses", remedy=_SAVE_ANEW)


def _version(content: dict[str, Any]) -> str | None:
    corpus = content.get("corpus")
    return str(corpus["version"]) if isinstance(corpus, dict) and "version" in corpus else None


def _citations(content: object) -> Iterator[object]:
    """Yield whatever stands in a list named `citations`, numbers of citations apart."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key == "citations" and isinstance(value, list):
                yield from (entry for entry in value if not isinstance(entry, int))
            else:
                yield from _citations(value)
    elif isinstance(content, list):
        for entry in content:
            yield from _citations(entry)
