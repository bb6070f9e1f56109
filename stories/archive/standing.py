"""What stands and what may be read: bundles undone and redone, files left out, versions withdrawn, sources erased."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from django.db.models import Q
from django.utils import timezone

from stories.archive.by_hand import Planned, Refused, gesture_values, plan, seeds_of
from stories.archive.change import Change
from stories.archive.settle import Proposal, propose, settle
from stories.archive.write import batches
from stories.models import (
    COMMAND_LINE,
    Act,
    Bundle,
    Fingerprint,
    Gesture,
    Handle,
    Item,
    KeptComparison,
    Source,
    Version,
)

Inside = Callable[[], None]
"""What else is to happen in the transaction of an act; it undoes the act by raising."""


def nothing() -> None:
    pass


def undo_bundle(bundle: Bundle, by: str = COMMAND_LINE, inside: Inside = nothing) -> Bundle:
    """What no other bundle that stands holds leaves the arrangement, and the bundle's own changes lose their force."""
    if not bundle.stands:
        return bundle
    own = _own_gestures(bundle)
    change = Change(
        bundles={bundle.pk: False},
        undone=frozenset(gesture.pk for gesture in own),
        seeds=_versions_in(bundle) | _seeds_of_gestures(own),
    )

    def store(made: Proposal) -> Bundle:
        bundle.state, bundle.undone_at, bundle.undone_by = Bundle.State.UNDONE, timezone.now(), by
        bundle.save(update_fields=["state", "undone_at", "undone_by"])
        act = Act.record(by, Act.Did.UNDID_BUNDLE, bundle=bundle, before={"stands": True}, after={"stands": False})
        _finish(made, act, own, _sources_in(bundle))
        inside()
        return bundle

    return settle(lambda: propose(change), _itself, store)


def redo_bundle(bundle: Bundle, by: str = COMMAND_LINE, instead: bool = False, inside: Inside = nothing) -> Bundle:
    """Let a bundle stand again, and its changes with it. Raises Refused where one of these contradicts what stands."""
    if bundle.state != Bundle.State.UNDONE:
        return bundle
    own = _own_gestures(bundle)
    repairs = tuple(repair for gesture in own for repair in gesture_values(gesture))
    seeds = _versions_in(bundle) | seeds_of(repairs)

    def store(planned: Planned) -> Bundle:
        bundle.state, bundle.undone_at, bundle.undone_by = Bundle.State.STORED, None, ""
        bundle.save(update_fields=["state", "undone_at", "undone_by"])
        act = Act.record(by, Act.Did.REDID_BUNDLE, bundle=bundle, before={"stands": False}, after={"stands": True})
        planned.take_back(by)
        _finish(planned.proposal, act, own, _sources_in(bundle))
        inside()
        return bundle

    change = Change(bundles={bundle.pk: True}, seeds=seeds)
    return settle(lambda: plan(repairs, instead, change), lambda planned: planned.proposal, store)


def leave_out(item: Item, by: str = COMMAND_LINE) -> Item:
    """Take one file of a bundle out of what stands."""
    return _leave_out(item, True, Act.Did.LEFT_OUT, by)


def put_back(item: Item, by: str = COMMAND_LINE) -> Item:
    return _leave_out(item, False, Act.Did.PUT_BACK, by)


def _leave_out(item: Item, left_out: bool, did: Act.Did, by: str) -> Item:
    if item.left_out is left_out:
        return item
    sources = {item.source_id} - {None}
    versions = Version.objects.filter(source__in=sources).values_list("pk", flat=True)
    change = Change(left_out={item.pk: left_out}, seeds=frozenset(versions))

    def store(made: Proposal) -> Item:
        item.left_out = left_out
        item.save(update_fields=["left_out"])
        marks = {"left out": not left_out}, {"left out": left_out}
        act = Act.record(by, did, item=item, bundle=item.bundle, before=marks[0], after=marks[1])
        _finish(made, act, (), sources)
        return item

    return settle(lambda: propose(change), _itself, store)


def _finish(made: Proposal, act: Act, gestures: Iterable[Gesture], sources: Collection[int | None]) -> None:
    for gesture in gestures:
        Gesture.objects.filter(pk=gesture.pk).update(touched=act.pk)
    mark_arranged(sources)
    made.bring_rows(act)


def mark_arranged(sources: Iterable[int | None]) -> None:
    """A version is arranged while an item that stands holds its source."""
    for batch in batches(pk for pk in sources if pk is not None):
        standing = set(Item.objects.standing().filter(source__in=batch).values_list("source", flat=True))
        versions = Version.objects.filter(source__in=batch, source__erased_at=None)
        versions.filter(source__in=standing).update(arranged=True)
        versions.exclude(source__in=standing).update(arranged=False)


