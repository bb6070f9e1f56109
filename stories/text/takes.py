"""Which take of a story a wire's text is, and of which other text it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stories.text.dates import DATE, read_date

BULLETIN, URGENT, FIRST, LAST = -2.0, -1.0, 0.0, 50.0

_WRAP = re.compile(
    r"\b(?:resumen|riepilogo|round-?up|tagesrückblick|ansa|siste versjon|sista versionen|endfassung|resumo)(?:\b|/)",
    re.IGNORECASE,
)

_BULLETIN = re.compile(r"\b(?:bulletin|flash|snap|(?:ap)?newsalert|eilmeldung|eil|bolet[ií]n)\b", re.IGNORECASE)
_URGENT = re.compile(
    r"\b(?:urgente?|alert|spoed|hastemelding|haster|hast|brief|av\.|avance|breaking|newsbreak)\b", re.IGNORECASE
)
_ADDED = re.compile(r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)[ -])?(?:add|insert|sub)s?\b", re.IGNORECASE)
_LEAD = (
    r"(?:leads?|ld|net|nl|wrap(?:up)?|night-?lead|update|updated|writethru|write-?thru|recast|zusammenfassung|"
    r"neufassung|aktualisierung|lead-neufassung|actualiza(?:ci[oó]n)?|ampliaci[oó]n|actualisation|synth[eè]se|"
    r"papier g[eé]n[eé]ral|"
    r"aggiornamento|punto|riepilogo|(?:em )?atualiza(?:[cç][aã]o|da|do)|oppdater(?:ing|t)|opdater(?:ing|et)|"
    r"uppdater(?:ing|ad)|uppd|vervanging|dublett|amp|ny version|ny versjon|nieuw|nieuwe versie|nova vers[aã]o|"
    r"nueva versi[oó]n|nouvelle version|neue fassung|nightlead|substitute|snapfull|tilføjet|wiederholung|zus|"
    r"part|focus|upd)"
)
_NTH = {
    word: number
    for number, words in enumerate(
        (
            "first erste erster premier première primer primera prima primo eerste första første",
            "second zweite zweiter deuxième second segunda segundo seconda secondo tweede andra anden andre",
            "third dritte dritter troisième tercera tercer terza terzo derde tredje terceira terceiro",
            "fourth vierte vierter quatrième cuarta cuarto quarta quarto vierde fjärde fjerde",
            "fifth fünfte fünfter cinquième quinta quinto vijfde femte",
        ),
        start=1,
    )
    for word in words.split()
}
_ORDINAL = rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th|er|e|de|ra|da|a|o|ª|º|\.)?|(?P<word>{'|'.join(_NTH)}))"
_NUMBERED = re.compile(
    rf"(?<![^\W_]){_ORDINAL}?[ -]?(?P<lead>{_LEAD})(?![^\W\d_])(?:[ -]?(?P<after>\d{{1,2}}|\d{{4}})(?![\d-]))?",
    re.IGNORECASE,
)
_WRITTEN_THROUGH = re.compile(r"write-?thru", re.IGNORECASE)

_WORD_OF_A_TAKE = (
    r"(?:(?:\d{1,2}(?i:st|nd|rd|th) )?(?:LD|LEAD|Ld|Lead)(?: (?:Writethru|WRITETHRU))?|UPDATED?|Updated?|WRAPUP|RPT|"
    r"REFILE|CORRECTED|Corrected|WITHDRAWN(?=: UPDATE)|URGENT|Urgent|BULLETIN|FLASH|Flash|ALERT|Newsalert|EXCLUSIVE|"
    r"SUPERSEDED|BRIEF|Hastemelding|HASTER|Haster|Eilmeldung|EILMELDUNG|URGENTE|Urgente|AMP|Zus\.|"
    r"Ny versj?[io]+n)(?: \d{1,2})?"
)
HEADED = re.compile(rf"(?P<mark>{_WORD_OF_A_TAKE}(?:(?:-|: ){_WORD_OF_A_TAKE}){{0,2}})\s?(?:-(?!-)|:)\s?(?=\S)")
"""What a headline may open with: "UPDATE 2-Mine collapse kills 12", "1st LD: Six dead"."""

_OPENED = re.compile(r"(?P<mark>\([^()]{1,24}\)|AV\.)\s+(?=\S)")  # "(AMP2) Detenida una novia", "(LEAD) Gov't to open"
_CLOSED = re.compile(r"(?P<rest>\S.*\S)\s*(?P<mark>\([^()]{1,24}\))", re.DOTALL)  # "Frana su albergo: trovati vivi (3)"

FLASHED = re.compile(r"\+\+\s*(?P<rest>\S.*?)\s*\+\+", re.DOTALL)
"""How a flash is headed: "++ Frana su un albergo ++"."""


def mark_of(headline: str) -> str:
    """What a headline says of which take it heads; empty where it says nothing."""
    if FLASHED.fullmatch(headline):
        return "flash"
    if found := HEADED.match(headline) or _LABELLED.match(headline):
        return found["mark"]
    marks = (found["mark"] for found in (_OPENED.match(headline), _CLOSED.fullmatch(headline)) if found)
    return next((mark for mark in marks if rank(mark) is not None), "")


def bare(headline: str) -> str:
    """The headline without what marks its take."""
    if flashed := FLASHED.fullmatch(headline):
        return flashed["rest"]
    headline = HEADED.sub("", headline.strip(), count=1)
    for form in (_OPENED.match(headline), _CLOSED.fullmatch(headline)):
        if form and rank(form["mark"]) is not None:
            return headline[form.end() :] if form.re is _OPENED else form["rest"]
    return headline


_LABELLED = re.compile(r"(?P<mark>ANSA)/ (?=\S)")  # its round-up of a day: "ANSA/ Frana su albergo: tutti salvi"
_COUNTED = re.compile(r"\((?P<number>\d{1,2})\)")
_CORRECTED = re.compile(r"\b(?:corrected|corrects)\b", re.IGNORECASE)


@lru_cache(maxsize=256)  # of a text in which one line stands again and again
def rank(mark: str) -> float | None:
    """Where among the takes of its story a text stands that is marked so, the first being 0: "URGENT", "1st Ld",
    "UPDATE 3", "Zweite Zusammenfassung". None where the mark tells none."""
    ranks = [_rank(found) for found in _NUMBERED.finditer(mark)]
    ranks += [float(found["number"]) for found in _COUNTED.finditer(mark)]
    more = _ADDED.search(mark)
    if _WRAP.search(mark):
        return LAST
    if ranks:
        added = int(more["number"] or 1) / 10 if more else 0.0
        through = 0.5 if _WRITTEN_THROUGH.search(mark) else 0.0
        return max(ranks) + added + through + (0.25 if _CORRECTED.search(mark) else 0.0)
    if more:
        return int(more["number"] or 1) / 100
    if _BULLETIN.search(mark):
        return BULLETIN
    return URGENT if _URGENT.search(mark) else None


def _rank(found: re.Match[str]) -> float:
    number = int(found["before"] or found["after"] or _NTH.get((found["word"] or "").lower(), 1))
    return number if number < 100 else 1 + number / 10_000  # "Zusammenfassung 1430" tells the time


KINDS = ("slug:", "serial:", "headline:", "day:", "time:")
NARROWING = KINDS[-2:]
"""Those that tell which of several is meant, and name nothing alone."""


def is_handle(value: str) -> bool:
    return value.startswith(KINDS)


KILLS, CORRECTS, REPLACES = "kills", "corrects", "replaces"

RELATIONS = (KILLS, CORRECTS, REPLACES)
"""What one text says of another: also the `what` of the decision it becomes, whose value is a handle."""

_SAYING: dict[str, str] = {
    KILLS: r"(?:please|mandatory|bulletin|must|asked to) kill|kill (?:the )?(?:story|item|take|add|lead|bc-|am-|pm-)|"
    r"withdraw(?:s|n|al)?|do not use|not be used|disregard|eliminat(?:e|ed|ion)|"
    r"nicht (?:zu |mehr )?verwenden|zurückgezogen|ziehen? .{0,80} zurück|retir(?:é|ée|ada|ado|er|ar|ata|iamo|a|o)|"
    r"retrait|annul\w+|anul\w+|please ignore|cancell?(?:ed|ation)|rückzug|"
    r"ne pas (?:utiliser|diffuser|publier)|no (?:usar|utilizar|publicar|difundir)|"
    r"verwenden sie .{0,120}nicht|não utiliz\w+|sem efeito|"
    r"non (?:usare|utilizzare|pubblicare)|niet (?:te |meer )?gebruiken|ingetrokken|vervalt|"
    r"(?:bruk|brug|använd) (?:ikke|inte)|återkall\w*|tilbake(?:kall|trekk)\w*|tilbagekald\w*|"
    r"não (?:usar|utilizar)|peruttu",
    CORRECTS: r"correct(?:s|ed|ion|ions|ive)?|clarif\w+|erroneously|incorrectly|wrongly|mistakenly|misidentified|"
    r"misspelled|misstated|berichtig\w*|korrig\w*|korrektur|rectif\w*|corrig\w*|correc[cç]\w*|errone\w*|por error|"
    r"par erreur|à tort|rettific\w*|correzione|errat\w*|correctie|rectificatie|moet zijn|rättelse|rättar|rettelse|"
    r"rett(?:er|et|ing)|korjaus",
    REPLACES: r"replac\w+|supersed\w+|substitut\w+|ersetz\w+|vervang\w+|rempla\w+|sustitu\w+|reempla\w+|"
    r"sostitu\w+|substitui\w*|in place of|erstatt\w+|ersätt\w+|korvaa\w*",
}
_SAYS = {relation: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for relation, words in _SAYING.items()}


@lru_cache(maxsize=256)
def relation_in(words: str, among: Sequence[str] = RELATIONS) -> str | None:
    """What the words say of another text, as far as one word for it tells."""
    return next((relation for relation in among if _SAYS[relation].search(words)), None)


class Named(NamedTuple):
    """What a text names another by, as a handle: "slug:dikebreak", "serial:a0762", "headline:…", "day:07-14",
    "time:1033"; and the words that say so."""

    handle: str
    words: str


_CYCLE = re.compile(r"^\^?(?:(?:bc|am|pm|ap)s?\b[\s-]*)+", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:eds?|editors?|kill|elimination|correction|corrective|corrects?|clarification|advisory|withdrawal|withdrawn|"
    r"note|attention|mandatory|repeat|retraction|urgent|bulletin|apnewsalert|newsalert|news alert)\b",
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


_SERIAL = re.compile(
    r"(?<![\w.-])(?:[a-zA-Z]\d{4}|[a-zA-Z]{2,4}[-/]?\d{3,5}|n[A-Z][A-Z0-9]{6,11}|"
    r"(?i:afp|ansa|anp|ap|apa|ats|belga|dpa|efe|lusa|ntb|stt|tt) \d{3,4})(?![\w-])|"
    r"(?i:\b(?:no|nr|num|núm|number|meldung)\b\.?|n[°º])\s?(?P<bare>\d{2,5})\b"
)
_NO_SERIAL = re.compile(r"(?:gmt|utc|est|edt|cst|pst|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|usd|eur|ww)", re.I)


def serials(words: str) -> Iterator[Named]:
    """The numbers of dispatches in a slug line, or in words that name another: "a0762", "bdt0417", "Nr. 23"."""
    for found in _SERIAL.finditer(words):
        letters = "".join(filter(str.isalpha, found.group())).lower()
        if found["bare"]:
            yield Named(f"serial:{int(found['bare'])}", found.group())
        elif not _NO_SERIAL.fullmatch(letters):
            bare_number = found.group()[-4:].strip() if " " in found.group() else ""  # "dpa 0417" is "Meldung 0417"
            number = str(int(bare_number)) if bare_number else re.sub(r"[^a-z0-9]", "", found.group().lower())
            yield Named(f"serial:{number}", found.group())


_QUOTED = r"[“”„‟\"«»‹›‘’‚'`]{1,2}(?P<quoted>[^“”„\"«»‹›\n]{2,140}?)[“”\"«»‹›’'´]{1,2}(?!\w)"
_CALLED = r"(?P<bare>[^\W\da-z_][\w'’]*(?:[ -]{1,2}(?:[^\W\da-z_][\w'’]*|\d{1,4}|of|the|and|de|du|van|von)(?![\w]))*)"
_NAMING = (
    r"slug(?:ged|line)?|keyword(?:ed|s)?|catchline|stichwort|schlagwort|titulad[ao]|intitulée?|intitolata?|getiteld|"
    r"ledord(?:et)?|nyckelord(?:et)?|rubriken|kop|überschrift|überschrieben|schlagzeile|rubrik|titelzeile|headline|"
    r"headlined|titled|entitled|mot[- ]clé|palabra clave|trefwoord|parola chiave|stikord|nyckelord|titolo|título|titre"
)
_REPLACING = (
    r"replac\w+|substitut\w+|supersed\w+|kill|vervang\w*|ersetz\w*|rempla\w+|sustitu\w+|reempla\w+|sostitu\w+|"
    r"annul\w+|erstatt\w+|ersätt\w+|korvaa\w*|corrig\w*|correct\w*|rectif\w*|berichtig\w*|korrig\w*|rett\w+|rätt\w+|"
    r"retir\w+|withdr\w+|disregard\w*|eliminat\w+|rettific\w+|anul\w+|"
    r"meldung|bericht|dépêche|despacho|nota|notizia|notícia|story|stories|item|take"
)
_BY_CYCLE = re.compile(r"(?<!\w)\^?(?:BC|AM|PM|AP)-(?!NR\b)" + _CALLED)
_BY_NAME = re.compile(rf"(?i:\b(?:{_NAMING})\b)\W{{0,3}}?(?<!\w)(?:{_QUOTED}|{_CALLED})")
_BY_VERB = re.compile(rf"(?i:\b(?:{_REPLACING}))(?P<between>[^.;\n“„\"«‹‘']{{0,80}}?)\s?(?<!\w){_QUOTED}")
_BARELY = (
    r"replac\w+|supersed\w+|vervangt|ersetzt|remplace|sustituye|reemplaza|sostituisce|substitui|ersätter|erstatter|"
    r"korvaa"
)
_BY_VERB_BARE = re.compile(rf"(?i:\b(?:{_BARELY})\s)(?:[^\W\dA-Z_]+\s){{0,3}}{_CALLED}")
_BY_CAPITALS = re.compile(
    r"(?i:\b(?:noticia|notícia|nota|despacho|crónica|dépêche|notizia|story|meldung|bericht)\s)"
    r"(?P<bare>[^\W\da-z_]{2,}(?: [^\W\da-z_]+){1,})"
)
_BY_PAGE = re.compile(  # "1 PIER Fire timed at 0958"
    r"(?<!\w)(?:\d{1,2} )?(?P<bare>[A-Z]{4,} [A-Z]\w+(?: [A-Z]\w+){0,2}?)(?= (?:Substitute|timed|at)\b)"
)
_DAY = re.compile(rf"(?<![\w:.]){DATE}(?!\w)")
_TIME = re.compile(
    r"(?i:\b(?:at|um|à|às|a las|alle(?: ore)?|ore|om|kl\.?|klockan|klokken|moved|sent|of|von|van|de|de las|delle)\s)"
    r"(?P<hour>[01]?\d|2[0-3])[:.hH]?(?P<minute>[0-5]\d)(?!\d)(?!\s?(?:percent|%))(?P<half>\s?p\.?m)?"
    r"|(?<![\w:.])(?P<h>[01]?\d|2[0-3])[:.h]?(?P<m>[0-5]\d)\s?(?i:gmt|utc|[ecmp][sd]t|mez|mesz|uhr|hrs?|cet|cest)\b"
)
_FEWEST_OF_A_HEADLINE = 4  # words


def named_in(words: str, year: str = "") -> list[Named]:
    """What a desk's words name another text by."""
    found: dict[str, str] = {}
    for form in (_BY_CYCLE, _BY_NAME, _BY_VERB, _BY_VERB_BARE, _BY_CAPITALS, _BY_PAGE):
        for match in form.finditer(words):
            groups = match.groupdict()
            said = groups.get("quoted") or groups.get("bare") or ""
            is_headline = len(said.split()) >= _FEWEST_OF_A_HEADLINE and form not in (_BY_CYCLE, _BY_PAGE)
            handle = headline_handle(said) if is_headline else slug_handle(said)
            if handle:
                found.setdefault(handle, match.group().strip())
    for handle, said in serials(words):
        found.setdefault(handle, said)
    if not found:
        return []
    for match in _DAY.finditer(words):
        said = match.group().rstrip(".")
        if day := read_date(said) or read_date(f"{said} {year or 2000}"):
            found.setdefault(f"day:{day[5:]}", said)
    for match in _TIME.finditer(words):
        hour = int(match["hour"] or match["h"]) + (12 if match["half"] else 0)
        clock = f"{hour % 24:02}{match['minute'] or match['m']}"
        found.setdefault(f"time:{clock}", match.group().strip())
    return [Named(handle, said) for handle, said in found.items()]
