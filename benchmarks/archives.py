"""Made-up archives of which it is known what each file tells: the same on every machine, for one seed and one folder.

    world = World(bases(folder), statements(folder), seed=1)
    for path, content, truth in islice(world.archive(10_000), 10_000): ...   # a year of 10,000 versions
    for path, content, truth in world.one_story(400): ...                    # 40 outlets, ten updates each, three days

Real texts are cut up by topic and put together anew with other names, figures and news; every outlet cuts or rewords
what it got, and updates it by recorded edits.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from heapq import heappop, heappush, merge
from itertools import accumulate, count, cycle
from random import Random
from typing import NamedTuple

from benchmarks.bases import NO_EVENT, Base
from benchmarks.renaming import LETTERS, Names, Renaming, Vocabulary
from benchmarks.series import Series
from benchmarks.telling import Edit, Editor, Telling, headline_of

BEGINS = datetime(2020, 1, 6)
YEAR = timedelta(days=365)
SPAN = timedelta(days=4)
"""All versions of a story are published within so long of its first."""

ARTICLES = {1: 30, 2: 18, 3: 12, 4: 9, 5: 7, 6: 6, 7: 5, 8: 4, 9: 3, 10: 3, 11: 2, 12: 1}
VERSIONS = {1: 45, 2: 22, 3: 14, 4: 9, 5: 6, 6: 4}
"""How often a story has so many articles, and an article so many versions."""

TEMPLATED = 0.12
LIFTING = 0.12
REMEMBERED = 2_000
REWORDED = 0.25
UNDATED = 0.12
"""Shares: of the stories that a template makes, and that lift sentences of another (one of REMEMBERED); of the articles
whose writers tell it in their own words, and that say no date."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Of one file. `article` is counted in its story, `place` in its article, from 0. `outlet` and `agency` are what
    the text says and the reading should find, or ""; `dated` says whether it states `day`. `edits` are those since the
    version before; `series` is of the template, `lifted` the stories whose sentences its story has."""

    story: int
    article: int
    place: int
    day: date
    dated: bool
    outlet: str
    agency: str
    reworded: bool
    edits: tuple[Edit, ...] = ()
    series: int | None = None
    lifted: tuple[int, ...] = ()


class File(NamedTuple):
    path: str
    content: bytes
    truth: Truth


class Naming(Enum):
    """How a text says who published it. A bare address may be anybody's, and names no outlet."""

    LABELLED = 70
    RELATED = 8
    BARE = 12
    NONE = 10


class Crediting(Enum):
    """Where an agency is credited."""

    DATELINE = 60
    CLOSING = 25
    NONE = 15


@dataclass(frozen=True, slots=True)
class _Outlet:
    host: str
    dates: int
    """The form in which it writes them."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What an agency sent, or the outlet's own writer where there is no agency."""

    telling: Telling
    agency: str
    city: str


@dataclass(frozen=True, slots=True)
class _Page:
    """How one article is laid out, in all its versions."""

    outlet: _Outlet
    naming: Naming
    crediting: Crediting
    copy: _Copy
    dated: bool

    def named(self) -> str:
        return self.outlet.host if self.naming in (Naming.LABELLED, Naming.RELATED) else ""

    def agency(self) -> str:
        return self.copy.agency if self.crediting is not Crediting.NONE else ""

    def laid_out(self, telling: Telling, moment: datetime) -> str:
        paragraphs = [" ".join(paragraph) for paragraph in telling.paragraphs]
        if self.crediting is Crediting.DATELINE:
            agency = f" ({self.copy.agency})" if self.copy.agency else ""
            paragraphs[0] = f"{self.copy.city.upper()}{agency} — {paragraphs[0]}"
        elif self.crediting is Crediting.CLOSING and self.copy.agency:
            paragraphs[-1] += f" ({self.copy.agency})"
        above = [telling.headline, *([_DATES[self.outlet.dates](moment)] if self.dated else [])]
        address = self._address(telling.headline, moment)
        if self.naming is Naming.LABELLED:
            # Right below a headline the label would read as a paragraph, and the headline as another.
            (above if self.dated else paragraphs).extend(["Original url:", address])
        elif self.naming is Naming.BARE:
            above.append(address)
        elif self.naming is Naming.RELATED:
            paragraphs[2:2] = [f"Related article: {telling.headline}", address]
        return "\n\n".join([*above, *paragraphs]) + "\n"

    def _address(self, headline: str, moment: datetime) -> str:
        slug = "-".join(word.lower() for word in LETTERS.findall(headline)[:6])
        folder = f"{moment:%Y/%m/%d}" if self.dated else "news"
        return f"https://www.{self.outlet.host}/{folder}/{slug}"


