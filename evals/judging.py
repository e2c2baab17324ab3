"""One answer against one case: which expectations hold, and what was seen instead. Pure, and the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.plain import figures, negations
from evals.answers import GivenAnswer, GivenCitation
from evals.cases import Case, alternatives
from evals.languages import is_in
from evals.wording import contains, fold, prose, says, says_any


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation: whether it held, and where not, what was missing or seen instead."""

    name: str
    passed: bool
    detail: str = ""


def judge(case: Case, answer: GivenAnswer, verbatim: Sequence[bool | None] = ()) -> tuple[Check, ...]:
    """Return every check that applies; the case passes when all of them do.

    `verbatim` says of each citation whether its quote is, character for character, in the source's own bytes; None
    where the source cannot be read from here.
    """
    return tuple(_checks(case, answer, verbatim))


def _checks(case: Case, answer: GivenAnswer, verbatim: Sequence[bool | None]) -> Iterator[Check]:
    yield _status(case, answer)
    yield Check("language", is_in(answer, case.language), f"expected {case.language}, got {answer.language}")
    yield _none("facts", "the answer does not say", missing_facts(case, answer))
    yield _none("forbidden", "the answer says", said_forbidden(case, answer))
    yield _none("documents", "not cited:", missing_documents(case, answer))
    yield _none("quotes", "not quoted:", missing_quotes(case, answer))
    if case.facts and not case.quotes and not answer.declined:
        yield _none("support", "in no cited quote:", unsupported_facts(case, answer))
    yield _none("figures", "in no quote that their sentence cites:", unsupported_figures(case, answer))
    yield _none("notices", "no notice:", missing_notices(case, answer))
    yield _none("standalone", "the question as understood lacks", misunderstood(case, answer))
    if case.tier:
        yield Check("tier", any(c.tier == case.tier for c in answer.citations), f"nothing of tier {case.tier} is cited")
    yield _none("references", "", dangling(answer))
    yield _none("verbatim", "not in the source:", altered(answer, verbatim))


def _none(name: str, what: str, faults: Sequence[str]) -> Check:
    return Check(name, not faults, f"{what} {'; '.join(faults)}".strip() if faults else "")


def _status(case: Case, answer: GivenAnswer) -> Check:
    expected = " or ".join(sorted(case.statuses))
    return Check("status", answer.status in case.statuses, f"expected {expected}, got {answer.status}")


def missing_facts(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the required facts (by their first wording) that the answer's text does not say."""
    text = prose(answer.text)
    return [words[0] for words in map(alternatives, case.facts) if not says_any(text, words)]


def said_forbidden(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the forbidden phrases that the answer's text says."""
    text = prose(answer.text)
    return [phrase for phrase in case.forbidden if says(text, phrase)]


def missing_documents(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the expected documents that no citation is from."""
    cited = {citation.document for citation in answer.citations}
    return [document for document in case.documents if document not in cited]


def missing_quotes(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the expected quotes that are part of no citation's quote."""
    return [quote for quote in case.quotes if not any(contains(c.quote, quote) for c in answer.citations)]


def unsupported_facts(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the required facts that the answer says although no cited quote (or its shown translation) does.

    A fact counts as supported by any of its wordings: an amount written in Lithuanian rests on the English quote.
    """
    missing = missing_facts(case, answer)
    said = [words for words in map(alternatives, case.facts) if words[0] not in missing]
    evidence = " \n ".join(f"{c.quote} \n {c.translation or ''}" for c in answer.citations)
    return [words[0] for words in said if not says_any(evidence, words)]


def unsupported_figures(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the numbers that a sentence states and no quote it cites does (nor its translation, title or section).

    A sentence that denies something may repeat a number of the question: "not 2015, but 2010".
    """
    cited = {citation.number: citation for citation in answer.citations}
    found: list[str] = []
    for sentence in answer.sentences:
        known = _figures_of([cited[number] for number in sentence.citations if number in cited])
        denied = figures(case.question) if negations(sentence.text) else frozenset[str]()
        found += sorted(figures(sentence.text) - known - denied)
    return found


def _figures_of(citations: Sequence[GivenCitation]) -> frozenset[str]:
    return figures(" \n ".join(f"{c.quote} \n {c.translation or ''} \n {c.title} \n {c.section}" for c in citations))


def missing_notices(case: Case, answer: GivenAnswer) -> list[str]:
    """Return the kinds of notice that should stand beside the answer and do not."""
    shown = {notice.kind for notice in answer.notices}
    return [kind for kind in case.notices if kind not in shown]


def misunderstood(case: Case, answer: GivenAnswer) -> list[str]:
    """Return what the question as understood should contain and does not."""
    understood = answer.standalone_question or ""
    return [words[0] for words in map(alternatives, case.standalone) if not says_any(understood, words)]


def dangling(answer: GivenAnswer) -> list[str]:
    """Return what is wrong with the citation numbers: each sentence needs one, each number its citation."""
    numbers = [citation.number for citation in answer.citations]
    faults = [] if numbers == list(range(1, len(numbers) + 1)) else [f"citations are numbered {numbers}"]
    known = set(numbers)
    for sentence in answer.sentences:
        if not sentence.citations and not answer.declined:
            faults.append(f"nothing is cited for {fold(sentence.text)[:60]!r}")
        faults += [f"there is no citation {number}" for number in sentence.citations if number not in known]
    return faults


def altered(answer: GivenAnswer, verbatim: Sequence[bool | None]) -> list[str]:
    """Return the quotes that are not in their source's own bytes."""
    return [
        f"[{citation.number}] {citation.source}: {citation.quote[:60]!r}"
        for citation, stands in zip(answer.citations, verbatim, strict=False)
        if stands is False
    ]
