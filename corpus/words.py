"""Closed classes of words in both languages: what a question is built with, not what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexical import stems

FUNCTION_WORDS = frozenset(
    stems(
        """
        the an and or of in on at to for from by with about as into over under between through is are was were be been
        being am do does did done has have had having can could may might shall should will would must ought what which
        who whom whose when where why how that this these those it its he she they them their his her we us our you your
        me my mine if then than so not no nor yes there here any some all each every both more most less least very much
        many please tell give show say know want need like just also only still now today currently actually exactly
        whether up out off re ll ve don doesn didn isn aren let get got im ok okay hello hi thanks thank per via within
        without against during before after again ever yet too etc mean means regarding concerning kind sort
        """
    )
    + stems(
        """
        ir ar arba bei bet o kad jei jeigu kas ką ko kam kuo kur kada kaip kodėl kiek koks kokia kokie kokios kokį kokią
        kokių kokiu kokiais kuris kuri kurie kurios kurį kurią kurių kuriame kuriais kuriuo yra buvo bus būti būtų esame
        esu yra nėra šis ši šie šios tas ta tai tie tos to tuo tam jis ji jie jos jo jų jį ją jam jai mes mūsų mums aš
        man mano jūs jūsų jums savo su be į iš ant po prie per nuo iki už apie dėl pagal tarp prieš pas ne taip dar jau
        tik tiktai gal galbūt galima gali galime galiu galėtų galėtume reikia norime norėčiau prašau prašom pasakyk
        pasakykite parodyk sakyk ačiū labas sveiki šiuo metu dabar šiandien šiandieną visi visos visų kiekvienas koks
        kokios kiti kita kitas vėl ten čia kuriam kuriems kuriai juos jomis jais vis tiek net nors kai dabar
        """
    )
)
"""Stems of the words that carry no subject matter."""


def content_stems(word_stems: Sequence[str]) -> list[str]:
    """Return those of `word_stems` that carry subject matter, in order."""
    return [word for word in word_stems if word not in FUNCTION_WORDS]


def tells(name: str) -> bool:
    """Return whether a name can be told from ordinary words: "US" reads like "us", and "Iranas" like "ir"."""
    return any(word not in FUNCTION_WORDS for word in stems(name))


def question_stems(text: str) -> list[str]:
    """Return the content stems of `text`."""
    return content_stems(stems(text))
