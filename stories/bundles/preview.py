"""What a bundle would make of the archive, kept as rows, a story each: a page reads a few of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Sequence
from itertools import islice

from django.db.models import Count

from stories.archive.write import batches, update
from stories.bundles.plan import Plan
from stories.bundles.telling import Telling
from stories.bundles.warnings import MANIFEST, UNREAD
from stories.collate import ArrangedStory, Key, written
from stories.models import Bundle, PlannedStory, ReceivedItem, ReceivedText


def keep_plan(bundle: Bundle, made: Plan) -> None:
    """All rows of the bundle's plan made anew. In one transaction."""
    bundle.planned.only("pk").delete()
    keep_stories(bundle, made, is_whole=True)
    keep_outcomes(bundle.received_items.order_by("path", "pk").values_list("pk", flat=True), made)
    count(bundle)


def keep_stories(bundle: Bundle, made: Plan, is_whole: bool = False) -> None:
    """Rows for the stories of a plan that hold anything of the bundle, a few at a time: what is told of all of them
    takes as much memory as all their texts. `is_whole`: all of the bundle was planned at once."""
    texts = texts_of(bundle, None if is_whole else {one.sha256 for one in made.items})
    telling = Telling(made, texts)
    slugged = zip(made.stories, made.slugs, strict=True)
    mine = [(story, slug) for story, slug in slugged if _holds_any(story, texts)]
    others = [story for story in made.stories if not _holds_any(story, texts)]
    rows = (
        _row(telling, bundle, story, slug, [story, *others[at :: len(mine)]] if is_whole else None)
        for at, (story, slug) in enumerate(mine)
    )
    while some := list(islice(rows, TOLD_AT_A_TIME)):
        placed = [
            (text, [row.pk])
            for row in PlannedStory.objects.bulk_create(some)
            for article in row.told["articles"]
            for version in article["versions"]
            for text in version["texts"]
        ]
        update(ReceivedText, ["planned"], placed)


def _holds_any(story: ArrangedStory, texts: Container[Key]) -> bool:
    return any(key in texts for key in story.keys)


def _row(
    telling: Telling, bundle: Bundle, story: ArrangedStory, slug: str, arranged: Sequence[ArrangedStory] | None
) -> PlannedStory:
    row = telling.row(bundle, story, slug)
    row.arranged = [written.to_json(one) for one in arranged] if arranged else None
    return row


def stories_shown(bundle: Bundle) -> tuple[ArrangedStory, ...] | None:
    """All that the plan arranges, in its order; None where the rows do not hold all of it."""
    if bundle.planned.filter(arranged__isnull=True).exists():
        return None
    rows = bundle.planned.order_by().values_list("arranged").iterator(TOLD_AT_A_TIME)
    found = [written.from_json(told) for (arranged,) in rows for told in arranged or ()]
    return tuple(sorted(found, key=lambda story: (story.slug, story.articles[0].versions[0].key)))


TOLD_AT_A_TIME = 50
"""Stories whose rows are in memory while they are written."""


def forget_arranged(bundle: Bundle) -> None:
    """After a change to a part of the plan: of the rows that stay, some may keep stories that it touched."""
    bundle.planned.filter(arranged__isnull=False).update(arranged=None)


def texts_of(bundle: Bundle, sources: Collection[str] | None = None) -> dict[Key, int]:
    """The ids of the bundle's texts, or of those of some sources, left-out ones aside, by the keys of the versions they
    would be. Of the same bytes twice, the first."""
    rows = ReceivedText.objects.filter(item__bundle=bundle, item__left_out=False).order_by("-item__path", "-item")
    some = [rows] if sources is None else [rows.filter(item__sha256__in=batch) for batch in batches(sources)]
    told = (row for one in some for row in one.values_list("item__sha256", "draft", "part", "pk"))
    return {Key(sha256, draft, part): pk for sha256, draft, part, pk in told}


def keep_outcomes(items: Iterable[int], made: Plan) -> None:
    """Of the items, by their ids, that were planned in this order."""
    told = ((pk, [item.outcome, item.message]) for pk, item in zip(items, made.items, strict=True))
    update(ReceivedItem, ["outcome", "message"], told)


def count(bundle: Bundle) -> None:
    """What the rows come to, kept with the bundle: a page shows it without reading them all."""
    counts: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for told, warnings in bundle.planned.values_list("counts", "warnings"):
        counts.update(told)
        warned.update(warning["sort"] for warning in warnings)
    files = bundle.received_items.filter(left_out=False).order_by().values_list("outcome").annotate(Count("pk"))
    counts.update({f"{outcome} files": count for outcome, count in files})
    bundle.counts = dict(counts)
    if unread := counts["failed files"]:
        warned[UNREAD] = unread
    if warning := bundle.received_items.exclude(stated=[]).exclude(warning="").count():
        warned[MANIFEST] = warning
    bundle.warned = dict(warned)


def changed_since(bundle: Bundle, made: Plan) -> list[ArrangedStory]:
    """The stories of a plan that are otherwise than their rows show them."""
    texts = texts_of(bundle)
    telling = Telling(made, texts)
    shown = set(bundle.planned.values_list("digest", flat=True))
    mine = [story for story in made.stories if _holds_any(story, texts)]
    return [story for story in mine if telling.row(bundle, story, story.slug).digest not in shown]
