"""The programme finder's own words in both languages: framing, never facts."""

from __future__ import annotations

from corpus.types import Language

_WORDS: dict[str, tuple[str, str]] = {
    "empty": (
        "The description says nothing that could be matched",
        "Aprašymas nieko nepasako, pagal ką būtų galima ieškoti",
    ),
    "empty_remedy": (
        "Say what you are, how many people work for you, what you do, what you need and with which country.",
        "Parašykite, kas esate, kiek žmonių pas jus dirba, kuo užsiimate, ko jums reikia ir su kuria šalimi.",
    ),
    "contradiction": (
        "These statements contradict each other: {said}",
        "Šie teiginiai prieštarauja vienas kitam: {said}",
    ),
    "contradiction_remedy": ("Leave out the wrong one.", "Palikite tik teisingą."),
    "unknown_value": (
        "{given} is not known as {facet}",
        "{given}: tokios reikšmės nėra ({facet})",
    ),
    "unknown_value_remedy": ("Use one of: {known}.", "Rinkitės iš: {known}."),
    "unknown_country": ("There is no country {given}", "Nėra šalies {given}"),
    "unknown_country_remedy": (
        "Did you mean {close}? Names in English or Lithuanian and ISO codes are understood.",
        "Gal turėjote omenyje: {close}? Suprantami pavadinimai lietuvių ar anglų kalba ir ISO kodai.",
    ),
    "bad_figure": ("{name} cannot be {given}", "{name} negali būti {given}"),
    "bad_figure_remedy": ("Give a number that is not negative.", "Nurodykite neneigiamą skaičių."),
    "open": ("open for applications", "priimamos paraiškos"),
    "title": ("What fits you", "Kas jums tinka"),
    "understood": ("Understood: {said}.", "Suprasta taip: {said}."),
    "open_now": (
        "Open on {day}, as the documents say:",
        "Pagal dokumentus {day} priimamos paraiškos:",
    ),
    "door_unknown": (
        "May suit you, but the documents do not say that one can apply on {day}. Ask before you prepare anything:",
        "Gali tikti, tačiau dokumentuose nenurodyta, kad {day} priimamos paraiškos. Pasiteiraukite prieš rengdamiesi:",
    ),
    "nothing": (
        "Nothing in these documents is open to you on {day}. Ask: {body}.",
        "Šiuose dokumentuose nėra nieko, kas {day} jums būtų atvira. Kreipkitės: {body}.",
    ),
    "some_open": ("As the documents have it, on {day}:", "Pagal dokumentus, {day}:"),
    "none_known_open": (
        "The documents name nothing that is open on {day}. These may suit you:",
        "Dokumentuose nenurodyta nieko, kas {day} būtų atvira. Jums gali tikti:",
    ),
    "ask_first": (
        "Before preparing anything, ask whether one can apply: {body}.",
        "Prieš rengdami paraišką pasiteiraukite, ar ji priimama: {body}.",
    ),
    "ended": (
        "Not open, so prepare nothing for it; it would have suited you:",
        "Paraiškos nepriimamos, todėl nieko nerenkite; būtų tikę:",
    ),
    "ruled_out": ("Does not fit:", "Netinka:"),
    "fits": ("fits", "tinka"),
    "may_fit": ("may fit", "gali tikti"),
    "does_not_fit": ("does not fit", "netinka"),
    "over": ("over", "baigėsi"),
    "not_open": ("not open", "paraiškos nepriimamos"),
    "met": ("{label}: met ({given})", "{label}: atitinka ({given})"),
    "not_met": (
        "{label}: not met (you: {given}; asked for: {asked})",
        "{label}: neatitinka (jūs: {given}; reikia: {asked})",
    ),
    "refused": (
        "{label}: not met (you: {given}; ruled out: {refused})",
        "{label}: neatitinka (jūs: {given}; netinka: {refused})",
    ),
    "you_silent": ("{label}: you did not say (asked for: {asked})", "{label}: nenurodėte (reikia: {asked})"),
    "you_silent_refused": (
        "{label}: you did not say (ruled out: {refused})",
        "{label}: nenurodėte (netinka: {refused})",
    ),
    "documents_silent": ("{label}: the documents do not say", "{label}: dokumentuose nenurodyta"),
    "documents_name": (
        "{label}: the documents name {asked} and do not say whether {given} is ruled out",
        "{label}: dokumentuose minima {asked}, bet nenurodyta, ar {given} netinka",
    ),
    "open_met": ("{label}: yes, until {until}", "{label}: taip, iki {until}"),
    "open_met_no_end": ("{label}: yes", "{label}: taip"),
    "open_not_met": ("{label}: no", "{label}: ne"),
    "open_ended": ("{label}: no, it ended on {until}", "{label}: ne, baigėsi {until}"),
    "open_not_stated": ("{label}: the documents do not say", "{label}: dokumentuose nenurodyta"),
    "open_last_known": (
        "{label}: the documents do not say; what they name last ended on {until}",
        "{label}: dokumentuose nenurodyta; paskutinis juose nurodytas terminas baigėsi {until}",
    ),
    "step_open": (
        "Next step: apply before it closes; {body} can tell how.",
        "Kitas žingsnis: teikite paraišką, kol priimama; kaip tai padaryti, paaiškins {body}.",
    ),
    "step_ask": (
        "Next step: ask {body} whether one can apply.",
        "Kitas žingsnis: paklauskite, ar galima teikti paraišką ({body}).",
    ),
    "step_over": (
        "Next step: ask {body} what has followed it.",
        "Kitas žingsnis: paklauskite, kas vietoj to ({body}).",
    ),
    "step_none": ("Next step: none; it is not for you.", "Kitas žingsnis: jokio; tai skirta ne jums."),
    "ask_next": ("To say more: {question}", "Kad būtų galima pasakyti daugiau: {question}"),
    "unjudged": (
        "Too little is known to judge: {names}.",
        "Per mažai duomenų įvertinti: {names}.",
    ),
    "any_country": ("any country but Lithuania", "bet kuri šalis, išskyrus Lietuvą"),
    "or": (" or ", " arba "),
    "related": ("Agreements with the country you named:", "Susitarimai su jūsų nurodyta šalimi:"),
}


def say(key: str, language: Language, **values: str) -> str:
    """Return the words `key` in `language`, with their placeholders filled in."""
    english, lithuanian = _WORDS[key]
    return (lithuanian if language == "lt" else english).format(**values)
