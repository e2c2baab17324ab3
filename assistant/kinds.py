"""The kind of thing a question asks for.

Rules are for kinds of question, in both languages: the words a language uses to ask for an amount, a date ...
They decide where no property of the catalogue is recognised; a property brings its own kind.
"""

from __future__ import annotations

import re

from assistant.looks import HOLDS
from corpus.knowledge.schema import AnswerType
from corpus.text import fold

_ASKED: tuple[tuple[AnswerType, str], ...] = (
    (
        "rate",
        r"""
        percent\w*|per cent|percentage|proportion|intensity|what share
        (funding|co-?financing|aid|support|grant|response|success|approval|reply|participation|interest) rate
        procent\w*|intensyvum\w*|kok\w+ dal\w+|kok\w+ (\S+ ){1,3}dal(is|i) sudar\w+|kuri\w* dal\w+
        """,
    ),
    (
        "amount",
        r"""
        how much (money|funding|does|is|was|will|can|could|did|would|may|grant|support|came|comes|went|goes)
        what (sum|money)|how expensive|what (did|does|do) (\w+ ){1,3}(add|contribute|pay|chip in)
        budget
        how many (\w+ )?(euros?|eur|litas|dollars|kron\w+|nok)|costs? of|what (is|was) the (\w+ )?value
        how (large|big) (is|was|are|were) the (\w+ ){0,3}(grant|fund|budget|pot)\w*|how much of
        amount of (money|funding|support)|maximum grant|grant size
        the (most|least|maximum|minimum) (that )?(an? )?(\w+ ){1,2}(can|could|may|might) (get|receive|have|claim)
        (virsutin|aukstutin|apatin|zemutin)\w* (\w+ ){0,3}rib\w+|(paramos|dotacijos|sumos) rib\w+
        kiek (mln\.? |tukst\.? |milijon\w+ |tukstanc\w+ )?(pinigu|lesu|eur|euru|lit\w+)|kiek (mln|milijon\w+)
        kiek (\w+ )?(skir\w+|kain(uo|av)\w+|kaina|finansavim\w+)
        biudzet\w*|suma|sumos|kokio dydzio|kiek (max|maks\w*|daugiausia) |koki\w* (\w+ ){0,4}verte
        """,
    ),
    (
        "period",
        r"""
        how long|what period|which period|which years|from when|funding period|lasted?|duration
        how many (days|weeks|months|years)|for what (term|length of time)
        (kuriam|kokiam) laikui
        (?<!kas )kiek laiko|laikotarp\w*|truk\w+|kelinti\w* met\w+|kiek (dienu|savaiciu|menesiu|metu)
        """,
    ),
    (
        "date",
        r"""
        when|what year|which year|what date|which date|deadline|closing date|since when|until when
        kada|kuri(ais|u) met(ais|u)|kelint(ais|u) met(ais|u)|kuria diena|data|terminas|nuo kada|iki kada
        """,
    ),
    ("count", r"how many|number of (?!the )|count of|kiek|keli|kelios|keliu"),
    (
        "contact",
        r"""
        contact\w*|(?<!on the )(?<!over the )(?<!by )phone|telephone|e-?mail|website|web ?site|web page|homepage|address
        whom (do|should|can)|who (do|should|can) (i|we) (ask|call|turn)
        kontakt\w*|telefon\w*|el\.? ?past\w*|svetain\w*|adres\w*|(kur|i ka) .*kreiptis
        """,
    ),
    (
        "eligibility",
        r"""
        who (can|may|could) (apply|take part|participate|join)|eligible|eligibility|qualify
        kas gali (teikti|dalyvauti|kreiptis|gauti)|tinkam\w+ pareiskej\w*
        """,
    ),
    (
        "place",
        r"""
        (in )?(which|what) (\w+ )?(city|town|place|venue)
        where (did|was|were|is) .*(take place|held|signed|located|happen|based)
        kur (vyko|ivyko|pasirasyt\w*|buvo (\w+ )?(surengt|pasirasyt)\w*)
        kur(iame|ioje) (\w+ )?(mieste|vietoje)|koki(ame|oje) (\w+ )?(mieste|vietoje)
        """,
    ),
    (
        "country",
        r"""
        (which|what) (other |\w+an )?(countr(y|ies)|states?|nations?)
        (kuri|kok)\w* (tai |kit\w+ )?(sal(is|ys|imi|imis|yje|yse|i|iai|iu)|valstyb\w+)
        (which|what) (export |priority |target |other )?markets (are|were|is|did|does|do|has|have)
        (kok|kur)(ios|iu) (\w+ )?rink(os|u)
        """,
    ),
    ("purpose", r"why|what for|purpose|aims?|goals?|kodel|kam skirt\w*|koki\w* tiksl\w*|tiksl\w+"),
    (
        "person",
        r"""
        who (signed|chairs|heads|leads|led)|(which|what) (\w+ )?(ministers?|persons?|people|officials?)
        whose (signatures?|names?)|who (has |have |had )?put (his|her|their) (names?|signatures?)
        names? of the (ministers?|persons?|people|officials?)|surname|last name|kok\w+ (\w+ )?(zmog\w+|asmuo|pavard\w+)
        kas (\w+ ){0,4}(pasirase|pirmininkauja|pirmininkavo)|kuris ministras|kurie ministrai|kokie (zmones|asmenys)
        """,
    ),
    (
        "organisation",
        r"""
        who|whom
        (which|what) (agenc(y|ies)|body|bodies|ministr(y|ies)|organi[sz]ations?|institutions?|authorit(y|ies))
        (kuri\w*|kok\w+) (agentur\w*|institucij\w*|ministerij\w*|organizacij\w*|istaig\w*)
        kas (administruoja|vykdo|igyvendina|atsakin\w+|koordinuoja|valdo|finansuoja)
        """,
    ),
    ("definition", r"what (is|are|was|were)|what does .* (mean|stand for)|kas (yra|buvo|tai)"),
    (
        "list",
        r"(which|what) (are|were|ones)|which (\w+ ){1,3}(are|were)|(list|name|enumerate) (all |the )"
        r"|kok(ie|ios|ius|ias)|kur(ie|ios|iuos|ias)"
        r"|isvardy\w*|isvardi\w*",
    ),
    ("yes_no", r"^(is|are|was|were|do|does|did|can|could|may|must|has|have|had|will|would|should)|^ar"),
)
"""How each kind is asked for, in folded words: one line of alternatives or several, whole words only."""


