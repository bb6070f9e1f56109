"""The desk's own words around a story: flags, notes and what they mean; breaking-news banners; pointers elsewhere."""

from __future__ import annotations

import re
from enum import StrEnum


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


_BANNER = re.compile(
    r"this is a (?:breaking|developing)\b.{0,200}|breaking news update\b.{0,200}|"
    r".{0,80}\bearlier (?:story|version) follows\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
_EARLIER_FOLLOWS = re.compile(r"\b(?:earlier|previous) (?:story|version|report)\b.{0,40}\bfollows\b", re.IGNORECASE)

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third)"
_TAKE = (
    rf"(?:{_ORDINAL}[ -]?)?(?:lead|ld|add|net|take|writethru|write-?thru|nl)(?:[ -](?:\d|writethru|write-?thru|all))*"
)

# Words that alone on a line, or before a colon, say how a story stands; the first language of each row is English.
_FLAGS: dict[Meaning, str] = {
    Meaning.HELD: "embargo(?:ed)?|hold|hold for release|not for release|sperrfrist|sperre|embargo(?:ado)?|sous embargo",
    Meaning.KILLED: "(?:mandatory |bulletin )?kill|(?:mandatory )?elimination|annulation|anulaci[oó]n|anulação|"
    "annullierung|storno|(?:mandatory )?story kill|annullamento",
    Meaning.WITHDRAWN: "withdrawn|withdrawal|advisory withdrawal|retraction|retracted|zurückgezogen|"
    "rückzug|cancell?ation|please ignore|ingetrokken|"
    "peruttu|rückruf|retirada|"
    "retrait|ritirata|tilbaketrekking|tilbagekaldt",
    Meaning.CORRECTS: "corrects?|corrected|correction|corrective|clarification|clarifies|berichtigung|korrektur|"
    "berichtigt|korrigiert|rectificatif|rectification|rectificatie|correctif|corrigé|rectificación|corrección|corrige|rettifica|"
    "correzione|correctie|rättelse|rettelse|retting|korjaus|oikaisu|retificação|correção|уточнение|исправление|поправка|"
    "düzeltme|更正|訂正",
    Meaning.REPEATS: "repeats?|repeating|refiles?|refiled|wiederholung|répétition|repetición|ripetizione|repetição|"
    "повтор|tekrar|herhaling|gjentakelse|gentagelse|upprepning|toisto",
    Meaning.UPDATE: rf"updat(?:e|es|ed)(?: \d+)?|recasts?|adds|writethru|{_TAKE}|actualiza(?:ci[oó]n)?|actualizada|"
    r"actualisation|actualisé|aktualisier(?:t|ung)|neufassung|zusammenfassung|aggiornamento|atualização|"
    r"oppdater(?:t|ing)|opdater(?:et|ing)|uppdater(?:ad|ing)|дополнен(?:ие|о)|обновлен(?:ие|о)|güncelleme",
    Meaning.URGENT: "urgent|flash|snap|bulletin|(?:news ?)?alert|breaking(?: news)?|extra|newsbreak|"
    "bolet[ií]n|eilmeldung|eil|"
    "urgente|срочно|молния|acil|son dakika|flaş|haster|hast|spoed|快讯|急稿?|速報|至急",
    Meaning.TO_EDITORS: "eds|editors?|editor['’]?s'? note|note to editors|attention(?: editors)?|advisory|"
    "redaktioneller hinweis|redaktionshinweis|hinweis|hinweis an die redaktion(?:en)?|note aux rédactions|"
    "nota a los editores|nota de redacción|nota ai direttori|noot voor (?:de )?redactie|nota à redação|til redaksjonen|"
    "till redaktionen|nota aan de redacties?|notice to editors|note",
}
_ALONE = {meaning: re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE) for meaning, words in _FLAGS.items()}
_ANY = "|".join(_FLAGS.values())
_FLAG = re.compile(rf"\W*(?:{_ANY})(?:\W+(?:{_ANY}))*\W*", re.IGNORECASE)
_BEFORE_A_COLON = re.compile(rf"\W{{0,5}}(?P<flag>{_ANY})\b[^.:]{{0,60}}[:：].*", re.IGNORECASE | re.DOTALL)