def withdraw(versions: Iterable[Version], why: str, by: str = COMMAND_LINE) -> list[Version]:
    """Nobody but admins reads them from now on, nor what reads the same from the same outlet. They keep their places
    and addresses."""
    return _mark_readable(versions, False, Act.Did.WITHDREW, why, by)


def restore(versions: Iterable[Version], why: str = "", by: str = COMMAND_LINE) -> list[Version]:
    return _mark_readable(versions, True, Act.Did.RESTORED, why, by)


def _mark_readable(versions: Iterable[Version], readable: bool, did: Act.Did, why: str, by: str) -> list[Version]:
    texts = {version.same_as_id or version.pk for version in versions}
    rows = Version.objects.filter(source__erased_at=None).order_by("pk")
    concerned = [one for some in batches(texts) for one in rows.filter(Q(pk__in=some) | Q(same_as__in=some))]
    changing = [version for version in concerned if version.readable is not readable]
    if not changing:
        return []
    pks = [version.pk for version in changing]
    change = Change(readable=dict.fromkeys(pks, readable), seeds=frozenset(pks))

    def store(made: Proposal) -> list[Version]:
        acts = [
            Act.record(
                by, did, version=version, why=why, before={"readable": not readable}, after={"readable": readable}
            )
            for version in changing
        ]
        for some in batches(pks):
            Version.objects.filter(pk__in=some).update(readable=readable)
        made.bring_rows(acts[-1])
        return changing

    return settle(lambda: propose(change), _itself, store)


def same_words(version: Version) -> list[Version]:
    """The other versions that stand and hold the same words, whole or as an earlier story: an admin who withdraws one
    is told of them."""
    digests = Version.objects.filter(digest=version.digest).exclude(pk=version.pk)
    drafts = Version.objects.filter(source=version.source_id, draft=version.draft, part__gt=version.part)
    found = (digests | drafts).arranged().select_related("article", "source").defer("reading", "source__content")
    return [other for other in found.order_by("pk") if version.pk != other.same_as_id]


def erase(source: Source, why: str, by: str = COMMAND_LINE) -> Source:
    """Remove a source's bytes, and all that was ever derived from them: every draft of it. Its keys stay, so that
    changes by hand keep their meaning and the same bytes are refused when they come again. Cannot be undone."""
    if not why.strip():
        raise Refused("Say why: nothing brings an erased source back.")
    if source.erased_at is not None:
        return source
    versions = list(Version.objects.filter(source=source).order_by("draft", "part"))
    pks = [version.pk for version in versions]
    items = Item.objects.filter(source=source)
    change = Change(left_out=dict.fromkeys(items.values_list("pk", flat=True), True), seeds=frozenset(pks))

    def store(made: Proposal) -> Source:
        act = Act.record(
            by, Act.Did.ERASED, source=source, why=why, before={"versions": len(pks)}, after={"versions": 0}
        )
        made.bring_rows(act)
        _forget(versions)
        source.content, source.erased_at, source.erased_by = b"", timezone.now(), by
        source.save(update_fields=["content", "erased_at", "erased_by"])
        return source

    return settle(lambda: propose(change), _itself, store)


def _forget(versions: Collection[Version]) -> None:
    pks = [version.pk for version in versions]
    digests = {version.digest for version in versions} | set(_digests_cut_short(versions))
    Fingerprint.objects.filter(version__in=pks).delete()
    Handle.objects.filter(version__in=pks).delete()
    Version.objects.filter(pk__in=pks).update(
        arranged=False,
        readable=False,
        digest="",
        reading={},
        headline="",
        lede="",
        words=0,
        outlet_read="",
        agency_read="",
    )
    gone = digests - set(Version.objects.filter(digest__in=digests).values_list("digest", flat=True))
    KeptComparison.objects.filter(Q(left__in=gone) | Q(right__in=gone)).delete()


def _digests_cut_short(versions: Collection[Version]) -> Iterator[str]:
    """Those that the texts were compared by while an earlier story inside them was withdrawn."""
    for version in versions:
        for earlier in versions:
            if earlier.draft == version.draft and earlier.part < version.part:
                yield version.document.without_ending(len(earlier.document.text)).digest


def _itself(made: Proposal) -> Proposal:
    return made


def _sources_in(bundle: Bundle) -> set[int | None]:
    return set(bundle.items.exclude(source=None).values_list("source", flat=True))


def _versions_in(bundle: Bundle) -> frozenset[int]:
    held = Version.objects.filter(source__items__bundle=bundle)
    return frozenset(held.values_list("pk", flat=True))


def _own_gestures(bundle: Bundle) -> list[Gesture]:
    """Those that stand while the bundle does."""
    return list(Gesture.objects.filter(bundle=bundle, undone_at=None))


def _seeds_of_gestures(gestures: Iterable[Gesture]) -> frozenset[int]:
    return seeds_of(repair for gesture in gestures for repair in gesture_values(gesture))
