"""Saving what was found: as a receipt (JSON), or to read (Markdown, Word) or to reckon with (CSV)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ConfigurationError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.table import Table


def save(
    path: Path, kind: str, content: dict[str, Any], markdown: str, as_of: date, *, table: Table | None = None
) -> None:
    """Write `content` to `path` in the form its suffix names: .json, .md, .docx, or .csv where there is a table.

    Raises:
        ConfigurationError: the suffix is none of these, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    data = in_form(suffix, kind, content, markdown, as_of, table=table)
    if data is None:
        forms = ".json, .md, .docx" + (" or .csv" if table else "")
        raise ConfigurationError(f"{path.name} cannot be saved as {suffix or 'nothing'}", remedy=f"Use {forms}.")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be written ({error.strerror})", remedy="Check the folder.") from error


def in_form(
    suffix: str, kind: str, content: dict[str, Any], markdown: str, as_of: date, *, table: Table | None = None
) -> bytes | None:
    """Return the bytes of a file with `suffix`, None where there is no such form of it."""
    if suffix == ".json":
        return _receipt(kind, content, as_of)
    if suffix == ".md":
        return markdown.encode("utf-8", "replace")
    if suffix == ".docx":
        from assistant.word_document import to_docx  # noqa: PLC0415 - heavy, so only where it is asked for

        return to_docx(markdown)
    if suffix == ".csv" and table is not None:
        return table.to_csv().encode("utf-8", "replace")
    return None


def _receipt(kind: str, content: dict[str, Any], as_of: date) -> bytes:
    from assistant.receipt import make_receipt  # noqa: PLC0415

    corpus = content.get("corpus", {})
    receipt = make_receipt(kind, content, as_of, str(corpus.get("version", "")))
    return json.dumps(receipt, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def answer_markdown(answer: Answer) -> str:
    """Return an answer as a Markdown page: the question, the answer, notices and quotes."""
    from assistant.markup import plain, sources  # noqa: PLC0415

    notices = [f"> {plain(notice.text)}" for notice in answer.notices]
    blocks = [f"# {plain(answer.question)}", answer.text, *notices, *sources(answer.citations, answer.language)]
    return "\n\n".join(blocks) + "\n"
