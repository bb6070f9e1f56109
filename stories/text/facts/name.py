"""Names, with the roles and directions that tell one from another: "Col. Ruiz", "Upper Tolvik", "north of the river".

A capital is the sign of a name inside a sentence. At its head, where every word has one, other signs have to tell: that
the text writes the word so elsewhere, a name right behind it, what is rare among English words, or a verb of speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stories.text.facts.fact import NAME, Fact
from stories.text.facts.folding import KEPT_WORDS, folded
from stories.text.facts.titles import LESSER, OF_ROLES, honorifics, roles, titles
from stories.text.facts.words import Words, asked
from stories.text.names import BUILT_IN
from stories.text.patterns import compiled
from stories.text.related import related
from stories.text.words import OPENING, RAREST, table_rows, zipf

ROLE, DIRECTION, PEOPLE = "role", "direction", "people"

SURE, RARE, POSSIBLE = 2, 1, 0
"""How sure a name is one: by the capital inside a sentence or by the text's own use; because it opens a sentence and is
a rare word or speaks; because nothing speaks against it."""


class Name(NamedTuple):
    """`words` as `folded` gives them, titles aside. `sort` is empty for a name, else ROLE, DIRECTION or PEOPLE."""

    words: tuple[str, ...]
    text: str
    sort: str = ""
    sure: int = SURE

    def __str__(self) -> str:
        return self.text


def read(words: Words, sentence: int) -> Iterator[Fact]:
    found = [*_names(words, sentence)]
    if words.is_english and (said := [*_said_of(words, sentence, found)]):
        found = sorted(found + said, key=lambda one: one[:2])
    for first, last, told, sort, sure in found:
        start, end = words.span(first, last)
        yield Fact(NAME, start, end, sentence, (sort, told), Name(told, words.text[start:end], sort, sure))


_Told = tuple[str, ...]
_Found = tuple[int, int, _Told, str, int]
"""From a token to the one before another; the words, the sort and how sure it is."""


def _names(words: Words, sentence: int) -> Iterator[_Found]:
    span = words.of(sentence)
    tokens = words.tokens
    capitals = [at for at in span if has_capital(tokens[at])]
    fewest = 2 if _has_capitals_on_nouns(words) else 1  # only two in a row tell
    is_title = bool(capitals) and words.is_title(span)
    last = span.start
    for at in capitals:
        if at < last:
            continue
        last = _end_of_run(words, at, span.stop)
        first, sure = at, SURE
        if is_title:
            run = [number for number in range(at, last) if folded(words.keys[number]) in words.named]
            first, last = (run[0], run[-1] + 1) if run else (last, last)  # no later word of it, either
        elif is_head(tokens, at, span.start):
            first, sure = _from_head(words, at, last, span)
        if (
            span.start < first < last
            and _ORDINAL.fullmatch(words.keys[first - 1])
            and folded(words.keys[last - 1]) in bodies()
        ):
            first -= 1  # "the 2nd Infantry Brigade"
        if first < last and last - first >= fewest:
            yield from _name(words, first, last, sure)


def _has_capitals_on_nouns(words: Words) -> bool:
    """Where every noun has a capital, an article between two of them joins no name ("Schätzung der Polizei"), and at a
    sentence's head an adjective before one has a capital too ("Starke Regenfälle")."""
    return words.document.language == "de"


@lru_cache(maxsize=KEPT_WORDS)
def has_capital(token: str) -> bool:
    """Or, behind an article that belongs to it, one inside: al-Assad, l'Élysée."""
    if token[0].isupper():
        return token not in _PRONOUNS
    return token[0].islower() and any(
        mark in token and token.partition(mark)[2][:1].isupper() and len(token.partition(mark)[0]) <= 2
        for mark in "-'’‑"
    )


_ORDINAL = compiled(r"\d{1,3}(?:st|nd|rd|th)")
_PRONOUNS = frozenset("I I'm I've I'd I'll I’m I’ve I’d I’ll".split())
_OPENING_MARKS = frozenset("\" “ „ « » ‚ ‘ ‹ 「 ' : … ... • · – — -- ; ? ! ( [".split())
_PARTICLES = frozenset("al bin da das de del della der di do dos du el ibn la le van von zu".split())
_ARTICLES = frozenset("das der".split())