_DATES: tuple[Callable[[datetime], str], ...] = (
    lambda moment: f"{moment:%B} {moment.day}, {moment.year}",
    lambda moment: f"{moment.day} {moment:%B} {moment.year}",
    lambda moment: f"Published: {moment:%B} {moment.day}, {moment.year} {moment:%-I:%M %p}",
    lambda moment: f"Updated {moment.day} {moment:%B} {moment.year}, {moment:%H:%M} GMT",
    lambda moment: f"{moment:%Y-%m-%d}",
)
AGENCIES = ("AP", "Reuters", "AFP")
_HOSTS = "times.com post.com herald.net news.org daily.com gazette.com mail.net tribune.com".split()
OUTLETS = 400
MOST_TEXTS = 16
"""Of a topic that count for how often it is in the news: there are many posts of a blog, and they are no news."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A story before it is told: when it begins, and which turn of which series it is."""

    moment: datetime
    series: Series | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class _Made:
    """A version of a story."""

    moment: datetime
    text: str
    truth: Truth


class World:
    """What generated stories are made of: texts, names, outlets."""

    def __init__(self, bases: Sequence[Base], statements: Sequence[Base] = (), seed: int = 0) -> None:
        self.seed = seed
        self.topics = _by_topic(bases)
        self.weights = [min(len(of_topic), MOST_TEXTS) for of_topic in self.topics.values()]
        self.vocabulary = Vocabulary.of(sentence for base in bases for sentence in base.sentences)
        self.names = Names(seed)
        self.outlets = list(_outlets(self.names, self.chance("outlets")))
        self._statements = statements

    def chance(self, *what: object) -> Random:
        """The same for the same words: each story has its own, so that none depends on those told before it."""
        return Random(" ".join(map(str, (self.seed, *what))))  # noqa: S311 - not a secret

    def archive(self, a_year: int) -> Iterator[File]:
        """Files in the order in which they are published, `a_year` of them a year, without end: the next hundred after
        the first thousand are what the wire brings next, to stories there are and to new ones."""
        waiting: list[tuple[datetime, int, int, int, _Made]] = []
        numbers = count()
        lately = _Lately(self.chance("lately"))
        for number, begun in enumerate(self._begun(a_year)):
            while waiting and waiting[0][0] <= begun.moment:
                yield _file(next(numbers), heappop(waiting)[-1])
            chance = self.chance("shape", number)
            shape = [_drawn(VERSIONS, chance) for _ in range(_drawn(ARTICLES, chance))]
            for made in _Story(self, number, begun, lately).versions(shape, SPAN):
                heappush(waiting, (made.moment, number, made.truth.article, made.truth.place, made))

    def one_story(self, versions: int) -> Iterator[File]:
        """So many versions of one story, in the order in which they are published, within three days: of a tenth as
        many outlets, each with ten updates."""
        shape = [min(10, versions - at) for at in range(0, versions, 10)]
        story = _Story(self, 0, _Begun(BEGINS), _Lately(self.chance("lately")))
        made = sorted(story.versions(shape, timedelta(days=3)), key=lambda one: one.moment)
        return (_file(number, one) for number, one in enumerate(made))

    def _begun(self, a_year: int) -> Iterator[_Begun]:
        """The beginnings of all stories, in order."""
        stories = a_year / (_mean(ARTICLES) * _mean(VERSIONS))
        series: list[Series] = []
        while sum(YEAR / one.every for one in series) < stories * TEMPLATED:
            series.append(Series(len(series), self.vocabulary, self.names, self._statements, self.seed))
        gap = YEAR / (stories * (1 - TEMPLATED))
        return merge(self._ordinary(gap), *map(_turns, series), key=lambda begun: begun.moment)

    def _ordinary(self, gap: timedelta) -> Iterator[_Begun]:
        chance = self.chance("begun")
        for number in count():
            yield _Begun(BEGINS + (number + chance.random()) * gap)


