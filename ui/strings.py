"""The interface's own words, each in English and Lithuanian. Templates reach them as `t.name`."""

from __future__ import annotations

from babel import Locale

from corpus.types import Language

LANGUAGES: tuple[Language, ...] = ("en", "lt")

_WORDS: dict[str, tuple[str, str]] = {
    # The frame of the page
    "app_name": ("Gidas", "Gidas"),
    "tagline": (
        "Lithuania's international innovation cooperation, answered from the documents",
        "Lietuvos tarptautinis inovacijų bendradarbiavimas – atsakymai iš dokumentų",
    ),
    "skip": ("Skip to the question", "Pereiti prie klausimo"),
    "languages": ("Language", "Kalba"),
    "language_en": ("English", "Anglų"),
    "language_lt": ("Lithuanian", "Lietuvių"),
    "theme": ("Light or dark", "Šviesus ar tamsus"),
    "loading": ("Opening the page…", "Puslapis atidaromas…"),
    "needs_script": (
        "This page needs JavaScript. From a terminal: python -m assistant ask \"your question\".",
        "Šiam puslapiui reikia „JavaScript“. Terminale: python -m assistant ask \"jūsų klausimas\".",
    ),
    "footer": (
        "Every sentence of an answer rests on a quote that was checked against the document. "
        "For a decision, read the official page.",
        "Kiekvienas atsakymo sakinys remiasi citata, patikrinta dokumente. Prieš priimdami sprendimą, "
        "perskaitykite oficialų puslapį.",
    ),
    # Tabs
    "tab_ask": ("Ask", "Klausti"),
    "tab_finder": ("Find a programme", "Rasti programą"),
    "tab_agreements": ("Agreements", "Susitarimai"),
    "tab_markets": ("Markets", "Rinkos"),
    "tab_documents": ("Documents", "Dokumentai"),
    "tab_evaluation": ("Evaluation", "Vertinimas"),
    # Ask: asking
    "ask_title": ("What would you like to know?", "Ką norėtumėte sužinoti?"),
    "ask_lead": (
        "Ask about programmes, agreements, the Baltic Sea strategy or the priority markets. You get the short answer, "
        "the exact words it rests on, and a warning where something has ended.",
        "Klauskite apie programas, susitarimus, Baltijos jūros regiono strategiją ar prioritetines rinkas. Gausite "
        "trumpą atsakymą, tikslius žodžius, kuriais jis remiasi, ir įspėjimą, jei kas nors jau pasibaigę.",
    ),
    "examples": ("For example", "Pavyzdžiui"),
    "question_label": ("Your question", "Jūsų klausimas"),
    "question_hint": (
        "For example: Who administers the programme with Norway?",
        "Pavyzdžiui: kas administruoja programą su Norvegija?",
    ),
    "send": ("Ask", "Klausti"),
    "stop": ("Stop", "Stabdyti"),
    "clear": ("New conversation", "Naujas pokalbis"),
    "filters": ("Narrow the search", "Susiaurinti paiešką"),
    "filter_kinds": ("Kinds of document", "Dokumentų rūšys"),
    "filter_documents": ("Documents", "Dokumentai"),
    "filter_hint": ("Nothing chosen means everything is searched.", "Nieko nepasirinkus ieškoma visur."),
    "history": ("Earlier questions", "Ankstesni klausimai"),
    "history_note": ("Kept in this browser only.", "Saugoma tik šioje naršyklėje."),
    "history_empty": ("Nothing asked yet.", "Dar nieko neklausta."),
    "history_clear": ("Forget them", "Pamiršti"),
    "export_print": ("Print", "Spausdinti"),
    # Ask: the answer
    "you_asked": ("You asked", "Jūs klausėte"),
    "answer": ("Answer", "Atsakymas"),
    "searching": ("Searching the documents…", "Ieškoma dokumentuose…"),
    "being_written": (
        "The language model is writing. Each sentence shown has passed verification.",
        "Kalbos modelis rašo. Kiekvienas rodomas sakinys jau patikrintas.",
    ),
    "stopped": ("Stopped. The rest of the answer is not shown.", "Sustabdyta. Likusi atsakymo dalis nerodoma."),
    "ready": ("The answer is ready.", "Atsakymas parengtas."),
    "understood_as": ("Understood as", "Suprasta kaip"),
    "status_answered": ("Answered from the documents", "Atsakyta pagal dokumentus"),
    "status_partial": ("Answered in part", "Atsakyta iš dalies"),
    "status_not_in_documents": ("Not in the documents", "Dokumentuose nėra"),
    "status_off_topic": ("Outside what Gidas covers", "Ne „Gido“ tema"),
    "status_refused": ("Not answered", "Neatsakyta"),
    "notice_ended": ("Ended", "Pasibaigę"),
    "notice_superseded": ("Replaced", "Pakeista"),
    "notice_gap": ("Not in the documents", "Dokumentuose nėra"),
    "notice_note": ("Background note", "Pagalbinė pastaba"),
    "notice_translation": ("Translation", "Vertimas"),
    "notice_fallback": ("Without the language model", "Be kalbos modelio"),
    "suggestions": ("You could ask next", "Galite paklausti toliau"),
    "copy": ("Copy with citations", "Kopijuoti su citatomis"),
    "copy_plain": ("Copy", "Kopijuoti"),
    "copied": ("Copied", "Nukopijuota"),
    "copy_failed": ("Could not copy", "Nepavyko nukopijuoti"),
    "link": ("Copy link", "Kopijuoti nuorodą"),
    "helpful": ("Helpful", "Naudinga"),
    "not_helpful": ("Not helpful", "Nenaudinga"),
    "feedback": ("Was this helpful?", "Ar tai buvo naudinga?"),
    "feedback_comment": ("What should be better? (optional)", "Ką reikėtų pagerinti? (nebūtina)"),
    "feedback_send": ("Send", "Siųsti"),
    "feedback_thanks": ("Thank you. It was noted on this server.", "Ačiū. Įrašyta šiame serveryje."),
    "feedback_failed": ("It could not be noted.", "Įrašyti nepavyko."),
    # Ask: sources
    "sources": ("Sources", "Šaltiniai"),
    "source": ("Source", "Šaltinis"),
    "page": ("page", "psl."),
    "back": ("Back to the answer", "Atgal į atsakymą"),
    "open_document": ("Open document", "Atverti dokumentą"),
    "official_page": ("Official page", "Oficialus puslapis"),
    "new_tab": ("opens in a new tab", "atsidarys naujoje kortelėje"),
    "our_translation": ("Our translation", "Mūsų vertimas"),
    "tier_official": ("Official", "Oficialus"),
    "tier_note": ("Background note", "Pagalbinė pastaba"),
    "tier_user": ("Added here", "Įkelta čia"),
    "validity_in_force": ("In force", "Galioja"),
    "validity_ended": ("Ended", "Pasibaigė"),
    "validity_superseded": ("Replaced", "Pakeista"),
    "validity_unknown": ("Validity not known", "Galiojimas nežinomas"),
    "since": ("since {date}", "nuo {date}"),
    # Ask: how it was found
    "details": ("How this was found", "Kaip tai rasta"),
    "details_passages": ("Passages considered, best first", "Svarstytos ištraukos, geriausios pirma"),
    "score": ("Score", "Įvertis"),
    "dense": ("Meaning", "Prasmė"),
    "lexical": ("Words", "Žodžiai"),
    "passage": ("Passage", "Ištrauka"),
    "timing": ("Time", "Laikas"),
    "timing_embed": ("reading the question", "klausimo skaitymas"),
    "timing_retrieve": ("searching", "paieška"),
    "timing_total": ("in all", "iš viso"),
    "answerer": ("Answered by", "Atsakė"),
    "dropped": ("Sentences refused by verification", "Patikros atmesti sakiniai"),
    "corpus_version": ("Corpus", "Korpusas"),
    # Documents
    "kind_policy": ("Policy", "Politika"),
    "kind_programme": ("Programme", "Programa"),
    "kind_agreement": ("Agreement", "Susitarimas"),
    "kind_strategy": ("Strategy", "Strategija"),
    "kind_market_list": ("Market list", "Rinkų sąrašas"),
    "kind_note": ("Note", "Pastaba"),
    "dated": ("Dated", "Data"),
    "file_digest": ("SHA-256 of the file", "Failo SHA-256"),
    "page_picture": ("Page {page} of the PDF", "PDF {page} puslapis"),
    "page_picture_alt": (
        "Page {page} as it is printed, with the quote marked; its text follows below",
        "{page} puslapis, kaip išspausdintas, su pažymėta citata; jo tekstas – žemiau",
    ),
    "close": ("Close", "Užverti"),
    "back_to_gidas": ("Back to Gidas", "Atgal į „Gidą“"),
    "documents_lead": (
        "Everything answers are taken from. Official texts come first; background notes were written by this project.",
        "Viskas, iš ko imami atsakymai. Pirmiausia – oficialūs tekstai; pagalbines pastabas parengė šis projektas.",
    ),
    "shelf": ("Documents of your own", "Jūsų pačių dokumentai"),
    "shelf_hint": (
        "PDF, Word, OpenDocument, tables, web pages, mail and plain text, up to {mb} MB each.",
        "PDF, „Word“, „OpenDocument“, lentelės, tinklalapiai, laiškai ir paprastas tekstas, iki {mb} MB kiekvienas.",
    ),
    "shelf_choose": ("Files to add", "Įkeliami failai"),
    "shelf_add": ("Add", "Įkelti"),
    "shelf_again": ("Read all again", "Perskaityti visus iš naujo"),
    "shelf_remove": ("Remove", "Pašalinti"),
    "shelf_sure": ("Remove this document?", "Pašalinti šį dokumentą?"),
    "shelf_waiting": ("waiting", "laukia"),
    "shelf_reading": ("being read…", "skaitomas…"),
    "shelf_failed": ("failed", "nepavyko"),
    "file_added": ("added", "įkeltas"),
    "file_updated": ("updated", "atnaujintas"),
    "file_unchanged": ("unchanged", "nepakito"),
    "file_removed": ("removed", "pašalintas"),
    "file_refused": ("refused", "atmestas"),
    "search": ("Search", "Paieška"),
    "search_words": ("Words to find", "Ieškomi žodžiai"),
    "search_hint": ("Words in the title or the text", "Žodžiai pavadinime arba tekste"),
    "nothing_found": ("Nothing holds all of these words.", "Niekur nėra visų šių žodžių."),
    "title": ("Title", "Pavadinimas"),
    "kind": ("Kind", "Rūšis"),
    "validity": ("Validity", "Galiojimas"),
    "passages": ("Passages", "Ištraukos"),
    # Find a programme
    "finder_lead": (
        "Say who you are and what you need, in your own words or in the fields. Every programme is held against it, "
        "point by point, with the words that decide. Programmes that are over are shown apart.",
        "Parašykite, kas esate ir ko jums reikia, savais žodžiais arba laukuose. Su tuo palyginama kiekviena programa: "
        "punktas po punkto, su lemiamais žodžiais. Pasibaigusios programos rodomos atskirai.",
    ),
    "finder_text": ("In your own words", "Savais žodžiais"),
    "finder_text_hint": (
        "For example: we are a laser company with 40 people and look for a partner in Israel for joint R&D",
        "Pavyzdžiui: esame 40 žmonių lazerių įmonė, ieškome partnerio Izraelyje bendriems MTEP darbams",
    ),
    "not_said": ("not said", "nepasakyta"),
    "find": ("Find what fits", "Rasti, kas tinka"),
    "finder_reset": ("Start over", "Pradėti iš naujo"),
    "finder_result": ("What fits you", "Kas jums tinka"),
    "finder_changes": ("The answer would change", "Atsakymas pakeistų"),
    "finder_country": ("Fill in a country", "Įrašyti šalį"),
    "finder_nothing": (
        "Nothing in these documents is open to you on {day}.",
        "Šiuose dokumentuose nėra nieko, kas {day} jums būtų atvira.",
    ),
    "finder_open": ("Open on {day}, as the documents say", "Pagal dokumentus {day} priimamos paraiškos"),
    "finder_unknown": (
        "May suit you, but the documents do not say that one can apply on {day}",
        "Gali tikti, tačiau dokumentuose nenurodyta, kad {day} priimamos paraiškos",
    ),
    "finder_agreements": ("Agreements with the country you named", "Susitarimai su jūsų nurodyta šalimi"),
    "finder_ended": (
        "Not open: prepare nothing for these. They would have suited you",
        "Paraiškos nepriimamos: nieko joms nerenkite. Būtų tikusios",
    ),
    "finder_ruled_out": ("Does not fit, and why", "Netinka, ir kodėl"),
    "finder_unjudged": ("Too little is known to judge", "Per mažai duomenų įvertinti"),
    "fit_fits": ("fits", "tinka"),
    "fit_may_fit": ("may fit", "gali tikti"),
    "fit_does_not_fit": ("does not fit", "netinka"),
    "fit_over": ("over", "baigėsi"),
    "fit_not_open": ("not open", "nepriimama"),
    "save_failed": ("Could not save", "Nepavyko išsaugoti"),
    "save_as": ("Save as {form}", "Išsaugoti {form}"),
    # Agreements and markets
    "agreements_lead": (
        "Agreements and memoranda the documents speak of. Choose two or more to read them side by side.",
        "Susitarimai ir memorandumai, apie kuriuos kalbama dokumentuose. Pasirinkite du ar daugiau, kad palygintumėte.",
    ),
    "agreement": ("Agreement", "Susitarimas"),
    "country": ("Country", "Šalis"),
    "signed": ("Signed", "Pasirašyta"),
    "parties": ("Parties", "Šalys"),
    "not_stated": ("not stated", "nenurodyta"),
    "compare": ("Compare", "Palyginti"),
    "compare_hint": (
        "Tick 2 to {most} agreements, then compare them.",
        "Pažymėkite nuo 2 iki {most} susitarimų ir palyginkite.",
    ),
    "choose": ("Choose", "Pasirinkti"),
    "compared": ("Side by side", "Palyginimas"),
    "difference_same": ("the same", "sutampa"),
    "difference_different": ("different", "skiriasi"),
    "difference_some_silent": ("not stated in all", "nurodyta ne visur"),
    "stated_in_none": ("Stated in none of them", "Nenurodyta nė viename"),
    "ask_all": ("Ask all agreements one question", "Užduoti visiems susitarimams vieną klausimą"),
    "ask_all_hint": ("For example: who implements it?", "Pavyzdžiui: kas jį įgyvendina?"),
    "search_in": ("Search within one agreement", "Ieškoti viename susitarime"),
    "property": ("Property", "Savybė"),
    "value": ("What the documents say", "Ką sako dokumentai"),
    "quote": ("Quote", "Citata"),
    "missing": ("What the documents do not say", "Ko dokumentai nesako"),
    "unstated": ("Not stated of any such list either", "Nenurodyta ir apie kitus tokius sąrašus"),
    "ask_whom": ("Ask: {body}", "Klauskite: {body}"),
    "markets_lead": (
        "What is known of the lists of priority markets for export and innovation cooperation, and what is not.",
        "Kas žinoma apie prioritetinių eksporto ir inovacijų bendradarbiavimo rinkų sąrašus ir kas nežinoma.",
    ),
    "markets_chart": (
        "Number of markets in each list, where it is stated",
        "Rinkų skaičius sąrašuose, kur jis nurodytas",
    ),
    # Evaluation
    "evaluation_lead": (
        "How well the answers hold up against the evaluation suites: the latest run on this machine.",
        "Kaip atsakymai atitinka vertinimo rinkinius: naujausias paleidimas šiame kompiuteryje.",
    ),
    "evaluation_baseline": (
        "There is no run on this machine yet; these are the accepted figures of this version. Make a run with",
        "Šiame kompiuteryje dar nebuvo paleidimo; tai priimti šios versijos rodikliai. Paleidžiama taip:",
    ),
    "evaluation_none": ("There is no evaluation yet. Make one:", "Vertinimo dar nėra. Kaip jį atlikti:"),
    "evaluation_overall": ("All questions", "Visi klausimai"),
    "evaluation_suites": ("By suite", "Pagal rinkinį"),
    "evaluation_languages": ("By language", "Pagal kalbą"),
    "evaluation_settings": ("Settings of the run", "Paleidimo nuostatos"),
    "questions": ("Questions", "Klausimai"),
    "change": ("Change to the baseline", "Pokytis nuo atskaitos"),
    "interval": ("95 % interval", "95 % intervalas"),
    "metric": ("Metric", "Rodiklis"),
    "value_percent": ("Value", "Reikšmė"),
    "suite": ("Suite", "Rinkinys"),
    "metric_pass_rate": ("Passed", "Išlaikyta"),
    "metric_fact_recall": ("Facts told", "Pasakyti faktai"),
    "metric_citation_recall": ("Right source cited", "Cituotas tinkamas šaltinis"),
    "metric_support_rate": ("Sentences borne out by quotes", "Sakiniai, kuriuos patvirtina citatos"),
    "metric_verbatim_rate": ("Quotes word for word", "Pažodinės citatos"),
    "metric_declination_recall": ("Rightly not answered", "Pagrįstai neatsakyta"),
    # What can go wrong
    "error_title": ("This did not work", "Nepavyko"),
    "error_title_help": ("What happened:", "Kas įvyko:"),
    "error_unexpected": (
        "No answer came: the server is too busy, or something went wrong, which is in its log. Ask again, or put the "
        "question differently.",
        "Atsakymo negauta: serveris per daug užimtas arba įvyko klaida, įrašyta jo žurnale. Paklauskite dar kartą arba "
        "suformuluokite kitaip.",
    ),
    "error_no_index": ("There is nothing to answer from yet", "Dar nėra iš ko atsakyti"),
    "error_no_index_help": (
        "Build the index with `python -m ingest` or `make run`.",
        "Sudarykite indeksą: `python -m ingest` arba `make run`.",
    ),
    "error_mismatch": ("The index does not fit the settings", "Indeksas neatitinka nuostatų"),
    "error_mismatch_help": (
        "Put the settings back, or build the index anew.",
        "Grąžinkite ankstesnes nuostatas arba sudarykite indeksą iš naujo.",
    ),
    "error_store": ("The document store cannot be reached", "Dokumentų saugykla nepasiekiama"),
    "error_store_help": (
        "Check that the store runs and can be reached from here.",
        "Patikrinkite, ar saugykla veikia ir ar ji iš čia pasiekiama.",
    ),
    "error_question": ("This question cannot be asked as it stands", "Tokio klausimo užduoti negalima"),
    "error_question_help": (
        "Ask in a sentence of your own, in English or Lithuanian.",
        "Klauskite trumpu sakiniu, lietuviškai arba angliškai.",
    ),
    "error_profile": ("This cannot be matched as it stands", "Pagal tokį aprašymą ieškoti negalima"),
    "error_profile_help": (
        "Check what you filled in; countries may be named in English or Lithuanian.",
        "Patikrinkite, ką įrašėte; šalis galima rašyti lietuviškai arba angliškai.",
    ),
    "error_busy": ("Too many questions at once", "Per daug klausimų vienu metu"),
    "error_busy_help": ("Wait a few seconds and ask again.", "Palaukite kelias sekundes ir klauskite dar kartą."),
    "error_crowd": (
        "Too many questions at once. Wait a few seconds and ask again.",
        "Per daug klausimų vienu metu. Palaukite kelias sekundes ir klauskite dar kartą.",
    ),
    "error_offline": (
        "The server does not answer. Check that Gidas is still running, then ask again.",
        "Serveris neatsako. Patikrinkite, ar „Gidas“ tebeveikia, ir paklauskite dar kartą.",
    ),
    "reload": ("Try again", "Bandyti dar kartą"),
    "retry": ("Ask again", "Klausti dar kartą"),
    "no_such_document": ("There is no such document.", "Tokio dokumento nėra."),
}  # fmt: skip

