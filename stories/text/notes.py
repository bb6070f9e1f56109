"""The desk's own words around a story: flags, notes and what they mean; breaking-news banners; pointers elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from stories.text import takes
from stories.text.dates import DATE, WEEKDAY, read_date
from stories.text.patterns import compiled
from stories.text.words import any_of, listed, openings, phrases, telling


class Meaning(StrEnum):
    """What a note says of the story it stands with."""

    URGENT = "urgent"
    UPDATE = "update"
    CORRECTS = "corrects"
    REPEATS = "repeats"
    HELD = "held"
    KILLED = "killed"
    WITHDRAWN = "withdrawn"
    TO_EDITORS = "to editors"


_CAPITALISED = r"[^\W\da-zà-ÿа-я_][^\W\d_]+\.?"
_BANNER = compiled(
    r"this is a (?:breaking|developing)\b.{0,200}|breaking news update\b.{0,200}|"
    r".{0,80}\bearlier (?:story|version) follows\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
_EARLIER_FOLLOWS = compiled(r"\b(?:earlier|previous) (?:story|version|report)\b.{0,40}\bfollows\b", re.IGNORECASE)

_STEMS = {stem: meaning for meaning in Meaning for stem in phrases(f"stem {meaning}")}
_FIRST_LETTERS = frozenset(stem[0] for stem in _STEMS)
_STEMMED = compiled(r"\W{0,6}(?P<word>[^\W\d_]{4,})(?P<rest>.*)", re.DOTALL)
_GOES_ON = compiled(r"(?P<mark>\s?[:：]|,|\s[-–—]|\*+)?\s+(?P<first>\S)")
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third)"
_TAKE = (
    rf"(?:{_ORDINAL}[ -]?)?(?:lead|ld|add|net|take|writethru|write-?thru|nl)(?:[ -](?:\d|writethru|write-?thru|all))*"
)

# Phrases that alone on a line, or before a colon, say how a story stands.
_FLAGS = {meaning: any_of(meaning) for meaning in Meaning}
_SHOUTED_FLAGS = "|".join(_FLAGS.values()).upper()
_FLAGS[Meaning.UPDATE] = rf"(?:{_FLAGS[Meaning.UPDATE]}|(?:updat(?:e|es|ed)|wrapup) \d+|{_TAKE})"
_ALONE = {meaning: compiled(rf"\W*(?:{words})\W*", re.IGNORECASE) for meaning, words in _FLAGS.items()}
_ANY = "|".join(_FLAGS.values())
_LONE = compiled(rf"\W*(?:{_ANY})\W*", re.IGNORECASE)
_FLAG = compiled(rf"\W*(?:{_ANY})(?:\W+(?:{_ANY}))*\W*", re.IGNORECASE)
_BEFORE_A_COLON = compiled(
    rf"\W{{0,5}}(?P<flag>{_ANY})(?![^\W_])(?:[^.:!]|(?<=\d)[.:](?=[ \d:])){{0,60}}[:：!].*", re.IGNORECASE | re.DOTALL
)
_SAYS_MORE = compiled(r"[^:：()]*[^\W\d_]{2,}[^:：]*[:：]\s+[^\W\d_]")
_SHOUTED = compiled(
    rf"\W{{0,5}}(?P<flag>(?!EXTRA|NOTE|ADDS)(?:{_SHOUTED_FLAGS}))(?:\s[-–—_]\s|,\s|\sFOR\s)\S.*", re.DOTALL
)
# "CORRECTION An earlier version of this story …"
_UNPARTED = compiled(rf"(?:{any_of(Meaning.CORRECTS).upper()}) (?P<rest>[^\W\d_a-z].*)", re.DOTALL)

# What the desk did to a story, in the third person.
_DONE = {meaning: any_of(f"did {meaning}") for meaning in (Meaning.CORRECTS, Meaning.REPEATS, Meaning.UPDATE)}
_DOING = "|".join(_DONE.values())
_OF_A_VERSION = r"this (?:[\w. ]{0,20} )?(?:version|story|article)|story (?:of|corrects|refiles|removes|fixes|adds)"
_BRACKETED = compiled(
    rf"\^?[(\[]\s*(?:attn[:;.]?\s*)?(?P<done>{_DOING}|removes|deletes|changes)\b.*[)\]]|[(\[](?:{_OF_A_VERSION})\b.*[)\]]",
    re.IGNORECASE | re.DOTALL,
)
_IN_CAPITALS = compiled(rf"(?P<done>(?!SUB\b|NEU\b)(?:{_DOING.upper()}))\s+\S.*", re.DOTALL)
_BARE = compiled(
    rf"(?P<done>{_DOING})(?: (?:throughout|with|to fix|to add|typo|for all|without)\b|[,;]).*",
    re.IGNORECASE | re.DOTALL,
)
_DOING_IT = compiled(
    r"(?P<done>(?i:updat|recast|add|insert|substitut|repeat|refil|correct|clarify|fix))(?i:ing)\b(?=.*(?i:"
    r"\bpar(?:a|as|s|agraph|agraphs)?\b|\bgra?fs?\b|\bpgh\b|\btypo\b|headline|spelling|byline|dateline|\bpoints\b|"
    r"\bthroughout\b|\bquotes?\b|\blead\b|\bversion\b))[^.]*",
    re.DOTALL,
)  # "Substituting second par, correcting age of plaintiff", "REFILING TO FIX TYPO IN PARA 3"
_IN_ANOTHER = compiled(
    r"In (?:the )?\S*[-/]\S.*\b(?P<done>corrects?|clarif(?:y|ies)|kill|withdraws?|deletes?)\b.*", re.DOTALL
)
_ORDER = compiled(
    rf"\W{{0,3}}(?P<held>(?:{any_of('under embargo')}|not for (?:release|publication|use)|"
    rf"(?:adv\w* )?for (?:release|use) (?:at|on|after|until|from|{WEEKDAY}|{DATE}))\b.*|"
    r"sperrfrist\b.*|embargo (?:until|till|bis|tot|til|fram till|hasta|jusqu|fino|até|to|do|à|au|al|asti|до)\b.*|"
    rf"adv\w* for (?:{WEEKDAY}|{DATE})\b.*|embargo:? \d.*|.{{0,20}}\bembargo(?:ed)? (?:until|till|to)\b.*)"
    r"|(?P<killed>(?:mandatory |bulletin )?kill\b.*|please kill\b.*\b(?:story|item|article|copy)\b.*|"
    r"(?:mandatory )?elimination\b.*)"
    r"|(?P<withdrawn>withdrawn\b.*|the story slugged\b.*\bis withdrawn\b.*|"
    r"(?:please )?(?:do not use|disregard)\b.*\bstory\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_LIKE_AN_ORDER = compiled(
    rf"(?:embargo|strictly|adv\w* for|{any_of('under embargo')}|"
    r"(?:under|sous|bajo|sotto|sob|onder) embargo|sperrfrist|hold for|not for|"
    r"(?:adv\w* )?for (?:release|use)|withdrawn[:.]|please |kill (?:the (?:story|item|take)|(?:bc|am|pm)-))",
    re.IGNORECASE,
)
_TO_DESKS = compiled(
    rf"\W*{any_of('to desks')}\b[^:：.]{{0,24}}\b{any_of('stem to editors')}[^\W\d_]*\W{{0,3}}[:：].*",
    re.IGNORECASE | re.DOTALL,
)  # "Till redaktionen: bilder kommer", "Let op redacties: …"
_OWN_STORY = compiled(
    r"this (?:story|article|version|report) (?:has been|was|corrects|is being) .{0,300}", re.IGNORECASE | re.DOTALL
)
_OF_AN_EARLIER = phrases("earlier version")
_OWN_TEXT = compiled(any_of("own text"), re.IGNORECASE)
_NAMES_ONE = compiled(
    rf"[(（\[]?{any_of('one editor')}[:：]\s?(?-i:{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}|[a-z]{{3,12}})[)）\]]?",
    re.IGNORECASE,
)  # "Editor: Jane Roe", "[Editor: huaxia]"
_LONGEST_OPENING = 60  # code points
_REFERENCE = compiled(r"※ ?\S.{5,300}", re.DOTALL)  # how a note begins below a Korean or a Japanese story
_ASKS_READERS = compiled(r"제보|카카오|문의|구독|お問い合わせ|購読|投稿")
_ORDERED = compiled(
    rf"(?P<kill>\b(?:kill(?:s|ed)?|eliminat\w+|{any_of('ordered killed')})\b|请勿|停止使用|请撤)|"
    rf"{any_of('ordered back')}|\bwithdraw(?:s|n)?\b",
    re.IGNORECASE,
)
_TO_FOLLOW = compiled(rf"{any_of('version to follow')}\W*$", re.IGNORECASE)  # "NDLR: une version corrigée suivra."
_MENDED = compiled(
    r"\b(?:to )?(?:fix|correct|corrig|korrig|berichtig|rectif|corret|rettet|rettels|rättel|rättad|rättat|oikais|korja|"
    r"исправ|уточн|виправ|düzelt|sprosto|popraw|oprav|"
    r"helyesb|javít|pontosít|ispravl)\w*|更正|改正|訂正|정정|바로잡",
    re.IGNORECASE,
)
# How a note says so that names what was wrong, and not that it was mended.
_WRONG = compiled(any_of("wrong"), re.IGNORECASE)
_WHOLE = frozenset({"new throughout", "recasts throughout", "updates throughout", "writes through"})
_WEIGHT = [
    Meaning.KILLED,
    Meaning.WITHDRAWN,
    Meaning.HELD,
    Meaning.CORRECTS,
    Meaning.REPEATS,
    Meaning.UPDATE,
    Meaning.TO_EDITORS,
    Meaning.URGENT,
]
_MOST_WORDS = 120
_LONGEST_BANNER = 240  # code points
_LONGEST_FLAG = 80  # code points

_OPENING = compiled(r"[\W_]{0,6}(\d|(?i:the story)|[^\W\d_]+)")
_OPENERS = frozenset(
    "in this attn story not please do disregard mandatory bulletin hold embargo adv under sous bajo sotto sob onder "
    "for strictly kill removes deletes changes "
    "updating recasting adding inserting substituting repeating refiling correcting clarifying fixing "
    "first second third lead ld add net take write writethru nl".split()
) | {
    "the story",
    *(
        found.lower()
        for of in ("to desks", "under embargo", *Meaning, *(f"did {one}" for one in _DONE))
        for found in openings(of)
    ),
}
"""How every note opens: most lines are none, and are done with by their first word."""

_DOERS = {found.lower() for one in _DONE for found in openings(f"did {one}")} | {"new", "neu", "ny", "nytt", "nieuw"}
_FLAGGED = compiled(r"(?P<flag>[^\W\d_a-z][^\W_a-z]+(?: [^\W_a-z]+){0,3})(?:\s?[:：]|\s[-–—])\s(?P<rest>\S.{10,})")
_FOR_READERS = compiled(r"\W*(?:breaking|developing|correction|clarification|editor['’]s note|update)\b", re.IGNORECASE)
_NAMED_DAY = compiled(rf"{DATE}(?<=\d{{4}})|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}-\d\d-\d\d")

_RELATED = compiled(
    rf"(?:{any_of('related')}|more from [^:]{{1,40}})\s*[:：]\s*(?P<title>.*)", re.IGNORECASE | re.DOTALL
)
_ADDRESS_LABEL = compiled(r"(?:original|source|canonical)?\s*(?:url|link|address)\s*:?|source\s*:", re.IGNORECASE)


def is_note(text: str) -> bool:
    return meaning_of(text) is not None or is_banner(text)


def is_in_brackets(line: str) -> bool:
    """Whether it stands between brackets, or between marks as "*** Corrige o número ***" does."""
    return _WHOLLY_BRACKETED.fullmatch(line) is not None


_WHOLLY_BRACKETED = compiled(
    r"\^?\((?:[^()]|\([^()]*\))+\)|[（【\[][^（）【】\[\]]+[）】\]]|(?P<mark>\*\*|=|\+\+\+)[^\w\n]*\w.*(?P=mark)"
)


def numbers_a_version(line: str) -> bool:
    """Whether a line says which version a text is, and no more: "(4ª versión)", "2. udgave", "Version 3"."""
    return _NTH_VERSION.fullmatch(line) is not None


_NTH_VERSION = compiled(
    rf"\W{{0,4}}(?:(?:[2-9]|1\d)[^\W\d_]{{0,3}}[.ªº]?[ -]?{any_of('version')}|"
    rf"{any_of('version')}[ -]?(?:[2-9]|1\d))(?: \([^()]{{3,60}}\)|\W{{0,4}})",
    re.IGNORECASE,  # "3e version (nouveau: 4e paragraphe)"
)


def names_an_editor(line: str) -> bool:
    """Whether a line says who edited a story: "Editor: Jane Roe". To editors speaks one that says more."""
    return (":" in line or "：" in line) and _NAMES_ONE.fullmatch(line) is not None


@lru_cache(maxsize=256)
def is_to_desks(line: str) -> bool:
    """Whether a line says, alone or before a mark, that a desk's word for other desks follows: "NOTE TO EDITORS",
    "Achtung Redaktionen: …", "AVISO IMPORTANTE A NUESTROS SUSCRIPTORES"."""
    return _FOR_DESKS.match(line) is not None


def addresses_desks(line: str) -> bool:
    """Whether it says nothing else."""
    if len(line) >= _LONGEST_FLAG or not (opening := _OPENING.match(line)) or opening[1].lower() not in _TELL_DESKS:
        return False
    return _FOR_DESKS.fullmatch(line.rstrip(":：!.")) is not None


_TELL_DESKS = {word for of in ("to desks", "desks are told", "desks") for word in openings(of)}


_ARTICLES = r"(?:[^\W\d_]{1,10}\W{1,2}){0,3}?"
_FOR_DESKS = compiled(
    rf"\W{{0,3}}(?:(?:{any_of('to desks')}|{any_of('desks are told')})\W{{1,3}}{_ARTICLES}{any_of('desks')}|"
    rf"{any_of('desks')}\W{{1,3}}{any_of('desks are told')})(?=\W*$|\s?[:：!–—-])",
    re.IGNORECASE,
)


def is_banner(text: str) -> bool:
    """Whether it says that the story goes on, or that an earlier one follows."""
    lowered = text[:_LONGEST_BANNER].lower()
    return (lowered.startswith(("this is a", "breaking news")) or "follows" in lowered) and (
        _BANNER.fullmatch(text) is not None
    )


def is_flag(line: str) -> bool:
    """Whether a line says no more than how pressing, or how new, the story below it is: "URGENT", "UPDATE 1"."""
    if len(line) >= _LONGEST_FLAG:
        return False
    return (_opens_like_a_note(line) and _FLAG.fullmatch(line) is not None) or bool(_shouted_flags(line))


def _shouted_flags(line: str) -> list[Meaning]:
    """What the words of a line in capitals, or between marks, mean that are flags by how they begin, where the others
    are numbers or speak of a story: "BRÅDSKANDE", "STORY WITHDRAWN", "*** Repetição ***"."""
    if not (line.isupper() or line[:1] in _MARKS) or line.count(" ") > _MOST_FLAGS + 1:
        return []
    words = re.findall(r"[^\W_]+", line)
    if not words or len(words) > _MOST_FLAGS:
        return []
    meanings = [_meaning_of_stem(word) for word in words]
    others = (word for word, meaning in zip(words, meanings, strict=True) if meaning is None)
    said = [meaning for meaning in meanings if meaning]
    return said if said and all(word.isdigit() or _OF_A_STORY.fullmatch(word) for word in others) else []


_MOST_FLAGS = 4  # words
_MARKS = frozenset("*([=【（+")


def _meaning_of_stem(word: str) -> Meaning | None:
    """What a word means that is a flag by how it begins."""
    word = _lowered(word)
    if word[0] not in _FIRST_LETTERS:
        return None
    return next((_STEMS[word[:end]] for end in range(len(word), 2, -1) if word[:end] in _STEMS), None)


def _opens_like_a_note(text: str) -> bool:
    opening = _OPENING.match(text)
    return opening is not None and (opening[1].isdigit() or _lowered(opening[1]) in _OPENERS)


def _lowered(word: str) -> str:
    return word.lower().replace("i\u0307", "i")  # "ACİL" in Turkish capitals


def meaning_between_marks(text: str) -> Meaning | None:
    """What weighs most of what the words mean of a line that a desk put between marks, as they begin."""
    found = {meaning for word in re.findall(r"[^\W\d_]{4,}", text) if (meaning := _meaning_of_stem(word))}
    found |= {meaning for meaning in Meaning for flag in _EASTERN_OF[meaning] if len(flag) > 1 and flag in text}
    return min(found, key=_WEIGHT.index, default=None)


_EASTERN_OF = {meaning: listed(f"eastern {meaning}") for meaning in Meaning}


def meaning_above(text: str) -> Meaning | None:
    """What a shouted word says that opens a line above a story, which goes on in small letters or behind a mark:
    "OPPDATERT med sitat", "PÄIVITYS, lisätty kommentti", "TILBAGEKALDT: Telegrammet …". None where the news itself may
    follow the flag, and inside a story, where anybody's sentence may open so."""
    found = _STEMMED.match(text)
    meaning = _meaning_of_stem(found["word"]) if found and found["word"].isupper() else None
    if found is None or meaning in (None, Meaning.URGENT) or len(text.split()) > _MOST_WORDS:
        return None
    goes_on = _GOES_ON.match(found["rest"])
    if goes_on is None or (meaning is Meaning.TO_EDITORS and not goes_on["mark"]):
        return None
    is_news = goes_on["mark"] and not _OF_A_STORY.search(found["rest"]) and not found["rest"].endswith((".", ")"))
    if goes_on["first"].islower() or (goes_on["mark"] and not is_news and not found["rest"].isupper()):
        return _of_flagged(meaning, found["rest"].lstrip(" :：,-–—"))
    return None