def is_head(tokens: Sequence[str], at: int, first: int) -> bool:
    """Whether the word opens a sentence or what is quoted, so that its capital tells nothing."""
    return at == first or tokens[at - 1] in _OPENING_MARKS or not (at - 1 > first or tokens[first][0].isalnum())


def _end_of_run(words: Words, at: int, stop: int) -> int:
    """Where the words with capitals end, those between them that belong to a name passed over."""
    tokens = words.tokens
    particles = _PARTICLES - _ARTICLES if _has_capitals_on_nouns(words) else _PARTICLES
    last = at + 1
    while last < stop and not _is_possessive(tokens[last - 1]):
        ahead = last
        while ahead < stop and ahead - last < 2 and tokens[ahead] in particles:
            ahead += 1
        if ahead == last and tokens[last] in (".", "&") and words.places[last][0] - words.places[last - 1][1] < 2:
            ahead += 1
        if ahead >= stop or not has_capital(tokens[ahead]):
            break
        last = ahead + 1
    return last


def _is_possessive(token: str) -> bool:
    return token.endswith(("'s", "’s"))


def _from_head(words: Words, at: int, last: int, span: range) -> tuple[int, int]:
    """Where the name begins of words with capitals that open a sentence, and how sure it is one."""
    key = folded(words.keys[at])
    if key.partition("'")[0] in _openers() or words.is_small(key):
        is_office = words.is_english and last - at > 1 and (key in titles() or key in honorifics())
        return (at if is_office else at + 1), SURE
    if words.is_english and last - at > 1 and key in COMPASS:
        return at, SURE  # "North Sarn"
    if words.is_english and last - at >= _ROLE_AND_NAME and key in roles():
        return at + 1, SURE  # "Striker Jan Pell"
    if key in words.named or (len(words.tokens[at]) > 1 and words.tokens[at].isupper()):
        return at, SURE
    if last - at > 1 and not _has_capitals_on_nouns(words):
        return (at if not words.is_english or zipf(key) < _COMMON else at + 1), SURE
    if last - at > 1:
        return at + 1, SURE
    if len(key) < 3 or not words.is_english or words.keys[at].endswith(_COMMON_ENDINGS):
        return at, POSSIBLE
    following = words.keys[at + 1] if at + 1 < span.stop else ""
    speaks = following in SPEECH or _is_possessive(words.tokens[at])
    is_rare = zipf(key) <= (_COMMON if speaks else RAREST) and key[:OPENING] not in related()
    return at, RARE if is_rare else POSSIBLE


_ROLE_AND_NAME = 3
"""Words with capitals that open a sentence, from which on the first may be a role before first and last name."""

_COMMON = 5.3
"""On the Zipf scale: commoner words at a sentence's head are no names, even with a name behind them ("But Putin")."""

_COMMON_ENDINGS = tuple(
    "ly ing ed less ness ment tion tions sion ful able ible ous ive ers ors men ists ies n't".split()
)
"""What only common words end in; "Gunmen", "Rescuers", "Ferocious" open sentences and are rare."""

SPEECH = frozenset(
    "said says told added wrote insisted claimed denied warned announced argued argues complained complains "
    "acknowledged acknowledges estimated estimates reckoned reckons tweeted posted testified testifies conceded "
    "concedes admitted admits explained explains noted notes recalled recalls replied stressed predicted predicts "
    "concluded concludes lamented joked quipped".split()
)


@cache
def _openers() -> frozenset[str]:
    """Words that open sentences before names, and those whose capital is no sign of one."""
    return (
        frozenset(
            "the a an in on at it he she they we i you but and this that these those there here after before since "
            "when while as if for from by with without under over to of or so yet nor no not both all some many most "
            "more among amid between during until though although because however nonetheless meanwhile also even "
            "only just like unlike what who why how where which his her their our its my your let then now still "
            "once while police former".split()
        )
        | honorifics()
        | titles()
        | calendar()
    )


