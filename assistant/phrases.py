"""The assistant's own words in both languages: framing, never facts."""

from __future__ import annotations

from corpus.types import Language

_PHRASES: dict[str, tuple[str, str]] = {
    "not_in_documents": (
        "The documents do not answer this.",
        "Dokumentuose atsakymo į šį klausimą nėra.",
    ),
    "not_stated": (
        "The documents do not state this about {subject}: {property}.",
        "Dokumentuose nenurodyta apie {subject}: {property}.",
    ),
    "off_topic": (
        "This is outside what I can answer: I only answer from documents on Lithuania's international innovation "
        "cooperation – programmes, agreements, the Baltic Sea strategy and the priority market list.",
        "Į šį klausimą atsakyti negaliu: atsakau tik pagal dokumentus apie Lietuvos tarptautinį inovacijų "
        "bendradarbiavimą – programas, susitarimus, Baltijos jūros strategiją ir prioritetinių rinkų sąrašą.",
    ),
    "they_do_say": ("What they do say:", "Ką dokumentai sako:"),
    "ask": ("Where to ask: {body}.", "Kur klausti: {body}."),
    "also_asked": ("Not answered by the documents: {question}", "Dokumentuose neatsakyta: {question}"),
    "unnamed": (
        "The documents do not name the persons who signed.",
        "Dokumentuose pasirašiusių asmenų vardai nenurodyti.",
    ),
    "correction": ("Not {claimed}, but {found}", "Ne {claimed}, o {found}"),
    "confirmed": ("Yes: {found}", "Taip: {found}"),
    "sources": ("Sources", "Šaltiniai"),
    "note": ("background note", "pastaba"),
    "quoted": ("“{title}” says: “{quote}”", "Dokumente „{title}“ rašoma: „{quote}“"),
    "several": ("The documents answer this for several things:", "Dokumentuose tai nurodyta keliais atvejais:"),
    "note_notice": (
        "This rests wholly or partly on background notes written by this project from public sources, not on the "
        "authority's own text.",
        "Tai visiškai arba iš dalies remiasi šio projekto pagal viešus šaltinius parengtomis pastabomis, o ne "
        "institucijos tekstu.",
    ),
    "fallback_unavailable": (
        "The language model did not answer, so the default answerer did.",
        "Kalbos modelis neatsakė, todėl atsakyta įprastu būdu – citatomis.",
    ),
    "fallback_incomplete": (
        "The language model left out part of a list, so the default answerer gave all of it.",
        "Kalbos modelis pateikė ne visą sąrašą, todėl atsakyta įprastu būdu – citatomis.",
    ),
    "fallback_unsupported": (
        "The language model wrote nothing that the documents bear out, so the default answerer answers.",
        "Kalbos modelis neparašė nieko, ką patvirtintų dokumentai, todėl atsakyta įprastu būdu – citatomis.",
    ),
    "translation_notice": (
        "The quotes are in Lithuanian, the language of the document.",
        "Citatos pateikiamos dokumento kalba (anglų); lietuviškas tekstas – neoficialus šio projekto vertimas.",
    ),
}


def phrase(key: str, language: Language, **values: str) -> str:
    """Return the phrase `key` in `language`, with its placeholders filled in."""
    english, lithuanian = _PHRASES[key]
    return (lithuanian if language == "lt" else english).format(**values)
