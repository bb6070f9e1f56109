"""Which take of a story a wire's text is, and of which other text it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stories.text.patterns import compiled

AHEAD, BULLETIN, URGENT, FIRST, NIGHT, LAST = -3.0, -2.0, -1.0, 0.0, 40.0, 50.0

UNNUMBERED = 0.5
"""The rank of what says that it is an update, and not which."""

_WRAP = compiled(
    r"\b(?:resumen|riepilogo|round-?up|tagesrückblick|tageszusammenfassung|gesamtzusammenfassung|ansa|"
    r"(?:siste|sista|sidste|endelig|slutlig)(?: (?:versjon|version|versionen|udgave))?|slutversion(?:en)?|"
    r"endfassung|resumo|"
    r"totaal|totaalversie|slotversie|compleet|s[ií]ntes[ei]s?|synth[eè]se|papier g[eé]n[eé]ral|bilan|"
    r"podsumowanie|synteza|shrnutí|souhrn|összefoglal\w+|özet|derleme|samlevers[ij]on|sammenfatt\w+|sammanfatt\w+|"
    r"gesamtfassung|overzicht|sintesi|avslutter|avslutar|sluttsak|slutsak|hovedsak|kooste|loppuversio|итог(?:и|"
    r"овая версия)|сводка|обзор)(?:\b|/)",
    re.IGNORECASE,
)

_NIGHT = compiled(
    r"\b(?:night-? ?(?:lead|ld)|overnight|natt|nat|kveld|kväll|aften|nachtfassung|tagesschluss)(?:\b|version|utgave)",
    re.IGNORECASE,
)
_AHEAD = compiled(r"\b(?:prev|preview|prévision|previa|curtain-?raiser|vorschau|vorbericht)\b", re.IGNORECASE)
_BULLETIN = compiled(
    r"\b(?:bulletin|flash|snap|(?:ap)?newsalert|eilmeldung|eil|eilt|blitz|bolet[ií]n|alerte|alerta|flits|молния|flaş|"
    r"ekspres|blic|blesk|bleskov\w+)\b",
    re.IGNORECASE,
)
_URGENT = compiled(
    r"\b(?:urgente?|alert|spoed|hastemelding|haster|hast|brief|av\.|avance|breaking|newsbreak|срочно|экстренно|hitno|"
    r"pilne|pilná|pilné|sürgős|acil|son dakika|kiireellinen|brådskande|lyn|dringend|eilig)\b",
    re.IGNORECASE,
)
_ADDED = compiled(r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)[ -]?)?(?:add|insert|sub)\b", re.IGNORECASE)
_LEAD = (
    r"(?:leads?|ld|net|nl|wrap(?:up)?|update|updated|writethru|write-?thru|recast|zusammenfassung|"
    r"neufassung|aktualisierung|lead-neufassung|actualiza(?:ci[oó]n)?|ampliaci[oó]n|actualisation|r[eé]sum[eé]|"
    r"aggiornamento|punto|riepilogo|(?:em )?atualiza(?:[cç][aã]o|da|do)|oppdater(?:ing|t)|opdater(?:ing|et)|"
    r"uppdater(?:ing|ad)|uppd|vervanging|dublett|amp|ny version|ny versjon|nieuw|nieuwe versie|nova vers[aã]o|"
    r"nueva versi[oó]n|nouvelle version|neue fassung|substitute|snapfull|tilføjet|wiederholung|zus|"
    r"part|focus|upd|fornyet|förnyad|forny[aet]+|ny|nytt|erg[aä]nzung|nachtrag|aanvulling|"
    r"herziening|nouveau|aanpassing|uusi versio|päivitys|päivitetty|täydennys|täydennetty|sum|"
    r"aktl\.?|aktualizacj\w|uzupełni\w+|dłuższa|rozszerzon\w|opis|aktualizac\w|aktualizov\w+|doplněn\w|rozšířen\w|"
    r"frissít\w+|bővített|güncelle\w+|genişlet\w+|dopun\w+|dopunjen\w|ažuriran\w|"
    r"дополнен(?:ие|о)|доп|обновлен(?:ие|о)|новая (?:версия|редакция)|расширенная версия|версия|лид)"
)
_NTH = {
    word: number
    for number, words in enumerate(
        (
            "first erste erster premier première primer primera prima primo eerste första første первая первое",
            "second zweite zweiter deuxième second segunda segundo seconda secondo tweede andra anden andre "
            "вторая второе",
            "third dritte dritter troisième tercera tercer terza terzo derde tredje terceira terceiro третья третье",
            "fourth vierte vierter quatrième cuarta cuarto quarta quarto vierde fjärde fjerde четвертая четвертое",
            "fifth fünfte fünfter cinquième quinta quinto vijfde femte пятая пятое",
        ),
        start=1,
    )
    for word in words.split()
}
_ORDINAL = rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th|er|e|de|ra|da|a|o|ª|º|\.)?|(?P<word>{'|'.join(_NTH)}))"
_NUMBERED = compiled(
    rf"(?<![^\W_]){_ORDINAL}?[ -]?(?P<lead>{_LEAD})(?![^\W\d_])(?:[ -]?(?P<after>\d{{1,2}}|\d{{4}})(?![\d-]))?",
    re.IGNORECASE,
)
_WRITTEN_THROUGH = compiled(r"write-?thru", re.IGNORECASE)

_WORD_OF_A_TAKE = (
    r"(?:(?:\d{1,2}(?i:st|nd|rd|th) )?(?:LD|LEAD|Ld|Lead|UPDATE|WRAP)(?:[ -](?:Writethru|WRITETHRU))?|UPDATED?|"
    r"Updated?|WRAPUP|RPT|"
    r"REFILE|CORRECTED|Corrected|WITHDRAWN(?=: UPDATE)|URGENT|Urgent|BULLETIN|FLASH|Flash|ALERT|Newsalert|"
    r"EXCLUSIVE|FOCUS|Focus|ROUNDUP|Roundup|NIGHTLEAD|"
    r"PILNE|ACİL|SON DAKİKA|SUPERSEDED|BRIEF|Hastemelding|HASTER|Haster|Eilmeldung|EILMELDUNG|URGENTE|Urgente|AMP|"
    r"Zus\.|"
    r"Ny versj?[io]+n)(?: \d{1,2})?"
)
HEADED = compiled(
    rf"(?:[A-Z]{{2,4}}:\s?)?(?P<mark>{_WORD_OF_A_TAKE}(?:(?:-|: ){_WORD_OF_A_TAKE}){{0,2}})\s?(?:-(?!-)|:)\s?(?=\S)"
)
"""What a headline may open with: "UPDATE 2-Mine collapse kills 12", "1st LD: Six dead"."""

_OPENED = compiled(r"(?P<mark>\([^()]{1,24}\)|AV\.)\s+(?=\S)")  # "(AMP2) Detenida una novia", "(LEAD) Gov't to open"
# "Frana su albergo: trovati vivi (3)", and as a desk names it, "…, trovati vivi (3), …"
_CLOSED = compiled(r"(?P<rest>\S.*\S)\s*(?P<mark>\([^()]{1,24}\)),?", re.DOTALL)

FLASHED = compiled(r"\+\+\s*(?P<rest>\S.*?)\s*\+\+", re.DOTALL)
"""How a flash is headed: "++ Frana su un albergo ++"."""


def mark_of(headline: str) -> str:
    """What a headline says of which take it heads; empty where it says nothing."""
    if FLASHED.fullmatch(headline):
        return "flash"
    headline = headline.rstrip(_TRIMMINGS)
    if opened := _loudly_opened(headline):
        return opened["mark"]
    if found := HEADED.match(headline):
        return found["mark"]
    if found := _LABELLED.match(headline):
        return found["mark"] or found["closing"]
    if headline.isupper() and (last := _LAST_WORDS.search(headline)) and is_mark(last["mark"]):
        return last["mark"]  # "VIC:BUSHFIRE WRAP"
    marks = (found["mark"] for found in (_OPENED.match(headline), _CLOSED.fullmatch(headline)) if found)
    return next((mark for mark in marks if rank(mark) is not None), "")


_TRIMMINGS = " =¥"
"""What some agencies write behind a headline."""

_LOUD = compiled(
    r"(?P<mark>(?=\d|[^\W\da-z_]{2})[^\W_]{2,16}(?:[ -][^\W_]{1,16}){0,2})"
    r"(?P<behind>\s?[:/]\s|\s[-–—]\s|-(?=[^\W_a-z]|\W)|[\s¥*]+)(?=[\"“«„'‘]?[^\W_])"
)
_FEWEST_LOUD = 3  # letters: "NY firm cuts jobs" has no mark


def _loudly_opened(headline: str) -> re.Match[str] | None:
    """The mark in capitals with which a headline opens that goes on in small letters: "2ND ROUNDUP: Boy stops a tram",
    "1ST LEAD Tram derails", "GÜNCELLEME 2 - Balon", "PILNE Podlaskie/ Żubr"."""
    found = _LOUD.match(headline) if headline[:2].isupper() or headline[:1].isdigit() else None
    if headline.isupper():
        return None
    while found:
        mark, place = found["mark"], rank(found["mark"])
        is_short = sum(map(str.isalpha, mark)) < _FEWEST_LOUD
        if place is not None and not is_short and mark.isupper() and is_mark(mark):
            return found if place < NIGHT or not found["behind"].isspace() else None  # "ANSA chief resigns"
        found = _LOUD.match(headline, 0, found.end("mark"))  # the same with a word less
    return None


def mark_among(topics: str) -> str:
    """The last of a list of topics where that says which take a text is: "Kirche/Steiermark/Zusammenfassung"."""
    last = topics.rstrip("/ ").rpartition("/")[2]
    return last if last != topics and rank(last) is not None and is_mark(last) else ""


def bare(headline: str) -> str:
    """The headline without what marks its take."""
    if flashed := FLASHED.fullmatch(headline):
        return flashed["rest"]
    headline = headline.strip().rstrip(_TRIMMINGS)
    if found := _loudly_opened(headline) or HEADED.match(headline):
        headline = headline[found.end() :]
    if (opened := _OPENED.match(headline)) and rank(opened["mark"]) is not None:
        return headline[opened.end() :]
    if (closed := _CLOSED.fullmatch(headline)) and rank(closed["mark"]) is not None:
        return closed["rest"]
    return headline


BESIDE = compiled(
    r"(?P<what>FACTBOX|TIMELINE|ANALYSIS|EXPLAINER|INTERVIEW|PROFILE|CHRONOLOGY|INSIGHT|SCENARIOS|QUOTES|Q\+A|BREAKINGVIEWS|"
    r"(?i:the latest|timeline|chronology|chronologie|cronología|cronologia|cronistoria|repères|encadré|portrait|"
    r"hintergrund|"
    r"stichwort|porträt|analyse|análisis|analisi|analys|claves|perfil|scheda|fakta|faktaboks|kader|tidslinje|feature|explainer|"
    r"factbox))(?:-|: ?)(?=\S)"
)
"""A piece beside the report: an article of its own, whatever it has in common with that."""

_LAST_WORDS = compiled(r"\s(?P<mark>(?:\d\w{2} )?(?:WRAP|WRAPUP|NIGHTLEAD|ROUNDUP|LEAD|UPDATE)(?: \d)?)$")
_SOLE = compiled(r"\W*(?:adds|updates|recasts|updating|recasting|writethru)\W*", re.IGNORECASE)
_LABELLED = compiled(r"(?P<mark>ANSA)/ (?=\S)|.*\S ?/ ?(?P<closing>ANSA)$", re.DOTALL)
"""ANSA's round-up of a day: "ANSA/ Frana su albergo: tutti salvi", "Frana su albergo: tutti salvi / ANSA"."""
_COUNTED = compiled(r"\((?P<number>\d{1,2})\)")
_NTH_OF_A_WRAP = compiled(
    r"(?<!\S)[(]?(?P<number>\d{1,2})(?:st|nd|rd|th|\.|[ªºe]|eme|ème)?(?![^\W_]|[-:.])", re.IGNORECASE
)
_AGAIN = compiled(r"\b(?:corrected|corrects|rpt|refile|repeat|correction|korr)\b", re.IGNORECASE)
"""A take sent once more, mended or not."""


