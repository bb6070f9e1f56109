"""Passages that came or went: whole ones, sentences of a row that answer to nothing, clauses. With what they stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from itertools import islice
from re import IGNORECASE
from textwrap import shorten

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row, sentence_at
from stories.compare.differences.in_place import FIRM, NEARLY
from stories.compare.differences.kinds import PASSAGE
from stories.compare.record import SentencePair
from stories.text.document import Document, Kind, Range
from stories.text.facts import DATE, NAME, NUMBER, OUTCOME, QUOTE, Fact
from stories.text.facts.name import SURE
from stories.text.facts.number import DEAD, HURT, MISSING
from stories.text.facts.outcome import group_of
from stories.text.patterns import compiled
from stories.text.stems import stems

CLAUSE = 5
"""Words, from which on what came or went inside a sentence is a statement of its own and no turn of phrase."""

TOLD = 0.5
"""The share of its words that two sentences of the other text hold, from which on a passage is told there."""

MOST_STATED = 4
LONGEST_STATED = 48
"""Facts, and letters of each, that stand for what a passage tells."""

_MARKS = ' \t\n,.;:–—-()"“”'
_BEFORE, _AFTER = frozenset(["", *",.;:–—-()!?”"]), frozenset(',.;:–—-()!?\n”"')
_INNER_END = compiled(r"[.!?][\"”’]?\s+[A-Z“\"]")
_WORD = compiled(r"\w+")
_JOINING = frozenset(
    "who which that whose where when while after before as because since until although though but and or if with "
    "without in on at by for from to of about amid despite during including according leaving making saying".split()
)
"""English words that a clause or a phrase of its own begins with."""


Numbers = Set[Stated | None]


def with_passages(facing: Facing, found: Sequence[Difference]) -> list[Difference]:
    """The differences, and of the body what came or went whole and the other text does not tell elsewhere. What came or
    went inside such a passage is stated by it, and is no line of its own."""
    facts = _by_row(found)
    passages = [
        one for one in _passages(facing, found) if not any(_is_nearly(fact, one) for fact in facts[one.passages[0]])
    ]
    changed = [one for one in found if one.kind == NUMBER and one.how is How.CHANGED]
    sides = {one.left for one in changed}, {one.right for one in changed}
    passages = [one for one in passages if not _is_told_as_changed(facing, one, sides)]
    whole = _by_row(passages)
    return [
        one for one in found if not any(_holds(passage, one) for row in one.passages for passage in whole[row])
    ] + passages


def _by_row(found: Sequence[Difference]) -> dict[int, list[Difference]]:
    """Each under the numbers of the rows that it rests on."""
    by_row: dict[int, list[Difference]] = defaultdict(list)
    for one in found:
        for row in one.passages:
            by_row[row].append(one)
    return by_row


def _is_nearly(one: Difference, passage: Difference) -> bool:
    """Whether a fact that came or went is most of the passage: "according to the land register"."""
    outer, inner = passage.left or passage.right, one.left or one.right
    if outer is None or inner is None or not _holds(passage, one):
        return False
    return 2 * (inner.words[1] - inner.words[0]) > outer.words[1] - outer.words[0]


def _is_told_as_changed(facing: Facing, passage: Difference, changed: tuple[Numbers, Numbers]) -> bool:
    """Whether a passage is one sentence, and all that it states are people to whom something happened, told already as
    a number that changed: "Another 28 miners got out unaided"."""
    side = 0 if passage.left else 1
    stated, document = passage.left or passage.right, facing.documents[side]
    if stated is None or not (passage.states and changed[side]):
        return False
    sentence = sentence_at(document, stated.words[0])
    if document.sentences[sentence] != stated.words:
        return False
    counts = facing.facts[side].of(NUMBER, range(sentence, sentence + 1))
    tolls = {str(one.value) for one in counts if one.value.role and Stated(one.span, str(one.value)) in changed[side]}
    return tolls.issuperset(passage.states)


def _holds(passage: Difference, one: Difference) -> bool:
    """Whether a fact came or went with a passage."""
    pairs = (passage.left, one.left), (passage.right, one.right)
    return passage.how is one.how and all(
        inner is None or (outer and outer.words[0] <= inner.words[0] and inner.words[1] <= outer.words[1])
        for outer, inner in pairs
    )


def _passages(facing: Facing, found: Sequence[Difference]) -> Iterator[Difference]:
    linked = _linked_firmly(facing, found)
    ledes = _ledes_of_one_story(facing, found)
    if ledes:
        linked = linked[0] | {ledes[0]}, linked[1] | {ledes[1]}
    news = _news_of(facing, found)
    for row in facing.rows:
        for side in (0, 1):
            for words in _came_or_went(facing, row, side, linked[side], news[side]):
                if ledes and ledes[side] not in news[side] and words == _bare(facing.documents[side].text, ledes[side]):
                    continue
                told = _one_sided(PASSAGE, side, words, facing.documents[side].quote(words), row)
                yield told._replace(states=tuple(_states(facing, side, words)))
            if ledes and row is facing.row_of(side, facing.lede(side)):
                yield from _tolls_of_lede(facing, side, row)


def _one_sided(kind: str, side: int, words: Range, value: str, row: Row) -> Difference:
    stated = Stated(words, value)
    left, right = (None, stated) if side else (stated, None)
    return Difference(kind, How.ADDED if side else How.DROPPED, left, right, passages=(row.number,))


def _news_of(facing: Facing, found: Sequence[Difference]) -> tuple[set[Range], set[Range]]:
    """Of ledes that are not firmly linked, and of which nothing is told yet, those that state the news: they are told
    whatever answers to them."""
    news: tuple[set[Range], set[Range]] = set(), set()
    ledes = facing.lede(0), facing.lede(1)
    if min(ledes) < 0 or facing.similarity(*ledes) > FIRM:
        return news
    told = _told_of(facing, found)
    for side, lede in enumerate(ledes):
        if _is_news(facing, side, lede):
            news[side].add(facing.documents[side].sentences[lede])
    return news[0] - told[0], news[1] - told[1]


def is_the_news(facing: Facing, passage: Difference) -> bool:
    """Whether it is a lede with the outcome that it was written anew for."""
    side, stated = (0, passage.left) if passage.left else (1, passage.right)
    sentence = sentence_at(facing.documents[side], stated.words[0]) if stated else -1
    return sentence == facing.lede(side) >= 0 and _is_news(facing, side, sentence)


def _tolls_of_lede(facing: Facing, side: int, row: Row) -> Iterator[Difference]:
    """How many were killed, hurt or missing by a lede that answers to nothing, where the other text counts none."""
    lede = facing.lede(side)
    if facing.documents[side].sentences[lede] in facing.linked[side]:
        return
    counted = {fact.value.role for facts in facing.facts[1 - side].everywhere(NUMBER).values() for fact in facts}
    for fact in facing.facts[side].of(NUMBER, range(lede, lede + 1)):
        if fact.value.role in TOLLS - counted:
            yield _one_sided(NUMBER, side, fact.span, str(fact.value), row)


def _states(facing: Facing, side: int, span: Range) -> Iterator[str]:
    """Figures, quotations and names in it that the other text has nowhere, as they are told shortest."""
    facts, document = facing.facts[side], facing.documents[side]
    sentences = range(sentence_at(document, span[0]), sentence_at(document, span[1] - 1) + 1)
    found = (fact for kind in (NUMBER, QUOTE, NAME) for fact in facts.of(kind, sentences))
    inside = (fact for fact in found if span[0] <= fact.start and fact.end <= span[1])
    for fact in islice((fact for fact in inside if _is_new(facing, side, fact)), MOST_STATED):
        yield _told(document, fact)


def _is_new(facing: Facing, side: int, fact: Fact) -> bool:
    others = facing.word_sets[1 - side]
    if fact.kind == NUMBER and fact.key in facing.facts[1 - side].everywhere(NUMBER):
        return False
    if fact.kind != NAME:
        return not others.issuperset(facing.facts[side].words.keys_in(fact.span))
    words, there = fact.value.words, facing.namesakes[1 - side]
    if fact.value.sure != SURE or fact.value.sort or not others.isdisjoint(words):
        return False
    return not (any(map(there.holds, words)) or there.holds_initials(words))


QUOTED = "“"
"""How a quotation begins among what a passage states."""


def _told(document: Document, fact: Fact) -> str:
    if fact.kind == QUOTE:
        told = shorten(document.quote(fact.span), LONGEST_STATED, placeholder=" …")
        return f"{QUOTED}{told}”"
    return str(fact.value.text if fact.kind == NAME else fact.value)


def _linked_firmly(facing: Facing, found: Sequence[Difference]) -> tuple[Set[Range], Set[Range]]:
    """The sentences of either side that answer to one of the other, not by chance."""
    if not facing.is_update:
        turning = _turning(facing, found)
        return facing.linked[0] - turning[0], facing.linked[1] - turning[1]
    told = _told_of(facing, found)
    firm = [pair for pair in facing.pairs if not _is_by_chance(facing, pair, told)]
    return {pair.left for pair in firm}, {pair.right for pair in firm}


def _turning(facing: Facing, found: Sequence[Difference]) -> tuple[set[Range], set[Range]]:
    """Of a text told anew, the sentences with an arrest, a charge or a verdict of which the other has no word, though
    one there is somewhat like them, and nothing of it is told."""
    told = _told_of(facing, found)
    turning: tuple[set[Range], set[Range]] = (set(), set())
    for side, sentences in enumerate(turning):
        for span, similarity in facing.closest[side].items():
            number = sentence_at(facing.documents[side], span[0])
            if similarity < FIRM and span not in told[side]:
                groups = _OF_COURTS if similarity >= NEARLY else None
                if _is_news(facing, side, number, groups):
                    sentences.add(span)
    return turning


def _ledes_of_one_story(facing: Facing, found: Sequence[Difference]) -> tuple[Range, Range] | None:
    """The ledes, where a figure of the one became one of the other or, in a text told anew, they hold much of each
    other's words: they answer to each other, in whatever words."""
    ledes = facing.lede(0), facing.lede(1)
    if min(ledes) < 0:
        return None
    spans = facing.documents[0].sentences[ledes[0]], facing.documents[1].sentences[ledes[1]]
    is_of_both = any(
        one.kind == NUMBER and one.left and one.right and _is_in(one.left, spans[0]) and _is_in(one.right, spans[1])
        for one in found
    )
    return spans if is_of_both or _are_alike(facing, ledes, spans) else None


