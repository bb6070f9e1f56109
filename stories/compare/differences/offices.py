"""What somebody is, where the two texts say otherwise: a justice minister in one, an interior minister in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stories.compare.differences.facing import Facing
from stories.compare.differences.namesakes import is_one
from stories.text.facts import NAME, Fact
from stories.text.facts.name import ROLE, SURE
from stories.text.facts.posts import FORMER, Post, forms_of, may_tell_post, post_of, posts

Told = tuple[Post, Post]
Sentences = tuple[list[int], list[int]]
"""Of a row, a side, by number."""

_MOST = 20
"""Sentences that name one person and are read for what they are."""

_NEAR = 5
"""Words behind "former" in which the post stands: "former city auditor"."""


class Offices:
    """Of the persons of two texts."""

    def __init__(self, facing: Facing) -> None:
        self._facing = facing
        self._of: dict[tuple[int, tuple[str, ...]], list[Post]] = {}
        self._beside: dict[tuple[int, int], list[Post]] = {}
        self._holders: dict[tuple[int, str], list[int]] = {}

    def differing(self, sentences: Sentences) -> Iterator[Told]:
        """For each person named on either side in these whom the texts give posts that nobody holds at a time, the
        first of both."""
        for side in (0, 1):
            for fact in self._named(side, sentences[side]):
                if _is_person(fact) and self._held(side, fact):
                    yield from self._apart(self._posts(0, fact), self._posts(1, fact))
        yield from self._of_other_fields(sentences)

    def _named(self, side: int, sentences: Sequence[int]) -> Iterator[Fact]:
        for sentence in [one for one in sentences if self._facing.is_written(side, one)]:
            yield from self._facing.facts[side].of(NAME, range(sentence, sentence + 1))

    def _held(self, side: int, fact: Fact) -> list[Post]:
        """What stands beside this name."""
        if (side, fact.start) not in self._beside:
            words = self._facing.facts[side].words
            self._beside[side, fact.start] = [*posts(words, fact)] if may_tell_post(words, fact.sentence) else []
        return self._beside[side, fact.start]

    def _apart(self, left: Sequence[Post], right: Sequence[Post]) -> Iterator[Told]:
        if not any(one.agrees(other) for one in left for other in right):
            pairs = [(one, other) for one in left for other in right if one.excludes(other)]
            if pairs and not (self._is_former_there(1, pairs[0][0]) or self._is_former_there(0, pairs[0][1])):
                yield pairs[0]

    def _sentences_with(self, side: int, word: str) -> list[int]:
        """The first of that text that hold a word, as folded."""
        if (side, word) not in self._holders:
            held = self._facing.facts[side].words.sentences_with(word)
            self._holders[side, word] = [one for one in held if self._facing.is_written(side, one)][:_MOST]
        return self._holders[side, word]

    def _is_former_there(self, side: int, post: Post) -> bool:
        """Whether it is a former post, and that text has one of this name too, whoever held it."""
        if FORMER not in post.lesser:
            return False
        words = self._facing.facts[side].words
        last = self._facing.facts[1 - side].words.keys[post.tokens.stop - 1]
        return any(
            last in words.keys[at + 1 : at + _NEAR]
            for sentence in self._sentences_with(side, FORMER)
            for at in words.where(sentence, FORMER.__eq__)
        )

    def _of_other_fields(self, sentences: Sentences) -> Iterator[Told]:
        """The one office of a row whose field the other text has nowhere, "will be finance minister", and the one of
        the same name across from it, "has been made foreign minister"."""
        lefts, rights = (self._with_new_field(side, sentences[side]) for side in (0, 1))
        if len(lefts) == len(rights) == 1 and lefts[0].excludes(rights[0]) and lefts[0].head == rights[0].head:
            yield lefts[0], rights[0]

    def _with_new_field(self, side: int, sentences: Sequence[int]) -> list[Post]:
        facts, others = self._facing.facts[side], self._facing.word_sets[1 - side]
        roles = [fact for fact in self._named(side, sentences) if fact.value.sort == ROLE]
        found = [post for fact in roles if (post := post_of(facts.words, fact)) and post.fields]
        return [post for post in found if not any(word in others for one in post.fields for word in forms_of(one))]

    def others_named(self, sentences: Sentences) -> Iterator[tuple[Fact, Fact]]:
        """Of those in these sentences, who has one post with the only one of that last name in the other text,
        and another first name: "the mayor, Len Hask", "Mayor Lynn Hask"."""
        for side in (0, 1):
            others = self._facing.facts[1 - side]
            for fact in self._named(side, sentences[side]):
                if not _is_of_two(fact) or fact.value.words[0] in others.words.all:
                    continue
                held = self._held(side, fact)
                other = self._only_one(1 - side, fact.value.words[-1]) if held else None
                if not other or is_one(fact.value.words, other.value.words):
                    continue
                is_of_post = any(one.agrees(two) for one in held for two in self._held(1 - side, other))
                if is_of_post and self._only_one(side, fact.value.words[-1]):
                    yield (other, fact) if side else (fact, other)

    def successors(self) -> Iterator[tuple[Fact, Fact]]:
        """Who holds the one office of its name in one text, and who holds it in the other: "Health Minister Ana Vrba",
        "the minister, Lina Toth"."""
        left, right = self._only_holders(0), self._only_holders(1)
        for head in [head for head in left if head in right]:
            (one, of_one), (other, of_other) = left[head], right[head]
            if of_one.agrees(of_other) and (of_one.is_office or of_other.is_office):
                yield one, other

    def _only_holders(self, side: int) -> dict[str, tuple[Fact, Post]]:
        """By what a post is called, the first whom the text names as its holder, if it is one person in one post."""
        held: dict[str, list[tuple[Fact, Post]]] = {}
        words = self._facing.facts[side].words
        telling = [one for one in range(len(words.kinds)) if may_tell_post(words, one)]
        for fact in filter(_is_person, self._named(side, telling)):
            for post in self._held(side, fact):
                held.setdefault(post.head, []).append((fact, post))
        return {
            head: min(holders, key=lambda one: one[0].start)
            for head, holders in held.items()
            if len({fact.value.words[-1] for fact, _ in holders}) == 1
            and not any(post.lesser or len(post.fields | holders[0][1].fields) > 1 for _, post in holders)
        }

    def _only_one(self, side: int, last: str) -> Fact | None:
        """The first that names the one person of that last name, if the text has one alone."""
        facts = self._facing.facts[side]
        found = [
            fact
            for sentence in self._sentences_with(side, last)
            for fact in facts.of(NAME, range(sentence, sentence + 1))
            if _is_of_two(fact) and fact.value.words[-1] == last
        ]
        return found[0] if len({fact.value.words for fact in found}) == 1 else None

    def _posts(self, side: int, person: Fact) -> list[Post]:
        """All that a text says whoever bears this name is."""
        key = side, person.value.words
        if key not in self._of:
            facts = self._facing.facts[side]
            found: list[Post] = []
            for sentence in self._sentences_with(side, person.value.words[-1]):
                for fact in facts.of(NAME, range(sentence, sentence + 1)):
                    if _is_person(fact) and is_one(fact.value.words, person.value.words):
                        found += (post for post in self._held(side, fact) if not post.is_kin)
            self._of[key] = found
        return self._of[key]


def _is_person(fact: Fact) -> bool:
    return not fact.value.sort and fact.value.sure == SURE


def _is_of_two(fact: Fact) -> bool:
    return _is_person(fact) and len(fact.value.words) == 2
