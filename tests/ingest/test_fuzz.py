"""Damaged files of every kind: no crash, no hang, every one accounted for."""

from __future__ import annotations

import random
import time
from contextlib import closing
from pathlib import Path

import pytest

from corpus.register import Entry
from ingest.entries import Task, build_entry
from ingest.readers import Limits
from ingest.shelf import File
from ingest.workers import Bounds, Failed, Workers
from tests.ingest.making import numbered, odt, pdf, word, workbook

pytestmark = pytest.mark.slow
SECONDS = 20
SEEDS = {
    "pdf": pdf([("Article 1", 14), ("The Parties agree. " * 40, 10)] * 4, furniture=True),
    "docx": word(lambda document: numbered(document)("Scope", 0, "Heading 2")),
    "odt": odt("Title", "Words and words.", ["one", "two"], [["a", "b"], ["c", "d"]]),
    "xlsx": workbook(lambda book: [book.active.append([f"name {n}", n]) for n in range(20)] and None),
    "html": b"<!doctype html><html><body><h1>T</h1><ul><li>a<ul><li>b</ul></ul><table><tr><td>1</table></body></html>",
    "csv": b"country;year\nNorway;2011\nIsrael;2010\n" * 5,
    "eml": b"From: a@b.lt\nTo: c@d.lt\nSubject: =?utf-8?q?S=C5=A1?=\nMIME-Version: 1.0\n\nWords here.\n",
    "txt": "1 straipsnis. Sąvokos\n1. Šalys:\na) vienas;\nb) du.\n".encode() * 10,
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with bytes flipped, a part cut out, doubled or put elsewhere, or its end missing."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) or 1)
        end = min(len(data), start + chance.choice((1, 8, 64, 512)))
        match chance.randrange(5):
            case 0:
                data[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end] * chance.choice((1, 50))
            case 3:
                del data[start:]
            case 4:
                data[start:end] = b"<" * (end - start)
    return bytes(data)


def test_every_damaged_file_is_read_or_refused(tmp_path: Path) -> None:
    chance, deadline, outcomes = random.Random(8), time.monotonic() + SECONDS, []

    def tasks() -> object:
        number = 0
        while number < 4 * len(SEEDS) or time.monotonic() < deadline:
            for suffix, content in SEEDS.items():
                path = tmp_path / f"{number}.{suffix}"
                path.write_bytes(damaged(content, chance))
                number += 1
                yield Task(File(path, str(tmp_path)), str(number), headers=True, limits=Limits())

    with closing(Workers(build_entry, Bounds(seconds=60, memory_mb=1_024))) as workers:
        outcomes = list(workers.results(tasks()))  # type: ignore[arg-type]
    assert len(outcomes) == len(list(tmp_path.iterdir()))
    for outcome in outcomes:
        if isinstance(outcome, Entry):
            assert all(outcome.source.text[p.start : p.end] == p.text for p in outcome.passages)
        else:
            assert isinstance(outcome, Failed)
            assert not any(sign in outcome.reason for sign in ("longer than", "brought its reader down"))
    assert {isinstance(outcome, Entry) for outcome in outcomes} == {True, False}


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n1 0 obj " + b"[" * 100_000,
        b"<!doctype html><body>" + b"<div>" * 200_000,
        b"<!doctype html><body>" + b"<ul><li>" * 20_000,
        b"(((((" * 100_000,
        b"1. " * 200_000,
        b"a;b\n" * 90_000,
        b"#" * 1_000_000,
    ],
    ids=["pdf-nesting", "html-nesting", "list-nesting", "brackets", "marks", "rows", "line"],
)
def test_what_is_built_to_hurt_is_answered_in_time(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(content)
    task = Task(File(path, str(tmp_path)), "digest", headers=True, limits=Limits())
    with closing(Workers(build_entry, Bounds(seconds=60, memory_mb=1_024))) as workers:
        (outcome,) = workers.results([task])
    assert not (isinstance(outcome, Failed) and "longer than" in outcome.reason)
