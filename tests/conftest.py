"""Shared fixtures: the real corpus, indexed once a run with the real model into a folder of its own."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.service import Assistant
from corpus.settings import CHECKOUT, Settings
from ingest.sync import synchronise
from tests.kept_embedding import KeptEmbedding

AS_OF = date(2026, 11, 23)
"""The day on which the tests judge validity, so that they do not rot."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long files first, so that two processes end together; and browser tests last.

    Playwright leaves an event loop running, and no other can start beside it.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: ("browser" in item.path.parts, item.path not in slow))


@pytest.fixture(scope="session")
def embedding(pytestconfig: pytest.Config) -> BaseEmbedding:
    """The bundled model; what it once embedded is kept with pytest's own cache (`--cache-clear` forgets it)."""
    return KeptEmbedding(pytestconfig.cache.mkdir("vectors") / "vectors.sqlite")


@pytest.fixture(scope="session")
def settings(
    tmp_path_factory: pytest.TempPathFactory, embedding: BaseEmbedding, pytestconfig: pytest.Config
) -> Settings:
    """Settings of a data folder that holds an index of the shipped corpus.

    Of several processes one makes it, while the others wait for a copy.
    """
    settings = Settings(data_dir=tmp_path_factory.mktemp("gidas"), as_of=AS_OF)
    base = tmp_path_factory.getbasetemp()
    made = (base.parent if hasattr(pytestconfig, "workerinput") else base) / "made"
    with (pytestconfig.cache.mkdir("vectors") / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if made.is_dir():
            shutil.copytree(made, settings.data_dir, dirs_exist_ok=True)
        synchronise(settings, embedding)
        if not made.is_dir():
            shutil.copytree(settings.data_dir, made)
    return settings


@pytest.fixture(scope="session")
def assistant(settings: Settings, embedding: BaseEmbedding) -> Assistant:
    return Assistant(settings, embedding)


@pytest.fixture(scope="session")
def page_text() -> str:
    """The supplied page, read from the file itself."""
    return (CHECKOUT / "corpus/documents/international-cooperation.txt").read_bytes().decode("utf-8")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a text file below a folder of the test's own and returns its path."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file