def meaning_of(text: str) -> Meaning | None:
    """What a note that is no lone flag says; None for what is no note, or one that says none of these."""
    if text[:1] == "※" and _REFERENCE.fullmatch(text) and not _ASKS_READERS.search(text):
        return Meaning.CORRECTS if _MENDED.search(text) else Meaning.TO_EDITORS
    if text[:_LONGEST_OPENING].lower().lstrip("([*＊ ").startswith(_OF_AN_EARLIER) and _tells_what_was_wrong(text):
        return Meaning.CORRECTS
    if meaning := _told_by_its_form(text):
        return meaning
    if not _opens_like_a_note(text) or len(text.split()) > _MOST_WORDS:
        return None
    if (found := _ORDER.fullmatch(text)) and _is_an_order(text):
        return Meaning.HELD if found["held"] else Meaning.KILLED if found["killed"] else Meaning.WITHDRAWN
    if text.rstrip(".").lower() in _WHOLE:
        return Meaning.UPDATE
    for form in (_BRACKETED, _IN_CAPITALS, _BARE, _IN_ANOTHER):
        if found := form.fullmatch(text):
            return _done(found["done"], text)
    if (found := _DOING_IT.fullmatch(text)) and len(text) <= _LONGEST_FORM:
        return (
            Meaning.CORRECTS
            if _MENDED.search(text) or _AMENDING.search(text)
            else _BY_PARTICIPLE[found["done"].lower()]
        )
    if text.startswith("RPT ") and text.isupper():
        return Meaning.REPEATS  # "RPT APRES COUPURE DE LIGNE"
    if text.startswith("NOTE:") and is_quoted(text):
        return None
    has_a_colon = ":" in text or "：" in text or "!" in text[:_LONGEST_OPENING]
    if has_a_colon and (found := _BEFORE_A_COLON.fullmatch(text)) and not text[:1].islower():
        meaning = meaning_of_flag(found["flag"])
        if _NAMES_ONE.fullmatch(text):
            return None  # "Editor: Jane Roe" made it
        says_more = text[0].isalpha() and _SAYS_MORE.match(text, found.end("flag"))
        if meaning is Meaning.URGENT or (meaning is Meaning.UPDATE and says_more):
            return None  # "URGENT: Bridge closed", "LEAD Quake in Port-Vinay: two hurt" are headlines
        return _of_flagged(meaning, text[found.end("flag") :].lstrip(" :："))
    if (found := _SHOUTED.fullmatch(text)) and (meaning := meaning_of_flag(found["flag"])) is not Meaning.URGENT:
        return _of_flagged(meaning, text[found.end("flag") :].lstrip(" -–—,"))
    if (found := _UNPARTED.fullmatch(text)) and _OF_A_STORY.search(found["rest"]):
        return Meaning.CORRECTS
    if has_a_colon and _TO_DESKS.fullmatch(text):
        return _of_flagged(Meaning.TO_EDITORS, re.split("[:：]", text, maxsplit=1)[1].lstrip())
    return _mended(text) if _OWN_STORY.fullmatch(text) else None


