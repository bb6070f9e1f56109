"""What a desk's words name another text by: its number, its headline, its keyword; its day, its time, its take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from stories.text.dates import DATE, read_date
from stories.text.notes import addresses_desks, is_flag, speaks_of_a_story
from stories.text.patterns import compiled
from stories.text.slugs import Slug, slug_line
from stories.text.takes import (
    FIRST,
    HEADED,
    headline_handle,
    is_mark,
    is_replacing,
    mark_of,
    rank,
    relation_in,
    slug_handle,
)


class Named(NamedTuple):
    """What a text names another by, as a handle: "slug:dikebreak", "serial:a0762", "headline:…", "day:07-14",
    "time:1033", "take:2", or "sent:1033" where that is all that names it; and the words that say so."""

    handle: str
    words: str


_SERIAL = compiled(
    r"(?<![\w.-])(?:[a-zA-Z]\d{4}|[a-z]\d{3}|[a-zA-Z]{2,4}[-/]?\d{3,5}|[A-Z]{3}\d{2}|n[A-Z][A-Z0-9]{6,11}|"
    r"(?i:afp|ansa|anp|ap|apa|ats|belga|dpa|efe|lusa|ntb|stt|tt) \d{3,4})(?![\w-])|"
    r"(?i:\b(?:no|nr|num|núm|number|meldung)\b\.?|n[°º.])\s?(?P<bare>\d{2,5})\b|"
    r"(?i:\b(?:item|telegram(?:me|met|m)?|dépêche|despacho|notizia|bericht|depesza|cable)) (?P<item>0\d{2,4}|"
    r"[1-9]\d{3})\b"
)
_RANGE = compiled(
    r"(?<![\w.-])(?P<kind>[a-zA-Z])(?P<first>\d{3,4})-(?P=kind)?(?P<last>\d{3,4})(?![\w-])"
)  # "a0518-0521"
_NO_SERIAL = compiled(r"(?:gmt|utc|est|edt|cst|pst|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|usd|eur|ww)", re.I)


def serials(words: str) -> Iterator[Named]:
    """The numbers of dispatches in a slug line, or in words that name another: "a0762", "bdt0417", "Nr. 23"."""
    for found in _SERIAL.finditer(words):
        letters = "".join(filter(str.isalpha, found.group())).lower()
        if bare := found["bare"] or found["item"]:
            yield Named(f"serial:{int(bare)}", found.group())
        elif not _NO_SERIAL.fullmatch(letters):
            bare_number = found.group()[-4:].strip() if " " in found.group() else ""  # "dpa 0417" is "Meldung 0417"
            number = str(int(bare_number)) if bare_number else re.sub(r"[^a-z0-9]", "", found.group().lower())
            yield Named(f"serial:{number}", found.group())
    for found in _RANGE.finditer(words):
        yield from (Named(f"serial:{found['kind'].lower()}{found[end]}", found.group()) for end in ("first", "last"))


_QUOTED = r"[“”„‟\"«»‹›‘’‚'`]{1,2}(?P<quoted>[^“”„\"«»‹›\n]{2,140}?)[“”\"«»‹›’'´]{1,2}(?!\w)"
_CALLED = (  # "DIJK-BREUK", of "DIJK-BREUK van 10.14 uur"
    r"(?P<bare>[^\W\da-z_][\w'’]*(?:[ -]{1,2}(?:[^\W\da-z_][\w'’]*|(?<!van )(?<!von )(?<!of )\d{1,4}(?![.:]\d)|"
    r"(?:of|the|and|de|du|van|von)(?= [^\W\da-z_]))(?![\w]))*)"
)
_NAMING = (
    r"slug(?:ged|line)?|keyword(?:ed|s)?|catchline|stichwort|schlagwort|titulad[ao]|intitulée?|intitolata?|getiteld|"
    r"ledord(?:et)?|nyckelord(?:et)?|rubriken|kop|überschrift|überschrieben|schlagzeile|rubrik|titelzeile|headline|"
    r"headlined|titled|entitled|mot[- ]clé|palabra clave|trefwoord|parola chiave|stikord|nyckelord|titolo|título|titre"
)
_REPLACING = (
    r"replac\w+|substitut\w+|supersed\w+|kill|vervang\w*|ersetz\w*|rempla\w+|sustitu\w+|reempla\w+|sostitu\w+|"
    r"annul\w+|erstatt\w+|ersätt\w+|korvaa\w*|corrig\w*|correct\w*|rectif\w*|berichtig\w*|korrig\w*|rett\w+|rätt\w+|"
    r"retir\w+|withdr\w+|disregard\w*|eliminat\w+|rettific\w+|anul\w+|"
    r"meldung\w*|bericht|dépêche|despacho|nota|notizia|noticia|notícia|información|information|story|stories|item|take|"
    r"\w*zusammenfassung|depesz\w+|zpráv\w+|haber\w*|telegram\w*|artikel\w*|saken|texten|jutussa|juttu|"
    r"uutisessa|uutinen|alert|urgent|lead|сообщени\w+|заметк\w+|новост\w+|текст\w*"
)
_BEFORE = (
    r"(?:changed |renamed )?from|formerly|previously|was|used to be|statt|bisher|früher|zuvor|vorher|tidigare|"
    r"tidligere|voorheen|eerder|antes|anteriormente|anciennement|précédemment|già|prima|aiemmin|ранее|прежде|wcześniej|dříve"
)
"""What stands between a keyword's name and the one that a story had until then."""
_BY_CYCLE = compiled(r"(?<!\w)\^?(?:BC|AM|PM|AP)-(?!NR\b)" + _CALLED)
_BY_NAME = compiled(rf"(?i:\b(?:{_NAMING})\b)\W{{0,3}}?(?<!\w)(?:{_QUOTED}|{_CALLED})")
_BY_VERB = compiled(rf"(?i:\b(?:{_REPLACING}))(?P<between>[^.;\n“„\"«‹‘']{{0,80}}?)\s?(?<!\w){_QUOTED}")
_BARELY = (
    r"replac\w+|supersed\w+|vervangt|ersetzt|remplace|sustituye|reemplaza|sostituisce|substitui|ersätter|erstatter|"
    r"korvaa"
)
_BY_VERB_BARE = compiled(rf"(?i:\b(?:{_BARELY})\s)(?:[^\W\dA-Z_]+\s){{0,3}}{_CALLED}")
_BY_CAPITALS = compiled(
    r"(?i:\b(?:noticia|notícia|nota|despacho|crónica|dépêche|notizia|story|meldung|bericht)\s)"
    r"(?P<bare>[^\W\da-z_]{2,}(?: [^\W\da-z_]+){1,})"
)
_BY_VERB_ALONE = compiled(rf"(?i:\b(?:{_BARELY})) (?P<bare>[^\W\da-z_][^“”\"«»]{{10,140}})$")
_BY_QUOTES = compiled(rf"(?<!\w){_QUOTED}")
_BY_SHOUTING = compiled(r"(?<!\S)(?P<bare>[^\W\da-z_][^\sa-z]+(?:\s[^\sa-z]+(?=\s|$)){3,})")
_BY_JOINED_CAPITALS = compiled(
    r"(?<![\w/-])(?P<bare>[^\W\da-z_]{3,}(?:-[^\W\da-z_]{2,}){1,3})(?![\w-])"
)  # "VALL-BROTT"
_BOUNDARY = compiled(  # "…, timed at 0958", "… of January 9", "… has been withdrawn"
    r",? (?:sent|moved|timed|issued|transmitted|released|published|which|by|in|has|is|was|as|with|at|on|from|of|"
    r"von|vom|um|ist|wurde|är|er|du|de|del|van|uit|om|av|fra|från|kl|med|met|mit)\b|,? \(|[.;:]|, |$"
)
_START = compiled(r"(?<!\S)[(\"“«]?(?=(?:\d{1,2} )?[^\W\da-z_]|[^\W\d_]+(?:-[^\W\d_]+)+,)")
_LONGEST_LINE = 60
_BY_CHANGE = compiled(  # "Slug changed from Barge Sinking", "tidigare ledord BRAND"
    rf"(?i:\b(?:{_NAMING})\b[^.;“„\"«‹]{{0,24}}?\b(?:{_BEFORE}):?\s|\b(?:{_BEFORE})\s(?:{_NAMING})\s)(?:{_QUOTED}|"
    rf"{_CALLED})"
)
_BY_NAME_BARE = compiled(
    rf"(?i:\b(?:{_NAMING})\b):? (?P<bare>(?:\([^()]{{2,20}}\) )?[^\W\da-z_][^,;“”\"«»]{{10,140}}?)"
    r"(?=, |\.?$|\. |(?: [^\W\d_]{1,4})? \d\d?[.:hH]\d\d)"
)
_BY_EASTERN_QUOTES = compiled(r"[《「『“\"]\s?(?P<quoted>[^《》「」『』“”\"\n]{5,80})\s?[》」』”\"]")
_EASTERN = compiled(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BY_HEADED = compiled(  # "UPDATE 1-Mill to close, cut 220 jobs, issued on March 11"
    rf"(?P<bare>{HEADED.pattern}(?!(?i:write-?thru))[^;“”\"«»\n]{{10,140}}?)"
    r"(?=,? (?:issued|sent|moved|timed|published|transmitted|released|which|is|was|has)\b|\.?$|\. )"
)
_IN_LOUD_WORDS = compiled(  # "la primera ampliación de GLOBO ACCIDENTE", where no word beside it is shouted
    r"(?<![\w-])(?<![^\W\da-z_] )(?P<bare>[^\W\da-z_]{3,}(?: [^\W\da-z_]{3,}){1,3})(?![\w-])(?! [^\W\da-z_]{2})"
)

_DAY = compiled(rf"(?<![\w:.]){DATE}(?!\w)")
_PAGE = compiled(r"(?i:\bpage) (?P<number>\d{1,2})\b")
_TIME = compiled(
    r"(?i:\b(?:at|um|à|às|a las|alle(?: ore)?|ore|om|kl\.?|kello|klo|klockan|klokken|moved|sent|of|von|van|de|"
    r"de las|delle|timed|issued(?: at)?)\s|"
    r"(?:(?i:\b(?:das|às|z|ze|v|w|o|godz\.|saat|в|от)\s)|(?<=\s)\()(?=\d\d?[:.hH]\d\d))"
    r"(?P<hour>\d(?=[:.hH])|[01]\d|2[0-3])[:.hH]?(?P<minute>[0-5]\d)(?!\d)(?!\s?(?:percent|%))(?P<half>\s?p\.?m)?"
    r"|(?P<hh>\d{1,2}) ?[时時시点點] ?(?P<mm>\d{1,2}) ?[分분]"
    r"|(?<![\w:.])(?P<h>[01]?\d|2[0-3])[:.h]?(?P<m>[0-5]\d)\s?(?i:gmt|utc|[ecmp][sd]t|mez|mesz|uhr|hrs?|cet|cest)\b"
)
_FEWEST_OF_A_HEADLINE = 4  # words
_CLOSING = r"[\w)\"”»'’]"
_SENTENCE = compiled(  # no end behind "pt." or "Nr.", where a title or a number follows
    rf"(?<={_CLOSING}{{2}}[.!?])\s+(?=[^\W\da-z_])|(?<={_CLOSING}{{4}}[.!?])\s+(?=[(\"“«„])|"
    rf"(?<=\d[.!?])\s+(?=[^\W\da-z_]{{2}})|(?<={_CLOSING}{{2}}[.!?])\s+(?=(?i:\d{{1,2}}(?:st|nd|rd|th|er|ème|eme|e|"
    rf"de|ª|º))\s)"
)
_STANDS = compiled(  # "The 1st Ld itself, a034, may be used.", "UPDATE 1 to the story will follow."
    r"\b(?:stands?(?! in place)|(?:may|can) (?:still )?be used|(?:not|un)(?: be)? ?affected|(?:remains?|is|are|"
    r"still) valid|"
    r"bleib(?:t|en) (?:gültig|bestehen)|gilt weiter(?:hin)?|reste(?:nt)? (?:valables?|valides?)|(?:blijft|"
    r"blijven) (?:geldig|staan)|"
    r"mag (?:wel|nog) |(?:sigue|siguen|permanece|permanecen|continua|continuam|resta|restano) (?:en vigor|"
    r"válid\w+|valid\w+|vigentes?)|"
    r"(?:gäller|gjelder|gælder) (?:fortfarande|fortsatt|stadig)|(?:står|on|ovat) (?:fast|voimassa)|"
    r"(?:will|shall|to) (?:follow|come|be issued)|follows|folgt|geplant|suivra|seguirá|seguirà|følger|följer|volgt|"
    r"carry no|did not (?:give|carry|contain)|komt .{0,40}niet voor)\b",
    re.IGNORECASE,
)
"""What a sentence says that names a text of which nothing is taken back."""


def renames(words: str) -> bool:
    """Whether they say under which other keyword a story ran until now."""
    return _BY_CHANGE.search(words) is not None


def named_in(words: str, year: str = "") -> list[Named]:
    """What a desk's words name another text by."""
    spoken = [one for one in _SENTENCE.split(words) if not _STANDS.search(one)]
    found: dict[str, str] = {}
    for sentence in spoken:
        for one in _named_in(sentence):
            found.setdefault(one.handle, one.words)
    words = " ".join(spoken)
    if not found:
        return sent_at(words) if is_replacing(words) else []  # "Korvaa kello 10.02 julkaistun jutun"
    for match in _PAGE.finditer(words):
        found.setdefault(f"take:{said_take(match['number'])}", match.group())
    for match in _DAY.finditer(words):
        said = match.group().rstrip(".")
        if day := read_date(said) or read_date(f"{said} {year or 2000}"):
            found.setdefault(f"day:{day[5:]}", said)
    for clock, said in _clocks(words):
        found.setdefault(f"time:{clock}", said)
    return [Named(handle, said) for handle, said in found.items()]


def _is_a_desks_own(said: str) -> bool:
    """Whether words in capitals are a desk's flag, the mark of a take, or speak to desks: "CORRECTED-UPDATE 2",
    "ATENCIÓN, ABONADOS: ANULEN LA NOTICIA"."""
    return is_flag(said.replace("-", " ")) or is_mark(said) or any(map(addresses_desks, _OPENS_ON.split(said)))


_OPENS_ON = compiled(r": | [–—-] ")


def sent_at(words: str) -> list[Named]:
    """The times of day in words that name a text by nothing else: "Please kill our 10:12 GMT take"."""
    return [Named(f"sent:{clock}", said) for clock, said in _clocks(words)]


def _clocks(words: str) -> Iterator[tuple[str, str]]:
    for match in _TIME.finditer(words):
        hour = int(match["hour"] or match["h"] or match["hh"]) + (12 if match["half"] else 0)
        yield f"{hour % 24:02}{match['minute'] or match['m'] or match['mm'].zfill(2)}", match.group().strip()


def _named_in(sentence: str) -> Iterator[Named]:
    for form in _FORMS:
        for match in form.finditer(sentence):
            groups = match.groupdict()
            said = (groups.get("quoted") or groups.get("bare") or "").strip()
            is_eastern = _EASTERN.search(said) is not None
            if form is _BY_EASTERN_QUOTES and not is_eastern:
                continue
            is_long = len(said.split()) >= _FEWEST_OF_A_HEADLINE or (is_eastern and len(said) > _FEWEST_OF_A_HEADLINE)
            if form in _OF_HEADLINES and not is_long:
                continue
            if groups.get("quoted") and not is_long and _CITED.search(sentence[: match.start("quoted")]):
                continue
            if form is _BY_QUOTES and not _is_a_title(said, sentence[: match.start()] + sentence[match.end() :]):
                continue
            if form in _IN_CAPITALS and not said.isupper():
                continue  # of no other alphabet
            if form in _IN_CAPITALS and _is_a_desks_own(said):
                continue
            is_headline = is_long and form is not _BY_CYCLE
            handle = headline_handle(said) if is_headline else slug_handle(said)
            if handle:
                yield Named(handle, match.group().strip())
            if not is_headline and groups.get("quoted") and " " in said:
                yield Named(headline_handle(said), match.group().strip())
            if handle and is_headline and (take := said_take(mark_of(said))):
                yield Named(f"take:{take}", said)
            begins = match.start("quoted" if groups.get("quoted") else "bare")
            before = _TAKE_BEFORE.search(sentence[max(begins - _LONGEST_LINE, 0) : begins])
            if handle and before and (take := said_take(before["mark"])):
                yield Named(f"take:{take}", before.group().strip())
            elif handle and (mark := _mark_beside(sentence, begins, match.end())):
                yield Named(f"take:{said_take(mark)}", mark)
    for words, line in _lines_in(sentence):
        yield Named(slug_handle(line.slug), words)
        if take := said_take(line.take):
            yield Named(f"take:{take}", words)
    yield from serials(sentence)


_CITED = compiled(  # "please read «twelve» instead of «twenty»"
    r"\b(?:read|instead of|and not|say|lire|au lieu d[e']|et non|statt|heißen|nicht|dice|decir|decía|legga|anziché|lê|"
    r"ler-se|stå|stod|vara|være|luiden|niet|pitää olla|powinno być|читать|вместо)\W*$",
    re.IGNORECASE,
)


def _mark_beside(sentence: str, begins: int, ends: int) -> str:
    """What says, before or behind the words that name a text, which take of it is meant: "the 2nd Ld-Writethru of …",
    "… (2ª ampliación)", "… ny 2"."""
    before = _LEADING_TO.sub("", sentence[max(begins - _LONGEST_LINE, 0) : begins])
    behind = sentence[ends : ends + _LONGEST_LINE].lstrip(' ,“”"«»‹›')
    if (bracketed := _BRACKETED.match(behind)) and (rank(bracketed.group()) or 0.0) > FIRST:
        return bracketed.group()
    words, following = before.split()[-_MOST_OF_A_MARK:], re.split(r"[,.;:()]", behind)[0].split()[:_MOST_OF_A_MARK]
    marks = (" ".join(words[first:]) for first in range(len(words)))
    marks_behind = (" ".join(following[:last]) for last in range(len(following), 0, -1))
    return next((mark for mark in (*marks, *marks_behind) if is_mark(mark) and (rank(mark) or 0.0) > FIRST), "")


_BRACKETED = compiled(r"\([^()]{1,24}\)")
_MOST_OF_A_MARK = 4  # words
_LEADING_TO = compiled(
    r"\W*(?:\b(?:to|of|on|for|slugged|headlined|titled|au|de|la|del|des|der|zu|zur|van|av|om|til|story|the|our|mit|with|"
    r"keyword|em|do|da|di|dal)\W+){0,4}\W*(?:\^?[BAP][CMP]-)?$",
    re.IGNORECASE,
)


def _is_a_title(quoted: str, around: str) -> bool:
    """Whether the words around a quotation say what is done to a text, or call it one, or it stands alone and is no
    sentence: in "Many old houses have fallen," said the mayor, somebody is quoted."""
    if not any(map(str.isalnum, around)):
        return quoted[-1] not in ".,!?…"
    return relation_in(around) is not None or speaks_of_a_story(around)


def _lines_in(sentence: str) -> Iterator[tuple[str, Slug]]:
    """The keywords with a take that stand in a sentence as above a dispatch: "Ont-Bridge, 1st Writethru"."""
    after = 0
    for start in _START.finditer(sentence):
        if start.end() < after:
            continue
        ends = [one.start() for one in _BOUNDARY.finditer(sentence, start.end(), start.end() + _LONGEST_LINE)]
        for end in reversed(ends):
            words = sentence[start.end() : end]
            line = slug_line(words)
            if line and line.take and "/" not in line.slug and slug_handle(line.slug):
                yield words, line
                after = end
                break


_OF_HEADLINES = frozenset({_BY_HEADED, _BY_EASTERN_QUOTES, _BY_QUOTES, _BY_VERB_ALONE, _BY_SHOUTING, _BY_NAME_BARE})
_IN_CAPITALS = frozenset({_BY_JOINED_CAPITALS, _IN_LOUD_WORDS, _BY_SHOUTING, _BY_CAPITALS})
_TAKE_BEFORE = compiled(  # "the second lead of", "UPDATE 1 of", "the 1st Add to", "die zweite Zusammenfassung"
    r"(?i:\b(?P<mark>(?:[^\W_]{1,8} )?(?:leads?|ld|add|update|wrapup|bulletin|flash|snap|urgente?|eil-?meldung|"
    r"zusammenfassung|neufassung|aktualisierung|ampliaci[oó]n|actualizaci[oó]n|avance|résumé|synthèse|resumen|"
    r"hastemelding|uppdatering|oppdatering|opdatering|atualização|riepilogo)(?: \d{1,2})?))"
    r"(?i: (?:to|of|on|for|slugged|headlined|titled|au|de|de la|del|des|der|zu|zur|van|av|om|til|titulad[ao]|"
    r"intitulée?|story|the|our|mit|with|keyword|trefwoord|schlagwort|stichwort|überschrift)){0,3}\W{0,3}(?:[BAP][CMP]-)?$"
)
_FORMS = (
    _BY_CYCLE,
    _BY_NAME,
    _BY_CHANGE,
    _BY_VERB,
    _BY_VERB_BARE,
    _BY_CAPITALS,
    _BY_JOINED_CAPITALS,
    _IN_LOUD_WORDS,
    *sorted(_OF_HEADLINES, key=lambda form: form.pattern),
)


def said_take(mark: str) -> str:
    """The same for two marks of one take: "1st Ld", "LEAD 1"; "page 2" for one that is a page's number."""
    if mark.isdigit():
        return f"page {int(mark)}"
    place = rank(mark)
    return "" if place is None else f"{place:g}"