def _pattern(lines: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})\b")


_JOINS = re.compile(
    r"^(?!.*\b(date|deadline|year)\b)"
    r"(.*\b(what|which|whose|why|how|who|whom)\b|\W*(is|are|was|were|do|does|did|has|have|had|will)\b).*\bwhen\b"
    r"|^\W*when\b[^?]*,\s*(what|which|whose|why|how|who|whom|where)\b"
)
_PHONE = r"(?<!on the )(?<!over the )(?<!by )phone"
_REACHED_BY = re.compile(
    rf"\b({_PHONE}|telephone|e-?mail|website|web ?site|web page|homepage|(web|street|postal|e-?mail|internet) address|"
    r"address of|telefon\w*|el\.? ?past\w*|svetain\w*|adres\w*)\b"
)
_OF_THE_PAGE = re.compile(
    r"^\W*(how (fresh|old|new|recent|current|often|up)|when|kada|kaip (sen|nauj|dazn|seniai)\w*)\b"
)
"""How something about a web page is asked, and not where it is: "how fresh is the website?"."""
_PEOPLE = re.compile(
    r"\b(ministers?|persons?|people|officials?|names?|surname|chairs|heads|on behalf of|"
    r"ministr(as|ai)|zmo[gn]\w+|asm(en\w+|uo)|pavard\w+|pirmininkauja|vardu)\b"
)

