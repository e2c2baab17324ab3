"""Which language to answer in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.language import lithuanian_share
from corpus.text import fold
from corpus.types import Language

_LITHUANIAN_LETTER = re.compile(r"[ąčęėįšųūž„]", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\b\w+(?:-\w+){2,}\b")
"""The number of a call or an order has letters of the country that gave it, whoever asks: "NOR-LT09-ŪM-K-03"."""
_TELLING = {
    "lt": frozenset(
        """
        ir ar kas kiek kada kur kaip kodel koks kokia kokie kokios kuris kuri kurie kurios kam ka del yra buvo pagal
        apie galima gali kokiu kuo jos jo ju ja taip ne su is uz nuo iki prie sios sio ta tas
        """.split()  # noqa: SIM905 - read as words, not as a column of strings
    ),
    "en": frozenset(
        """
        the of is are was were what who when where which how does do did can could in for and its it any there why whom
        from by with about that this has have will should tell me please
        """.split()  # noqa: SIM905
    ),
}
"""Words that only one of the two languages has, without diacritics: telling even in a question of three words."""


FEW_WORDS = 3
"""A follow-up this short says too little to tell its language by its letters."""


def detect_language(question: str, earlier: Sequence[str] = ()) -> Language:
    """Return `lt` or `en` for a question, however short, misspelt or mixed it is.

    Question words decide before letters do: "What is the Inovacijų ekspresas?" is an English question. One that
    neither decides ("o InoKlaster?") is in the language of the last of the `earlier` questions.
    """
    words = re.findall(r"[^\W\d_]+", fold(question))
    lithuanian, english = (sum(word in _TELLING[key] for word in words) for key in ("lt", "en"))
    if lithuanian != english:
        return "lt" if lithuanian > english else "en"
    if _LITHUANIAN_LETTER.search(_IDENTIFIER.sub("", question)):
        return "lt"
    if earlier and len(words) <= FEW_WORDS:
        return detect_language(earlier[-1], earlier[:-1])
    return "lt" if lithuanian_share(question) > 0.6 else "en"
