"""Which take of a story a wire's text is, and of which other text it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stories.text.patterns import compiled
from stories.text.words import any_of

AHEAD, BULLETIN, URGENT, FIRST, NIGHT, LAST = -3.0, -2.0, -1.0, 0.0, 40.0, 50.0

UNNUMBERED = 0.5
"""The rank of what says that it is an update, and not which."""

_KINDS = ("ahead", "bulletin", "urgent", "night", "last", "update")
_IN_A_MARK = {kind: any_of(f"take {kind}") for kind in _KINDS}
_ALONE = {kind: any_of(f"lone {kind}") for kind in ("bulletin", "urgent", "last", "update", "first")}
_A_TAKE, _ANEW, _AT_LAST = any_of("take"), any_of("anew"), any_of("at last")
_IN_A_MARK["last"] = rf"{_AT_LAST} {_A_TAKE}|{_A_TAKE} {_AT_LAST}|{_IN_A_MARK['last']}"
_LEAD = rf"(?:{_ANEW} {_A_TAKE}|{_A_TAKE} {_ANEW}|{_IN_A_MARK['update']})"


def _whole(words: str) -> re.Pattern[str]:
    return compiled(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


_WRAP, _NIGHT, _AHEAD, _BULLETIN, _URGENT = (
    _whole(_IN_A_MARK[kind]) for kind in ("last", "night", "ahead", "bulletin", "urgent")
)
_LONE_WRAP, _LONE_BULLETIN, _LONE_URGENT, _LONE_FIRST = (
    _whole(_ALONE[kind]) for kind in ("last", "bulletin", "urgent", "first")
)
_ADDED = compiled(r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)[ -]?)?(?:add|insert|sub)\b", re.IGNORECASE)
_NTH = {number: any_of(f"nth {number}") for number in range(1, 6)}
_WORD = "|".join(_NTH.values())
_BEHIND_A_NUMBER = (
    r"(?:st|nd|rd|th|er|re|ère|ere|de|e|è|[eè]me|i[eè]me|[ao]\.?|da|ra|ro|do|ta|to|ste|te|:[aeo]|-[йяе]|[-.]?[ªº°]|\.)"
)
_ORDINAL = rf"(?:(?P<before>\d{{1,2}}){_BEHIND_A_NUMBER}?|(?P<word>{_WORD}))"
_NO = r"(?:(?:no|nr|núm|num|№|n[°º]|#)[. ]{0,2})?"


def _counted(words: str) -> re.Pattern[str]:
    """Any of the words, with its number before or behind it, or without one."""
    return compiled(
        rf"(?<![^\W_])(?:{_ORDINAL}[ -]?)?(?P<lead>{words})(?![^\W\d_])"
        rf"(?:[ -]?\.? ?{_NO}(?:(?P<after>\d{{1,2}}|\d{{4}})(?![\d-])|(?P<number>{_WORD})(?![^\W_])))?",
        re.IGNORECASE,
    )


_NUMBERED = _counted(_LEAD)
_LONE_NUMBERED = _counted(_ALONE["update"])
_NTH_TAKE = compiled(  # "Version 3", "2da nota", "dritte Fassung", "V2"
    rf"(?<![^\W_])(?:{_ORDINAL}[ -]?{_A_TAKE}|(?:{_A_TAKE}[ -]?{_NO}|v\.?)(?P<after>\d{{1,2}})|"
    rf"{_A_TAKE} (?P<number>{_WORD}))(?![^\W_])",
    re.IGNORECASE,
)
_NUMERALS = "一二三四五六七八九十"
_EASTERN_NUMBER = rf"\d{{1,2}}|[{_NUMERALS}]"
_EASTERN = {
    kind: compiled(
        rf"(?:第?(?P<before>{_EASTERN_NUMBER})(?:{any_of('eastern take')})?)?{any_of(f'eastern {kind}')}"
        rf"(?P<after>{_EASTERN_NUMBER})?(?:{any_of('eastern take')})?"
    )
    for kind in ("bulletin", "urgent", "composite", "update", "last")
}
_EASTERN_TAKE = compiled(rf"(?!一稿)第?(?P<before>{_EASTERN_NUMBER})(?:{any_of('eastern take')})(?P<after>)")
_COMPOSITE = 10.0
"""The rank before that of Yonhap's first composite, which follows its numbered bulletins."""

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

