"""Ingestion with Ray makes the index that plain ingestion makes. Needs the extra `scale`: `make test-scale`."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError
from corpus.index import open_index
from corpus.register import Register
from corpus.settings import CHECKOUT, Settings
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing

HERE = find_spec("ray") is not None
DOCUMENTS = 30


@pytest.mark.skipif(HERE, reason="the extra scale is installed")
def test_without_the_extra_the_remedy_is_named(own: Settings, shelf: Path) -> None:
    (shelf / "a.txt").write_text("Elk rules\n\nThe elk panel meets.")
    with pytest.raises(ConfigurationError, match="extra `scale`"):
        synchronise(own.model_copy(update={"engine": "ray"}), Hashing(), [shelf])


@pytest.mark.scale
@pytest.mark.skipif(not HERE, reason="needs the extra scale")
def test_two_workers_of_ray_make_the_same_index(own: Settings, shelf: Path, tmp_path: Path) -> None:
    for number in range(DOCUMENTS):
        body = "\n\n".join(f"Rule {rule} of book {number} speaks of {rule * number} elks." for rule in range(10))
        (shelf / f"{number}.txt").write_text(f"Book {number}\n\n{body}")
    synchronise(own, Hashing(), [shelf])
    far = own.model_copy(update={"data_dir": tmp_path / "far"})
    ingest_with_ray(far, shelf)
    assert index_of(far) == index_of(own)
    assert len(index_of(far)[0]) == 10 * DOCUMENTS


def ingest_with_ray(settings: Settings, shelf: Path) -> None:
    """Run ingestion in a process of its own, as a person does: Ray leaves threads and processes behind."""
    environment = {
        **os.environ,
        "GIDAS_DATA_DIR": str(settings.data_dir),
        "GIDAS_CORPUS_DIR": str(settings.corpus_dir),
        "GIDAS_EMBEDDING": "tests.ingest.hashing:Hashing",
        "GIDAS_RAY_WORKERS": "2",
    }
    command = [sys.executable, "-m", "ingest", "--engine", "ray", str(shelf)]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr


def index_of(settings: Settings) -> tuple[dict[str, list[float]], list[object], dict[str, float]]:
    """Return vectors, register and the scores of a search for words."""
    index, register = open_index(settings, Hashing()), Register(settings.data_dir)
    vectors = index.vectors.vectors(sorted(index.vectors.ids()))
    found = index.lexical.scores("which rule of book 7 speaks of elks", 20)
    return vectors, [*register.documents(), *register.sources(), *register.passages_of()], found
