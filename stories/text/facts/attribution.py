"""Who says it, and how far the writer stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from stories.text.facts.fact import ATTRIBUTION, Fact
from stories.text.facts.sources import ANONYMOUS, OFFICIALS, WRITTEN, companions, plain_verbs, sorts, sorts_of, verbs
from stories.text.facts.words import Words, asked
from stories.text.patterns import compiled
from stories.text.verbs import BEING
from stories.text.words import OPENING

SAYS, BELIEVES, ACTS, HEARSAY = "says", "believes", "acts", "hearsay"
DENIES, CONFIRMS, CLAIMS = "denies", "confirms", "claims"
"""Stances. Acts: what is more than told, a promise or an accusation. Hearsay: it is said, whoever says it."""


class Saying(NamedTuple):
    """`source` are the words that name who says it, as written, "" where nobody is named; `about` what they are known
    by; `stance` is the verb's group in the table of verbs that tell."""

    source: str
    about: frozenset[str]
    stance: str
    is_generic: bool
    """ "Officials", "a spokesman": nobody whom a name would not tell more of."""

    is_named: bool
    """Whether some word of it has a capital."""

    sorts: frozenset[str]
    """What it is: a witness, a company. Empty where a name alone stands."""

    apart: frozenset[str]
    """Of what it is known by all but the nouns that say of what sort it is."""

    def __str__(self) -> str:
        return self.source


_NOT_SAID = frozenset(
    "not to never did does could cannot can will would may might must should shall nor neither n't without".split()
)
_BESIDE_VERB = frozenset(
    "has have had also later earlier previously then now since repeatedly both once again so far already always still "
    "often long first all".split()
)
_BOUNDS = frozenset(', ; : . ( ) \u201c \u201d " — – -- - \u2018 ? ! …'.split())
_CLAUSES = frozenset(
    "that and but while as when because after before although though which if where than or so".split()
)
_ENDS = _CLAUSES | frozenset("who on at by during late early about monday tuesday wednesday thursday friday".split())
_PRONOUNS = frozenset("he she it they we i you him them us who that which this there those others".split())
_ANYWHERE = frozenset("he she it they we i you who that which".split())
"""Those that a source of nobody has behind its first word, too: "on Monday he"."""

_OPENS = frozenset("the a an his her its their one two three some several many another".split())
_TOGETHER = 7  # tokens before an "and": "officials from both the ministry"
_LONGEST = 15  # tokens of a source: "a spokeswoman for the county's emergency services"
BODIES = frozenset("company firm group agency department ministry office center centre".split())
"""Which of them, the words beside them tell, or what was named before."""

_NOBODY = frozenset("nobody none nothing neither no any anyone anybody".split())
"""What opens no source: "nobody has said"."""

_UNKNOWN = frozenset("many some most all".split())
"""Alone they are nobody: "expected by many"."""

_ASKED = frozenset("what whatever whose".split())
"""Of what is asked, or meant: "it depends on what the guard tells them"."""

_EVIDENCE = frozenset("evidence data results result figures study survey tests test findings analysis research".split())
"""What confirms without a word being said."""

_SHORTEST = 3  # letters of a word that a source is known by
_TITLE = 4  # letters: "Capt."
_GENERIC = frozenset(
    "official officials authority authorities source sources witness witnesses resident residents spokesman "
    "spokeswoman spokesperson spokesmen statement media people expert experts analyst analysts observers locals man "
    "woman aide aides report reports neighbors neighbours survivors survivor participants critics supporters many "
    "some others".split()
)
_NAMELESS = _GENERIC | BODIES
_LITTLE = _OPENS | frozenset("of for in from at with to were was is are been be its s 's who".split())
_CLAIMED = frozenset("responsibility victory credit asylum life lives".split())
"""What is claimed without a word being said."""

