"""What is in force, withdrawn, held, killed or erased: a line each, for an admin's list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC

from django.db.models import Q
from django.utils import timezone

from stories.display.wording import joined, moment_in_words
from stories.management.called import called, in_words
from stories.management.printed import made
from stories.models import Act, Bundle, Item, Source, Version
from stories.models.stories import READABLE, VersionQuerySet

# All rows are looked at, whoever may read their texts: no line holds a word of a text.


def held_by_others(bundle: Bundle) -> tuple[list[str], list[str]]:
    """The files of a bundle that would leave with it, and those that stay, each with the bundles that hold it."""
    mine = list(bundle.items.filter(left_out=False).exclude(source=None).order_by("path"))
    others: dict[int, set[int]] = defaultdict(set)
    for source, other in (
        Item.objects.standing()
        .filter(source__in=bundle.items.values("source"))
        .exclude(bundle=bundle)
        .values_list("source", "bundle")
    ):
        others[source].add(other)
    leaving = [item.path for item in mine if item.source_id not in others]
    staying = [f"{item.path} (bundle {_ids(others[item.source_id])})" for item in mine if item.source_id in others]
    return leaving, staying


def _ids(bundles: Iterable[int]) -> str:
    return joined(list(map(str, sorted(bundles))))


def bundles() -> list[str]:
    outcomes: dict[int, Counter[str]] = defaultdict(Counter)
    left_out: dict[int, int] = Counter()
    for bundle, outcome, is_left_out in Item.objects.values_list("bundle", "outcome", "left_out"):
        outcomes[bundle][outcome] += 1
        left_out[bundle] += is_left_out
    lines = []
    for one in Bundle.objects.order_by("-at", "-pk"):
        counts = [f"{count} {outcome}" for outcome, count in sorted(outcomes[one.pk].items())]
        if left_out[one.pk]:
            counts.append(f"{left_out[one.pk]} left out")
        told = "in force" if one.stands else f"{one.get_state_display()}: not in force"
        if one.undone_at:
            told = f"undone ({made(one.undone_by, one.undone_at)})"
        lines.append(f"{one.pk}  {one.name}, {made(one.by, one.at)}: {', '.join(counts) or 'no file'}; {told}")
    return lines


def withdrawn() -> list[str]:
    """Those withdrawn by an act, and those that read the same as one."""
    rows = list(_rows().exclude(READABLE).filter(source__erased_at=None))
    acts = {act.version_id: act for act in Act.objects.filter(did=Act.Did.WITHDREW, version__in=rows).order_by("pk")}
    known = called(version.key for version in rows)
    lines = []
    for version in rows:
        act = acts.get(version.pk)
        why = made(act.by, act.at, act.why) if act else f"for it reads the same as version {version.same_as_id}"
        lines.append(f"{in_words(version.key, known)}, {why}")
    return lines


def held() -> list[str]:
    rows = list(_rows().filter(held_until__gt=timezone.now()))
    known = called(version.key for version in rows)
    return [
        f"{in_words(version.key, known)}, until {moment_in_words(version.held_until.astimezone(UTC))}"
        for version in rows
        if version.held_until
    ]


def killed() -> list[str]:
    rows = [one for one in _rows().filter(~Q(decisions=[])) if any(mark["what"] == "killed" for mark in one.marks())]
    known = called(version.key for version in rows)
    return [
        f"{in_words(version.key, known)}, by {mark['value']}"
        for version in rows
        for mark in version.marks()
        if mark["what"] == "killed"
    ]


def erased() -> list[str]:
    sources = list(Source.objects.exclude(erased_at=None).defer("content").order_by("-erased_at", "-pk"))
    acts = {act.source_id: act for act in Act.objects.filter(did=Act.Did.ERASED, source__in=sources)}
    return [f"{one.sha256}, {_why_erased(one, acts.get(one.pk))}" for one in sources]


def _why_erased(source: Source, act: Act | None) -> str:
    assert source.erased_at is not None, "asked for"  # noqa: S101 - for the type checker
    return made(source.erased_by, source.erased_at, act.why if act else "")


def _rows() -> VersionQuerySet:
    return Version.objects.select_related("source").defer("reading", "source__content").order_by("pk")
