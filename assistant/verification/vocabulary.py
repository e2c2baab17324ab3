"""The words verification weighs, read once from `vocabulary.yaml` and checked for shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.lexical import stem
from corpus.yaml_text import parse_yaml

FILE = Path(__file__).with_name("vocabulary.yaml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Bounds(_Strict):
    hard: Mapping[str, tuple[str, ...]]
    soft: Mapping[str, tuple[str, ...]]
    between: tuple[str, ...]


class _File(_Strict):
    marks: Mapping[str, Mapping[str, tuple[str, ...]]]
    bounds: _Bounds
    light: str
    telling: str
    aims: str
    implied: Mapping[str, str]
    converse: tuple[str, str]
    same: tuple[tuple[str, ...], ...]


class Patterns:
    """Phrases of one class each, found in a folded text; where several fit, the longest does."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        entries = sorted(((p, name) for name, phrases in classes.items() for p in phrases), key=lambda e: -len(e[0]))
        self._names = [name for _, name in entries]
        self._regex = re.compile(rf"(?<!\w)(?:{'|'.join(f'({_as_regex(p)})' for p, _ in entries)})(?!\w)")

    def find(self, plain: str) -> list[tuple[str, int, int]]:
        """Return (class, start, end) of every phrase in `plain`, in order, none inside another."""
        return [
            (self._names[match.lastindex - 1], *match.span())
            for match in self._regex.finditer(plain)
            if match.lastindex is not None
        ]


def _as_regex(phrase: str) -> str:
    """Return the pattern of `phrase`: `*` is any run of letters, a space any white space."""
    return re.escape(phrase).replace(r"\*", r"[\w'’]*").replace(r"\ ", r"\s+")


class Vocabulary:
    """The closed classes of both languages, ready to be matched."""

    def __init__(self, file: _File) -> None:
        self.marks = {
            language: Patterns({name: phrases[language] for name, phrases in file.marks.items()})
            for language in ("en", "lt")
        }
        self.hard_bounds = Patterns(file.bounds.hard)
        self.soft_bounds = Patterns(file.bounds.soft)
        self.between = frozenset(file.bounds.between)
        self.light = _stems(file.light, inflected=True)
        self.telling = _stems(file.telling)
        self.aims = _stems(file.aims)
        self.implied = {kind: _stems(words) for kind, words in file.implied.items()}
        self.converse = tuple(_stems(words) for words in file.converse)
        self.same = file.same


def _stems(words: str, *, inflected: bool = False) -> frozenset[str]:
    """Return the stems of `words`; `inflected` adds those of their regular English forms."""
    endings = ("", "s", "d", "ed", "ing") if inflected else ("",)
    return frozenset(
        stem(form)
        for word in words.split()
        for ending in endings
        for form in (word + ending, word.rstrip("e") + ending)
    )


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary."""
    return Vocabulary(_File.model_validate(parse_yaml(FILE.read_bytes())))
