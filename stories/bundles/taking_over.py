"""Changes that were made to a bundle which was undone, offered where its files come in again, mended or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, Q

from stories.archive.by_hand import Refused
from stories.archive.write import batches
from stories.bundles.manifest import STATED
from stories.bundles.receive import must_be_planned
from stories.collate import Key, Repair
from stories.collate.repairs import Decided
from stories.models import Bundle, Item, ReceivedText
from stories.models import Repair as RepairRow

MOST_OFFERED = 3

WHY = "taken over from bundle "

SECOND_HAND = (STATED, WHY)
"""How the reasons begin of what nobody said of this very text: a bundle that forges an address can hold a manifest."""


def offers(bundle: Bundle) -> list[Bundle]:
    """The bundles that were undone, with changes that stand, of files under the same names."""
    paths = bundle.received_items.exclude(sha256="").values("path")
    sources = F("gesture__bundle__items__source__sha256")
    changed = RepairRow.objects.filter(
        Q(one_source=sources) | Q(other_source=sources),
        gesture__undone_at=None,
        gesture__bundle__state=Bundle.State.UNDONE,
        gesture__bundle__items__path__in=paths,
    )
    found = Bundle.objects.filter(pk__in=changed.values("gesture__bundle")).exclude(pk__in=_taken(bundle))
    return list(found.order_by("-pk")[:MOST_OFFERED])


def _taken(bundle: Bundle) -> set[int]:
    """Those whose changes are taken over already."""
    why = bundle.gestures.filter(why__startswith=WHY, undone_at=None).values_list("why", flat=True)
    return set(map(_taken_from, why))


def _taken_from(why: str) -> int:
    return int(why.rsplit(" ", 1)[-1])


def as_first_said(repairs: Iterable[Repair]) -> list[Repair]:
    """The repairs, and for each that was taken over, where a person said it of these very texts, the reason that was
    given then."""
    found = list(repairs)
    asked: defaultdict[int, set[Decided]] = defaultdict(set)
    for one in found:
        if one.pair and one.why.startswith(WHY):
            asked[_taken_from(one.why)].add(one.decision)
    said: dict[tuple[int, Decided], str] = {}
    for bundle, wanted in asked.items():
        sources = {key.source for _, keys, *_ in wanted for key in keys}
        rows = RepairRow.objects.filter(gesture__bundle=bundle, gesture__undone_at=None)
        made = [one for some in batches(sources) for one in rows.naming(some).values_of() if one.decision in wanted]
        by_hand = (one for one in as_first_said(made) if not one.why.startswith(SECOND_HAND))
        said |= {(bundle, one.decision): one.why for one in by_hand}
    return [
        replace(one, why=said.get((_taken_from(one.why), one.decision), one.why)) if one.why.startswith(WHY) else one
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class Taken:
    """What can be taken over of a bundle's changes: the repairs; of how many changes they are, of how many these are
    but a part, and how many others there are."""

    repairs: list[Repair]
    changes: int
    in_part: int
    others: int


def repairs(bundle: Bundle, other: Bundle) -> list[Repair]:
    """As `takeable` gives them."""
    return takeable(bundle, other).repairs


def takeable(bundle: Bundle, other: Bundle) -> Taken:
    """Those of the other bundle, which was undone, about the files of this one: a file is the one of the same name.
    Raises Refused."""
    must_be_planned(bundle)
    if other.state != Bundle.State.UNDONE:
        raise Refused("Only the changes to a bundle that was undone can be taken over.")
    if other.pk in _taken(bundle):
        raise Refused("Its changes are taken over already.")
    texts = ReceivedText.objects.filter(item__bundle=bundle).values_list("item__sha256", "draft", "part")
    here = {Key(sha256, draft, part) for sha256, draft, part in texts}
    new = dict(bundle.received_items.exclude(sha256="").values_list("path", "sha256"))
    old = Item.objects.filter(bundle=other).exclude(source=None).values_list("source__sha256", "path")
    came_as = {sha256: new[path] for sha256, path in old if path in new}

    def today(key: Key | None) -> Key | None:
        return key and key._replace(source=came_as.get(key.source, key.source))

    rows = RepairRow.objects.filter(gesture__bundle=other, gesture__undone_at=None).order_by("pk")
    gestures = rows.values_list("gesture", flat=True)
    moved = [replace(one, one=today(one.one) or one.one, other=today(one.other)) for one in rows.values_of()]
    of = [(gesture, one, one.one in here or one.other in here) for gesture, one in zip(gestures, moved, strict=True)]
    changed, missing = ({gesture for gesture, _, is_here in of if is_here is wanted} for wanted in (True, False))
    if not changed:
        raise Refused("None of its changes is about a file that is here: there is nothing to take over.")
    taken = [one for _, one, is_here in of if is_here]
    return Taken(taken, len(changed), len(changed & missing), len(missing - changed))
