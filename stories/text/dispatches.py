"""What a text says of itself as a wire's dispatch: its slug, its take, and which other dispatch it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stories.text import notes, takes
from stories.text.document import Basis, Decision, Kind
from stories.text.lines import Part
from stories.text.named import Named, named_in, renames, sent_at, serials
from stories.text.notes import Meaning
from stories.text.patterns import compiled
from stories.text.slugs import slug_line
from stories.text.words import any_of

ADVISORY = "advisory"
"""`what` of a text that is about another and tells no story of its own; its value is the relation."""

_DESK = frozenset({Meaning.KILLED, Meaning.WITHDRAWN, Meaning.CORRECTS, Meaning.TO_EDITORS})
_OWN = frozenset(
    {Kind.SLUG, Kind.NOTE, Kind.HEADLINE, Kind.KICKER, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.UNKNOWN, Kind.SUBHEAD}
    | {Kind.CAPTION}  # a desk's word above its agency's name may be read as a picture's
)
_CAPITALS = compiled(
    r"(?!ZCZC$|COMMUNIQU|COMUNICA|PRESS|NEWS|NOTA DE)"
    r"(?P<slug>[^\W\da-z_]{2,}(?:[ -][^\W\da-z_]{2,}){1,3}|[^\W\da-z_]{4,})"
    r"(?:\s(?P<take>\([^()]{1,40}\)))?"
)


def _shouted(line: str) -> re.Match[str] | None:
    """Words in capitals that name a story, in a script that has small letters, and are no desk's flag."""
    return _CAPITALS.fullmatch(line) if line.isupper() and not notes.is_flag(line) else None


_TAKING_BACK = compiled(r"(?:The )?[A-Z]\w+ (?:withdraws|retracts|kills) \S")
"""A headline of an advisory, where it speaks of a story: "Reuters withdraws job cuts story", not "Storm kills 12"."""

_MOST_WORDS = 150
"""Of an advisory. What is longer tells a story."""

_LONGEST_MARK = 60  # code points
_LONGEST_QUOTED = 300


def decisions_of(parts: Sequence[Part], year: str = "", has_outlet: bool = False) -> Iterator[Decision]:
    """The decisions about a text as a dispatch. `year` is that of its date, for days that are named without one. What
    an outlet says of texts, it says of its own: it kills and corrects none of an agency's."""
    kinds = {part.kind for part in parts}
    is_a_page = bool(kinds & {Kind.OUTLET, Kind.NAVIGATION})
    is_sent = not is_a_page and Kind.DATELINE in kinds and bool(kinds & {Kind.ENDING, Kind.SLUG})
    is_above = True
    for part in parts:
        is_above = is_above and part.kind is not Kind.PARAGRAPH
        if part.kind is Kind.SLUG and not slug_line(part.text) and part.value and not _is_a_code(part.text):
            yield Decision("slug", takes.bare(part.value), Basis.TEXT, "a slug line", part.text)
            if mark := takes.mark_of(part.value):
                yield Decision("take", mark, Basis.TEXT, "a slug line", part.text)
        elif part.kind is Kind.SLUG and (said := slug_line(part.text)):
            if said.slug and not _is_a_code(part.text):
                yield Decision("slug", takes.bare(said.slug), Basis.TEXT, "a slug line", part.text)
            mark = said.take or takes.mark_of(said.slug) or takes.mark_among(said.slug)
            if not mark and not takes.slug_handle(said.slug):
                mark = said.slug
            if mark:
                yield Decision("take", mark, Basis.TEXT, "a slug line", part.text)
        elif part.kind is Kind.HEADLINE and (mark := takes.mark_of(part.text)):
            yield Decision("take", mark, Basis.TEXT, OF_ITS_HEADLINE, part.text)
        elif is_above and part.kind in _OVER and (found := _shouted(part.text)) and is_sent:
            yield Decision("slug", found["slug"], Basis.TEXT, "words in capitals above a dispatch", part.text)
            if found["take"]:
                yield Decision("take", found["take"], Basis.TEXT, "words in capitals above a dispatch", part.text)
        elif part.kind is Kind.NOTE and _tells_a_take(part):
            yield Decision("take", part.text.split(":")[0], Basis.TEXT, "a line of the desk's own", part.text)
    if clock := _clock(parts):
        yield Decision("clock", clock[0], Basis.TEXT, "the time that a desk's stamp says", clock[1])
    if initials := _initials(parts):
        yield Decision("signed", initials[0], Basis.TEXT, "the initials of who wrote it, below a dispatch", initials[1])
    if _is_no_more_than_its_headline(parts):
        yield Decision("take", FLASH, Basis.TEXT, "its text says no more than its headline", parts[0].text)
    if not has_outlet:
        yield from _speaking_of_another(parts, year)