class _Lately:
    """Some of the stories told before, of which another may lift."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._told: list[tuple[int, tuple[str, ...]]] = []

    def remember(self, number: int, sentences: tuple[str, ...]) -> None:
        if len(self._told) < REMEMBERED:
            self._told.append((number, sentences))
        else:
            self._told[self._chance.randrange(REMEMBERED)] = (number, sentences)

    def lifted(self, chance: Random) -> tuple[int, tuple[str, ...]] | None:
        """One to three sentences of one of them, now and then."""
        if not self._told or chance.random() >= LIFTING:
            return None
        number, sentences = chance.choice(self._told)
        return number, tuple(chance.sample(sentences, min(len(sentences), chance.randint(1, 3))))


class _Story:
    """One story, its texts made under one table of names."""

    def __init__(self, world: World, number: int, begun: _Begun, lately: _Lately) -> None:
        self.world = world
        self.number = number
        self.begun = begun
        self.chance = world.chance("story", number)
        self.topic = self.chance.choices(list(world.topics), world.weights)[0]
        self.renaming = Renaming(world.vocabulary, world.names, self.chance)
        self.lifted: tuple[int, ...] = ()
        if begun.series:
            self.telling, unused = begun.series.told(begun.turn, begun.moment.date())
            self.editor = Editor(world.vocabulary, self.chance, _in_turn([*unused, *STOCK], self.chance))
        else:
            self.telling = self._lifting(self._composed(), lately)
            self.editor = Editor(world.vocabulary, self.chance, self._spare())

    def versions(self, shape: Sequence[int], within: timedelta) -> Iterator[_Made]:
        """Those of all its articles, which have so many each; of an article in the order of publication."""
        copies = list(self._copies())
        seen: set[str] = set()
        for article, (outlet, wanted) in enumerate(zip(self._outlets(len(shape)), shape, strict=True)):
            page = _page(outlet, self.chance.choice(copies), self.chance)
            yield from self._article(article, page, self._moments(article, wanted, within), seen)

    def _article(self, article: int, page: _Page, moments: Sequence[datetime], seen: set[str]) -> Iterator[_Made]:
        """No text of a story is made twice: `seen` are those made."""
        reworded = article > 0 and self.chance.random() < REWORDED
        now = self._anew(page.copy.telling) if reworded else self.editor.carried(page.copy.telling)
        edits: tuple[Edit, ...] = ()
        for place, moment in enumerate(moments):
            if place:
                now, edits = self.editor.update(now)
            while (text := page.laid_out(now, moment)) in seen:
                now, more = self.editor.update(now)
                edits += more
            seen.add(text)
            truth = Truth(
                story=self.number,
                article=article,
                place=place,
                day=moment.date(),
                dated=page.dated,
                outlet=page.named(),
                agency=page.agency(),
                reworded=reworded,
                edits=edits,
                series=self.begun.series.number if self.begun.series else None,
                lifted=self.lifted,
            )
            yield _Made(moment, text, truth)

    def _moments(self, article: int, wanted: int, within: timedelta) -> list[datetime]:
        """Of an article's versions; the story begins with its first article. Soon more often than late."""
        last = self.begun.moment + within
        days = min(self.chance.expovariate(1 / 0.3), 2.0) if article else 0.0
        first = min(self.begun.moment + timedelta(days=days), last)
        hours = (self.chance.expovariate(1 / 14) for _ in range(wanted - 1))
        return sorted([first, *(min(first + timedelta(hours=each), last) for each in hours)])

    def _copies(self) -> Iterator[_Copy]:
        """What one to three agencies send, each in its own words."""
        agencies = self.chance.sample(AGENCIES, self.chance.choices([1, 2, 3], [60, 30, 10])[0])
        for place, agency in enumerate(agencies):
            yield _Copy(self._anew(self.telling) if place else self.telling, agency, self.renaming.name())

    def _anew(self, told: Telling) -> Telling:
        """By another writer: half of them after texts that really told the same, where there are such."""
        if self.begun.series or self.topic in NO_EVENT or self.chance.random() < 0.5:
            return self.editor.reworded(told)
        return self._composed()

    def _composed(self) -> Telling:
        """The lede of one text of the topic and passages of others of it."""
        bases = self.world.topics[self.topic]
        base = self.chance.choice(bases)
        pieces = [base.paragraphs[: self.chance.randint(2, 4)]]
        for _ in range(self.chance.randint(2, 5)):
            other = self.chance.choice(bases).paragraphs
            at = self.chance.randrange(len(other))
            pieces.append(other[at : at + self.chance.randint(1, 3)])
        kept = tuple(_unlike([paragraph for piece in pieces for paragraph in piece]))
        paragraphs = tuple(tuple(map(self.renaming, paragraph)) for paragraph in kept)
        headline = self.renaming(base.headline) if base.headline else headline_of(paragraphs[0][0], self.chance)
        return Telling(headline, paragraphs)

    def _lifting(self, telling: Telling, lately: _Lately) -> Telling:
        found = lately.lifted(self.chance)
        lately.remember(self.number, telling.sentences)
        if found is None:
            return telling
        other, sentences = found
        self.lifted = (other,)
        at = self.chance.randint(1, len(telling.paragraphs))
        return telling.with_paragraphs((*telling.paragraphs[:at], sentences, *telling.paragraphs[at:]))

    def _spare(self) -> Iterator[str]:
        """Sentences that updates may add: of the topic, each once before any comes again, and now and then what every
        desk writes."""
        own = [sentence for base in self.world.topics[self.topic] for sentence in base.sentences]
        for sentence in cycle(self.chance.sample(own, len(own))):
            yield self.chance.choice(STOCK) if self.chance.random() < 0.12 else self.renaming(sentence)

    def _outlets(self, wanted: int) -> list[_Outlet]:
        """A few publish much more than most."""
        picked: dict[str, _Outlet] = {}
        while len(picked) < wanted:
            [outlet] = self.chance.choices(self.world.outlets, cum_weights=_OFTEN)
            picked[outlet.host] = outlet
        return list(picked.values())