def _told_by_its_form(text: str) -> Meaning | None:
    """What a note says whose form alone tells: a flag with its letters set apart, what a company mends of a release,
    PA's word to editors behind two colons, a Chinese or Japanese flag, or a label before what was wrong earlier."""
    opening = text[:_LONGEST_FORM]
    eastern = _EASTERN.match(opening) if opening[:1] in _OPENS_EASTERN else None
    if eastern and not _IS_HEADED.match(text, eastern.end()):
        return _of_flagged(
            next(meaning for meaning in Meaning if eastern["flag"] in _EASTERN_OF[meaning]), opening[eastern.end() :]
        )
    if opening.startswith(":: ") and text.endswith("."):
        return Meaning.TO_EDITORS
    if " " in opening[1:4] and (spaced := _SET_APART.match(opening)):
        # "(S E R V I C E - …)": nobody but a desk sets letters apart
        return _meaning_of_stem(spaced.group("letters").replace(" ", "")) or Meaning.TO_EDITORS
    if 0 < len(text) <= _LONGEST_FLAG and holds_back(text):
        return Meaning.HELD
    if opening.startswith("In the ") and _OF_A_RELEASE.match(text):
        return Meaning.CORRECTS
    if opening.startswith(_BESIDE) and _GOES_BESIDE.match(opening):
        return Meaning.TO_EDITORS
    label, colon, rest = opening.partition(": ")
    is_labelled = colon and label.count(" ") < _MOST_FLAGS and rest.lower().startswith(_OF_AN_EARLIER)
    return Meaning.CORRECTS if is_labelled and not _opens_like_a_note(text) else None