def _is_a_code(line: str) -> bool:
    """Whether a line names no story, in figures and letters: "BIN 1305 ANP-0417", "R41 ESP-AME", "ZCZC0219"."""
    words = [word for word in re.split(r"[ /,-]+", line) if word]
    has_figures = [any(map(str.isdigit, word)) for word in words]
    return any(has_figures) and all(
        coded or (word.isupper() and len(word) <= _MOST_LETTERS) for word, coded in zip(words, has_figures, strict=True)
    )


_MOST_LETTERS = 4  # of a service or a desk
_OVER = (Kind.KICKER, Kind.UNKNOWN)
_CLOCK = compiled(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?![\d.]*\d)(?:\s?(?P<half>[ap])\.?m\b)?", re.I
)


def _clock(parts: Sequence[Part]) -> tuple[str, str] | None:
    """The time of day in a line that says when a text was sent, and the line: "Sendt: 06:48", "18 FEB, 11:20"."""
    for part in reversed(parts):
        if part.kind in (Kind.DATE, Kind.ENDING) and (found := [*_CLOCK.finditer(part.text)]):
            return f"{_hour(found[-1]):02}:{found[-1]['minute']}", part.text
    return None


def _hour(found: re.Match[str]) -> int:
    """Of the day, where it may be told by halves: 21 of "9:48 PM"."""
    hour = int(found["hour"])
    if not found["half"] or hour > _HALF_A_DAY:
        return hour
    return hour % _HALF_A_DAY + (_HALF_A_DAY if found["half"] in "pP" else 0)


_HALF_A_DAY = 12  # hours

_INITIALS = compiled(
    r"(?<![\w@./])(?P<writer>[^\W\d_]{2,4}(?:[-/][^\W\d_]{2,4}){0,2})\s?//?\s?[^\W\d_]{2,4}\W*$|"
    r""  # "rcz/mb", "JFP // ACG"
    r"\b[a-z]{2,4} (?P<first>[a-z]{2,3}) y\w{2,3}\b|"  # "dpa ssb yyby n1 lo"
    r"^(?P<alone>[A-Z][A-Z\d][A-Z])(?:-[A-Z]{2,3})?$"  # "XQP-BUO", "Y4R-CB"
)


def _initials(parts: Sequence[Part]) -> tuple[str, str] | None:
    """Who wrote a dispatch, as its last lines say in short, and the line."""
    for part in reversed(parts[-_LAST:]):
        if part.kind in (Kind.ENDING, Kind.CONTRIBUTOR) and (found := _INITIALS.search(part.text)):
            if _CLOSED.search(part.text):
                continue  # "Lusa/Fim"
            writers = found["writer"] or found["first"] or found["alone"]
            return re.sub(r"\W", " ", writers).lower(), part.text
    return None


_CLOSED = compiled(r"(?i:fim|fin|fine|ende?)\W*$")
_LAST = 4
"""Parts at the end of a dispatch, of which one may be its sign-off."""

OF_ITS_HEADLINE = "what its headline says of it"
FLASH = "flash"
"""The take of a text that says no more than a headline."""


