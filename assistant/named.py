"""Questions for the names of those who took part: firms, clusters, projects, people.

"Which clusters were funded?" is not answered by how many there were.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.lexical import stem, stems

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
    rf"|\b(?:which|what) (?:\w+ ){{0,2}}?{_ACTORS} (?:did|took|attended|came|joined|had|runs?|ran|"
    r"carr(?:y|ies|ied) (?:it )?out|(?:is|was) (?:running|carrying))\b"
    rf"|\b(?:kok\w+|kuri\w*) (?:\w+ ){{0,2}}?{_WHO_LT} (?:\w+ )?(?:laimejo|gavo|finansuot\w*|atrinkt\w*|"
    r"dalyvavo|vykd(?:o|e)|igyvendin(?:o|a))\b"
    rf"|\bpavadinim\w+\b.*\b{_WHO_LT}|\b{_WHO_LT} (?:\w+ )?pavadinim\w+"
)
_MONTHS = frozenset(
    stems("January February March April May June July August September October November December")  # with a capital
)
_CAPITALISED = re.compile(r"(?<=[\w,:)(“„\"] )[(“„\"]?(?!(?:EUR|NOK|LTL|USD|SMEs?|MVĮ)\b)[^\W\d_a-ząčęėįšųūž][\w&.-]+")


def asks_for_names(plain: str) -> bool:
    """Return whether the folded question `plain` asks which firms, projects or people there were, by name."""
    return bool(_ASKED.search(plain))


def names_in(text: str, known: Collection[str]) -> list[str]:
    """Return the words of `text` that begin with a capital within a sentence and whose stems are not among `known`."""
    found = [match[0].strip('(“„". ') for match in _CAPITALISED.finditer(text)]
    known = _MONTHS.union(known)
    return [word for word in found if not known.issuperset(stems(word)) and stem(word) not in known]