_COUNTED: dict[str, dict[str, dict[str, str]]] = {
    "sources": {
        "en": {"one": "{n} source", "other": "{n} sources"},
        "lt": {"one": "{n} šaltinis", "few": "{n} šaltiniai", "other": "{n} šaltinių"},
    },
    "documents": {
        "en": {"one": "{n} document", "other": "{n} documents"},
        "lt": {"one": "{n} dokumentas", "few": "{n} dokumentai", "other": "{n} dokumentų"},
    },
    "passages": {
        "en": {"one": "{n} passage", "other": "{n} passages"},
        "lt": {"one": "{n} ištrauka", "few": "{n} ištraukos", "other": "{n} ištraukų"},
    },
}


class Words:
    """The interface's words in one language, as `words.name` or `words["name"]`."""

    def __init__(self, place: int) -> None:
        self._words = {key: pair[place] for key, pair in _WORDS.items()}

    def __getitem__(self, key: str) -> str:
        """Return the word called `key`; raises KeyError."""
        return self._words[key]

    def __getattr__(self, key: str) -> str:
        """Return the word called `key`; raises AttributeError."""
        try:
            return self.__dict__["_words"][key]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(key) from None


_BY_LANGUAGE = {language: Words(place) for place, language in enumerate(LANGUAGES)}


def words(language: Language) -> Words:
    """Return the interface's words in `language`, English for any language but Lithuanian."""
    return _BY_LANGUAGE["lt" if language == "lt" else "en"]


def counted(noun: str, n: int, language: Language) -> str:
    """Return `n` with the form of `noun` that the language's plural rules ask for."""
    forms = _COUNTED[noun][language]
    return forms.get(str(Locale(language).plural_form(n)), forms["other"]).format(n=n)
