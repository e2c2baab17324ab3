"""What a text must speak of itself to answer a question, in folded words: how it is asked for, and how it is told.

Who asks for a turnover is not served with a grant, for what was spent not with a budget, why it is so not with that it
is (a "not" corrects what was taken for granted), whether it came about not with a plan, who headed it not with what it
did, what was changed not with that it was, for the entry into force not with the day of signing, whether it still holds
not with that it was concluded, how often something is not with when it was.
"""

from __future__ import annotations

import re

_SPENT = re.compile(
    r"\b(?:paid out|disburs\w+|spent|unspent|left over|ismoket\w*|panaudot\w*|nepanaudot\w*|isisavin\w*)\b"
)
_HOW_OFTEN = re.compile(
    r"\bhow (?:often|frequently|regularly)\b|\bat what intervals\b|\bkaip (?:daznai|reguliariai)\b|\bkokiu daznumu\b"
    r"|\bkas kiek laiko\b"
)
MEASURES = {
    _HOW_OFTEN: re.compile(
        r"\b(?:every|each|annual\w*|yearly|monthly|quarterly|weekly|once|twice|times? a|per (?:year|month)|regular\w*|"
        r"(?:bi|semi)\w*annual\w*|kasmet\w*|kiekvien\w+|kart\w*|reguliar\w*|"
        r"kas (?:\d+|du|dv\w+|tr\w+|ketur\w+|met\w+|pusmet\w+|ketvirt\w+|menes\w+|savait\w+))\b"
    ),
    re.compile(r"\b(?:turnover|apyvart\w*)\b"): re.compile(r"\b(?:turnover|apyvart\w*)\b"),
    re.compile(r"\b(?:revenues?|sales|income|pajam\w*)\b"): re.compile(r"\b(?:revenues?|sales|income|pajam\w*)\b"),
    re.compile(r"\b(?:salar(?:y|ies)|wages?|atlygin\w*|alg(?:a|os|u)\b)"): re.compile(r"\b(?:salar|wage|atlygin|alg)"),
    re.compile(r"\b(?:fees?|(?<!in )charges?|mokest(?:is|i|io)|rinkliav\w*)\b"): re.compile(
        r"\b(?:fees?|charges?|free|mokes\w*|rinkliav\w*|nemokam\w*)\b"
    ),
    re.compile(r"\b(?:fines?|penalt\w+|baud\w*)\b"): re.compile(r"\b(?:fines?|penalt\w+|baud\w*)\b"),
    re.compile(r"\b(?:gdp|bvp)\b"): re.compile(r"\b(?:gdp|bvp)\b"),
    _SPENT: re.compile(rf"{_SPENT.pattern}|\b(?:payments?|mokejim\w*)\b"),
    re.compile(
        r"\b(?:why|how come|what (?:made|led|prompted|caused|drove)|for what reason|kodel|del ko\b|"
        r"kas (?:leme|paskatino|privert\w*)|koki\w+ priezas\w+)\b"
    ): re.compile(
        r"\b(?:because|due to|owing to|in order|so that|therefore|hence|thus|reason\w*|needs?|needed|given|aim\w*|"
        r"objectives?|goals?|purpose\w*|seek\w*|intent|emphasis|focus|enabl\w+|key|important|can gain|not|also|"
        r"nes|kad|del|siek\w+|tiksl\w*|todel|svarb\w*|reik\w+)\b"
    ),
    re.compile(
        r"\b(?:go(?:ne)? ahead|t(?:ake|ook|aken) place|already (?:met|convened|signed|begun|started)|came? about|"
        r"materiali[sz]ed?|as planned|galu gale|ar (?:jau )?ivyko|jau (?:ivyko|pasirasyt\w*|susirinko))\b"
        r"|^\W*(?:has|have|was|were|did|is)\b(?!.*\bplanned to\b).*\b(?:adopted|approved|passed|"
        r"gone through|go through|concluded|carried out|held)\b"
        r"|^\W*ar\b(?!.*\b(?:planuota|numatyta) (?:\w+ti|kad)\b).*\b(?:ivyk\w+|surengt\w*|priimt\w*|patvirtint\w*)\b"
    ): re.compile(
        r"^(?!.*\b(?:planned|expected|was to|were to|to be|turejo|planuo\w+|numatyt\w+|tiketasi)\b)", re.DOTALL
    ),
    re.compile(
        r"\b(?:chaired|headed|presided|who heads|who chairs|(?:kas|kuris) (?:\w+ )?(?:vadov|pirminink)\w+)\b"
    ): re.compile(
        r"\b(?:chair\w*|head\w*|presid\w+|lead\w*|led|coordinat\w+|manag\w+|vadov\w*|pirminink\w*|koordin\w*|"
        r"\w*vald\w*)\b"
    ),
    re.compile(
        r"\bwhat (?:\w+ )?(?:did|has|have) .{0,80}\b(?:change|alter|amend|changed|altered|amended)\b"
        r"|\bwhat (?:exactly |precisely )?[\w\s-]{0,60}\b(?:changed|altered|amended)\b"
        r"|\bka (?:\w+ )?(?:pa)?keit\w+|\bkas pasikeit\w+"
    ): re.compile(
        r"\b(?:from|instead|where|earlier|before|no longer|replac\w+|new\w*|rais\w+|lower\w+|increas\w+|reduc\w+|now|"
        r"since|vietoj\w*|anksci\w*|nebe\w+|pries|nauj\w+|didin\w+|mazin\w+|dabar|nuo)\b"
    ),
    re.compile(
        r"\b(?:(?:enter\w*|came|comes?|go(?:es)?|went) into force|entry into force|(?:takes?|took) effect|"
        r"isigalio\w*)\b"
    ): re.compile(r"\b(?:force|effect|isigalio\w*|galio\w*)\b"),
    re.compile(
        r"\bstill (?:\w+ )?(?:in force|valid|binding)\b|\bin force (?:today|now|any ?more)\b|\btebegalio\w*"
        r"|\bdar (?:\w+ )?galio\w*"
    ): re.compile(
        r"\b(?:force|valid\w*|until|till|end(?:s|ed)?|expir\w*|replac\w*|supersed\w*|over|clos\w*|stop\w*|"
        r"\w*galio\w*|\w*baig\w*|iki|pakeit\w*|perem\w*|nustoj\w*)\b|\b(?:19|20)\d\d\s?[-–]\s?\d\d"
    ),
}


def asks_how_often(plain: str) -> bool:
    """Return whether the folded question `plain` asks how often something is."""
    return bool(_HOW_OFTEN.search(plain))