def _is_no_more_than_its_headline(parts: Sequence[Part]) -> bool:
    told = [part.text for part in parts if part.kind in (Kind.HEADLINE, Kind.PARAGRAPH)]
    kinds = {part.kind for part in parts}
    if len(told) == 1 and Kind.HEADLINE in kinds:
        return not kinds - _AROUND_A_FLASH
    if len(told) != 2 or Kind.DATELINE not in kinds:
        return False
    return takes.headline_handle(told[0]) == takes.headline_handle(told[1])


_AROUND_A_FLASH = frozenset({Kind.HEADLINE, Kind.SLUG, Kind.DATE, Kind.ENDING, Kind.NOTE})


def _tells_a_take(part: Part) -> bool:
    mark = part.text.split(":")[0]  # "(siste versjon: sammenfatter dagens meldinger)"
    if part.value not in (Meaning.URGENT, Meaning.UPDATE) or len(mark) > _LONGEST_MARK:
        return False
    return takes.rank(mark) is not None and takes.relation_in(mark) is None


def _speaking_of_another(parts: Sequence[Part], year: str) -> Iterator[Decision]:
    if signs := _signs_of_an_advisory(parts):
        relation, sign = signs
        words = " ".join(part.text for part in parts if part.kind in _OWN and part.kind is not Kind.SLUG)
        named = named_in(_about(relation, words), year)
        own = {
            one.handle
            for part in parts
            if part.kind is Kind.SLUG and _has_no_keyword(part)
            for one in serials(part.text)
        }
        by_slug = [one for part in parts if part.kind is Kind.SLUG for one in _named_by_slug(part.text)]
        by_slug += [one for part in parts if part.kind in _WITH_A_FLAG for one in _named_by_flag(part.text)]
        if named or not any(part.kind is Kind.DATELINE for part in parts):
            told = {one.handle for one in named}
            named += [one for one in by_slug if one.handle not in told and not (named and _is_number(one))]
        named = [one for one in named if one.handle not in own]
        if not named and not any(part.kind in (Kind.DATELINE, Kind.HEADLINE) for part in parts):
            named = sent_at(_about(relation, words))[:1]
        if named:
            rule = "a desk's words about another text, and no story of its own"
            yield Decision(ADVISORY, relation, Basis.TEXT, rule, sign[:_LONGEST_QUOTED])
            yield from _named(relation, named)
            return
    for part in parts:
        if part.kind is not Kind.NOTE:
            continue
        said = takes.relation_in(part.text, (takes.CORRECTS, takes.REPLACES))
        if said or renames(part.text):
            yield from _named(said or takes.REPLACES, named_in(part.text, year))


def _named(relation: str, named: Sequence[Named]) -> Iterator[Decision]:
    for one in named:
        yield Decision(relation, one.handle, Basis.TEXT, "words that name another text", one.words)


def _about(relation: str, words: str) -> str:
    """The words that name what is spoken of: where one text replaces another, those on the other's side of the verb, in
    its sentence; what follows may name a third, which stands."""
    if relation != takes.REPLACES or not (verb := _REPLACES.search(words)):
        return words
    if not verb["is_active"]:
        return words[: verb.start()]
    end = _FULL_STOP.search(words, verb.end())
    return words[verb.start() : end.start() if end else len(words)]


_FULL_STOP = compiled(r"(?:(?<=[^\W\d_]{3}\.)|(?<=[\d)”»\"]{2}\.)) (?=[^\W\d_])")


