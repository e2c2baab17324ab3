"""Reading in processes of their own: a file that crashes, hangs or swells takes down its worker and nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from threading import local
from typing import Generic, TypeVar

from corpus.errors import GidasError

WORKERS = 2
FILES_A_WORKER = 200
"""After so many files a worker makes way for a fresh one: what readers leak does not add up."""
Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one task may take; `doing` is what it does, `setting` what bounds its time."""

    seconds: float
    memory_mb: int
    doing: str = "read"
    setting: str = "GIDAS_FILE_SECONDS"


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that came to nothing, and why, remedy included."""

    reason: str


class Workers(Generic[Task, Result]):
    """Runs `work` on tasks, each in one of a few processes. `work` must be importable by name.

    `close` it when done (`contextlib.closing`)."""

    def __init__(self, work: Callable[[Task], Result], bounds: Bounds) -> None:
        self._work, self._bounds = work, bounds
        self._here = local()
        self._all: list[_Worker[Task, Result]] = []
        self._threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="reading")

    def close(self) -> None:
        """End all processes."""
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.stop()

    def results(self, tasks: Iterable[Task]) -> Iterator[Result | Failed]:
        """Yield what became of each task, in order; only a few are read ahead of what is taken."""
        waiting: deque[Future[Result | Failed]] = deque()
        for task in tasks:
            waiting.append(self._threads.submit(self._run, task))
            if len(waiting) > 2 * WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _run(self, task: Task) -> Result | Failed:
        if not hasattr(self._here, "worker"):
            self._here.worker = _Worker(self._work, self._bounds)
            self._all.append(self._here.worker)
        worker: _Worker[Task, Result] = self._here.worker
        return worker.run(task)


class _Worker(Generic[Task, Result]):
    """One process, started when first needed and anew after each death."""

    def __init__(self, work: Callable[[Task], Result], bounds: Bounds) -> None:
        self._work, self._bounds = work, bounds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._done = 0

    def run(self, task: Task) -> Result | Failed:
        if self._done >= FILES_A_WORKER:
            self.stop()
        pipe = self._pipe or self._start()
        self._done += 1
        try:
            pipe.send(task)
            if pipe.poll(self._bounds.seconds):
                answer: Result | Failed = pipe.recv()
                return answer
            bounds = self._bounds
            reason = (
                f"takes longer than {bounds.seconds:g} s to {bounds.doing}. Leave it out, or raise {bounds.setting}."
            )
        except (EOFError, OSError):
            reason = "brought its reader down. Open it and save it anew, or leave it out."
        self.stop()
        return Failed(reason)

    def _start(self) -> Connection:
        context = _context(self._work.__module__)
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work, self._bounds), daemon=True)
        process.start()
        theirs.close()
        self._pipe, self._process, self._done = ours, process, 0
        return ours

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _context(module: str) -> ForkServerContext | SpawnContext:
    """Return a way to start processes that does not inherit this one's threads; each starts with `module` loaded."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _serve(pipe: Connection, work: Callable[[Task], Result], bounds: Bounds) -> None:
    """Answer tasks until the other side is gone."""
    _limit_memory(bounds.memory_mb)
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            pipe.send(_outcome(work, task, bounds))


def _outcome(work: Callable[[Task], Result], task: Task, bounds: Bounds) -> Result | Failed:
    try:
        return work(task)
    except GidasError as error:
        return Failed(str(error))
    except MemoryError:
        return Failed(
            f"takes more than {bounds.memory_mb} MB to {bounds.doing}. Leave it out, or raise GIDAS_FILE_MEMORY_MB."
        )
    except RecursionError:
        return Failed("is nested too deeply to be read. Leave it out: this is how a bomb looks.")
    except Exception as error:  # noqa: BLE001 - readers raise what they please at damaged files; it is told, not hidden
        return Failed(f"is damaged ({type(error).__name__}: {str(error)[:200]}). Open it and save it anew.")


def _limit_memory(megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, where only the time is bounded
    except ImportError:
        return
    wanted = megabytes << 20
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