_OFTEN = list(accumulate(1 / (rank + 20) for rank in range(OUTLETS)))

STOCK = (
    "No further details were immediately available.",
    "Officials did not respond to a request for comment.",
    "The investigation is continuing, the authorities said.",
    "A spokesman declined to comment on the report.",
    "More details are expected later in the day.",
    "The claim could not be verified independently.",
    "This is the latest in a series of such incidents in the area.",
    "A statement is expected before the end of the week.",
)
"""What every desk writes, about whatever it is."""


def _by_topic(bases: Sequence[Base]) -> dict[str, list[Base]]:
    found: dict[str, list[Base]] = defaultdict(list)
    for base in bases:
        found[base.topic].append(base)
    return found


def _outlets(names: Names, chance: Random) -> Iterator[_Outlet]:
    hosts: dict[str, None] = {}
    while len(hosts) < OUTLETS:
        hosts[names.pick(chance) + chance.choice(_HOSTS)] = None
    for host in hosts:
        yield _Outlet(host, chance.choices(range(len(_DATES)), [5, 2, 2, 2, 1])[0])


def _in_turn(sentences: Sequence[str], chance: Random) -> Iterator[str]:
    while True:
        yield chance.choice(sentences)


def _turns(series: Series) -> Iterator[_Begun]:
    for turn in count():
        yield _Begun(BEGINS + series.begins + turn * series.every, series, turn)


def _mean(weights: dict[int, int]) -> float:
    return sum(number * weight for number, weight in weights.items()) / sum(weights.values())


def _drawn(weights: dict[int, int], chance: Random) -> int:
    return chance.choices(list(weights), list(weights.values()))[0]


def _page(outlet: _Outlet, copy: _Copy, chance: Random) -> _Page:
    naming = chance.choices(list(Naming), [one.value for one in Naming])[0]
    crediting = chance.choices(list(Crediting), [one.value for one in Crediting])[0]
    return _Page(outlet, naming, crediting, copy, chance.random() >= UNDATED)


def _unlike(paragraphs: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The paragraphs without the sentences that say much the same as one before."""
    seen: list[set[str]] = []
    for paragraph in paragraphs:
        kept: list[str] = []
        for sentence in paragraph:
            mine = set(re.findall(r"\w+", sentence.lower()))
            if all(len(mine & words) < 0.5 * min(len(mine), len(words)) for words in seen):
                seen.append(mine)
                kept.append(sentence)
        if kept:
            yield tuple(kept)


def _file(number: int, made: _Made) -> File:
    """Called by its place in the wire and the hash of its bytes, which tell nothing of its story."""
    content = made.text.encode("utf-8")
    return File(f"{number:06}_{hashlib.sha256(content).hexdigest()[:16]}.txt", content, made.truth)
