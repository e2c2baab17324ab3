"""Telling a question for what fits an applicant from a question about a programme."""

from __future__ import annotations

import re

_SELF = re.compile(
    r"\b(?:we|we're|i|i'm|my|our|us)\b"
    r"|\b(?:esame|esu|mes|mums|mūsų|mano|man|turime|turiu|norime|norėtume|noriu|planuojame)\b"
    r"|^(?:an? |the )?(?:[\w-]+ ){0,4}(?:company|firm|business|start-?up|sme|cluster|researcher|university)"
    r" (?:\w+ ){0,3}(?:wants|would like|plans|needs|looks|is looking|develops)\b",
    re.IGNORECASE,
)
_OFFERS = r"(?:programmes?|schemes?|calls?|arrangements?|agreements?|funding|grants?|support|measures?|opportunit\w+)"
_OFFERS_LT = r"(?:program\w+|kvietim\w+|susitarim\w+|priemon\w+|param\w+|finansavim\w+|galimyb\w+)"
_ASKS_FIT = re.compile(
    r"\b(?:what|which|any|something|anything|is there)\b[^.?!]{0,60}"
    r"\b(?:fits?|suits?|suitable|matche?s?|right for|meant for|for (?:us|me)\b|(?:can|could) (?:we|i) apply"
    r"|open to (?:us|me)|available to (?:us|me))"
    rf"|\b(?:which|what)\b[^.?!]{{0,30}}\b{_OFFERS}\b[^.?!]{{0,20}}\b(?:exists?|covers?|is there|are there)\b"
    rf"|\b(?:is|are|was|were) (?:there )?(?:an?|any)\b[^.?!]{{0,30}}\b{_OFFERS}\b"
    r"[^.?!]{0,40}\b(?:this|that|us|me|it)\b"
    rf"|\b(?:which|what)\b[^.?!]{{0,20}}\b{_OFFERS}\b (?:should|could|would|can|might) (?:i|we)\b"
    rf"|\bis there (?:an?|any|some) (?:[\w-]+ ){{0,2}}(?:networks?|{_OFFERS})\b[^.?!]{{0,30}}"
    r"\b(?:help|fund|support|pay|financ)\w*"
    r"|\b(?:kas|kok\w+|kuri\w*|ar yra)\b[^.?!]{0,60}\b(?:tinka|tiktų|tinkama?s?|tinkam[oų]s|pasinaudoti|mums|man)\b"
    rf"|\b(?:kok\w+|kuri\w*|ar yra|ar buvo)\b[^.?!]{{0,20}}\b{_OFFERS_LT}\b"
    r"[^.?!]{0,20}\b(?:skirt\w+|yra|numatyt\w+)\b"
    rf"|\b(?:kok\w+|kuri\w*)\b {_OFFERS_LT} (?:\w+ )?(?:rinktis|pasirinkti|turėčiau|turėtume|verta)\b"
    r"|\b(?:kas|kok\w+|kuri\w*)\b[^.?!]{0,40}\bgal(?:ime|ėtume|ėčiau|iu) (?:teikti|kreiptis|dalyvauti|gauti)\b",
    re.IGNORECASE,
)
_OFFER = (
    r"(?:(?:what|which|any) (?:[\w-]+ ){0,3}(?:programmes?|schemes?|calls?|funds?|grants?|measures?)"
    r"|what|anything|something)"
)
_OFFER_LT = r"(?:(?:kok\w+|kuri\w*|ar yra) (?:\w+ ){0,2}(?:program\w+|kvietim\w+|priemon\w+|susitarim\w+)|kas|kas nors)"
_APPLICANT = (
    r"(?:company|firm|business|start-?up|sme|cluster|researcher|university|enterprise|institute|scientist|team)"
)
_APPLICANT_LT = (
    r"(?:[įi]mon(?:ei|ę|e)|klasteri(?:ui|į)|mokslininkui|universitet(?:ui|ą)|startuoli(?:ui|į)|institut(?:ui|ą))"
)
_BACKS_WHOM = re.compile(
    rf"\b{_OFFER} (?:that |which |there that |there to )?(?:could |can |would |might |will |to )?"
    r"(?:fund|financ|pay|help|support|back)\w*\b[^.?!]{0,60}"
    rf"(?:\b(?:us|me)\b|\ban? (?:[\w-]+ ){{0,3}}{_APPLICANT}\b)"
    rf"|\b{_OFFER_LT} (?:galėtų |galetu |gali )?(?:finansuo|parem|rem|padė|pade)\w+\b[^.?!]{{0,40}}"
    rf"\b(?:mums|mus|man|mane|{_APPLICANT_LT})\b",
    re.IGNORECASE,
)
"""It is asked what backs somebody, and who that is is told in the same breath: "which programme helps a small firm"."""


def asks_what_fits(text: str) -> bool:
    """Return whether `text` speaks of an applicant and asks what fits him."""
    return bool((_SELF.search(text) and _ASKS_FIT.search(text)) or _BACKS_WHOM.search(text))


def asking_sentences(text: str) -> list[str]:
    """Return the sentences of `text` that ask what fits."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return [sentence for sentence in sentences if _ASKS_FIT.search(sentence) or _BACKS_WHOM.search(sentence)]
