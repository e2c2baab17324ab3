"""What a question asks for, of how near the known questions are that ask for each property."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

TEMPERATURE = 0.05
"""How far ahead a property must be: fitted so that each known question, left out in turn, finds its own property."""
NOTHING, SOMETHING = 0.11, 0.30
"""Between these cosines the best property goes from not being asked for at all to being asked for."""
FAINT = 0.1
"""A property below this weight is not worth naming."""


def weights(near: Mapping[str, float]) -> dict[str, float]:
    """Return how clearly each property is asked for (0..1, together at most 1), faint ones left out.

    `near` tells how near each is.
    """
    best = max(near.values())
    odds = {key: float(np.exp((value - best) / TEMPERATURE)) for key, value in near.items()}
    asked = min(1.0, max(0.0, (best - NOTHING) / (SOMETHING - NOTHING)))
    shares = {key: asked * value / sum(odds.values()) for key, value in odds.items()}
    return {key: share for key, share in shares.items() if share >= FAINT}