def _are_alike(facing: Facing, ledes: tuple[int, int], spans: tuple[Range, Range]) -> bool:
    """Whether two ledes hold much of each other's words, and neither stands lower in the other text as it was: there a
    new one was set before it."""
    if facing.anew < ANEW:
        return False
    firm = (pair for pair in facing.pairs if pair.similarity > FIRM)
    if any(pair.left == spans[0] or pair.right == spans[1] for pair in firm):
        return False
    here, there = facing.elsewhere
    return here.likeness(ledes[0], there, ledes[1]) >= OF_ONE_STORY


TOLLS = frozenset({DEAD, HURT, MISSING})

OF_ONE_STORY = 0.3
"""How great a part of each other's words two ledes hold that tell one thing."""


def _is_in(stated: Stated, span: Range) -> bool:
    return span[0] <= stated.words[0] and stated.words[1] <= span[1]


def _is_by_chance(facing: Facing, pair: SentencePair, told: tuple[Set[Range], Set[Range]]) -> bool:
    """Whether, where a text was mostly left as it was, two sentences share no more than a place or a standing phrase:
    each has a figure or a name that the other text has not, and no difference was found in them."""
    if pair.similarity >= BY_CHANCE or pair.left in told[0] or pair.right in told[1]:
        return False
    return all(_news(facing, side, sentence_at(facing.documents[side], span[0])) for side, span in enumerate(pair[:2]))


