"""What a bundle would make of the archive, kept as rows, a story each: a page reads a few of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import Count

from stories.archive.write import batches, update
from stories.bundles.plan import Plan
from stories.bundles.telling import Telling
from stories.bundles.warnings import MANIFEST, UNREAD
from stories.collate import ArrangedStory, Key, written
from stories.models import Bundle, PlannedStory, ReceivedItem, ReceivedText


def keep_stories(bundle: Bundle, made: Plan) -> None:
    """Rows for the stories of a plan of some of its files."""
    keep_rows(row for _, row in rows_of(bundle, made))


def rows_of(bundle: Bundle, made: Plan, is_whole: bool = False) -> Iterator[tuple[ArrangedStory, PlannedStory]]:
    """The stories of a plan that hold anything of the bundle, each with its row. `is_whole`: nothing else of the bundle
    is connected with what was planned."""
    texts = texts_of(bundle, {one.sha256 for one in made.items if one.sha256})
    telling = Telling(made, texts)
    slugged = zip(made.stories, made.slugs, strict=True)
    mine = [(story, slug) for story, slug in slugged if _holds_any(story, texts)]
    others = [story for story in made.stories if not _holds_any(story, texts)]
    for at, (story, slug) in enumerate(mine):
        arranged = [story, *others[at :: len(mine)]] if is_whole else None
        yield story, _row(telling, bundle, story, slug, arranged)


def keep_rows(rows: Iterable[PlannedStory]) -> None:
    """A few at a time: what is told of all of them takes as much memory as all their texts."""
    waiting = iter(rows)
    while some := list(islice(waiting, TOLD_AT_A_TIME)):
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
    capped = telling.made.proposal.gathered.capped
    row.arranged = [written.to_json(one.with_capped(capped)) for one in arranged] if arranged else None
    return row


def is_all_arranged(bundle: Bundle) -> bool:
    """Whether the rows hold all that the plan arranges."""
    return not bundle.planned.filter(arranged__isnull=True).exists()


def stories_shown(bundle: Bundle, lot: int) -> tuple[ArrangedStory, ...]:
    """All that the plan of a lot arranges, in its order."""
    rows = bundle.planned.filter(lot=lot).order_by().values_list("arranged").iterator(TOLD_AT_A_TIME)
    found = [written.from_json(told) for (arranged,) in rows for told in arranged or ()]
    return tuple(sorted(found, key=lambda story: (story.slug, story.articles[0].versions[0].key)))


TOLD_AT_A_TIME = 50
"""Stories whose rows are in memory while they are written."""


def forget_arranged(bundle: Bundle) -> None:
    """After a change to a part of the plan: of the rows that stay, some may keep stories that it touched."""
    bundle.planned.filter(arranged__isnull=False).update(arranged=None)


def texts_of(bundle: Bundle, sources: Collection[str]) -> dict[Key, int]:
    """The ids of the bundle's texts of some sources, left-out ones aside, by the keys of the versions they would be. Of
    the same bytes twice, the first."""
    rows = ReceivedText.objects.filter(item__bundle=bundle, item__left_out=False).order_by("-item__path", "-item")
    some = [rows.filter(item__sha256__in=batch) for batch in batches(sources)]
    told = (row for one in some for row in one.values_list("item__sha256", "draft", "part", "pk"))
    return {Key(sha256, draft, part): pk for sha256, draft, part, pk in told}


def keep_outcomes(items: Iterable[int], made: Plan) -> None:
    """Of the items, by their ids, that were planned in this order."""
    update(ReceivedItem, ["outcome", "message"], ((pk, told) for pk, *told in outcomes_of(items, made)))


def outcomes_of(items: Iterable[int], made: Plan) -> list[tuple[int, str, str]]:
    return [(pk, item.outcome, item.message) for pk, item in zip(items, made.items, strict=True)]


def count(bundle: Bundle) -> None:
    """What the rows come to, kept with the bundle: a page shows it without reading them all."""
    counts: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for told, warnings in bundle.planned.order_by().values_list("counts", "warnings").iterator(TOLD_AT_A_TIME):
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
