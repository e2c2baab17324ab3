"""Parsed YAML kept beside the index: the same values, only sooner."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from corpus.errors import CorpusError
from corpus.knowledge import parsed
from corpus.knowledge.load import load_knowledge
from corpus.knowledge.parsed import FILE, Parsed
from corpus.settings import CHECKOUT

CORPUS = CHECKOUT / "corpus"


def refuse(content: bytes) -> object:
    raise AssertionError(f"parsed again: {content[:40]!r}")


def test_the_catalogue_is_the_same_from_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Parsed(tmp_path)
    knowledge = load_knowledge(CORPUS, first)
    first.save()
    monkeypatch.setattr(parsed, "parse_yaml", refuse)
    assert load_knowledge(CORPUS, Parsed(tmp_path)) == knowledge


def test_a_file_that_changed_is_parsed_again(tmp_path: Path) -> None:
    first = Parsed(tmp_path)
    first.parse(b"a: 1")
    first.save()
    assert Parsed(tmp_path).parse(b"a: 2") == {"a": 2}


def test_dates_stay_dates(tmp_path: Path) -> None:
    first = Parsed(tmp_path)
    assert first.parse(b"day: 2010-12-20") == {"day": date(2010, 12, 20)}
    first.save()
    assert Parsed(tmp_path).parse(b"day: 2010-12-20") == {"day": date(2010, 12, 20)}


@pytest.mark.parametrize(
    "content",
    [
        b"1: one",
        b"!!set {a, b}",
        b"a: !!binary aGVq",
        b"2020-01-01: a",
        b"a: 2020-01-01T10:00:00",
        b"a: {$date: soon}",
        b"a: {$date: 2020-01-01}",
    ],
)
def test_what_json_cannot_say_is_parsed_each_time_and_the_rest_is_kept(tmp_path: Path, content: bytes) -> None:
    first = Parsed(tmp_path)
    value, _ = first.parse(content), first.parse(b"a: 1")
    first.save()
    assert Parsed(tmp_path).parse(content) == value == yaml.safe_load(content)
    assert list(json.loads((tmp_path / FILE).read_text()).values()) == [{"a": 1}]


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"a": {"$date": "soon"}}', '{"a": {"$date": 3}}'])
def test_a_broken_file_counts_as_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / FILE).write_text(broken)
    assert Parsed(tmp_path).parse(b"a: 1") == {"a": 1}


def test_what_is_no_yaml_is_refused_as_before(tmp_path: Path) -> None:
    with pytest.raises(yaml.YAMLError):
        Parsed(tmp_path).parse(b"a: [")


def test_a_catalogue_with_a_day_that_is_not_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "manifest.yaml").write_text("dated: 2021-02-30")
    with pytest.raises(CorpusError, match=r"documents/manifest\.yaml: day is out of range"):
        load_knowledge(tmp_path)
