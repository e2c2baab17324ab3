"""Whether the same question asked in other words gets the same answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from evals.answers import GivenCitation
from evals.metrics.seen import Seen


def consistency(questions: Sequence[Seen]) -> dict[str, float]:
    """Return, for each paraphrase group, the share of pairs of its answers that agree.

    Two answers agree when their statuses are equal and they rest on a common quote (or both cite nothing). The value
    of a group is returned under the id of its first case, so that the mean over cases is the mean over groups, and its
    standard error that of n groups: members of one group are not independent.

    Source: consistency under paraphrase, ParaRel (Elazar et al. 2021).
    """
    groups: dict[str, list[Seen]] = {}
    for seen in questions:
        if seen.case.group:
            groups.setdefault(seen.case.group, []).append(seen)
    return {members[0].case.id: _agreement(members) for members in groups.values() if len(members) > 1}


def _agreement(members: Sequence[Seen]) -> float:
    pairs = list(combinations(members, 2))
    return sum(_agree(a, b) for a, b in pairs) / len(pairs)


def _agree(first: Seen, second: Seen) -> bool:
    if first.answer.status != second.answer.status:
        return False
    one, other = first.answer.citations, second.answer.citations
    if not one or not other:
        return not one and not other
    return any(_overlap(a, b) for a in one for b in other)


def _overlap(one: GivenCitation, other: GivenCitation) -> bool:
    if one.document != other.document:
        return False
    if None in (one.start, one.end, other.start, other.end):
        return one.quote == other.quote
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
