"""The changes that a person can ask for, as repairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stories.archive.by_hand import stored
from stories.archive.write import batches
from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.repairs import validate
from stories.management.printed import versions_in_words
from stories.management.sentences import meaningless
from stories.models import Version

OF_ARTICLES = frozenset({Field.OUTLET, Field.AGENCY})
"""What is given to a whole article, unless a person says otherwise."""


def given(field: Field, value: str, keys: Iterable[Key]) -> list[Repair]:
    """Raises CommandError for a value that cannot be meant."""
    made = [Repair(RepairKind.GIVEN, key, what=field.value, value=value) for key in keys]
    try:
        for repair in made:
            validate(repair)
    except ValueError as error:
        raise meaningless(str(error)) from error
    return made


def star(kind: RepairKind, first: Key, others: Iterable[Key]) -> list[Repair]:
    """The first with each of the others."""
    return [Repair(kind, first, other) for other in others]


def parted(keys: Sequence[Key]) -> list[Repair]:
    """The articles of the versions stay together, the rest of their story does, and the two are not one story. Raises
    CommandError where there is nothing to part."""
    leaving = whole_articles(keys)
    staying = _rest_of_story(keys, leaving)
    one, *others = _one_of_each_draft(leaving)
    first, *rest = _one_of_each_draft(staying)
    return [
        *star(RepairKind.ONE_STORY, one, others),
        *star(RepairKind.ONE_STORY, first, rest),
        Repair(RepairKind.NOT_ONE_STORY, one, first),
    ]


# An arrangement's rows are read whoever may read their texts: a change by hand is about all versions of an article.


def whole_articles(keys: Sequence[Key]) -> list[Key]:
    """With all versions of their articles as arranged now, and of their drafts; in the order of the keys."""
    found = set(keys)
    articles: set[int] = set()
    for batch in batches(stored(keys).values()):
        articles |= set(Version.objects.filter(pk__in=batch).exclude(article=None).values_list("article", flat=True))
    for batch in batches(articles):
        found |= _keys_where(article__in=batch)
    drafts = {(key.source, key.draft) for key in found}
    for some in batches({source for source, _ in drafts}):
        found |= {key for key in _keys_where(source__sha256__in=some) if (key.source, key.draft) in drafts}
    return sorted(found)


def _rest_of_story(keys: Sequence[Key], leaving: Sequence[Key]) -> list[Key]:
    here = stored(keys)
    if away := [key for key in keys if key not in here]:
        raise meaningless(f"No story holds {away[0]}: its text is not here.")
    rows = Version.objects.filter(pk__in=here.values()).values_list("pk", "article__story", "article__story__title")
    if nowhere := [pk for pk, story, _ in rows if story is None]:
        raise meaningless(f"No story holds {versions_in_words(nowhere)} now.")
    stories = {story for _, story, _ in rows}
    if len(stories) > 1:
        raise meaningless(f"The versions are of {len(stories)} stories already; part those of one story.")
    staying = sorted(_keys_where(article__story__in=stories) - set(leaving))
    if not staying:
        raise meaningless("These are all articles of their story: nothing is left to part them from.")
    return staying


def _keys_where(**condition: object) -> set[Key]:
    rows = Version.objects.filter(**condition).values_list("source__sha256", "draft", "part")
    return {Key(*row) for row in rows}


def _one_of_each_draft(keys: Iterable[Key]) -> list[Key]:
    """The parts of one draft are bound to each other as it is."""
    firsts: dict[tuple[str, int], Key] = {}
    for key in sorted(keys):
        firsts.setdefault((key.source, key.draft), key)
    return list(firsts.values())
