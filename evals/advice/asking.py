"""Asks a judge about every answer of a run, with LlamaIndex's evaluators of faithfulness and relevancy."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence

from llama_index.core.evaluation import BaseEvaluator, FaithfulnessEvaluator, RelevancyEvaluator

from corpus.errors import ModelUnavailableError
from evals.advice.model import Judge
from evals.advice.opinions import Opinion, Opinions, Verdict
from evals.results import CaseResult, Results
from evals.wording import prose

PATIENCE = 3
"""After so many answers in a row on which the model failed, the others are not tried."""
MAX_WORDS = 500
_YES_NO = re.compile(r"\W*(?:answer\W+)?(yes|no)\b", re.IGNORECASE)


def judged(results: Results) -> tuple[CaseResult, ...]:
    """Return the cases whose answers can be judged: they answer, and cite."""
    return tuple(case for case in results.cases if case.answer.citations and not case.answer.declined)


def ask_judge(cases: Sequence[CaseResult], judge: Judge, advance: Callable[[], None] = lambda: None) -> Opinions:
    """Return the judge's opinions on `cases`; `advance` is called after each.

    Where the model fails on an answer, that one is without an opinion, and says why. What it said is kept by prompt:
    asked again, only what is missing costs anything.

    Raises:
        ModelUnavailableError: it fails from the first answer on, or on several in a row.
    """
    evaluators = (FaithfulnessEvaluator(llm=judge), RelevancyEvaluator(llm=judge))
    found: dict[str, Opinion] = {}
    failed = 0
    for case in cases:
        try:
            found[case.id] = Opinion(**dict(zip(("faithful", "relevant"), _asked(case, evaluators), strict=True)))
            failed = 0
        except ModelUnavailableError as error:
            failed += 1
            if failed == min(PATIENCE, len(cases)):
                raise
            found[case.id] = _none(error.message)
        except ValueError:  # LlamaIndex: an answer so long that no evidence fits beside it
            found[case.id] = _none("The answer is too long for what the model can read at once")
        advance()
    return Opinions(judge.name, found)


def _none(why: str) -> Opinion:
    return Opinion(faithful=Verdict(holds=None, words=why), relevant=Verdict(holds=None, words=why))


def _asked(case: CaseResult, evaluators: Sequence[BaseEvaluator]) -> list[Verdict]:
    answer = case.answer
    quotes = [f"{c.title or c.document}: {c.quote} {c.translation or ''}".strip() for c in answer.citations]
    asked = answer.standalone_question or case.case.question
    return [asyncio.run(_verdict(evaluator, asked, prose(answer.text), quotes)) for evaluator in evaluators]


async def _verdict(evaluator: BaseEvaluator, question: str, text: str, quotes: Sequence[str]) -> Verdict:
    """Return the verdict by the yes or no it begins with: the evaluator itself takes any "yes", also that of "No, yes
    would be wrong" and of a model that says its instructions over."""
    result = await evaluator.aevaluate(query=question, response=text, contexts=quotes)
    words = (result.feedback or "").strip()
    said = _YES_NO.match(words)
    return Verdict(holds=said[1].lower() == "yes" if said else None, words=words[:MAX_WORDS])
