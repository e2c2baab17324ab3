"""A task that crashes, hangs or swells takes down its worker and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from corpus.errors import SourceError
from ingest.workers import Bounds, Failed, Workers


def work(task: str) -> str:
    """Do what `task` says; runs in the worker process."""
    match task:
        case "crash":
            os._exit(1)
        case "hang":
            time.sleep(60)
        case "swell":
            return str(len(bytearray(4 << 30)))
        case "nest":
            return work(task)
        case "refuse":
            raise SourceError("It is empty", remedy="Fill it.")
        case "break":
            raise ZeroDivisionError("unexpected")
    return f"{task} {os.getpid()}"


@pytest.fixture
def workers() -> Iterator[Workers[str, str]]:
    with closing(Workers(work, Bounds(seconds=2, memory_mb=1_024))) as made:
        yield made


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ("crash", "brought its reader down"),
        ("hang", "takes longer than 2 s"),
        ("swell", "takes more than 1024 MB"),
        ("nest", "nested too deeply"),
        ("refuse", "It is empty. Fill it."),
        ("break", "ZeroDivisionError: unexpected"),
    ],
)
def test_a_bad_task_fails_with_its_reason_and_the_others_go_on(
    workers: Workers[str, str], task: str, reason: str
) -> None:
    first, bad, *rest = workers.results(["one", task, "two", "three"])
    assert isinstance(bad, Failed)
    assert reason in bad.reason
    assert [str(result).split()[0] for result in (first, *rest)] == ["one", "two", "three"]


def test_results_come_in_order_from_other_processes(workers: Workers[str, str]) -> None:
    results = [str(result).split() for result in workers.results(str(n) for n in range(50))]
    assert [int(number) for number, _ in results] == list(range(50))
    assert str(os.getpid()) not in {process for _, process in results}
