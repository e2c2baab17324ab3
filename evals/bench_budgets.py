"""The budgets of a question, a cold start and memory, each a ratio of two things measured in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import httpx
from rich.console import Console
from rich.table import Table

from assistant.service import Assistant
from corpus.settings import CHECKOUT
from evals.serving import memory_mb, serving

ANSWER_TO_EMBEDDING, START_TO_IMPORT, WEB_MB = 3.0, 1.5, 600.0
"""The budgets: the median answer against embedding its question, `ask` against bare imports, the web page's peak."""
STARTS = 5
WARMING = 3
"""Questions asked before the timed ones: the first load what the others find."""
_BARE = ("-c", "import llama_index.core, chromadb")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in its own unit; `budget` is the most it may be, None where there is none."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the budget is kept."""
        return self.budget is None or self.value <= self.budget


def measure(assistant: Assistant, questions: Sequence[str], say: Callable[[str], None]) -> list[Figure]:
    """Return every figure; `questions` are asked of `assistant`, and some of a command and of the web page.

    `say` is told what is being measured.
    """
    say(f"asking {len(questions)} questions")
    figures = answering(assistant, questions)
    say(f"starting `ask` {STARTS} times")
    figures += starting(questions[0])
    say("asking the web page")
    return figures + serving_memory(questions)


def answering(assistant: Assistant, questions: Sequence[str]) -> list[Figure]:
    """Return how fast `assistant` answers, one question after the other, each then embedded alone to compare with."""
    embed = assistant.embedding.get_query_embedding
    for question in questions[:WARMING]:
        assistant.ask(question)
    taken = [
        (_milliseconds(partial(assistant.ask, question)), _milliseconds(partial(embed, question)))
        for question in questions
    ]
    answers, ratios = [answer for answer, _ in taken], [answer / alone for answer, alone in taken]
    return [
        Figure("questions a second", 1000 * len(answers) / sum(answers), ""),
        Figure("answer, median", statistics.median(answers), "ms"),
        Figure("answer against its embedding, median", statistics.median(ratios), "x", ANSWER_TO_EMBEDDING),
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def starting(question: str) -> list[Figure]:
    """Return how long `ask` takes from a cold shell, and its peak memory; taken in turns with the bare imports."""
    runs = [(_process("-m", "assistant", "ask", question), _process(*_BARE)) for _ in range(STARTS)]
    ask, bare = (statistics.median(run[place][0] for run in runs) for place in (0, 1))
    return [
        Figure("cold start of `ask`, median", ask, "s"),
        Figure("cold start against bare imports", ask / bare, "x", START_TO_IMPORT),
        Figure("peak memory of `ask`", max(run[0][1] for run in runs), "MB"),
    ]


def _process(*arguments: str) -> tuple[float, float]:
    """Run Python with `arguments`; return its seconds and its peak memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=CHECKOUT, stdout=subprocess.DEVNULL)  # noqa: S603
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - started, used.ru_maxrss / 1024


def serving_memory(questions: Sequence[str]) -> list[Figure]:
    """Return the peak memory of the web page, once it has answered `questions`."""
    with serving() as (url, pid):
        for question in questions:
            httpx.post(f"{url}/api/ask", json={"question": question}, timeout=60).raise_for_status()
        return [Figure("peak memory of the web page", memory_mb(pid, peak=True), "MB", WEB_MB)]


def print_figures(figures: Sequence[Figure], console: Console) -> None:
    """Print a table of the figures, with their budgets."""
    table = Table("figure", "measured", "at most", title="Budgets")
    for figure in figures:
        style = "" if figure.holds else "red"
        budget = f"{figure.budget:g} {figure.unit}" if figure.budget else ""
        table.add_row(figure.name, f"{figure.value:.4g} {figure.unit}".strip(), budget, style=style)
    console.print(table)
