"""The one name that two texts spell in two ways: where they spell all others alike, it was put right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from stories.compare.differences.facing import Facing
from stories.compare.differences.namesakes import is_spelling
from stories.text.facts import NAME, Fact
from stories.text.facts.name import SURE, bodies
from stories.text.facts.spellings import is_one_word, sounds
from stories.text.words import RAREST, zipf

_LEAST_ALIKE = 5
"""Words of names that both texts have, from which on they are known to spell by one table, as an update does."""

_VOWELS = frozenset("aeiou")

_Named = dict[str, Fact]


def respelled(facing: Facing) -> tuple[Fact, Fact] | None:
    """Where names are taken from another script each desk has a table of its own: then several are spelled otherwise,
    or by other consonants (Kouyias, Kougias), and none is told. What is put right is a letter more, or another vowel:
    Hefner, Heffner; Tomas, Thomas; Weston, Westin."""
    left, right = (_names(facing, side) for side in (0, 1))
    if not facing.is_update and len(left.keys() & right.keys()) < _LEAST_ALIKE:
        return None
    pairs = [*islice(_pairs(facing, left, right), 2)]
    if len(pairs) != 1:
        return None
    word, other = pairs[0]
    facts = left[word], right[other]
    return facts if _is_by_one_letter(word, other) and _are_alike_but_for(facts, word, other) else None


def first_names(facing: Facing) -> Iterator[tuple[Fact, Fact]]:
    """Who goes by another first name of the same initial, wherever either text tells of them: Len Hartwick, Lynn
    Hartwick; where each text has one such name and nowhere the other's."""
    left, right = (_persons(facing, side) for side in (0, 1))
    known = [facts.words.all_folded for facts in facing.facts]
    for last in sorted(left.keys() & right.keys()):
        one, other = left[last], right[last]
        if one is None or other is None:
            continue
        (was, _), (now, _) = one.value.words, other.value.words
        if was[0] == now[0] and was not in known[1] and now not in known[0] and not is_spelling(was, now):
            yield one, other


def _persons(facing: Facing, side: int) -> dict[str, Fact | None]:
    """Names of two words by the last; nothing where several share it."""
    found: dict[str, Fact | None] = {}
    for facts in facing.facts[side].everywhere(NAME).values():
        name = facts[0].value
        if not name.sort and len(name.words) == 2 and name.sure == SURE and bodies().isdisjoint(name.words):
            found[name.words[1]] = facts[0] if name.words[1] not in found else None
    return found


def _names(facing: Facing, side: int) -> _Named:
    """The words of the names of a text, each with the first name it stands in."""
    found: _Named = {}
    for facts in facing.facts[side].everywhere(NAME).values():
        for fact in facts:
            if not fact.value.sort and fact.value.sure == SURE:
                for word in fact.value.words:
                    found[word] = min(found.get(word, fact), fact, key=lambda one: one.start)
    return found


def _pairs(facing: Facing, left: _Named, right: _Named) -> Iterator[tuple[str, str]]:
    """A word of a name and the other spelling of it, of which neither text has both."""
    known = [facts.words.all_folded for facts in facing.facts]
    by_sound: dict[str, list[str]] = {}
    for word in right.keys() - known[0]:
        by_sound.setdefault(_sound(word), []).append(word)
    for word in sorted(left.keys() - known[1]):
        for other in sorted(by_sound.get(_sound(word), ())):
            if (is_one_word(word, other) and not _is_agent(word)) or _is_last_with_an_s(left[word], right[other]):
                yield word, other


def _is_agent(word: str) -> bool:
    """Advisers, advisors: a common word with a capital."""
    return word.rstrip("s").endswith(("er", "or")) and zipf(word) > RAREST


def _sound(word: str) -> str:
    return sounds(word.rstrip("s"))


def _is_last_with_an_s(left: Fact, right: Fact) -> bool:
    """ "Edson Farias", "Edson Faria": no plural, where it is the last of two names."""
    one, other = left.value.words, right.value.words
    return len(one) == len(other) == 2 and one[0] == other[0] and one[1].rstrip("s") == other[1].rstrip("s")


def _is_by_one_letter(word: str, other: str) -> bool:
    """Not as desks write a letter whose mark they leave out: Bjoern, Bjorn; Nakhchivan, Nakhcivan."""
    shorter, longer = sorted((word, other), key=len)
    if shorter[0] != longer[0]:
        return False
    at = next((at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), len(shorter))
    if len(shorter) == len(longer):
        return shorter[at + 1 :] == longer[at + 1 :] and _VOWELS.issuperset((shorter[at], longer[at]))
    return shorter[at:] == longer[at + 1 :] and longer[at - 1 : at + 1] not in _MARKED


_MARKED = frozenset("ae oe ue ch sh zh".split())


def _are_alike_but_for(facts: tuple[Fact, Fact], word: str, other: str) -> bool:
    """Whether both are of several words, of which all others are the same. A place of one may have two spellings for
    all the world: Odessa, Odesa."""
    rest = [{*fact.value.words} - {one} for fact, one in zip(facts, (word, other), strict=True)]
    return all(rest) and (rest[0] <= rest[1] or rest[1] <= rest[0])
