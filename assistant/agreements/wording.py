"""The agreement desk's own words in both languages: framing, never facts."""

from __future__ import annotations

from corpus.types import Language

_WORDS: dict[str, tuple[str, str]] = {
    "comparison": ("Agreements compared", "Susitarimų palyginimas"),
    "row": ("what", "kas"),
    "not_stated": ("not stated", "nenurodyta"),
    "same": ("= the same", "= sutampa"),
    "different": ("≠ different", "≠ skiriasi"),
    "some_silent": ("≠ stated only in some", "≠ nurodyta ne visur"),
    "silent": ("stated in none", "niekur nenurodyta"),
    "difference": ("difference", "skirtumas"),
    "terms": ("{question}", "{question}"),
    "clauses": ("Clauses of {name}", "Nuostatos: {name}"),
    "definition": ("Definitions", "Apibrėžtys"),
    "obligation": ("Obligations", "Įsipareigojimai"),
    "permission": ("Permissions", "Leidimai"),
    "prohibition": ("Prohibitions", "Draudimai"),
    "none": ("None in the text.", "Tekste nėra."),
    "no_text": (
        "The documents do not contain the text of this agreement.",
        "Dokumentuose šio susitarimo teksto nėra.",
    ),
    "as_of": ("As of {day}, corpus {version}.", "Būklė {day}, dokumentų rinkinys {version}."),
    "agreements": ("Agreements", "Susitarimai"),
    "programmes": ("Programmes", "Programos"),
    "markets": ("Market lists", "Rinkų sąrašai"),
    "documents": ("Documents", "Dokumentai"),
    "nothing": ("Nothing matches.", "Niekas neatitinka."),
}


def say(key: str, language: Language, **values: str) -> str:
    """Return the words `key` in `language`, with their placeholders filled in."""
    english, lithuanian = _WORDS[key]
    return (lithuanian if language == "lt" else english).format(**values)
