"""YAML with its lines: what cannot be read is named with the line it stands on, whatever is wrong with it."""

from __future__ import annotations

import pytest

from corpus.yaml_lines import MalformedError, read_yaml


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: [", 2, "expected the node content"),
        ("a: 1\ndated: 2021-02-30", 2, "day is out of range"),
        ("a:\n  - !!int x", 2, "invalid literal"),
        ("a: 1\n? [b]\n: 2", 2, "unhashable key"),
        ("a: 1\nb: !!python/name:os.system x", 2, "could not determine a constructor"),
        ("\x00", 1, "special characters are not allowed"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(MalformedError, match=reason) as caught:
        read_yaml(text)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_parts_are_found_by_where_they_stand() -> None:
    written = read_yaml("a: 1\nlist:\n  - b: 2\n  - b: 3\n    c: 4\n    c: 5\n")
    assert written.content["list"][1] == {"b": 3, "c": 5}
    assert written.entry_lines("list", written.content["list"]) == (3, 4)
    assert written.line_of(("list", 1, "c")) == 5
    assert written.line_of(("list", 9)) == 2
    assert written.repeated == (("c", 6),)