_REPLACES = compiled(
    r"\b(?:(?P<is_active>replaces|supersedes|ersetzt|remplace|vervangt|sustituye|reemplaza|sostituisce|substitui|"
    r"ersätter|erstatter|заменя(?:ет|ют)|kom(?:t|en) in de plaats van|tritt an die stelle|prend la place d\w|"
    r"toma el lugar de|"
    r"prende il posto d\w+|toma o lugar d\w|träder i stället för|trer i stedet for|træder i stedet for|"
    r"in place of|in(?:stead| lieu) of|zamiast|umjesto|(?:an|in) (?:die )?stelle von|anstelle|in plaats van|"
    r"tient lieu d\w|"
    r"à la place d\w|"
    r"en lugar de|al posto d\w+|em vez d\w|i stället för|i stedet for|korvaa)|"
    r"(?:replaced|superseded|vervangen) (?:by|door)|ersetzt durch|ersatt av|erstattet (?:av|af)|remplacée? par|"
    r"sustituid[ao] (?:por|con)|substituíd[ao] por|sostituit[ao] (?:da|con))\b",
    re.IGNORECASE,
)


def _has_no_keyword(part: Part) -> bool:
    said = slug_line(part.text)
    return said is not None and not said.slug


def _is_number(named: Named) -> bool:
    return named.handle.startswith("serial:")


def _named_by_slug(line: str) -> Iterator[Named]:
    """What the slug line of an advisory names besides the desk's own words: "AM-Dike Break, Correction"."""
    said = slug_line(line)
    if said and "/" not in said.slug and (handle := takes.slug_handle(said.slug)):
        yield Named(handle, line)
        yield from serials(line)


def _named_by_flag(note: str) -> Iterator[Named]:
    """The keyword behind a desk's flag: "CORRECTION - Harbour Fire"."""
    found = _FLAGGING.match(note)
    keyword = note[found.end() :] if found and notes.is_flag(found["flag"]) else ""
    if _TITLED.fullmatch(keyword) and (handle := takes.slug_handle(keyword)):
        yield Named(handle, note)


_WITH_A_FLAG = (Kind.NOTE, Kind.HEADLINE)
_TITLED = compiled(r"[^\W\da-z_][\w'’-]*(?: [^\W\da-z_][\w'’-]*){0,3}")


def _signs_of_an_advisory(parts: Sequence[Part]) -> tuple[str, str] | None:
    """What it says of another text, where it is a desk's word about one and tells no story; and the lines that say that
    it is one. One with a dateline is no advisory unless its slug line or its headline says so; or else a flag, where it
    has no headline or opens on another text: a note to editors stands above many a take."""
    kinds = {part.kind for part in parts}
    notes_count = Kind.DATELINE not in kinds
    flags_count = notes_count or Kind.HEADLINE not in kinds or _opens_on_another(parts)
    is_take = any(takes.rank(part.text) is not None for part in parts if part.kind is Kind.SLUG)
    opening = [part for part in parts if part.kind in _OWN and part.kind is not Kind.SLUG][:_OPENING_PARTS]
    signs = [
        part
        for part in parts
        if (_is_a_desks(part) or (notes_count and part in opening and _opens_as_a_desk(part.text)))
        and (
            part.kind is not Kind.NOTE
            or notes_count
            or (flags_count and (part.value in _TAKING_BACK_BY or (not is_take and notes.is_flag(part.text))))
        )
    ]
    if not signs or sum(len(part.text.split()) for part in parts if part.kind in _OWN) > _MOST_WORDS:
        return None
    said = " ".join(dict.fromkeys(sign.text for sign in signs))
    # What its flag says goes before any word of it: a correction may tell of people killed.
    flagged = [relation for sign in signs for relation in map(_RELATION.get, _flags(sign)) if relation]
    if flagged:
        return min(flagged, key=takes.RELATIONS.index), said
    words = " ".join(part.text for part in parts if part.kind in _OWN)
    relation = takes.relation_in(words)
    if relation == takes.KILLS and (verb := _REPLACES.search(words)) and verb["is_active"]:
        relation = takes.REPLACES  # "… komt in de plaats van …: gelieve dat niet meer te gebruiken"
    return (relation, said) if relation else None


_OPENING_PARTS = 2


