"""Questions for the names of those who took part: firms, clusters, projects, people.

"Which clusters were funded?" is not answered by how many there were.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from corpus.lexical import stem, stems
from corpus.text import fold

_WHO = (
    r"(?:compan(?:y|ies)|firms?|enterprises|clusters?|projects?|winners?|beneficiar\w+|participants|applicants|recipients|"
    r"start-?ups?|experts?|persons?|people|ones)"
)
_WHO_LT = (
    r"(?:imon\w*|bendrov\w*|klaster\w*|projekt\w*|laimetoj\w*|dalyvi\w*|pareiskej\w*|gavej\w*|ekspert\w*|asmen\w*)"
)
_ACTORS = r"(?:compan(?:y|ies)|firms?|enterprises|clusters?|beneficiar\w+|participants|applicants|start-?ups?)"
_GOT = r"(?:got|received|were|was|are|is|have been)"
_ASKED = re.compile(
    rf"\bnames? (?:of )?(?:the |all |those )?(?:\w+ ){{0,3}}?{_WHO}\b"
    rf"|\b(?:which|what) (?:\w+ ){{0,2}}?{_WHO} (?:that |who )?(?:won|{_GOT} (?:\w+ )?(?:funded|selected|approved|"
    r"chosen|behind|awarded|money|funding|grants?|support))\b"
    rf"|\b(?:which|what) (?:\w+ ){{0,2}}?{_ACTORS} (?:did|took|got|gets|won|received|"
    r"attended|came|joined|had|runs?|ran|carr(?:y|ies|ied) (?:it )?out|(?:is|was) (?:running|carrying))\b"
    rf"|\b(?:kok\w+|kuri\w*) (?:\w+ ){{0,2}}?{_WHO_LT} (?:\w+ )?(?:laimejo|gavo|finansuot\w*|atrinkt\w*|"
    r"dalyvavo|vykd(?:o|e)|igyvendin(?:o|a))\b"
    rf"|\bpavadinim\w+\b.*\b{_WHO_LT}|\b{_WHO_LT} (?:\w+ )?pavadinim\w+"
)
_MONTHS = frozenset(
    stems("January February March April May June July August September October November December")  # with a capital
)
_CAPITALISED = re.compile(r"(?<=[\w,:)(“„\"] )[(“„\"]?(?!(?:EUR|NOK|LTL|USD|SMEs?|MVĮ)\b)[^\W\d_a-ząčęėįšųūž][\w&.-]+")


_LISTS = re.compile(
    r"\b(?:what|which) (?:were|are) (?!the (?:aim|purpose))|\bnames\b|\bnaming\b|\benumerate\b"
    r"|\bisvard[iy]\w+|\bpavadinim\w+|\b(?:kokie|kokios) (?:buvo|yra)\b"
    r"|^\W*(?:(?:and|please|kindly|could you|can you|would you)\W+)*(?:list|name)\b(?! of\b)"
)
"""A request to tell which things there are; a "list" that is spoken of is none."""
_NUMBER = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|du|dvi|dviem|tr[iy]s|trimis|keturi\w*|penki\w*|sesi\w*|"
    r"septyni\w*|astuoni\w*|devyni\w*|desimt)"
)


_MORE = re.compile(r"[:,(–]|\b(?:and|ir|bei)\b")


def only_counts(plain: str, text: str) -> bool:
    """Return whether the folded question `plain` asks which things there were and `text` only says how many.

    "What were the four pillars?" is not answered by "it was built on four pillars". Where something follows the thing
    counted, a colon or a list, that may be what is asked for.
    """
    if not _LISTS.search(plain) or not (told := _counted(text)):
        return False
    asked = set(stems(plain))
    mine = [listed for thing, listed in told if thing in asked]
    return bool(mine) and not any(mine)


@lru_cache(maxsize=5_000)
def _counted(text: str) -> tuple[tuple[str, bool], ...]:
    """Return what `text` gives the number of, as stems, and whether more than one thing is told after that."""
    counted = re.finditer(rf"\b{_NUMBER}\s+(?:[\w-]+\s)??([\w-]+)(?=([.;,:(\s–-]|$)(.*))", fold(text))
    return tuple((stem(match[1]), bool(_MORE.search(match[2] + match[3]))) for match in counted)


def asks_for_names(plain: str) -> bool:
    """Return whether the folded question `plain` asks which firms, projects or people there were, by name."""
    return bool(_ASKED.search(plain))


def names_in(text: str, known: Collection[str]) -> list[str]:
    """Return the words of `text` that begin with a capital within a sentence and whose stems are not among `known`."""
    found = [match[0].strip('(“„". ') for match in _CAPITALISED.finditer(text)]
    known = _MONTHS.union(known)
    return [word for word in found if not known.issuperset(stems(word)) and stem(word) not in known]
