"""Reading the catalogue: every file validated, every problem of every file reported at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from corpus.errors import CorpusError
from corpus.knowledge.comparison import Row
from corpus.knowledge.criteria import Criteria, Facet
from corpus.knowledge.parsed import Parsed
from corpus.knowledge.schema import (
    Asked,
    Claim,
    Entity,
    Gap,
    Manifest,
    NoteEntry,
    Property,
    Term,
    Translation,
    Unstated,
)
from corpus.knowledge.unstated import unstated_gaps

Entry = TypeVar("Entry", bound=BaseModel)
LEARNT = "learnt"
"""The folder of the catalogue with questions that are only learnt."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of the documents. `digest` changes with any byte of the files it was read from."""

    manifest: Manifest
    entities: tuple[Entity, ...]
    properties: tuple[Property, ...]
    claims: tuple[Claim, ...]
    translations: tuple[Translation, ...]
    gaps: tuple[Gap, ...]
    terms: tuple[Term, ...]
    asked: tuple[Asked, ...]
    facets: tuple[Facet, ...]
    criteria: tuple[Criteria, ...]
    rows: tuple[Row, ...]
    notes: tuple[NoteEntry, ...]
    digest: str


class _Reader:
    """Reads YAML files below one folder, collecting problems instead of stopping at the first."""

    def __init__(self, root: Path, parsed: Parsed) -> None:
        self.root = root
        self._parsed = parsed
        self.problems: list[str] = []
        self._hash = hashlib.sha256()

    def read(self, path: Path) -> object:
        try:
            content = path.read_bytes()
            self._hash.update(path.name.encode() + content)
            return self._parsed.parse(content)
        except (OSError, yaml.YAMLError, ValueError) as error:  # ValueError: not UTF-8, or a day that is not
            self.problems.append(f"{self._name(path)}: {' '.join(str(error).split())}")
            return None

    def mark(self, paths: Iterable[Path]) -> None:
        """Let the digest depend on files that need not be read yet."""
        for path in sorted(paths):
            try:
                self._hash.update(path.name.encode() + path.read_bytes())
            except OSError as error:
                self.problems.append(f"{self._name(path)}: {error}")

    def entry(self, path: Path, model: type[Entry]) -> Entry | None:
        data = self.read(path)
        if data is None:
            return None
        return next(iter(self._validate(path, [data], model)), None)

    def entries(self, paths: Iterable[Path], model: type[Entry]) -> tuple[Entry, ...]:
        return tuple(entry for path in sorted(paths) for entry in self._list(path, model))

    def _list(self, path: Path, model: type[Entry]) -> Iterator[Entry]:
        data = self.read(path)
        if isinstance(data, list):
            yield from self._validate(path, data, model)
        elif data is not None:
            self.problems.append(f"{self._name(path)}: expected a list of entries at the top level")

    def _validate(self, path: Path, items: list[object], model: type[Entry]) -> Iterator[Entry]:
        adapter = TypeAdapter(model)
        for number, item in enumerate(items, start=1):
            try:
                yield adapter.validate_python(item, strict=False)
            except ValidationError as error:
                name = item.get("id", f"entry {number}") if isinstance(item, dict) else f"entry {number}"
                for fault in error.errors():
                    key = ".".join(str(part) for part in fault["loc"])
                    self.problems.append(f"{self._name(path)}: {name}: {key}: {fault['msg']}")

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.root.parent))

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


def load_knowledge(corpus_dir: Path, parsed: Parsed | None = None) -> Knowledge:
    """Read manifest, catalogue and note entries below `corpus_dir`; what is `parsed` already need not be again.

    Raises:
        CorpusError: a file cannot be read or does not have the shape of `corpus.knowledge.schema`; all are named.
    """
    reader, catalogue = _Reader(corpus_dir, parsed or Parsed()), corpus_dir / "catalogue"
    manifest = reader.entry(corpus_dir / "documents" / "manifest.yaml", Manifest)
    entities = reader.entries((catalogue / "entities").glob("*.yaml"), Entity)
    claims = reader.entries((catalogue / "claims").glob("*.yaml"), Claim)
    unstated = reader.entries(catalogue.glob("unstated.yaml"), Unstated)
    reader.mark((catalogue / LEARNT).glob("*.yaml"))
    knowledge = Knowledge(
        manifest=manifest or Manifest(sources=()),
        entities=entities,
        properties=reader.entries((catalogue / "properties").glob("*.yaml"), Property),
        claims=claims,
        translations=reader.entries(catalogue.glob("translations.yaml"), Translation),
        gaps=(*reader.entries(sorted(catalogue.glob("gaps*.yaml")), Gap), *unstated_gaps(unstated, entities, claims)),
        terms=reader.entries(catalogue.glob("glossary.yaml"), Term),
        asked=reader.entries((catalogue / "questions").glob("*.yaml"), Asked),
        facets=reader.entries(catalogue.glob("facets.yaml"), Facet),
        criteria=reader.entries(catalogue.glob("criteria.yaml"), Criteria),
        rows=reader.entries(catalogue.glob("comparison.yaml"), Row),
        notes=tuple(
            note
            for path in sorted((corpus_dir / "notes").glob("*.yaml"))
            if (note := reader.entry(path, NoteEntry)) is not None
        ),
        digest=reader.digest,
    )
    _raise_problems(reader)
    return knowledge


def load_learnt(corpus_dir: Path) -> tuple[Asked, ...]:
    """Read the questions below `corpus_dir` that are only learnt: they are many, and needed only where that is done.

    Raises:
        CorpusError: a file cannot be read or does not have the shape of `Asked`; all are named.
    """
    reader = _Reader(corpus_dir, Parsed())
    learnt = reader.entries((corpus_dir / "catalogue" / LEARNT).glob("*.yaml"), Asked)
    _raise_problems(reader)
    return learnt


def _raise_problems(reader: _Reader) -> None:
    if reader.problems:
        raise CorpusError(
            f"The catalogue has {len(reader.problems)} problem(s): {'; '.join(reader.problems[:3])}",
            remedy="Correct the files named; `python -m corpus check` lists every problem.",
            problems=reader.problems,
        )