_BEFORE_NOUN = frozenset(
    "the a an his her its their our my your this these no any some of in on for from with at by amid despite against "
    "under over about into after".split()
)
_FINITE = frozenset(
    "is are was were has had have will would can could may might must shall should be been did does do".split()
)
_HAS = frozenset("has have had was were is are".split())
"""Where somebody is described with a verb: "who was there"."""

_PREPOSITIONS = frozenset("of in on at for from to with by".split())
_NOUNISH = frozenset(
    "report reports post posts note notes record records state states estimate estimates forecast forecasts claim "
    "claims count counts guess guesses comment comments signal signals joke jokes vow vows pledge pledges promise "
    "promises fear fears doubt doubts rule rules demand demands dispute disputes".split()
)
"""Verbs that are nouns as well: in "two posts that" they tell nothing."""

_MANY = frozenset(
    "police people media men women children others both many some who data i you we they crew staff".split()
)
"""Plurals without the ending."""

_STATEMENT = frozenset("that how why whether it they he she there".split())
"""What stands behind a verb whose object are words."""

_CLOSES = frozenset(
    ". , ; in on after at to last this late by from during for with and monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
"""What stands behind the verb of an aside."""

_OF_VIEW = frozenset(
    "view words opinion eyes judgment judgement estimation assessment account count tally reckoning estimate telling "
    "admission calculation calculations figures estimates".split()
)
"""In the view of, by the account of, by somebody's count."""

_PLACING = frozenset("in near outside inside across".split())
"""Where a source is tells it from no other."""

_BY = frozenset("reported announced confirmed described identified named quoted claimed denied disclosed".split())
"""Named by colleagues as."""

_AGAINST = frozenset("accused blamed".split())
"""Accused by the owner of."""

_MEANS = frozenset("telephone phone email e-mail text message radio letter fax satellite video".split())
"""By which somebody is reached."""

_DASHES = frozenset("- – — --".split())
_CLOSING = 4  # words behind the dash: "health ministry officials"

_IMPERSONAL = frozenset(
    "said believed thought expected understood reported alleged feared suspected estimated predicted forecast rumored "
    "rumoured considered".split()
)
"""It is said, whoever says it."""

_DESCRIBING = frozenset("who whose whom which".split())
_OBTAINED = frozenset("seen obtained reviewed released published filed provided shown shared posted".split())
"""Behind what is written, how it came to be known: "a draft seen by this agency"."""

_PUT = frozenset("put puts gave gives estimated estimates estimate".split())
_NEAR = 4  # tokens: "made it quite clear"
_TO_FIGURE = 8  # tokens: "put the number of the dead at 12"

_HIDDEN = compiled(
    r"\b(?:on (?:the )?condition of anonymity|(?:asked|declined|refused|wished|preferred) (?:not )?to be "
    r"(?:named|identified)|(?:spoke|speaking) anonymously|not (?:be )?authori[sz]ed to|familiar with|"
    r"knowledge of|briefed on|close to|who knows? the)\b"
)


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations, where somebody speaks. The key is what the source is known by."""
    if not words.is_english:
        return
    span, keys = words.of(sentence), words.keys
    reached = span.start
    sayings: list[tuple[Fact, bool]] = []
    for at in words.where(sentence, _may_tell):
        if at < reached or (at > span.start and words.tokens[at][0].isupper()):
            continue
        if words.document.quotations.around(words.places[at][0]):
            continue
        found = _told(words, at, span)
        if found is None or (found[1] != SAYS and _is_evidence(keys[found[0].start : found[0].stop])):
            continue
        source, stance, last = found
        if source.start < reached:
            if source.start == source.stop or not (sayings and _holds(words, source, sayings[-1][0])):
                continue
            sayings.pop()
        said = _saying(words, source, stance, span, last)
        reached = last
        start, end = words.span(min(at, source.start), max(last, source.stop))
        fact = Fact(ATTRIBUTION, start, end, sentence, said.about, said)
        sayings.append((fact, source.stop <= at and "had" in keys[source.stop : at]))
    if (closing := _behind_dash(words, span)) is not None:
        said = _saying(words, closing, SAYS, span, closing.stop)
        sayings.append((Fact(ATTRIBUTION, *words.span(closing.start, closing.stop), sentence, said.about, said), False))
    for fact, is_before in sayings:
        if not is_before or len(sayings) == 1:  # "crews had complained, a report says"
            yield fact


def _holds(words: Words, source: range, fact: Fact) -> bool:
    """Whether the aside of a source only says that he told of it: "Kari Lund, who had told us of the gate, said"."""
    return not fact.value.source and words.places[source.start][0] <= fact.start


@asked
def _may_tell(key: str) -> bool:
    return key in _opening_words()


def _behind_dash(words: Words, span: range) -> range | None:
    """ "Nine dead in landslide - officials"."""
    keys = words.keys
    last = span.stop - (keys[span.stop - 1 : span.stop] == ["."])
    if _DASHES.isdisjoint(keys[max(span.start, last - _CLOSING - 1) : last]):
        return None
    first = last
    while first > max(span.start, last - _CLOSING) and keys[first - 1] not in _BOUNDS:
        first -= 1
    is_closing = span.start < first < last and keys[first - 1] in _DASHES
    return range(first, last) if is_closing and not sorts().keys().isdisjoint(keys[first:last]) else None


def _is_evidence(keys: Sequence[str]) -> bool:
    return not _EVIDENCE.isdisjoint(keys)


def _told(words: Words, at: int, span: range) -> tuple[range, str, int] | None:
    """The tokens that name who says it (none where it is "he" or whoever does what is said before), the stance, and
    the token behind all of it."""
    keys = words.keys
    key = keys[at]
    following = keys[at + 1] if at + 1 < span.stop else ""
    previous = keys[at - 1] if at > span.start else ""
    if key == "according":
        is_clause = not previous or previous in _BOUNDS | _CLAUSES  # "they worked according to a plan"
        return _of_phrase(words, at + 2, span) if is_clause and following == "to" else None
    if key in ("citing", "quoting"):
        cited = _of_phrase(words, at + 1, span)
        return cited if cited and _is_somebody(words, cited[0]) else None
    if key in _OF_VIEW and (viewed := _in_view(words, at, span)) is not None:
        return viewed
    if (key in _BY or key in _IMPERSONAL) and following == "by" and previous != "be":
        if keys[at + 2 : at + 3] and keys[at + 2] in _MEANS:
            speaking = _source(words, at, span)  # "residents said by telephone"
            return (speaking, SAYS, at + 1) if speaking else None
        named = _of_phrase(words, at + 2, span)
        return named if named and not _is_nobody(keys[named[0].start : named[0].stop]) else None
    if key in _AGAINST and following == "by" and previous in BEING:
        accusing = _of_phrase(words, at + 2, span)
        last = next((n for n in accusing[0] if keys[n] == "of"), accusing[2]) if accusing else 0
        return accusing and (range(accusing[0].start, last), ACTS, last)
    if key == "quoted" and keys[at + 1 : at + 3] == ["as", "saying"] and previous in BEING:
        source = _backward(words, at - 1 - (at - 1 > span.start and keys[at - 2] in _HAS), span)
        return None if source is None else (source, SAYS, at + 3)
    if previous in BEING and key in _IMPERSONAL and (following in ("to", "that", "as") or _is_it(words, at, span)):
        return range(at, at), HEARSAY, at + 1
    source = _source(words, at, span)
    if source is None or _is_nobody(keys[source.start : source.stop]):
        return None
    stance = _stance(words, source, at, span)
    last = _behind_hearer(words, at + 1, span) if key == "told" else at + 1
    return None if stance is None else (source, stance, last)


def _behind_hearer(words: Words, first: int, span: range) -> int:
    """Behind a medium that was told: "told the Herald newspaper that", "told Vrik"; not in "told Vrik Dorn had"."""
    begun = first + (words.keys[first : first + 1] == ["the"])
    last = begun
    while last < min(span.stop, first + _NEAR) and (words.tokens[last][0].isupper() or words.keys[last] in _MEDIA):
        last += 1
    is_medium = last > begun and (begun > first or last == begun + 1)
    return last if is_medium and _FINITE.isdisjoint(words.keys[last : min(last + 1, span.stop)]) else first


_MEDIA = frozenset("news agency newspaper daily television tv radio".split())


def _is_it(words: Words, at: int, span: range) -> bool:
    """ "She will resign, it is understood": no more than that stands there, behind a comma."""
    keys = words.keys
    return at - 3 > span.start and keys[at - 3 : at - 1] == [",", "it"] and not keys[at + 1 : at + 2][0][:1].isalpha()


def _is_nobody(keys: Sequence[str]) -> bool:
    is_unknown = len(keys) == 1 and keys[0] in _UNKNOWN
    return is_unknown or not (_NOBODY.isdisjoint(keys[:1]) and _ASKED.isdisjoint(keys))


def _is_somebody(words: Words, source: range) -> bool:
    """Not "citing higher costs": by a name, or by what those are that tell."""
    known = sorts()
    keys = [_bare(words.keys[at]) for at in source]
    return any(words.tokens[at][0].isupper() for at in source) or any(key in known or key in _NAMELESS for key in keys)


def _in_view(words: Words, at: int, span: range) -> tuple[range, str, int] | None:
    """ "In the view of the board", "by the board's count"."""
    keys = words.keys
    reach = range(at - 1, max(at - _LONGEST, span.start) - 1, -1)
    first = next((place + 1 for place in reach if keys[place] in ("in", "by") or _bounds(words, place)), span.start)
    if first == span.start or keys[first - 1] not in ("in", "by"):
        return None
    if keys[first:at] in ([], ["the"]):
        return _of_phrase(words, at + 2, span) if keys[at + 1 : at + 2] == ["of"] else None
    owner = range(first, at)
    is_owner = first < at and keys[at - 1].endswith(("'s", "s'", "'")) and _is_somebody(words, owner)
    return (owner, SAYS, at + 1) if is_owner else None


def _of_phrase(words: Words, first: int, span: range) -> tuple[range, str, int] | None:
    is_first = first <= span.start + 2  # what follows a comma is then what is said
    source = _alone(words, first, span) if is_first else _forward(words, first, span)
    return None if source is None else (source, SAYS, source.stop)


def _stance(words: Words, source: range, at: int, span: range) -> str | None:
    """None where this verb tells of no words."""
    keys = words.keys
    uses = verbs().get(keys[at], {})
    if "shows" in uses and any(WRITTEN in sorts().get(key, ()) for key in keys[source.start : source.stop]):
        return uses["shows"]
    if "any" in uses:
        return uses["any"]
    if "clause" in uses and at + 1 < span.stop and keys[at + 1] in _STATEMENT:
        return uses["clause"]
    if "near" in uses and not companions()[keys[at]].isdisjoint(keys[at + 1 : min(at + 1 + _NEAR, span.stop)]):
        return uses["near"]
    if "that" in uses and _tells_words(words, source, at, span):
        return uses["that"]
    return SAYS if keys[at] in _PUT and _puts_at(words, at, span) else None


def _puts_at(words: Words, at: int, span: range) -> bool:
    """ "The ministry put the toll at 12"."""
    keys = words.keys[at + 1 : min(at + 1 + _TO_FIGURE, span.stop)]
    return any(key in ("at", "as") and after[:1].isdigit() for key, after in pairwise(keys))


def _saying(words: Words, source: range, stance: str, span: range, last: int) -> Saying:
    keys = words.keys[source.start : source.stop]
    if keys and source.start > span.start and words.keys[source.start - 1] == "and":
        keys = [*_beside(words, source.start - 1, span), *keys]
    described = next((at for at, key in enumerate(keys) if at and key in _DESCRIBING), len(keys))
    if described < len(keys):
        keys = keys[: described - (keys[described - 1] == ",")]
        source = range(source.start, source.start + len(keys))
    if not keys or keys[0] in _PRONOUNS or not _ANYWHERE.isdisjoint(words.tokens[source.start : source.stop]):
        return Saying("", frozenset(), stance, False, False, frozenset(), frozenset())
    if keys[:2] == ["one", "of"]:
        keys = keys[2:]
    obtained = next((at for at, key in enumerate(keys) if key in _OBTAINED), len(keys))
    keys = keys[:obtained]
    where = next((at for at, key in enumerate(keys) if at and key in _PLACING), len(keys))
    told = [key for key in map(_bare, keys) if len(key) >= _SHORTEST and key[:1].isalpha() and key not in _LITTLE]
    about = frozenset(key[:OPENING] for key in told if key not in _NAMELESS)
    apart = about & {key[:OPENING] for key in map(_bare, keys[:where]) if not sorts_of(key)}
    sort = frozenset(one for key in map(_bare, keys) for one in sorts_of(key)) - {WRITTEN}
    end = words.places[min(max(last, source.stop), len(words.places)) - 1][1]
    if len(sort) > 1:
        sort -= {OFFICIALS}  # "a union official" is one of the union
    if _HIDDEN.search(words.text, words.places[source.start][0], end):
        sort = frozenset({ANONYMOUS})
    capitals = words.tokens[source.start if source.start > span.start else source.start + 1 : source.stop]
    is_named = any(token[0].isupper() for token in capitals)
    source_words = words.text[slice(*words.span(source.start, source.stop))]
    is_generic = not is_named and not _GENERIC.isdisjoint(keys)
    return Saying(source_words, about, stance, is_generic, is_named, sort, apart)


def _bare(key: str) -> str:
    return key.removesuffix("'s")


def _beside(words: Words, last: int, span: range) -> list[str]:
    """Who says it together with others: "the union" of "the union and the ministry said"."""
    first = last
    while first > max(last - _TOGETHER, span.start) and not _bounds(words, first - 1):
        first -= 1
    keys = words.keys[first:last]
    is_source = _FINITE.isdisjoint(keys) and _opening_words().isdisjoint(keys) and _PRONOUNS.isdisjoint(keys)
    return keys if is_source else []


@cache
def _opening_words() -> frozenset[str]:
    """Every word that may say where words come from."""
    return frozenset(verbs()) | _OF_VIEW | _BY | _IMPERSONAL | _PUT | {"according", "citing", "quoting"}


def _source(words: Words, at: int, span: range) -> range | None:
    """The tokens that name who says it, none where whoever it was before; None where nobody does."""
    keys = words.keys
    before = at
    while before > span.start and (keys[before - 1] in _BESIDE_VERB or _is_adverb(words.tokens[before - 1])):
        before -= 1
    previous = keys[before - 1] if before > span.start else ""
    following = keys[at + 1] if at + 1 < span.stop else ""
    if not _CLAIMED.isdisjoint(keys[at + 1 : min(at + 3, span.stop)]):
        return None  # "claimed responsibility", "claimed her life"
    if keys[at] == "told" and (previous in BEING or following == "to"):
        return None
    if keys[at] in _NOUNISH and following in verbs() and following not in _NOUNISH:
        return None  # "a police report says"
    if previous in _NOT_SAID or previous in BEING or previous in _BEFORE_NOUN:
        return None
    if keys[at] in ("accused", "blamed") and following in ("of", "for", "by"):
        return None
    if previous in ("and", "but"):
        return range(at, at)
    if not previous or _bounds(words, before - 1):
        aside = _aside(words, before - 1, span) if previous == "," else None
        inverted = None if aside or keys[at] == "told" else _inverted(words, at, span)  # "told the Herald"
        described = _described(words, before - 1, span) if previous == "," and not aside and not inverted else None
        is_told = keys[at] == "told" and previous == ","  # by whoever the sentence began with
        return aside or inverted or described or (range(at, at) if is_told else None)
    source = _backward(words, before, span)
    if source is None or not _FINITE.isdisjoint(keys[source.start : source.stop]):
        return None
    told = keys[source.start : source.stop]
    if keys[at] in _NOUNISH and (not _PREPOSITIONS.isdisjoint(told) or any(key.endswith("ed") for key in told)):
        return None
    if keys[at] in plain_verbs() and not any(map(_are_many, told[-1:] if keys[at] in _NOUNISH else told)):
        return None
    return source


def _are_many(key: str) -> bool:
    """Whether a verb without an ending may follow: "officials say", but not "a special rule"."""
    return (key.endswith("s") and not key.endswith("'s")) or key in _MANY


def _inverted(words: Words, at: int, span: range) -> range | None:
    """ "Said Kari Lund"."""
    is_behind = at + 1 < span.stop and words.keys[at + 1] not in _PREPOSITIONS
    source = _forward(words, at + 1, span) if is_behind else None
    if source is None:
        return None
    keys = words.keys[source.start : source.stop]
    is_titled = keys[0] in _OPENS and "to" not in keys  # "said its treasurer", not "said their plan to go"
    if not (is_titled or _is_somebody(words, source)):
        return None
    return source if _FINITE.isdisjoint(keys) else None


def _is_adverb(key: str) -> bool:
    is_longer = len(key) > len("fly") + 1
    return is_longer and key[0].islower() and key.endswith("ly") and key not in _NO_ADVERBS


_NO_ADVERBS = frozenset("family assembly daily".split())


def _tells_words(words: Words, source: range, at: int, span: range) -> bool:
    """Whether a statement follows, or this is an aside behind one: "the mine was unsafe, inspectors found"."""
    following = words.keys[at + 1] if at + 1 < span.stop else "."
    if following in _STATEMENT:
        return True
    if following in _PREPOSITIONS and "that" in words.keys[at + 1 : min(at + _TO_FIGURE, span.stop)]:
        return True  # "maintained in public that"
    if _opens_clause(words, at + 1, span):
        return True
    before = words.keys[source.start - 1] if source.start > span.start else ""
    is_aside = source.stop > at or (before in _BOUNDS and before != ")")  # "a two-metre (6 feet) skull found in May"
    return is_aside and following in _CLOSES


def _opens_clause(words: Words, first: int, span: range) -> bool:
    """Whether a statement follows without its "that": "maintained the target would be met"."""
    keys = words.keys[first : min(first + _TO_FIGURE, span.stop)]
    if not keys or keys[0] in _PREPOSITIONS or keys[0] in _CLOSES:
        return False
    verb = next((at for at, key in enumerate(keys) if key in _FINITE), 0)
    return verb > 0 and _NO_SUBJECT.isdisjoint(keys[:verb])


_NO_SUBJECT = _BOUNDS | _CLAUSES | {"who"}
"""In front of a verb that these stand between, nothing is said of what it begins with."""


def _alone(words: Words, first: int, span: range) -> range | None:
    last = _forward_to(words, first, span)
    return range(first, last) if last > first else None


def _forward(words: Words, first: int, span: range) -> range | None:
    """With an aside that says who it is: "said Beth Harmon, a spokeswoman"."""
    last = _forward_to(words, first, span)
    if last + 1 < span.stop and words.keys[last] == "," and words.keys[last + 1] in _OPENS:
        last = _forward_to(words, last + 1, span)
    return range(first, last) if last > first else None


def _forward_to(words: Words, first: int, span: range) -> int:
    last = first
    keys = words.keys
    while last < min(first + _LONGEST, span.stop) and not _bounds(words, last):
        is_maker = keys[last] == "by" and any(WRITTEN in sorts().get(key, ()) for key in keys[first:last])
        if keys[last] in _ENDS and not is_maker:
            break
        last += 1
    return last


def _backward(words: Words, last: int, span: range) -> range | None:
    first = last
    while first > max(last - _LONGEST, span.start) and not _bounds(words, first - 1):
        if words.keys[first - 1] in _CLAUSES:
            break
        first -= 1
    return range(first, last) if first < last else None


def _bounds(words: Words, at: int) -> bool:
    """A mark that ends what names somebody; not the stop of "Dr." or "J."."""
    key = words.keys[at]
    if key != ".":
        return key in _BOUNDS
    short = words.tokens[at - 1] if at else ""
    following = words.tokens[at + 1 : at + 2]
    if following and following[0][0].islower():
        return False  # "the Insurance Corp. said"
    return not (short[:1].isupper() and len(short) <= _TITLE and following and following[0][0].isupper())


def _aside(words: Words, last: int, span: range) -> range | None:
    """ "Beth Harmon, a spokeswoman," and "its maker, Lysander Bio,": from what stands before the first comma."""
    told = _described(words, last, span)
    if told is None:
        return None
    opening = told.stop + 1
    if words.keys[opening] in _OPENING_CLAUSE:
        return told
    if words.keys[opening + 1 : opening + 2] == ["of"] and words.keys[opening + 2] in _DESCRIBING:
        return told  # "nine swimmers, one of whom was ill,"
    key = words.keys[opening]
    opens = key in _OPENS or words.tokens[opening][0].isupper() or key in _GENERIC or key in sorts()
    return range(told.start, last) if opens else None


def _described(words: Words, last: int, span: range) -> range | None:
    """What stands before an aside that ends here; before two, whose name the first gives an office: "Kari Lund, the
    board's head, who had left, said"."""
    opening = _opening_of_aside(words, last, span)
    if opening is None:
        return None
    opens_clause = words.keys[opening] in _OPENING_CLAUSE or words.keys[opening + 1 : opening + 2] == ["of"]
    if not opens_clause and not (_FINITE - _HAS).isdisjoint(words.keys[opening:last]):
        return None
    told = _backward(words, opening - 1, span)
    if (
        told is None
        or _length(words, told) > _LONGEST // 2
        or not _FINITE.isdisjoint(words.keys[told.start : told.stop])
    ):
        return None
    is_office = opens_clause and _stands_behind_comma(words, told, span)
    named = _backward(words, told.start - 1, span) if is_office else None
    return range(named.start, told.stop) if named and _is_all_name(words, named) else told


def _length(words: Words, source: range) -> int:
    """In tokens, but for what says what somebody did: "an elder who took part in the talks"."""
    return next((at - source.start for at in source if words.keys[at] in _DESCRIBING), len(source))


_OPENING_CLAUSE = frozenset("who which speaking".split())
_LONGEST_CLAUSE = 30
"""Tokens: "an official, speaking on condition of anonymity because he was not allowed to talk to reporters, said"."""


def _opening_of_aside(words: Words, last: int, span: range) -> int | None:
    aside = _backward(words, last, span)
    if aside is not None and _stands_behind_comma(words, aside, span):
        return aside.start
    for at in range(last - 1, max(last - _LONGEST_CLAUSE, span.start + 1), -1):
        if words.keys[at] != "," and _bounds(words, at):
            return None
        if words.keys[at] == "of" and words.keys[at + 1] in _DESCRIBING and words.keys[at - 2 : at - 1] == [","]:
            return at - 1
        if words.keys[at] in _OPENING_CLAUSE and words.keys[at - 1] == ",":
            return at
    return None


def _stands_behind_comma(words: Words, tokens: range, span: range) -> bool:
    return tokens.start > span.start and words.keys[tokens.start - 1] == ","


def _is_all_name(words: Words, tokens: range) -> bool:
    return len(tokens) > 1 and all(words.tokens[at][0].isupper() for at in tokens)