_AMENDING = compiled(r"\b(?:correct|clarify|fix)ing\b", re.IGNORECASE)
_BY_PARTICIPLE = dict.fromkeys(("updat", "recast", "add", "insert", "substitut"), Meaning.UPDATE) | {
    "repeat": Meaning.REPEATS,
    "refil": Meaning.REPEATS,
    "correct": Meaning.CORRECTS,
    "clarify": Meaning.CORRECTS,
    "fix": Meaning.CORRECTS,
}
_LONGEST_FORM = 120  # code points
_BESIDE = ("With ", "Precede ", "See ")
_GOES_BESIDE = compiled(r"(?:With|See|Precede)(?: also)? \^?(?:BC|AM|PM)-\S")  # "With BC-Harbor, Bjt"
_SET_APART = compiled(r"\W?(?P<letters>(?:[^\W\d_a-z] ){4,}[^\W\d_a-z])\b")
_OF_A_RELEASE = compiled(r"In the (?:news|press) release,.{5,400}\bwe are advised by\b", re.DOTALL)
_EASTERN_FLAGS = frozenset().union(*_EASTERN_OF.values())
_EASTERN = compiled(
    rf"[◎【（\[]?(?P<flag>{'|'.join(sorted(_EASTERN_FLAGS, key=len, reverse=True))})"
    r"(?:[】）\]＝:：，、,]|(?<=御中)[\u3000 ]|$)"
)
_IS_HEADED = compiled(r"[\uac00-\ud7af](?!.*(?:기사|단락|본문|제목|오기|바로잡)).{8,}[^.]$")  # "[재송]…", a headline
_OPENS_EASTERN = frozenset("◎【（[") | {flag[0] for flag in _EASTERN_FLAGS}