def _opens_as_a_desk(text: str) -> bool:
    """Whether the first words of a text ask others what to do with one that was sent, or are a desk's flag or its word
    to desks before a colon or a dash: "Rogamos anulen …", "RETTELSE: I telegrammet …", "EDITORS: Members using …"."""
    if _ORDER.match(text) and takes.relation_in(text) in (takes.KILLS, takes.CORRECTS):
        return True
    found = _FLAGGING.match(text)
    if found is None:
        return False
    flag = found["flag"]
    return notes.addresses_desks(flag) or notes.is_to_desks(flag) or notes.meaning_of_flag(flag) in _DESK


_ORDER = compiled(rf"\W{{0,3}}{any_of('order')}(?!\w)|[请請敬]", re.IGNORECASE)
_FLAGGING = compiled(r"\W{0,3}(?P<flag>[^\W\d_][^.:!\n]{2,40}?)\s?(?:[:：!]|\s[-–—])\s")


def _opens_on_another(parts: Sequence[Part]) -> bool:
    """Whether the first paragraph says what is done to a text, and calls that by more than quoting it: desks that date
    their corrections as they date their stories begin so ("En la información titulada …")."""
    first = next((part.text for part in parts if part.kind is Kind.PARAGRAPH), "")
    return takes.relation_in(first) is not None and any(
        not takes.is_narrowing(one.handle) and one.words[:1].isalnum() for one in named_in(first)
    )


_TAKING_BACK_BY = frozenset({Meaning.KILLED, Meaning.WITHDRAWN, Meaning.CORRECTS})

_RELATION = {
    Meaning.KILLED: takes.KILLS,
    Meaning.WITHDRAWN: takes.KILLS,
    Meaning.CORRECTS: takes.CORRECTS,
}


def _flags(part: Part) -> list[Meaning]:
    """What the desk's flags in a line mean: a keyword line may hold one between dashes ("BC-Weather-Correction")."""
    if part.kind is Kind.NOTE:
        return [Meaning(part.value)] if part.value in _DESK else []
    words = re.split(r"[-–,]+", part.text) if part.kind is Kind.SLUG else _set_apart(part.text)
    found = [meaning for one in words if one.strip() and (meaning := notes.meaning_of_flag(one.strip()))]
    if part.kind is Kind.HEADLINE and _TAKING_BACK.match(part.text) and notes.speaks_of_a_story(part.text):
        found.append(Meaning.WITHDRAWN)
    return [meaning for meaning in found if meaning in _DESK]


def _set_apart(line: str) -> list[str]:
    """The flags in a line above a text that may be news itself: alone between marks, shouted where the rest is not, or
    at an end of what is shouted whole. "Senate kills bill" and "Correction officers freed" have none."""
    words = _WORD.findall(line)
    shouted = [*words[:1], *words[-1:]] if line.isupper() else [word for word in words if word.isupper()]
    return [part for part in (line, *_MARKS.split(line), *shouted) if notes.is_flag(part)]


_MARKS = compiled(r"[:：/|()\[\]]|\s[-–—]+\s|(?<=[A-Z])-(?=\S)")  # "WITHDRAWN-Mill to close", not "Kill-switch law"
_WORD = compiled(r"[^\W\d_]{4,}")


def _is_a_desks(part: Part) -> bool:
    if part.kind is Kind.NOTE:
        return part.value in _DESK or notes.is_to_desks(part.text)
    if part.kind in _FLAGGED:
        return bool(_flags(part)) or notes.is_to_desks(part.text)
    return False


_FLAGGED = frozenset({Kind.SLUG, Kind.KICKER, Kind.UNKNOWN, Kind.SUBHEAD, Kind.HEADLINE})


def is_sign_off(part: Part) -> bool:
    """Whether a line names those who edited a dispatch, as Reuters closes its own: "(Reporting by …; Editing by …)"."""
    return part.kind is Kind.CONTRIBUTOR and "editing by" in part.text.lower()
