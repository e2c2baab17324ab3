"""Asks every question, keeps each answer as soon as it is there, and can go on where an interrupted run stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from evals.answers import GivenAnswer
from evals.cases import Case, SuiteCase
from evals.errors import SuiteError
from evals.targets.base import Target

ANSWERS = "answers.jsonl"


class AnswerStore:
    """`OUT/answers.jsonl`: a line saying who answers, then one line an answer. Thread-safe.

    With `resume`, answers already there are kept, if the same target gave them.

    Raises:
        SuiteError: the folder cannot be written, or the answers to resume from were given by another target.
    """

    def __init__(self, folder: Path, identity: Mapping[str, str], *, resume: bool) -> None:
        self._path = folder / ANSWERS
        self._lock = Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SuiteError(
                f"{folder} cannot be written ({error})", remedy="Name another folder with --out."
            ) from error
        head, self._kept = self._load() if resume else (None, {})
        if head not in (None, dict(identity)):
            raise SuiteError(
                f"{self._path} holds answers of another target ({head})",
                remedy="Run without --resume, or with another --out.",
            )
        lines = [{"target": dict(identity)}, *({"asked": json.loads(a), "answer": g} for a, g in self._kept.items())]
        self._path.write_text("".join(map(_line, lines)), encoding="utf-8")

    def kept(self, case: Case) -> GivenAnswer | None:
        """Return the answer to exactly this question after exactly this history, if it is there."""
        data = self._kept.get(_asked(case))
        return GivenAnswer.from_json(data) if data is not None else None

    def keep(self, case: Case, answer: GivenAnswer) -> None:
        """Write an answer down."""
        line = _line({"asked": json.loads(_asked(case)), "answer": answer.model_dump(mode="json")})
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(line)

    def _load(self) -> tuple[dict[str, str] | None, dict[str, object]]:
        if not self._path.is_file():
            return None, {}
        head, kept = None, {}
        for line in self._path.read_text(encoding="utf-8").splitlines():
            try:
                data = json.loads(line)
                if "target" in data:
                    head = data["target"]
                else:
                    GivenAnswer.from_json(data["answer"])
                    kept[json.dumps(data["asked"], ensure_ascii=False)] = data["answer"]
            except (ValueError, KeyError, TypeError, ValidationError):
                continue  # the line being written when the run was stopped
        return head, kept


def _asked(case: Case) -> str:
    return json.dumps([case.question, *case.history], ensure_ascii=False)


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


def ask_all(
    cases: Sequence[SuiteCase],
    target: Target,
    store: AnswerStore,
    advance: Callable[[], None] = lambda: None,
) -> dict[str, GivenAnswer]:
    """Return the answer to every case by id; `advance` is called after each.

    Raises:
        TargetError: the target failed. Answers given until then are in the store.
    """
    answers: dict[str, GivenAnswer] = {}
    for case_id, answer in _answers([case.case for case in cases], target, store):
        answers[case_id] = answer
        advance()
    return answers


def _answers(cases: Sequence[Case], target: Target, store: AnswerStore) -> Iterator[tuple[str, GivenAnswer]]:
    missing = []
    for case in cases:
        kept = store.kept(case)
        if kept is None:
            missing.append(case)
        else:
            yield case.id, kept
    with ThreadPoolExecutor(max_workers=max(1, target.parallel)) as pool:
        running: dict[Future[GivenAnswer], Case] = {pool.submit(_ask, case, target, store): case for case in missing}
        try:
            for done in as_completed(running):
                yield running[done].id, done.result()
        finally:
            for future in running:
                future.cancel()


def _ask(case: Case, target: Target, store: AnswerStore) -> GivenAnswer:
    answer = target.ask(case.question, case.history)
    store.keep(case, answer)
    return answer