_WHICH_BODY = re.compile(
    r"^(?!.*\b(contact|ask|turn to|kreiptis)\b).*?"
    r"(\b(which|what) (\w+ )?(agenc(y|ies)|bod(y|ies)|ministr(y|ies)|organi[sz]ations?|institutions?|authorit(y|ies))\b"
    r"|\b(kuri|kok)\w* (\w+ )?(agentur|institucij|ministerij|organizacij|istaig)\w*)"
)
_SIGNED = re.compile(r"\b(who (has |had |have )?signed|whose signatures?|kas (\w+ ){0,4}pasirase)\b")
_LASTS = re.compile(
    r"\b(how long|how many (days|weeks|months|years)|duration|kiek laiko|(kuriam|kokiam) laikui|"
    r"kiek (dienu|savaiciu|menesiu|metu)|truk\w+)\b"
)
_NEXT_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{3}[.!])|(?<=\d{4}[.!])|(?<=[)”“\"][.!]))\s+(?=[A-ZĄČĘĖĮŠŲŪŽ„“\"])")
"""Where a statement ends and another sentence begins; not after "m." or "d.", which abbreviate."""

_ASKED_PATTERNS = tuple((kind, _pattern(lines)) for kind, lines in _ASKED)


_BESIDES = re.compile(r"[,;]?\s(and|ir|o)\s(\w+\s)?(when|where|kada|kur)\W*$")
"""A bare second question word ("who signed it, and when?"): the answer to the first is not to be refused for it."""
_FALSE_FRIENDS = {"en": re.compile(r"\bdata\b")}
"""Words of one language that ask for something in the other: "data" is Lithuanian for a date."""
_COUNTED_OR_NOT = re.compile(
    r"\b(how many|number of (?!the )|count of|keli|kelios|keliu|kiek (?!\w+iau\b)(\w+ ){0,2}\w+u\b)"
)
"""What asks for a number of things; "kiek" does with their name in the genitive plural, or else asks for how much."""


def asked_kinds(question: str, language: str) -> list[AnswerType]:
    """Return the kinds of thing `question`, put in `language`, asks for by its wording, the most telling first."""
    plain = _BESIDES.sub("", fold(asking(question)).strip())
    if friends := _FALSE_FRIENDS.get(language):
        plain = friends.sub("", plain)
    return [kind for kind, pattern in _ASKED_PATTERNS if pattern.search(plain)]


def required_kind(question: str, kinds: list[AnswerType]) -> AnswerType | None:
    """Return which of the asked `kinds` evidence must hold by its look, None where none has a look.

    Many words that ask for a kind may ask for something else: "when" inside a question that opens otherwise joins a
    clause ("why does it count when ..."), whom to contact is served with a name, who signed or led with a body's, "who"
    asks for a person or a firm as well, and "kiek" alone for a sum.
    """
    plain = fold(asking(question))
    asked = {
        "date": not _JOINS.search(plain),
        "contact": bool(_REACHED_BY.search(plain)) and not _OF_THE_PAGE.search(plain),
        "person": bool(_PEOPLE.search(plain)),
        "count": bool(_COUNTED_OR_NOT.search(plain)),
        "organisation": bool(_WHICH_BODY.search(plain)),
    }
    return next((kind for kind in kinds if kind in (*HOLDS, "country") and asked.get(kind, True)), None)


def preferred_kind(kinds: list[AnswerType]) -> AnswerType | None:
    """Return which of the asked `kinds` evidence holds rather, though another answer serves as well: who signed."""
    return next((kind for kind in kinds if kind in ("person", "contact")), None)


def asks_who_signed(plain_question: str) -> bool:
    """Return whether a folded question asks who signed something."""
    return bool(_SIGNED.search(plain_question))


def lasts(plain_question: str) -> bool:
    """Return whether a folded question asks how long something lasts: a day is no answer to that."""
    return bool(_LASTS.search(plain_question))


def asking(text: str) -> str:
    """Return `text` without what it tells before it asks.

    "Our contact was MATIMOP. What is it called now?": this does not ask for a contact.
    """
    sentences = _NEXT_SENTENCE.split(text)
    first = next((n for n, sentence in enumerate(sentences) if "?" in sentence), 0)
    return " ".join(sentences[first:])


def last_sentence(text: str) -> str:
    """Return the last sentence of `text`."""
    return _NEXT_SENTENCE.split(text)[-1]
