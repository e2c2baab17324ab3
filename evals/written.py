"""The content of a suite file as it is written, in YAML or JSON lines, and on which line each part of it stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corpus.yaml_lines import child_lines, line_of, repeated_keys

JSON_LINES = ".jsonl"
SUFFIXES = (".yaml", ".yml", JSON_LINES)


class MalformedError(ValueError):
    """The text is neither YAML nor JSON lines; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Written:
    """The content, not yet validated; the line (from 1) of a part, and of each case; keys that stand there twice."""

    content: Any
    line_of: Callable[[Sequence[int | str]], int]
    case_lines: tuple[int, ...]
    repeated: tuple[tuple[str, int], ...]


def read_written(path: Path) -> Written:
    """Read a file by its suffix.

    Raises:
        OSError, UnicodeDecodeError: it cannot be read.
        MalformedError: it is not what its suffix says.
    """
    text = path.read_text(encoding="utf-8")
    return _json_lines(text) if path.suffix == JSON_LINES else _yaml(text)


def _yaml(text: str) -> Written:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MalformedError(line, f"not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise MalformedError(1, f"not YAML: {error}") from error
    return Written(content, lambda where: line_of(node, where), child_lines(node, "cases"), tuple(repeated_keys(node)))


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

    return Written({**suite, "cases": [case for _, case in cases]}, found, lines, tuple(repeated))


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
