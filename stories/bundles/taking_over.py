"""Changes that were made to a bundle which was undone, offered where its files come in again, mended or not."""

from __future__ import annotations

from dataclasses import replace

from stories.archive.by_hand import Refused
from stories.collate import Key, Repair
from stories.models import Bundle, Gesture, Item, ReceivedText
from stories.models import Repair as RepairRow

MOST_OFFERED = 3

WHY = "taken over from bundle "


def offers(bundle: Bundle) -> list[Bundle]:
    """The bundles that were undone, and hold files under the same names, with changes that stand."""
    paths = bundle.received_items.exclude(sha256="").values("path")
    changed = Gesture.objects.filter(undone_at=None, bundle__state=Bundle.State.UNDONE).values("bundle")
    taken = bundle.gestures.filter(why__startswith=WHY).values_list("why", flat=True)
    done = {int(why.rsplit(" ", 1)[-1]) for why in taken}
    found = Bundle.objects.filter(pk__in=changed, items__path__in=paths).exclude(pk__in=done)
    return list(found.distinct().order_by("-pk")[:MOST_OFFERED])


def repairs(bundle: Bundle, other: Bundle) -> list[Repair]:
    """Those of the other bundle, which was undone, about the files of this one: a file is the one of the same name.
    Raises Refused."""
    if other.state != Bundle.State.UNDONE:
        raise Refused("Only the changes to a bundle that was undone can be taken over.")
    texts = ReceivedText.objects.filter(item__bundle=bundle).values_list("item__sha256", "draft", "part")
    here = {Key(sha256, draft, part) for sha256, draft, part in texts}
    new = dict(bundle.received_items.exclude(sha256="").values_list("path", "sha256"))
    old = Item.objects.filter(bundle=other).exclude(source=None).values_list("source__sha256", "path")
    came_as = {sha256: new[path] for sha256, path in old if path in new}

    def today(key: Key | None) -> Key | None:
        return key and key._replace(source=came_as.get(key.source, key.source))

    rows = RepairRow.objects.filter(gesture__bundle=other, gesture__undone_at=None).order_by("pk")
    moved = [replace(one, one=today(one.one) or one.one, other=today(one.other)) for one in rows.values_of()]
    return [one for one in moved if one.one in here or one.other in here]