BY_CHANCE = 0.25
"""How alike two sentences are, below which they may have been set beside each other by chance."""


def _told_of(facing: Facing, found: Sequence[Difference]) -> tuple[set[Range], set[Range]]:
    """The sentences of either side in which a difference stands; not those in which a name or a day came or went."""
    told: tuple[set[Range], set[Range]] = set(), set()
    found = [one for one in found if one.kind not in (NAME, DATE) or one.how is How.CHANGED]
    for side, words in ((side, words) for one in found for sides in one.all_words for side, words in enumerate(sides)):
        if words:
            document = facing.documents[side]
            first, last = (sentence_at(document, place) for place in (words[0], words[1] - 1))
            told[side].update(document.sentences[first : last + 1])
    return told


def _came_or_went(facing: Facing, row: Row, side: int, linked: Set[Range], news: Set[Range]) -> Iterator[Range]:
    """Of the body, what the other side does not tell: the news, runs of sentences that answer to nothing, and
    clauses."""
    document, sentences = facing.documents[side], row.sentences[side]
    if not sentences or row.is_same or facing.kind_of(side, sentences[0]) is not Kind.PARAGRAPH:
        return
    untold: list[Range] = []
    is_going_on = False
    known = document.numbered.stems
    for number in sentences:
        span = document.sentences[number]
        is_new = span not in linked and (
            not facing.elsewhere[1 - side].tells(known[number], TOLD) or _turns_the_story(facing, side, number)
        )
        is_new = span in news or (is_new and not _is_told_anew(facing, side, number))
        if is_new and is_going_on:
            untold[-1] = untold[-1][0], span[1]
        elif is_new:
            untold.append(span)
        is_going_on = is_new
    yield from (span for span in untold if not _is_debris(facing, side, span))
    if row.faces:
        clauses = (span for span in _clauses(row, side, document) if not _touches(span, untold))
        for span in clauses:
            known_by = stems(_tokens(document, span), document.numbered.is_spaceless)
            if not facing.elsewhere[1 - side].tells(known_by, TOLD):
                yield span


