"""Weighted fusion of the dense and the lexical ranking."""

from __future__ import annotations

from collections.abc import Mapping

DEAF, ALL_EARS = 0.3, 0.7
"""From which share of known words on the lexical ranking counts at all, and in full."""


def fuse(
    dense: Mapping[str, float], lexical: Mapping[str, float], weight: float, heard: float = 1.0
) -> dict[str, float]:
    """Return fused scores in 0..1 of all passages in either ranking, best first.

    Each ranking is scaled to 0..1 between its own smallest and largest score (min-max), then `weight` x dense +
    (1 - weight) x lexical is taken (Fox and Shaw's CombSUM with weights). A passage missing from a ranking counts 0
    there: a ranking that pads itself with zero scores drowns the other one, so zero lexical scores are left out.
    `heard` is the share of the question's words that the lexical ranking knows. It counts for less where those are few:
    of a question in a language that the passages are not in, it knows a name at most.
    """
    trust = min(1.0, max(0.0, (heard - DEAF) / (ALL_EARS - DEAF)))
    found = {key: score for key, score in lexical.items() if score > 0}
    scaled_dense, scaled_lexical = _scaled(dense), _scaled({**found, "": 0.0} if found else {})
    fused = {
        key: weight * scaled_dense.get(key, 0.0) + (1 - weight) * trust * scaled_lexical.get(key, 0.0)
        for key in {*dense, *found}
    }
    return dict(sorted(fused.items(), key=lambda entry: (-entry[1], entry[0])))


def _scaled(scores: Mapping[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {key: (score - low) / (high - low) if high > low else 1.0 for key, score in scores.items()}