@lru_cache(maxsize=256)  # of a text in which one line stands again and again
def rank(mark: str) -> float | None:
    """Where among the takes of its story a text stands that is marked so, the first being 0: "URGENT", "1st Ld",
    "UPDATE 3", "Zweite Zusammenfassung". None where the mark tells none."""
    ranks = [_rank(found) for found in _NUMBERED.finditer(mark)]
    ranks += [float(found["number"]) for found in _COUNTED.finditer(mark)]
    more = _ADDED.search(mark)
    if _WRAP.search(mark):
        return LAST + (int(counted["number"]) / 100 if (counted := _NTH_OF_A_WRAP.search(mark)) else 0.0)
    if _NIGHT.search(mark):
        return NIGHT
    if ranks:
        added = int(more["number"] or 1) / 10 if more else 0.0
        through = 0.5 if _WRITTEN_THROUGH.search(mark) else 0.0
        return max(ranks) + added + through + (0.25 if _AGAIN.search(mark) else 0.0)
    if _SOLE.fullmatch(mark):
        return UNNUMBERED
    if more:
        return int(more["number"] or 1) / 100
    if _AHEAD.search(mark):
        return AHEAD
    if _BULLETIN.search(mark):
        return BULLETIN
    return URGENT if _URGENT.search(mark) else None