_IN_BRACKETS = (
    r"\([^()]{1,24}\)|\[[^\[\]]{1,24}\]|（[^（）]{1,12}）|【[^【】]{1,12}】|〔[^〔〕]{1,12}〕|＜[^＜＞]{1,12}＞"
)
# "(AMP2) Detenida una novia", "(LEAD) Gov't to open", "【速報】クマ侵入", "快讯：人行桥垮塌"
_OPENED = compiled(
    rf"(?P<mark>\([^()]{{1,24}}\)|AV\.)\s+(?=\S)|(?P<tight>{_IN_BRACKETS}|[^\x00-\u2fff（）【】：]{{2,6}}(?=[：:]))[：:]?\s*(?=\S)"
)
# "Frana su albergo: trovati vivi (3)", and as a desk names it, "…, trovati vivi (3), …"; "Damm brast – ny version"
_CLOSED = compiled(
    rf"(?P<rest>\S.*\S)(?:\s*(?P<mark>{_IN_BRACKETS}),?|\s[-–—]\s?(?P<tail>[^\W_][^-–—():]{{1,23}}))", re.DOTALL
)

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
    found = _opened(headline) or _closed(headline)
    return _mark(found) if found else ""


def _mark(found: re.Match[str]) -> str:
    groups = found.groupdict("")
    return str(groups["mark"] or groups.get("tight") or groups["tail"])


def _opened(headline: str) -> re.Match[str] | None:
    """The mark with which a headline opens: in brackets, or before a colon of the East."""
    found = _OPENED.match(headline)
    if found and found["tight"] and not is_mark(found["tight"]):
        return None
    return found if found and rank(_mark(found)) is not None else None


def _closed(headline: str) -> re.Match[str] | None:
    """The mark with which a headline closes: in brackets, or behind a dash, where it says nothing else."""
    found = _CLOSED.fullmatch(headline)
    if found and not found["mark"]:
        return found if is_mark(found["tail"]) and rank(found["tail"]) is not None else None
    return found if found and rank(_mark(found)) is not None else None


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
    if opened := _opened(headline):
        headline = headline[opened.end() :]
    if closed := _closed(headline):
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
    mark = _plain(mark)
    ranks = [_rank(found) for found in _NUMBERED.finditer(mark)]
    ranks += [_rank_of_a_take(found) for found in _NTH_TAKE.finditer(mark)]
    ranks += [float(found["number"]) for found in _COUNTED.finditer(mark)]
    more = _ADDED.search(mark)
    if _WRAP.search(mark):
        return _of_a_wrap(mark)
    if _NIGHT.search(mark):
        return NIGHT
    if ranks:
        added = int(more["number"] or 1) / 10 if more else 0.0
        through = 0.5 if _WRITTEN_THROUGH.search(mark) else 0.0
        return max(ranks) + added + through + (0.25 if _AGAIN.search(mark) else 0.0)
    if more:
        return int(more["number"] or 1) / 100
    for form, place in ((_AHEAD, AHEAD), (_BULLETIN, BULLETIN), (_URGENT, URGENT)):
        if form.search(mark):
            return place
    return _rank_alone(mark) if is_mark(mark) else None


def _rank_alone(mark: str) -> float | None:
    """That of a mark of which each word could stand in any sentence, and that says nothing else."""
    if found := _LONE_NUMBERED.search(mark):
        is_numbered = any(found[group] for group in ("before", "word", "after", "number"))
        return _rank(found) if is_numbered else UNNUMBERED
    for form, place in (
        (_LONE_BULLETIN, BULLETIN),
        (_LONE_URGENT, URGENT),
        (_LONE_FIRST, FIRST),
        (_EASTERN["last"], LAST),
        (_EASTERN["bulletin"], BULLETIN),
        (_EASTERN["urgent"], URGENT),
    ):
        if form.search(mark):
            return place
    if _LONE_WRAP.search(mark):
        return _of_a_wrap(mark)
    for form, before in ((_EASTERN["composite"], _COMPOSITE), (_EASTERN["update"], FIRST), (_EASTERN_TAKE, FIRST)):
        if found := form.search(mark):
            said = found["before"] or found["after"] or "1"
            return before + (int(said) if said.isdigit() else _NUMERALS.index(said) + 1)
    return None


