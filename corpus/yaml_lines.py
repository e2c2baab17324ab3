"""YAML read with where its parts stand, so that a fault can name its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml


class MalformedError(ValueError):
    """A text is not in the format it should be in; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Written:
    """What a text holds, not yet validated; on which line (from 1) a part of it stands; keys that stand there twice."""

    content: Any
    line_of: Callable[[Sequence[int | str]], int]
    repeated: tuple[tuple[str, int], ...]

    def entry_lines(self, key: str, entries: Sequence[object]) -> tuple[int, ...]:
        """Return the line on which each of the `entries` under `key` starts."""
        return tuple(self.line_of((key, place)) for place in range(len(entries)))

    def fault(self, shown: object, where: Sequence[int | str], reason: str) -> str:
        """Return what is wrong with the part `where`, with its line in the file `shown`."""
        return f"{shown}:{self.line_of(where)}: {'.'.join(map(str, where)) or 'the file'}: {reason}"

    def repeated_faults(self, shown: object) -> list[str]:
        """Return a fault for each key that stands in the file `shown` twice."""
        return [f"{shown}:{line}: the key {key!r} stands there twice" for key, line in self.repeated]


def read_yaml(text: str) -> Written:
    """Read YAML.

    Raises:
        MalformedError: it is none.
    """
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        content = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MalformedError(line, f"not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise MalformedError(1, f"not YAML: {' '.join(str(error).split())}") from error
    return Written(content, partial(_line_of, node), tuple(_repeated_keys(node)))


class _Loader(yaml.SafeLoader):
    """Names the line of a value that cannot be, too: a thirtieth of February raises a bare ValueError."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001 - as PyYAML has it
        """Return what `node` holds."""
        try:
            return super().construct_object(node, deep=deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from error


def _line_of(node: yaml.Node | None, where: Sequence[int | str]) -> int:
    """Return the line (from 1) of the deepest part of `where` (keys and positions) that the document has."""
    line = node.start_mark.line + 1 if node else 1
    for part in where:
        found = _child(node, part)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, part: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return child.start_mark.line + 1, child
    return None


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield each key that its mapping already has, with its line: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _repeated_keys(child)
