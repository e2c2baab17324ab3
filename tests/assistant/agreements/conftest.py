"""A library with three agreements whose text it holds: the supplied one, and two made for these tests."""

from __future__ import annotations

import pytest

from assistant.library import Library
from corpus.settings import Settings
from tests.assistant.agreements.making import add_portugal, copy_corpus, follow_walkthrough, library_of


@pytest.fixture(scope="session")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a copy of the shipped corpus, extended by the walk-through and by an agreement in Lithuanian."""
    folder = tmp_path_factory.mktemp("extended")
    corpus = copy_corpus(folder / "corpus")
    follow_walkthrough(corpus)
    add_portugal(corpus)
    return Settings(corpus_dir=corpus, data_dir=folder / "data")


@pytest.fixture(scope="session")
def library(extended: Settings) -> Library:
    return library_of(extended)