@cache
def calendar() -> frozenset[str]:
    """Months and weekdays, in full and shortened."""
    rows = [*table_rows("months.txt"), *table_rows("weekdays.txt")]
    return frozenset(word.strip(".").lower() for row in rows for word in row.replace("|", " ").split()) - _GIVEN


_GIVEN = frozenset("marta juna jula".split())
"""Months that are people's names: Bosnia's March is Marta."""


@cache
def nationalities() -> frozenset[str]:
    return frozenset(word for row in table_rows("nationalities.txt") for word in row.split())


def _name(words: Words, first: int, last: int, sure: int) -> Iterator[_Found]:
    """The role before a name, and the name."""
    keys = (*words.keys[first : last - 1], _whole(words.tokens[last - 1], words.keys[last - 1]))
    begun, role, skipped, told = _cut(keys, words.is_english)
    if role:
        yield first, first + begun, role, ROLE, SURE
    if told:
        first += skipped
        sort = PEOPLE if len(told) == 1 and words.is_english and is_of_people(told[0], words) else ""
        yield first, last, told, sort, SURE if sort else sure


def _whole(token: str, key: str) -> str:
    """The name of "Norvia-listed", "Norvia-based"."""
    name, _, rest = token.partition("-")
    is_joined = name[1:].islower() and rest.islower() and (rest.endswith("ed") or rest in _JOINED)
    return key.partition("-")[0] if is_joined else key


_JOINED = frozenset("born led built made run owned held wide bound style only bred grown speaking".split())
"""Behind a name and a hyphen: no part of the name."""


@lru_cache(maxsize=KEPT_WORDS)
def _cut(run: tuple[str, ...], is_english: bool) -> tuple[int, _Told, int, _Told]:
    """Of words with capitals: where the role before the name ends, and its words; where the name begins, and its words,
    none where it is no name."""
    keys = [*map(folded, run)]
    begun = at = _after_titles(keys) if is_english else 0
    while at < len(keys) and (keys[at] == "." or (len(keys[at]) > _SHORT_DAY and keys[at] in calendar())):
        at += 1  # "on Monday Ana Vrba", but Jan Vrba
    told = tuple(key for key in keys[at:] if key not in (".", "&") and key not in _PARTICLES)
    return begun, _role(keys[:begun]), at, () if not told or _is_no_name(told) else told


_SHORT_DAY = 3
"""Letters of a day or month cut short, which may be a first name."""


@cache
def _titles() -> frozenset[str]:
    return titles() | honorifics()


def _after_titles(keys: Sequence[str]) -> int:
    """How many words, of a run with capitals, come before the name: all of "Armenian Prime Minister" and "Mr."."""
    before = _titles()
    if before.isdisjoint(keys):
        return 0
    places = [at for at, key in enumerate(keys) if key in before]
    if keys[-1] in _NO_OFFICE and keys[-1] not in before and keys[0] not in _COURTESY:
        return 0
    begun = places[-1] + 1
    return begun + 1 if begun < len(keys) and keys[begun] == "." else begun


@cache
def bodies() -> frozenset[str]:
    """Words that no person's name ends or opens with."""
    return frozenset(word for row in table_rows("bodies.txt") for word in row.split())


_NO_OFFICE = frozenset(
    "department ministry street road avenue square island islands office house palace council court committee county "
    "city university college school hospital bank party union institute association league club cup company corp "
    "corporation inc group museum park bridge airport station center centre service agency act".split()
)
"""After a word of office: no person is named but a body or a place. "Justice Department", "King Street"."""

_COURTESY = frozenset("mr mrs ms miss mx".split())
"""Behind these somebody is called so: Ms Park."""


def _is_no_name(told: tuple[str, ...]) -> bool:
    if len(told) == 1:
        return len(told[0]) < 2 or told[0] in _no_names()
    return (
        (told[-1] in _DAYS and not _DAYS_OF.isdisjoint(told))
        or _no_names().issuperset(told)
        or " ".join(told).title() in _AGENCIES
    )


