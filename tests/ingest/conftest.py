"""A shelf of one's own: settings without a shipped corpus, a quick embedding, and a folder to fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from corpus.register import Register
from corpus.settings import Settings
from ingest.report import FileReport, Report
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing


@pytest.fixture
def corpus_dir(tmp_path: Path) -> Path:
    """A corpus that ships nothing."""
    folder = tmp_path / "corpus"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "manifest.yaml").write_text(yaml.safe_dump({"sources": []}))
    return folder


@pytest.fixture
def own(tmp_path: Path, corpus_dir: Path) -> Settings:
    return Settings(corpus_dir=corpus_dir, data_dir=tmp_path / "data", file_seconds=20)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


@pytest.fixture
def sync(own: Settings, shelf: Path) -> Callable[..., Report]:
    """Return a function that synchronises the shelf."""

    def run(paths: Sequence[Path] = (), **options: bool) -> Report:
        return synchronise(own, Hashing(), paths or [shelf], **options)

    return run


@pytest.fixture
def register(own: Settings) -> Register:
    return Register(own.data_dir)


def by_name(report: Report) -> dict[str, FileReport]:
    return {Path(file.path).name: file for file in report.files}