def _is_debris(facing: Facing, side: int, span: Range) -> bool:
    """Whether it tells nothing by itself: no word or only one, or who speaks and no more: "Lund said on
    Monday"."""
    document, words = facing.documents[side], facing.facts[side].words
    if document.numbered.is_spaceless or document.quotations.within(span):
        return False
    tokens = range(document.numbered.first_at(span[0]), document.numbered.first_at(span[1]))
    keys = [words.keys[at] for at in tokens if words.keys[at][0].isalnum()]
    if len(keys) < 2:
        return not any(key.isdigit() for key in keys)
    if len(keys) > MOST_DEBRIS or not _MORE.isdisjoint(keys):
        return False
    at = next((at for at, key in enumerate(keys) if key in _SAYING), len(keys))
    behind = keys[at + 1 : at + 2]
    return at < len(keys) and (at == 0 or not behind or behind[0] in _AT_OR_TO)


MOST_DEBRIS = 7
"""Words of a sentence that may tell no more than who speaks, to whom and when."""

_SAYING = frozenset(
    "said say says added adds tweeted tweets wrote writes posted told explained continued concluded".split()
)
_AT_OR_TO = frozenset("at in on to during after before late early later today yesterday reporters".split())
_MORE = frozenset("not never nothing no that what was were is are been be had".split())
"""Words with which something is said of somebody after all: "nothing was said"."""


_TURNS = frozenset("toll custody case verdict sentence".split())
"""Groups of outcomes that a story is written anew for."""