_DAYS = frozenset("day eve".split())
_DAYS_OF = frozenset(
    "labor labour independence boxing memorial veterans veterans' armistice remembrance groundhog mother's mothers' "
    "father's fathers' valentine's valentines presidents presidents' columbus earth canada australia bastille victory "
    "republic constitution liberation unity christmas new year year's may national saints all souls patrick's george's "
    "andrew's david's martin's mayday inauguration election thanksgiving anzac commonwealth women's workers' flag "
    "founders founders' martyrs martyrs' army navy nurses earth april fools' fools".split()
)
"""Feasts are named by both: "Labor Day". They are dates."""

_FEASTS = frozenset(
    "christmas easter halloween thanksgiving ramadan hanukkah passover diwali lent epiphany ascension pentecost "
    "whitsun advent carnival purim juneteenth nowruz midsummer michaelmas candlemas hogmanay kwanzaa holi vesak".split()
)

_AGENCIES = frozenset(form.title() for agency in BUILT_IN.agencies for form in (agency.name, *agency.also))


@cache
def _no_names() -> frozenset[str]:
    """Months, weekdays, feasts, agencies, "No 10"."""
    return calendar() | _FEASTS | {"no", "nos"} | {form.lower() for form in _AGENCIES if " " not in form}


def is_of_people(key: str, words: Words) -> bool:
    """An adjective of a country or a people: by the table, or by the name it is made of."""
    if key in nationalities() or key.removesuffix("s") in nationalities():
        return True
    return not words.named.isdisjoint(_homes(key))


@lru_cache(maxsize=KEPT_WORDS)
def _homes(key: str) -> frozenset[str]:
    """The names that a word may be made of as an adjective."""
    single = key.removesuffix("s")
    stems = [single.removesuffix(ending) for ending in _OF_PEOPLE if single.endswith(ending)]
    return frozenset(stem + rest for stem in stems for rest in ("", "a", "ia", "y", "e"))


_OF_PEOPLE = ("n", "ian", "ese", "ish", "i", "an")


@asked
def _may_tell(key: str) -> bool:
    return key in _telling()


def _said_of(words: Words, sentence: int, found: Sequence[_Found]) -> Iterator[_Found]:
    """Roles and directions as common words: "a former state auditor", "north of the river"."""
    places = words.where(sentence, _may_tell)
    if not places:
        return
    known, span = roles(), words.of(sentence)
    taken = {at for first, last, *_ in found for at in range(first, last)}
    for at in places:
        key = words.keys[at]
        if at in taken or not (words.tokens[at][0].islower() or at == span.start):
            continue
        if key in DIRECTIONS:
            yield at, at + 1, (DIRECTIONS[key],), DIRECTION, SURE
        elif key in known or key in _first_of_roles():
            last = next((at + n for n in (3, 2, 1) if " ".join(words.keys[at : at + n]) in known), at)
            first = at
            while first - 1 not in taken and first > span.start and words.keys[first - 1] in OF_ROLES:
                first -= 1
            if at < last <= span.stop:
                yield first, last, _role(words.keys[first:last]), ROLE, SURE


def _role(keys: Sequence[str]) -> tuple[str, ...]:
    """A role's words, each by the first of the words for it; nothing where none is known."""
    told = tuple(roles().get(key, key) for key in keys if key != "." and key not in honorifics())
    return told if told and (told[-1] in roles() or " ".join(told[-3:]) in roles() or told[-1] in LESSER) else ()


@cache
def _telling() -> frozenset[str]:
    """Words that a role or a direction begins with."""
    return frozenset(DIRECTIONS) | frozenset(roles()) | _first_of_roles()


@cache
def _first_of_roles() -> frozenset[str]:
    """Of those of several words."""
    return frozenset(role.split()[0] for role in roles() if " " in role)


COMPASS = frozenset("north south east west northern southern eastern western upper lower greater".split())
"""Before a name they make another of it."""

DIRECTIONS = (
    {
        word: way
        for way in ("north", "south", "east", "west")
        for word in (way, f"{way}ern", f"{way}ward", f"{way}wards", f"{way}bound")
    }
    | {f"{a}{b}{ending}": a + b for a in ("north", "south") for b in ("east", "west") for ending in ("", "ern")}
    | {word: word for word in ("left", "right", "front", "rear", "upper", "lower", "inner", "outer")}
)
"""Which side of a thing, each word to the way it means."""