# What the desk did to a story, in the third person, as notes of all agencies begin.
_DONE: dict[Meaning, str] = {
    Meaning.CORRECTS: "corrects|clarifies|fixes|rectifies|korrigiert|berichtigt|corrige|"
    "rectifica|corrigeert|rättar|retter",
    Meaning.REPEATS: "repeats|refiles|resends|reissues|wiederholt|repite|répète|ripete",
    Meaning.UPDATE: "updates|adds|recasts|rewrites|leads|restores|inserts|"
    "new throughout|new (?:lede|lead)|writes through|"
    "updated|recast|aktualisiert|ergänzt|neu|actualiza|añade|amplía|actualise|ajoute|précise|aggiorna|aggiunge|"
    "voegt toe|actualiseert|atualiza|acrescenta|oppdaterer|uppdaterar|opdaterer|дополняет|добавляет|sub[s]?",
}
_DOING = "|".join(_DONE.values())
_BRACKETED = re.compile(
    rf"[(\[]\s*(?:attn[:;.]?\s*)?(?P<done>{_DOING}|removes|deletes|changes)\b.*[)\]]|"
    r"[(\[](?:(?:this (?:version|story)|story of)\b).*[)\]]",
    re.I | re.S,
)
_IN_CAPITALS = re.compile(rf"(?P<done>(?!SUB\b|NEU\b){_DOING.upper()})\s+\S.*", re.DOTALL)
_BARE = re.compile(
    rf"(?P<done>{_DOING})(?: (?:throughout|with|to fix|to add|typo|for all|without)\b|,).*", re.IGNORECASE | re.DOTALL
)
_IN_ANOTHER = re.compile(
    r"In (?:the )?\S*[-/]\S.*\b(?P<done>corrects?|clarif(?:y|ies)|kill|withdraws?|deletes?)\b.*", re.S
)
_ORDER = re.compile(
    r"(?P<held>(?:embargoed|not for (?:release|publication|use)|hold for release)\b.*|"
    r"sperrfrist\b.*|embargo (?:until|till|"
    r"bis|hasta|jusqu|fino|até|to)\b.*|.{0,20}\bembargo(?:ed)? until\b.*)"
    r"|(?P<killed>(?:mandatory |bulletin )?kill\b.*|(?:please )?(?:do not use|disregard)\b.*\bstory\b.*|"
    r"(?:mandatory )?elimination\b.*)"
    r"|(?P<withdrawn>withdrawn\b.*|the story slugged\b.*\bis withdrawn\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_OWN_STORY = re.compile(
    r"this (?:story|article|version|report) (?:has been|was|corrects|is being) .{0,300}", re.IGNORECASE | re.DOTALL
)
_ORDERED = re.compile(r"\b(?P<kill>kill(?:s|ed)?)\b|\bwithdraw(?:s|n)?\b", re.IGNORECASE)
_MENDED = re.compile(r"\b(?:to )?(?:fix|correct|corrig|korrig|berichtig|rectif|corret)\w*", re.IGNORECASE)
_SHOUTED = re.compile(
    rf"\W{{0,5}}(?P<flag>(?!EXTRA|NOTE|LEAD|ADDS)(?:{_ANY.upper()}))(?:\s[-–—]\s|,\s|\sFOR\s)\S.*", re.DOTALL
)
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

_OPENING = re.compile(r"[\W_]{0,6}(\d|[^\W\d_]+)")
_ALL = (_ANY, _DOING, _DOING.upper(), "in the this attn story not please do disregard mandatory bulletin hold embargo")
_OPENINGS = {one.lower() for words in _ALL for one in re.findall(r"(?<![^\W\d_])[^\W\d_]{1,3}", words)} | set(
    "0123456789"
)
"""How every note opens, in three letters: most lines are none, and are done with by them."""