def is_mark(words: str) -> bool:
    """Whether words say which take a text is, and nothing else."""
    for form in (_NUMBERED, _ADDED, _NTH_OF_A_WRAP, _COUNTED, _WRAP, _NIGHT, _AHEAD, _BULLETIN, _URGENT):
        words = form.sub(" ", words)
    return not any(map(str.isalnum, words))


def _rank(found: re.Match[str]) -> float:
    number = int(found["before"] or found["after"] or _NTH.get((found["word"] or "").lower(), 1))
    return number if number < 100 else 1 + number / 10_000  # "Zusammenfassung 1430" tells the time


KINDS = ("slug:", "serial:", "headline:", "topics:", "sent:", "day:", "time:", "take:")
NARROWING = KINDS[-3:]
"""Those that tell which of several is meant, and name nothing alone."""


def is_handle(value: str) -> bool:
    return value.startswith(KINDS)


def is_narrowing(handle: str) -> bool:
    return handle.startswith(NARROWING)


KILLS, CORRECTS, REPLACES = "kills", "corrects", "replaces"

RELATIONS = (KILLS, CORRECTS, REPLACES)
"""What one text says of another: also the `what` of the decision it becomes, whose value is a handle."""

_SAYING: dict[str, str] = {
    KILLS: r"(?:please|mandatory|bulletin|must|asked to) kill|(?:must|should|to|please) be killed|kill [a-z]\d{3,4}|"
    r"não consider\w+|kill (?:the )?(?:story|item|take|add|lead|bc-|am-|pm-)|"
    r"withdraw(?:s|n|al|ing)?|do not use|not be used|disregard|discard|eliminat(?:e|ed|ion)|(?:please|must|"
    r"asked to) delete|"
    r"nicht (?:zu |mehr )?verwenden|zurückgezogen|zieh(?:t|en) .{0,300} zurück|zu streichen|schrappen|"
    r"retir(?:é|ée|ada|ado|er|ar|ata|iamo|a|o)|"
    r"retrait|annul\w+|anul\w+|(?:please|asked to) ignore|cancell?(?:ed|ation)|rückzug|"
    r"ne pas (?:utiliser|diffuser|publier)|no (?:usar|utilizar|publicar|difundir)|"
    r"verwenden sie .{0,120}nicht|não utiliz\w+|sem efeito|"
    r"non (?:usare|utilizzare|pubblicare)|niet (?:te |meer )?gebruiken|ingetrokken|vervalt|"
    r"(?:bruk|brug|använd) (?:ikke|inte)|återkall\w*|tilbake(?:kall|trekk|trukk)\w*|tilbage(?:kald|trukk|træk)\w*|"
    r"trekke?r .{0,80}?tilbake|(?:kalder|trækker) .{0,80}?tilbage|drar .{0,80}?tillbaka|vetää .{0,80}?pois|"
    r"não (?:usar|utilizar)|peruttu|аннулир\w+|отозва\w+|отзыва\w+|"
    r"просим не (?:использовать|публиковать)|снят\w* с ленты|vervallen|intrekken|withhold\w*|retract\w*|"
    r"please (?:cancel|discard|hold)|stornier\w*|(?:zu|bitte) streichen|gestrichen|gegenstandslos|"
    r"(?:ne pas|no|non|não) (?:tenir|tengan|tener|tenere|ter|tenham) (?:en |em )?(?:compte|cuenta|conto|conta)|"
    r"no (?:se )?tom(?:en|ar) en cuenta|caso omiso|sin efecto|cestin\w+|considerar\w+ (?:null|nul|anulad)\w+|"
    r"descart\w+|desconsider\w+|desestim\w+|(?:als )?niet verzonden|negeren|slettes|strykes|utgår|udgår|makuler\w*|"
    r"(?:se|ses) bort fra|bortse[rs]? (?:fra|från)|(?:må|skal|ska|får) (?:ikke|inte) (?:bruges|brukes|användas)|"
    r"poistet\w*|mitätö\w+|älkää käyttäkö|ei saa käyttää|anulow\w*|wycof\w*|"
    r"nie (?:wykorzystywać|publikować|używać)|zruš\w*|nepouží\w+|visszavon\w*|törl\w*|ne használják|iptal|kullanmay\w*|"
    r"geri çek\w*|povuč\w*|poništ\w*|недействительн\w+|снять с ленты|отменя(?:ет|ют)ся",
    CORRECTS: r"correct(?:s|ed|ion|ions|ive)?|clarif\w+|erroneously|incorrectly|wrongly|mistakenly|misidentified|"
    r"misspelled|misstated|berichtig\w*|korrig\w*|korrektur|rectif\w*|corrig\w*|correc[cç]\w*|errone\w*|por error|"
    r"par erreur|à tort|rettific\w*|correzione|errat\w*|correctie|rectificatie|moet zijn|rättelse|rättar|rettelse|"
    r"rett(?:er|et|ing)|korjaus|oikaisu|väärin|(?:should|please|must) read|moet(?:en)? .{1,80} (?:zijn|luiden)|"
    r"muss .{1,80} heißen|prière de lire|lire .{1,60} (?:au lieu|et non)|bien lire|léase|"
    r"debe (?:leerse|decir)|donde (?:dice|decía)|leia(?:-se|m)|"
    r"deve ler-se|onde se l(?:ê|ia)|il faut lire|leggasi|si legga|va letto|skal (?:være|stå)|"
    r"ska(?:ll)? (?:vara|stå)|pitää olla|"
    r"sprosto\w+|popraw\w+|powinno być|oprav\w+|správně|helyesbít\w*|helyesen|düzelt\w*|ispravak|ispravlj\w+|"
    r"corecta\w*|rectifica\w*|изменить|исправл\w+|поправк\w+|уточнен\w+|ошибочно|следует читать|(?:нужно|надо) читать",
    REPLACES: r"replac\w+|supersed\w+|substitut\w+|ersetz\w+|vervang\w+|rempla\w+|sustitu\w+|reempla\w+|"
    r"sostitu\w+|substitui\w*|erstatt\w+|ersätt\w+|ersatt|korvaa\w*|"
    r"in place of|(?:an|in) (?:die )?stelle von|anstelle|in plaats van|tient lieu d\w|à la place d\w|en lugar de|"
    r"al posto d\w+|em vez d\w|i stället för|i stedet for|sijaan|замен(?:а|яет|яют|ен[ао]?|ить)|взамен|вместо|"
    r"use (?:the following|this (?:story|item|version|take)|instead)|in(?:stead| lieu) of|subs? for|zastęp\w+|zamiast|"
    r"nahra\w+|namísto|anstatt|statt de[rs]|in sostituzione|felvált\w*|helyett\w*|yerine|umjesto|zamjenj\w+|înlocui\w*|"
    r"byter ut|"
    r"(?:träder|kommer|trer|træder) i (?:stället|stedet)|tritt an|übersend\w* .{0,40} neu",
}
_SAYS = {relation: compiled(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for relation, words in _SAYING.items()}


@lru_cache(maxsize=256)
def relation_in(words: str, among: Sequence[str] = RELATIONS) -> str | None:
    """What the words say of another text, as far as one word for it tells."""
    return next((relation for relation in among if _SAYS[relation].search(words)), None)


_CYCLE = compiled(r"^\^?(?:(?:bc|am|pm|ap)s?\b[\s-]*)+", re.IGNORECASE)
_GENERIC = compiled(
    r"\b(?:eds?|editors?|kill|elimination|correction|corrective|corrects?|clarification|advisory|withdrawal|withdrawn|"
    r"note|attention|mandatory|repeat|retraction|urgent|bulletin|bjt|apnewsalert|newsalert|news alert)\b",
    re.IGNORECASE,
)


def slug_handle(slug: str) -> str:
    """The same for a keyword however it is written: "BC-DikeBreak", "AM-Dike Break". Empty where it names no story."""
    words = _GENERIC.sub(" ", _CYCLE.sub("", slug.strip()).replace("_", " "))
    words = _ADDED.sub(" ", _COUNTED.sub(" ", _NUMBERED.sub(" ", words)))
    folded = "".join(character for character in words.lower() if character.isalnum())
    return f"slug:{folded}" if len(folded) > 1 else ""


def headline_handle(headline: str) -> str:
    """The same for a headline with and without what marks its take."""
    folded = " ".join(re.findall(r"\w+", bare(headline).lower()))
    return f"headline:{folded}" if folded else ""


_REPLACING = compiled(
    r"\W?(?:(?P<mark>[^,:;]{2,24})[,:;] )?(?:replaces|replacing|supersedes|ersetzt|(?:annul(?:e|er) et )?remplacer?|"
    r"vervangt|(?:anular? y )?(?:sustitu(?:ye|ir)|reemplazar?)|(?:annulla(?:re)? e )?sostitui(?:sce|re)|"
    r"(?:anula e )?substitui|zastępuje|nahrazuje|felváltja|заменяет|замінює|ersätter|erstatter|korvaa|"
    r"in plaats van)\s\S.{2,90}",
    re.IGNORECASE,
)
_MOST_OF_A_LINE = 14  # words


def is_replacing(line: str) -> bool:
    """Whether a line above a text says no more than what it replaces: "Korvaa kello 10.02 julkaistun jutun", "Ny
    version, ersätter BRAND (uppd)"."""
    found = _REPLACING.fullmatch(line) if len(line.split()) <= _MOST_OF_A_LINE else None
    return found is not None and (found["mark"] is None or is_mark(found["mark"]))