_NEWS = frozenset(
    "arrested, detained, in custody, remanded, bailed, charged, indicted, charges filed, charges dropped, acquitted, "
    "exonerated, released without charge, convicted, found guilty, not guilty, pleaded guilty, pleaded not guilty, "
    "mistrial, death sentence, life sentence, life imprisonment, life in prison, suspended sentence, resigned, "
    "resigns, stepped down, steps down, sacked, ousted, suspended, re-elected, elected, abducted, kidnapped, freed, "
    "rejected, vetoed, postponed, quashed".split(", ")
)
"""Outcomes that a lede is written anew for, in words that tell hardly anything else."""


def _turns_the_story(facing: Facing, side: int, number: int) -> bool:
    """Whether a sentence tells a death, an arrest, a charge or a verdict of which the other text has no word."""
    words, others = facing.facts[side].words, facing.word_sets[1 - side]
    if any(not others.issuperset(words.keys_in(fact.span)) for fact in _turns(facing, side, number)):
        return True
    tokens = words.of(number)
    return _is_step_at_law(words.keys[tokens.start : tokens.stop], others)


def _is_step_at_law(keys: Sequence[str], others: Set[str]) -> bool:
    """Whether somebody went to law, and the other text has no word that he did: "both later filed their appeals"."""
    return any(
        key in _STEPS and key not in others and not _PAPERS.isdisjoint(keys[at + 1 : at + _TO_PAPERS])
        for at, key in enumerate(keys)
    )


_STEPS = frozenset("filed lodged submitted withdrew dropped brought launched".split())
_PAPERS = frozenset("appeal appeals lawsuit lawsuits suit complaint complaints petition petitions motion".split())
_TO_PAPERS = 6
"""Words: "filed a class-action lawsuit"."""


def _turns(facing: Facing, side: int, number: int) -> Iterator[Fact]:
    """The deaths, arrests, charges and verdicts of a sentence that the other text has not."""
    for fact in _outcomes(facing, side, number):
        if group_of(fact) in _TURNS:
            yield fact


_OF_COURTS = _TURNS - {"toll"}


def _is_news(facing: Facing, side: int, lede: int, groups: Set[str] | None = None) -> bool:
    """Whether a lede tells one of these, of these groups, of which the other text has no word."""
    words, others = facing.facts[side].words, facing.word_sets[1 - side]
    told = [fact for fact in _outcomes(facing, side, lede) if fact.value.lower() in _NEWS]
    if groups is not None:
        told = [fact for fact in told if group_of(fact) in groups]
    return any(not others.issuperset(words.keys_in(fact.span)) for fact in told)


def _outcomes(facing: Facing, side: int, number: int) -> Iterator[Fact]:
    """Those of a sentence that the other text has not, in whatever words."""
    known = facing.facts[1 - side].everywhere(OUTCOME)
    return (fact for fact in facing.facts[side].of(OUTCOME, range(number, number + 1)) if fact.key not in known)


def _is_told_anew(facing: Facing, side: int, number: int) -> bool:
    """Whether, where a text is told anew, a sentence and one of the other text that answers to nothing either tell each
    other: in related words, with equal figures. Not where each brings a figure or name of its own, nor of what is
    quoted, nor of a lede, which was written for what is news in it."""
    if facing.anew < ANEW or not facing.is_english or _is_lede(facing, side, number):
        return False
    here, there = facing.elsewhere[side], facing.elsewhere[1 - side]
    nearest = there.nearest(facing.documents[side].numbered.stems[number])
    if _is_told_in_parts(facing, side, number, nearest):
        return True
    measured = _measured(facing, side, number)
    for at in nearest:
        if facing.documents[1 - side].sentences[at] not in facing.linked[1 - side]:
            equal = len(measured & _measured(facing, 1 - side, at)) if measured else 0
            if here.likeness(number, there, at) + _OF_FIGURE * equal >= TOLD_ANEW:
                told = _news(facing, side, number)
                return not (told and _news(facing, 1 - side, at)) and not any(one[0] in QUOTED for one in told)
    return False