_RELATED = re.compile(
    r"(?:related(?: articles?| stor(?:y|ies)| coverage)?|read (?:more|also|next)|see also|also read|more on this|"
    r"more from [^:]{1,40}|further reading|lire (?:aussi|également)|à lire aussi|"
    r"lesen sie auch|mehr zum thema|lees ook|leggi anche|"
    r"leia também|lea también|ver también|"
    r"läs (?:även|också)|les også|læs også|lue myös|читайте также)\s*[:：]\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS_LABEL = re.compile(r"(?:original|source|canonical)?\s*(?:url|link|address)\s*:?|source\s*:", re.IGNORECASE)


def is_note(text: str) -> bool:
    return meaning_of(text) is not None or is_banner(text)


def is_in_brackets(line: str) -> bool:
    return _WHOLLY_BRACKETED.fullmatch(line) is not None


_WHOLLY_BRACKETED = re.compile(r"\((?:[^()]|\([^()]*\))+\)")


def is_banner(text: str) -> bool:
    """Whether it says that the story goes on, or that an earlier one follows."""
    return _BANNER.fullmatch(text) is not None


def is_flag(line: str) -> bool:
    """Whether a line says no more than how pressing, or how new, the story below it is: "URGENT", "UPDATE 1"."""
    return len(line) < 80 and _FLAG.fullmatch(line) is not None


def meaning_of(text: str) -> Meaning | None:
    """What a note that is no lone flag says; None for what is no note, or one that says none of these."""
    opening = _OPENING.match(text)
    if opening is None or opening[1][:3].lower() not in _OPENINGS or len(text.split()) > _MOST_WORDS:
        return None
    if (found := _ORDER.fullmatch(text)) and _is_an_order(text):
        return Meaning.HELD if found["held"] else Meaning.KILLED if found["killed"] else Meaning.WITHDRAWN
    if text.rstrip(".").lower() in _WHOLE:
        return Meaning.UPDATE
    for form in (_BRACKETED, _IN_CAPITALS, _BARE, _IN_ANOTHER):
        if found := form.fullmatch(text):
            return _done(found["done"], text)
    if (found := _BEFORE_A_COLON.fullmatch(text)) and not text[:1].islower():
        return _of_flagged(meaning_of_flag(found["flag"]), text[found.end("flag") :].lstrip(" :："))
    if (found := _SHOUTED.fullmatch(text)) and (meaning := meaning_of_flag(found["flag"])) is not Meaning.URGENT:
        return meaning
    return Meaning.CORRECTS if _OWN_STORY.fullmatch(text) else None


def meaning_of_flag(line: str) -> Meaning | None:
    """What a flag says; of several, what weighs most."""
    words = line.strip()
    for meaning, form in _ALONE.items():
        if form.fullmatch(words):
            return meaning
    said = [one for part in re.split(r"[\W_]+(?=\w{3})", words) if part != words and (one := meaning_of_flag(part))]
    weighed = min(said, key=_WEIGHT.index, default=None) if len(words) < 80 else None
    return Meaning.CORRECTS if weighed is Meaning.REPEATS and _MENDED.search(line) else weighed


def _of_flagged(meaning: Meaning | None, rest: str) -> Meaning | None:
    """What a flag with more behind it says: to editors it says what follows."""
    if meaning is Meaning.TO_EDITORS:
        if order := _ORDERED.search(rest):
            return Meaning.KILLED if order["kill"] else Meaning.WITHDRAWN
        return meaning_of(rest) or meaning
    return Meaning.CORRECTS if meaning is Meaning.REPEATS and _MENDED.search(rest) else meaning


def _done(word: str | None, text: str) -> Meaning:
    if word is None:
        return Meaning.WITHDRAWN if "withdrawn" in text else Meaning.UPDATE
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
    return (
        first.isupper()
        or re.match(r"(?:embargo|sperrfrist|hold for|not for|withdrawn[:.]|please )", text, re.I) is not None
    )


def announces_earlier_story(note: str) -> bool:
    """Whether a note says that the story as it stood before follows it."""
    return _EARLIER_FOLLOWS.search(note) is not None


def is_related(text: str) -> bool:
    return _RELATED.fullmatch(text) is not None


def labels_an_address(text: str) -> bool:
    """Whether a line only announces the story's own address: "Original url:"."""
    return _ADDRESS_LABEL.fullmatch(text) is not None