def _of_a_wrap(mark: str) -> float:
    return LAST + (int(counted["number"]) / 100 if (counted := _NTH_OF_A_WRAP.search(mark)) else 0.0)


def _plain(mark: str) -> str:
    """With the figures and brackets of the East written as those of the West."""
    return mark if mark.isascii() else mark.translate(_WESTERN)


# The wide forms stand in the order of ASCII, 0xFEE0 code points above it.
_WESTERN = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in map(chr, range(0xFF01, 0xFF5F))} | dict(
    zip(map(ord, "【】〔〕［］"), "()()()", strict=True)
)


def is_mark(words: str) -> bool:
    """Whether words say which take a text is, and nothing else."""
    words = _plain(words)
    for form in _OF_A_MARK:
        words = form.sub(" ", words)
    return not any(map(str.isalnum, words))


_OF_A_MARK = (
    *(_LONE_NUMBERED, _WRAP, _NIGHT, _NUMBERED, _NTH_TAKE, _ADDED, _COUNTED, _AHEAD, _BULLETIN, _URGENT),
    *(_LONE_WRAP, _LONE_BULLETIN, _LONE_URGENT, _LONE_FIRST, *_EASTERN.values(), _EASTERN_TAKE),
    _NTH_OF_A_WRAP,
)


def _rank(found: re.Match[str]) -> float:
    number = int(found["before"] or found["after"] or _said(found["word"] or found["number"]))
    return number if number < 100 else 1 + number / 10_000  # "Zusammenfassung 1430" tells the time


def _rank_of_a_take(found: re.Match[str]) -> float:
    """The first version is the story as it first stood."""
    number = int(found["before"] or found["after"] or _said(found["word"] or found["number"]))
    return float(number) if number > 1 else FIRST


def _said(word: str | None) -> int:
    """The number that a word is, or 1."""
    return next((number for number, words in _NTH.items() if word and re.fullmatch(words, word, re.IGNORECASE)), 1)


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
    KILLS: r"(?:please|mandatory|bulletin|must|asked to) kill|(?:must|should|to|please) be killed|"
    r"kill [^.]{0,60}\b[a-z]\d{3,4}|"
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
    r"trekke?[rs] .{0,80}?tilbake|slette[st]|slettet|"
    r"(?:kalder|trækker) .{0,80}?tilbage|drar .{0,80}?tillbaka|vetää .{0,80}?pois|"
    r"não (?:usar|utilizar)|peruttu|аннулир\w+|отозва\w+|отзыва\w+|"
    r"просим не (?:использовать|публиковать)|снят\w* с ленты|vervallen|intrekken|withhold\w*|retract\w*|"
    r"please (?:cancel|discard|hold)|stornier\w*|(?:zu|bitte) streichen|gestrichen|gegenstandslos|"
    r"(?:ne pas|no|non|não) (?:tenir|tengan|tener|tenere|ter|tenham) (?:en |em )?(?:compte|cuenta|conto|conta)|"
    r"no (?:se )?tom(?:en|ar) en cuenta|caso omiso|sin efecto|cestin\w+|considerar\w+ (?:null|nul|anulad)\w+|"
    r"descart\w+|desconsider\w+|desestim\w+|(?:als )?niet verzonden|negeren|slettes|strykes|utgår|udgår|makuler\w*|"
    r"(?:se|ses) bort fra|bortse[rs]? (?:fra|från)|(?:må|skal|ska|får) (?:ikke|inte) (?:bruges|brukes|användas)|"
    r"poistet\w*|mitätö\w+|älkää käyttäkö|ei saa käyttää|anulow\w*|wycof\w*|"
    r"nie ?wykorzyst\w*|nie (?:publikować|używać)|"
    r"zruš\w*|nepouží\w+|visszavon\w*|törl\w*|ne használják|iptal|kullanmay\w*|"
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
    r"(?:träder|kommer|trer|træder) i (?:stället|stedet)|tritt an|kom(?:t|en) in de plaats|"
    r"prend la place|toma el lugar|prende il posto|toma o lugar|übersend\w* .{0,40} neu",
}
_SAYS = {
    relation: compiled(rf"(?<!\w)(?:{words})(?!\w)|{any_of(f'eastern {relation}')}", re.IGNORECASE)
    for relation, words in _SAYING.items()
}


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