def holds_back(line: str) -> bool:
    """Whether a short line says until when not to publish: it opens so, or is shouted or in brackets: "ДО 12:00 МСК НЕ
    ПУБЛИКОВАТЬ"."""
    if line.isupper() or (line[0] in _MARKS and is_in_brackets(line)):
        is_kept = _NOT_PUBLISHED.search(line) is not None
    else:
        is_kept = line[-1] != "." and _NOT_PUBLISHED.match(line) is not None
    return is_kept and _FIGURE.search(line) is not None


_NOT_PUBLISHED, _FIGURE = compiled(any_of("not published"), re.IGNORECASE), compiled(r"\d")


def told_below(text: str) -> Meaning | None:
    """What a line below a story's first says of that story, or to desks, that no flag opens."""
    return _told_below(text) if len(text) <= _LONGEST_MENDED else None


@lru_cache(maxsize=64)  # short lines, each asked where it stands and by the lines beside it
def _told_below(text: str) -> Meaning | None:
    if not _may_be_told_below(text):
        return None
    if meaning := says_it_was_mended(text) or _between_marks_below(text):
        return meaning
    if mends_a_release(text):
        return Meaning.CORRECTS
    if _KEPT_BACK.match(text) and not _EMBARGO.isdisjoint(_words(text)):
        return Meaning.HELD
    return Meaning.TO_EDITORS if tells_what_else_there_is(text) or _PICKS_UP.match(text) else None


def _may_be_told_below(text: str) -> bool:
    """Whether a line has a word of one that says so, or opens between marks: most have not."""
    if text[0] > _LAST_LATIN or text[0] in _OPENS_BETWEEN or text[0] in _MARKS:
        return True
    return not _words(text).isdisjoint(_OF_DESKS) or text[:6].lstrip("^").lower().startswith("pick")


def _between_marks_below(text: str) -> Meaning | None:
    """What a desk says between marks below a story: "*** Uso facultativo fora da região ***", "(Повтор в связи с
    уточнением фамилии)"."""
    if text[:1] not in _MARKS or len(text) > _LONGEST_MENDED or not is_in_brackets(text):
        return None
    first = _STEMMED.match(text)
    meaning = _meaning_of_stem(first["word"]) if first else None
    if meaning in (None, Meaning.URGENT, Meaning.TO_EDITORS):
        return Meaning.TO_EDITORS if text.startswith("***") and " " in text.strip("* ") else None
    return meaning_between_marks(text)


def mends_a_release(text: str) -> bool:
    """Whether a sentence opens a release that its issuer mended, as Business Wire has it."""
    is_short = len(text) <= _LONGEST_MENDED and ("release" in text or "reads:" in text)
    return is_short and _OF_A_MENDED_RELEASE.match(text) is not None


_OF_A_MENDED_RELEASE = compiled(
    r"please replace the (?:news |press )?release\b|the (?:corrected|updated) (?:release|version|story) reads?:|"
    r".{3,60}\bof (?:the )?release should read:",
    re.IGNORECASE,
)
_KEPT_BACK = compiled(any_of("please"), re.IGNORECASE)
_EMBARGO = frozenset("embargo embargó sperrfrist эмбарго ембарго ambargo".split())
_PICKS_UP = compiled(r"\W{0,2}picks?[ -]?up:?[ -]?\d(?:st|nd|rd|th)[ -]?(?:gra?f|pgh|para?)", re.IGNORECASE)


def tells_what_else_there_is(line: str) -> bool:
    """Whether a line tells desks, and not readers, what goes with a story or comes of it."""
    if line[:1] in _OPENS_BETWEEN and (says_what_goes_with_it(line) or points_on(line) or promises_more(line)):
        return True
    return tells_desks(line)


def promises_more(line: str) -> bool:
    """Whether a line says no more than that there will be more of a story: "(Habrá ampliación)", "Juttu täydentyy."."""
    if len(line) < _LONGEST_FLAG and line.strip(_AROUND_A_REMARK).casefold() in _PROMISED_ALONE:
        return True
    if len(line) > _LONGEST_PROMISE or (line[:1] <= _LAST_LATIN and _PROMISING.isdisjoint(_words(line))):
        return False
    said = _said(line, _PROMISES)
    return said is not None and (is_in_brackets(line) or line.count(" ") - said.count(" ") <= _FEW_BESIDE)


