"""Words that ask for something to be told, and not whether something is so."""

from __future__ import annotations

import re

ASKS_WHAT = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|"
    r"kas|ka|ko|kam|kuo|kok\w+|kuri\w*|kurie|kada|kur|kodel|kaip|kiek|kel\w+)\b"
)
"""One of them, in folded words."""
