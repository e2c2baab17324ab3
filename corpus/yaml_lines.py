"""Where the parts of a YAML document stand, so that a fault can name its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml


def line_of(node: yaml.Node | None, where: Sequence[int | str]) -> int:
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


def child_lines(node: yaml.Node | None, key: str) -> tuple[int, ...]:
    """Return the line (from 1) on which each entry of the list under `key` starts."""
    found = _child(node, key)
    return tuple(child.start_mark.line + 1 for child in found[1].value) if found else ()


def repeated_keys(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield each key that its mapping already has, with its line: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from repeated_keys(child)