def _said(line: str, phrases: Sequence[str]) -> str | None:
    """The first of these phrases that a line says, in whatever case."""
    lowered = line.lower().replace("’", "'")
    return next((phrase for phrase in phrases if phrase in lowered), None)


_PROMISED_ALONE = listed("promised alone")
_AROUND_A_REMARK = "()[]（）【】*.…!:-–— "
_PROMISES, _PROMISING = sorted(listed("promised")), telling("promised")
_LONGEST_PROMISE, _FEW_BESIDE = 100, 3  # code points; words beside the promise


def points_on(line: str) -> bool:
    """Whether a line between brackets or marks says where else more is told: "(Más información en efe.example)"."""
    return line[:1] in _OPENS_BETWEEN and len(line) <= _LONGEST_MENDED and _POINTS_ON.match(line) is not None


_POINTS_ON = compiled(rf"[\W_]{{1,4}}(?:{any_of('more told')})\b.*[)\]）*=-]+$", re.IGNORECASE)


def offers_material(line: str) -> bool:
    """Whether a line opens on what goes with a story and says that it may be had, or comes: "PA pictures available from
    0800", "Kuvia saatavissa Lehtikuvasta.", "Honorarfreies Bildmaterial unter …"."""
    if len(line) > _LONGEST_MATERIAL or not _may_be_material(line):
        return False
    return _OFFERED.match(line) is not None


def told_at_the_end(text: str) -> Meaning | None:
    """What a line says below which nothing of the story stands."""
    return told_below(text) or (Meaning.TO_EDITORS if promises_more(text) else None)


def says_it_was_mended(text: str) -> Meaning | None:
    """What a sentence below a story, or in brackets, says was done to that story: "Saken er oppdatert med kommentar",
    "(The spelling of the name has been corrected in the caption.)"; or None."""
    if len(text) > _LONGEST_MENDED or not text.endswith((".", ".)", "。", "）")):
        return None
    if text[0] <= _LAST_LATIN and _MENDING.isdisjoint(_words(text)):
        return None
    is_bracketed = text[0] in "([（【" and is_in_brackets(text) and speaks_of_a_story(text)
    if not is_bracketed and _OWN_TEXT.search(text[:_LONGEST_OWN]) is None:
        return None
    return _mended(text)


def _mended(text: str) -> Meaning | None:
    if _MENDED.search(text) or _WAS_CORRECTED.search(text):
        return Meaning.CORRECTS
    if _WAS_UPDATED.search(text):
        return Meaning.UPDATE
    return Meaning.REPEATS if _WAS_REPEATED.search(text) else None


_LONGEST_MENDED, _LONGEST_OWN = 220, 24  # code points
_MENDING = telling("was corrected") | telling("was updated") | telling("was repeated")
_WAS_CORRECTED = compiled(any_of("was corrected"), re.IGNORECASE)
_WAS_REPEATED = compiled(any_of("was repeated"), re.IGNORECASE)
_WAS_UPDATED = compiled(any_of("was updated"), re.IGNORECASE)


def tells_desks(text: str) -> bool:
    """Whether a line below a story tells desks what else there is: "PA pictures available", "Video to follow."."""
    if len(text) > _LONGEST_MENDED or (text[:1] <= _LAST_LATIN and _TELLING.isdisjoint(_words(text))):
        return False
    return _said(text, _TOLD_TO_DESKS) is not None


_TOLD_TO_DESKS, _TELLING = sorted(listed("told to desks")), telling("told to desks")
_WORDS = compiled(r"[^\W_]+")


@lru_cache(maxsize=64)  # a line is asked by several rules, and again when the next one is read
def _words(line: str) -> frozenset[str]:
    """Those of a short line, in small letters."""
    return frozenset(_WORDS.findall(line.lower()))


_LAST_LATIN = "\u024f"


def speaks_of_material(line: str) -> bool:
    """Whether a line tells the desks what goes with a story, and no more: "AP Photo KY101", "(PICTURE)", "With pix"."""
    if len(line) > _LONGEST_FLAG or (line[:1] <= _LAST_LATIN and not _may_be_material(line)):
        return False
    line = _OF_MACHINES.sub("", line)
    found = _MATERIAL.fullmatch(line)
    return found is not None and bool(found["code"] or found["with"] or is_in_brackets(line.split(".")[0].rstrip()))


_OF_MACHINES = compiled(r"\s?&[A-Z]{2};\s?")  # "&UR; AP Photos TLN102-3 &QL;"


def says_what_goes_with_it(line: str) -> bool:
    """Whether a line between brackets or dashes begins with what goes with a story and goes on as no name does: "(BILD
    och GRAFIK sänds kl 17)", "(Photos - Vidéo)", "--FOTOS: Disponible a partir de las 14.00 horas--"."""
    if len(line) > _LONGEST_MATERIAL or line[:1] not in _OPENS_BETWEEN or not _may_be_material(line):
        return False
    found = _OPENS_ON_MATERIAL.match(line)
    if found is None or "/" in line.split(None, 2)[0] or (_WHOSE.match(found["rest"]) and not found["with"]):
        return False
    rest = found["rest"]
    if found["with"]:
        return True
    if found["colon"]:
        return _SMALL_WORD.search(rest) is not None
    return not rest or not rest[0].isalpha() or rest[0].islower() or _MATERIAL_WORD.match(rest) is not None


_WHOSE = compiled(r"(?:by|courtesy|via|from|of|von|par|por|di|de|da|door|av|af|provided)\b", re.IGNORECASE)
_OPENS_BETWEEN = frozenset("(（[=-*")
_OF_DESKS = _MENDING | _TELLING | _PROMISING | _EMBARGO | {"release", "reads"}
_LONGEST_MATERIAL = 140  # code points
_SMALL_WORD = compiled(r"(?<!\S)[^\W\d_A-Z]{4,}(?!\S)")


