"""Making cases from answers that somebody liked or disliked; a person reviews them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from corpus.text import fold
from evals.answers import GivenAnswer
from evals.cases import DECLINED, Case, Suite
from evals.errors import SuiteError

_SLUG = re.compile(r"[^a-z0-9]+")
HEADER = "# Proposed by a program: check every question and expectation before relying on it.\n"


def slug(*parts: str) -> str:
    """Return an id made of the words of `parts`, at most 80 characters."""
    return _SLUG.sub("-", fold(" ".join(parts))).strip("-")[:80].strip("-") or "case"


def answers_in(text: str) -> list[dict[str, Any]]:
    """Return the answers in `text`: one JSON answer, or JSON lines (each an answer, or a record with an `answer`).

    Raises:
        SuiteError: there is none.
    """
    try:
        found = [json.loads(text)]
    except ValueError:
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as error:
            raise _no_answer(f"not JSON: {error}") from error
    if not found or not all(isinstance(entry, dict) for entry in found):
        raise _no_answer("no JSON object")
    return found


def is_downvoted(record: dict[str, Any]) -> bool:
    """Whether a record of the feedback log says that the answer did not help."""
    return record.get("helpful") is False


def case_from(record: dict[str, Any]) -> Case:
    """Return the case that holds an answer to what it now says: status, cited documents and quotes, notices.

    `record` is an answer's JSON, or an object with it under `answer` (and the earlier questions under `history`).
    A wrong answer gives a wrong case: the expectations are to be corrected by hand.

    Raises:
        SuiteError: it is not an answer in the documented form.
    """
    data = record.get("answer") if isinstance(record.get("answer"), dict) else record
    try:
        answer = GivenAnswer.from_json({"question": record.get("question", ""), **(data or {})})
        return Case.model_validate(_expectations(answer, record.get("history") or ()))
    except ValidationError as error:
        first = error.errors()[0]
        raise _no_answer(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _expectations(answer: GivenAnswer, history: Iterable[str]) -> dict[str, Any]:
    expected: dict[str, Any] = {
        "id": slug("new", answer.question)[:60].strip("-"),
        "question": answer.question,
        "history": tuple(history),
        "language": answer.language or "en",
        "status": answer.status,
        "notices": tuple(dict.fromkeys(notice.kind for notice in answer.notices)),
        "tags": ("new",),
    }
    if answer.status not in DECLINED:
        expected["documents"] = tuple(dict.fromkeys(citation.document for citation in answer.citations))
        expected["quotes"] = tuple(dict.fromkeys(citation.quote for citation in answer.citations))
    return expected


def _no_answer(why: str) -> SuiteError:
    return SuiteError(f"This is not an answer ({why})", remedy="Give what `python -m assistant ask --json` prints.")


def plain(case: Case) -> dict[str, Any]:
    """Return what a person would write of a case: whatever is not the default."""
    return case.model_dump(mode="json", exclude_defaults=True)


def as_yaml(data: Any) -> str:
    """Return `data` as YAML as people write it here."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def cases_as_yaml(cases: Sequence[Case]) -> str:
    """Return cases as they stand under `cases:` of a suite file."""
    return HEADER + as_yaml([plain(case) for case in cases])


def write_suite(suite: Suite, path: Path) -> None:
    """Write a new suite file.

    Raises:
        SuiteError: the file exists; reviewed work is not overwritten.
    """
    if path.exists():
        raise SuiteError(f"{path} exists", remedy="Name another file, or remove it first.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + as_yaml(suite.model_dump(mode="json", exclude_defaults=True)), encoding="utf-8")
