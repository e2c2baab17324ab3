"""The content of a suite file as it is written, in YAML or JSON lines, and on which line each part of it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.yaml_lines import MalformedError, Written, read_yaml

JSON_LINES = ".jsonl"
SUFFIXES = (".yaml", ".yml", JSON_LINES)


def read_written(path: Path) -> Written:
    """Read a file by its suffix.

    Raises:
        OSError, UnicodeDecodeError: it cannot be read.
        MalformedError: it is not what its suffix says.
    """
    text = path.read_text(encoding="utf-8")
    return _json_lines(text) if path.suffix == JSON_LINES else read_yaml(text)


def _json_lines(text: str) -> Written:
    """The first line holds what a suite says of itself, each other line a case; empty lines are passed over."""
    repeated: list[tuple[str, int]] = []
    rows = [(n, _object(line, n, repeated)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not rows:
        raise MalformedError(1, "the file is empty")
    (first, suite), *cases = rows
    lines = tuple(number for number, _ in cases)

    def found(where: Sequence[int | str]) -> int:
        match tuple(where):
            case ("cases", int(place), *_) if place < len(lines):
                return lines[place]
        return first

    return Written({**suite, "cases": [case for _, case in cases]}, found, tuple(repeated))


def _object(line: str, number: int, repeated: list[tuple[str, int]]) -> dict[str, Any]:
    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        repeated.extend((key, number) for key in sorted({key for key in keys if keys.count(key) > 1}))
        return dict(pairs)

    try:
        value = json.loads(line, object_pairs_hook=gather)
    except ValueError as error:
        raise MalformedError(number, f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise MalformedError(number, "not a JSON object: a line holds the suite's own fields, or a case")
    return value