def _may_be_material(line: str) -> bool:
    words = _words(line)
    if not _SENT.isdisjoint(words):
        return True
    return not line.isascii() and any(word.startswith(_SENT_OPENINGS) for word in words)


_SENT = telling("material sent")
_SENT_OPENINGS = tuple(phrase for phrase in listed("material sent") if phrase[0] >= "\u3040")
_MATERIAL = compiled(
    rf"[\W_]{{0,3}}(?P<with>(?:{any_of('goes with')}) )?(?:[A-Z]{{2,4}} )?(?i:{any_of('material sent')})"
    rf"(?:(?:,| and| und| et| y| e| og| och|/) ?(?i:{any_of('material sent')}))*"
    r"(?P<code>(?:[ ,]+[A-Z]{1,6}\d{1,4}(?:-\d{1,4})?)+)?[\W_]{0,3}(?:\([^\W\d_]{3,8}\)\W?)?"
)


_MATERIAL_WORD = compiled(rf"(?:{any_of('material sent')}|Nr|No)(?!\w)", re.IGNORECASE)
_OPENS_ON_MATERIAL = compiled(
    rf"(?:=? ?[(（\[]|= ?|-{{2,}}|\*{{2,}})(?:注[)）])?\s?"
    rf"(?P<with>{any_of('goes with')} )?{any_of('material sent')}(?!\w)"
    r"(?P<colon>:)?(?:[ ,+&-]|[)）] ?[(（])*(?P<rest>.*?)[)）\].*= -]+",
    re.IGNORECASE,
)


_MANY = rf"{any_of('material sent')}(?:(?:,|/| [^\W\d_]{{1,3}}| &)? ?{any_of('material sent')}(?!\w))*"
_OFFERED = compiled(
    rf"[\W_]{{0,4}}(?:[^\W\d_]{{2,14}} )?{_MANY}(?:(?<=[\u3040-\ud7af])|(?![^\W_])):?(?:[ -][^\W\d_]{{1,9}}){{0,3}}? ?"
    rf"(?:{any_of('had')}(?:(?<=[\u3040-\ud7af])|(?![^\W_]))"
    rf"|{any_of('coming')}(?:\W*$|\W+(?:\d|(?-i:[^\W\d_A-Z]{{1,5}} \d|[^\W\d_A-Z]{{1,3}} [^\W\d_a-z]))))",
    re.IGNORECASE,
)


def says_what_was_wrong(text: str) -> bool:
    return _MENDED.search(text) is not None or _WRONG.search(text) is not None


def _tells_what_was_wrong(text: str) -> bool:
    return _OWN_TEXT.search(text) is not None and says_what_was_wrong(text)


_OF_A_STORY = compiled(rf"\b{any_of('of a story')}\b", re.IGNORECASE)


def speaks_of_a_story(text: str) -> bool:
    return _OF_A_STORY.search(text) is not None


_OF_THE_WIRE = compiled(r"\b(?:moved|moving|sent|separately|contents|language|profanity|available)\b", re.IGNORECASE)
_PLAIN_FLAG = compiled(r"(?P<flag>[^\W\d_]*[^\W\d_A-Z][^:：]*)[:：]\s*(?P<rest>\S.*)", re.DOTALL)


def is_quoted(text: str) -> bool:
    """Whether a paragraph that looks like a desk's note stands inside a story and speaks of no story: then somebody
    else said it ("Berichtigung: So steht es unter dem Beschluss …"). What a desk shouts is its own, but for what stands
    below anybody's table: "NOTE: 1987 includes a gain"."""
    if text.startswith("NOTE:"):
        return not (_OF_A_STORY.search(text, 5) or _OF_THE_WIRE.search(text))
    found = _PLAIN_FLAG.fullmatch(text)
    return found is not None and not _OF_A_STORY.search(found["rest"]) and is_flag(found["flag"])


def meaning_of_flag(line: str) -> Meaning | None:
    """What a flag says; of several, what weighs most."""
    words = line.strip()
    if _LONE.fullmatch(words):
        return next(meaning for meaning, form in _ALONE.items() if form.fullmatch(words))
    said = _shouted_flags(line) if len(words) < _LONGEST_FLAG else []
    said += [one for part in re.split(r"[\W_]+(?=\w{3})", words) if part != words and (one := meaning_of_flag(part))]
    weighed = min(said, key=_WEIGHT.index, default=None) if len(words) < _LONGEST_FLAG else None
    return Meaning.CORRECTS if weighed is Meaning.REPEATS and _MENDED.search(line) else weighed


def _of_flagged(meaning: Meaning | None, rest: str) -> Meaning | None:
    """What a flag with more behind it says: to editors it says what follows."""
    if meaning is Meaning.TO_EDITORS:
        if order := _ORDERED.search(rest):
            return Meaning.KILLED if order["kill"] else Meaning.WITHDRAWN
        if _TO_FOLLOW.search(rest):
            return meaning
        return meaning_of(rest) or _doing(rest) or _mended_for_editors(rest) or meaning
    return Meaning.CORRECTS if meaning is Meaning.REPEATS and _MENDED.search(rest) else meaning


def _mended_for_editors(rest: str) -> Meaning | None:
    """What of a text editors are told was wrong or is new: "ЗАМЕНА ВСЕГО ТЕКСТА. УТОЧНЕНО ЧИСЛО ОЛЕНЕЙ"."""
    if _MENDED.search(rest) or _WRONG.search(rest):
        return Meaning.CORRECTS
    return Meaning.UPDATE if _WAS_UPDATED.search(rest) or takes.is_replacing(rest) else None