def _is_told_in_parts(facing: Facing, side: int, number: int, nearest: Sequence[int]) -> bool:
    """Whether nearly all words of a sentence that has no fact of its own stand in a few of the other text, be it here
    and there, and one of them is somewhat like it."""
    here, there = facing.elsewhere[side], facing.elsewhere[1 - side]
    if there.knows(facing.documents[side].numbered.stems[number], nearest) < TOLD_IN_PARTS:
        return False
    if not any(here.likeness(number, there, at) >= BY_CHANCE for at in nearest):
        return False
    own = (*_news(facing, side, number), *_turns(facing, side, number), *_days(facing, side, number))
    return not own


def _days(facing: Facing, side: int, number: int) -> Iterator[Fact]:
    """The days, years and times of day of a sentence that the other text has not."""
    known = facing.facts[1 - side].everywhere(DATE)
    for fact in facing.facts[side].of(DATE, range(number, number + 1)):
        if fact.value.sort in _DAYS and fact.key not in known:
            yield fact


_DAYS = frozenset({"clock", "day", "year"})


TOLD_IN_PARTS = 0.75
"""The share of its words that a few sentences of the other text hold, from which on it is told there in parts."""


def _is_lede(facing: Facing, side: int, number: int) -> bool:
    return number == 0 or facing.kind_of(side, number - 1) is not Kind.PARAGRAPH


def _news(facing: Facing, side: int, number: int) -> list[str]:
    return list(_states(facing, side, facing.documents[side].sentences[number]))


ANEW = 0.5
"""Of the words of the rows that face each other, so great a part is new where a text is told anew."""

TOLD_ANEW, _OF_FIGURE = 0.4, 0.2
"""How great a part of each of two sentences the other holds where both tell one thing; what an equal figure or day
counts beside it. "The Spanish-built trawler was launched in 1996", and "The Bonny Tern was built in Spain in 1996"."""


def _measured(facing: Facing, side: int, sentence: int) -> set[Hashable]:
    """The figures known by themselves, and the times, of a sentence."""
    facts, asked = facing.facts[side], range(sentence, sentence + 1)
    numbers = (fact.value for fact in facts.of(NUMBER, asked) if fact.value.is_known_by_itself)
    amounts = {(one.amount.what, round(one.amount.low * one.amount.size, 4)) for one in numbers}
    return amounts | {fact.key for fact in facts.of(DATE, asked)}


def _clauses(row: Row, side: int, document: Document) -> Iterator[Range]:
    for change in row.passage.changes:
        words, others = (change.right, change.left) if side else (change.left, change.right)
        if words and not others and change.words[side] >= CLAUSE:
            span = _bare(document.text, words)
            if _is_clause(document.text, span):
                yield span


_SOURCE = compiled(r"according to\b", IGNORECASE)


def _is_clause(text: str, span: Range) -> bool:
    """Whether it begins and ends where one does: no sentence ends in it, a mark or the end of a sentence follows, and a
    mark stands before it or it begins with a word that joins. Who says so is a source, not a passage."""
    start, end = span
    before, after = text[:start].rstrip(" \t\n\"“‘'(")[-1:], text[end : end + 1]
    if _INNER_END.search(text, start, end) or not (end == len(text) or after in _AFTER):
        return False
    if _SOURCE.match(text, start):
        return False
    opening = _WORD.match(text, start)
    return before in _BEFORE or (opening is not None and opening[0].lower() in _JOINING)


def _bare(text: str, span: Range) -> Range:
    """Without the marks and the white space around it."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _touches(span: Range, others: Sequence[Range]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _tokens(document: Document, span: Range) -> list[str]:
    numbered = document.numbered
    return numbered.tokens[numbered.first_at(span[0]) : numbered.first_at(span[1])]