def _doing(rest: str) -> Meaning | None:
    """What the desk says that it did, by one of the first words of what it tells editors: "RECTIFIE le nombre",
    "Wraps, recasts"."""
    found = _FIRST_VERBS.match(rest)
    verbs = re.findall(r"\w{4,}", found.group()) if found else []
    meanings = [_meaning_of_stem(word) or _DID.get(word.lower()) for word in verbs]
    return next((meaning for meaning in meanings if meaning in _DONE), None)


_DID = {word: meaning for meaning in _DONE for word in listed(f"did {meaning}")}
_FIRST_VERBS = compiled(r"[^\W\d_]{4,}(?:, [^\W\d_]{4,})?(?=[,;]| [^\W\d_A-Z])|[^\W\d_a-z]{4,}(?= [^\W\d_a-z])")


def _done(word: str | None, text: str) -> Meaning:
    if word is None:
        return Meaning.WITHDRAWN if "withdrawn" in text else Meaning.CORRECTS if "correct" in text else Meaning.UPDATE
    said = word.lower()
    if said.startswith(("correct", "clarif", "delete", "remove", "change")):
        return Meaning.CORRECTS
    if said.startswith("kill"):
        return Meaning.KILLED
    if said.startswith("withdraw"):
        return Meaning.WITHDRAWN
    meaning = next(meaning for meaning, words in _DONE.items() if re.fullmatch(words, said))
    return Meaning.CORRECTS if meaning is Meaning.REPEATS and _MENDED.search(text) else meaning


def _is_an_order(text: str) -> bool:
    """An order is shouted, or begins like one: "Kill the story", not "Kill rates rose in the county.\""""
    first = text.split(None, 1)[0].strip("(:")
    return first.isupper() or _LIKE_AN_ORDER.match(text.lstrip("^ ([")) is not None


def is_a_desks(note: str) -> bool:
    """Whether a note is one that a wire sends and no page shows: of its own, a page says "Breaking news" or what was
    wrong with its story."""
    return not (_OWN_STORY.fullmatch(note) or is_banner(note) or _FOR_READERS.match(note))


def opening_flag(headline: str) -> Meaning | None:
    """What the flag says that opens or closes a headline: "(LEAD) Shipyard halts work", "UPDATE 2-Port reopens", "AMP.-
    Arde una nave", "Ferry falls most in two years (Correct)"; or None."""
    found = _OPENING_FLAG.match(headline)
    flag = (found["bracketed"] or found["shouted"]) if found else ""
    if flag and (flag[0] == "(" or not any(map(str.islower, _OF_A_NUMBER.sub("", flag)))):
        if short := _IN_SHORT.get(flag):
            return short
        if is_flag(flag) and _GATHERED.search(flag) is None:
            return meaning_of_flag(flag)
    closing = _CLOSING_FLAG.search(headline) if headline.endswith(")") else None
    return meaning_of_flag(closing["flag"]) if closing and is_flag(closing["flag"]) else None


_OPENING_FLAG = compiled(
    r"\^?(?:(?P<bracketed>\([^()]{3,30}\))\s+\S|"
    r"(?P<shouted>(?:\d{1,2}[^\W\d_]{1,3} )?[^\W_]{2,}(?: [^\W_]+){0,3})(?:\.?-|\s?[:–/]|\s-)\s?\S)"
)
_CLOSING_FLAG = compiled(r"\S\s\((?P<flag>[^\W\d_][^()]{3,24})\)$")
_OF_A_NUMBER = compiled(r"(?<=\d)(?:st|nd|rd|th|er|e|a|o|ra|da|º|ª)\b")
_GATHERED = compiled(r"ROUND-?UP", re.IGNORECASE)  # Xinhua heads a kind of story so
_IN_SHORT = {"AMP": Meaning.UPDATE, "AMPL": Meaning.UPDATE, "ZUS": Meaning.UPDATE, "AV": Meaning.URGENT}
"""What agencies write before a headline and nobody else does."""


def opens_in_short(line: str) -> bool:
    """Whether a line opens with such a mark: "AMP.- Teruel.- Un concejal dimite"."""
    return line.startswith(_OPENS_IN_SHORT)


_OPENS_IN_SHORT = tuple(f"{mark}.-" for mark in _IN_SHORT)


def is_news(note: str) -> bool:
    """Whether more stands behind the flag of a note than the desk says of its own work."""
    found = _FLAGGED.match(note)
    return found is not None and is_flag(found["flag"]) and not _is_of_the_desk(found["rest"])


def _is_of_the_desk(words: str) -> bool:
    opening = _OPENING.match(words)
    return (opening is not None and opening[1].lower() in _DOERS) or _OF_A_STORY.search(words) is not None


def held_until(note: str) -> str | None:
    """The day that an embargo names in full: "Sperrfrist: 12. März 2019, 06.00 Uhr" gives "2019-03-12"; or None."""
    found = _NAMED_DAY.search(note)
    return read_date(found.group()) if found else None


def opens_a_notebook(heading: str) -> bool:
    """Whether a heading is that of dpa's notes to the desks: "# Notizblock"."""
    return len(heading) <= _LONGEST_HEADING and without_dpa(heading) in ("notizblock", "notebook")


def without_dpa(heading: str) -> str:
    """ "kontakte" of "## dpa-Kontakte"."""
    return _OF_DPA.sub("", heading.lower())


_LONGEST_HEADING = 20  # code points
_OF_DPA = compiled(r"^[#\s]*(?:dpa[- ])?")


def announces_earlier_story(note: str) -> bool:
    """Whether a note says that the story as it stood before follows it."""
    return "follows" in note.lower() and _EARLIER_FOLLOWS.search(note) is not None


def is_related(text: str) -> bool:
    return (":" in text or "：" in text) and _RELATED.fullmatch(text) is not None


def labels_an_address(text: str) -> bool:
    """Whether a line only announces the story's own address: "Original url:"."""
    return _ADDRESS_LABEL.fullmatch(text) is not None
