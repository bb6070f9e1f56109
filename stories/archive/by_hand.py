"""What a person decides: made, taken back and made again, each time as one gesture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from stories.archive.change import Change
from stories.archive.settle import Proposal, propose, settle
from stories.archive.write import batches
from stories.collate import Key, Repair
from stories.collate.contradictions import Contradiction, contradictions
from stories.collate.repairs import validate
from stories.models import COMMAND_LINE, Act, Bundle, Gesture, Version
from stories.models import Repair as RepairRow


class Refused(Exception):
    """A change that contradicts others, or the texts themselves. The message names them; `others` are the gestures that
    would have to be taken back."""

    def __init__(self, message: str, others: Sequence[Gesture] = ()) -> None:
        super().__init__(message)
        self.others = tuple(others)


@dataclass(frozen=True)
class Planned:
    """A gesture's proposal, and the standing gestures that are taken back for it."""

    proposal: Proposal
    instead_of: tuple[Gesture, ...]

    def take_back(self, by: str) -> None:
        for gesture in self.instead_of:
            _undo(gesture, by)


def make(
    repairs: Iterable[Repair],
    why: str = "",
    by: str = COMMAND_LINE,
    bundle: Bundle | None = None,
    instead: bool = False,
) -> Gesture:
    """Make repairs as one gesture. Raises Refused where they contradict standing ones, or with `instead` takes those
    back; raises ValueError for a repair that means nothing, Overtaken where others were faster each time."""
    wanted = tuple(dict.fromkeys(repairs))
    for repair in wanted:
        validate(repair)
    if bundle is not None and not bundle.stands:
        raise Refused(f"Bundle {bundle.pk} is undone: its changes would not be in force.")
    if not wanted:
        raise ValueError("A change needs at least one version.")

    now = timezone.now()
    shown = tuple(replace(repair, by=by, at=now.isoformat(), why=why) for repair in wanted)

    def store(planned: Planned) -> Gesture:
        gesture = Gesture.objects.create(by=by, at=now, why=why, bundle=bundle)
        RepairRow.objects.bulk_create((RepairRow.of(gesture, repair) for repair in wanted), batch_size=100)
        planned.take_back(by)
        act = Act.record(by, Act.Did.REPAIRED, gesture=gesture, why=why)
        _finish(planned, gesture, act)
        return gesture

    return settle(lambda: plan(shown, instead), _proposal, store)


def plan(repairs: Sequence[Repair], instead: bool = False, besides: Change | None = None) -> Planned:
    """What the repairs would change, were they made now, and a further change with them. Raises Refused."""
    whole = besides or Change()
    whole = replace(whole, repairs=tuple(repairs), seeds=whole.seeds | seeds_of(repairs))
    taken_back: dict[int, Gesture] = {}
    while True:
        made = propose(replace(whole, undone=frozenset(taken_back)))
        found = contradictions_in(made)
        if not found:
            return Planned(made, tuple(taken_back.values()))
        others = _gestures_of(found)
        if not instead or not others:
            raise refusal(found)
        taken_back |= others


def contradictions_in(made: Proposal) -> list[Contradiction]:
    """Of the repairs that it would make, with those that stand and with the texts."""
    repairs = made.change.repairs
    mine = set(repairs)
    return contradictions(repairs, [one for one in made.gathered.repairs if one not in mine])


def refusal(found: Sequence[Contradiction]) -> Refused:
    named = _gestures_of(found[:1])
    return Refused(_told(found[0], named), list(_gestures_of(found).values()))


def _gestures_of(found: Iterable[Contradiction]) -> dict[int, Gesture]:
    """Of each contradiction the standing gesture made last: without it, that one would not be."""
    last = {max(one.gesture for one in each.others) for each in found if each.others}
    return {gesture.pk: gesture for gesture in Gesture.objects.filter(pk__in=last - {0})}


def _told(contradiction: Contradiction, others: dict[int, Gesture]) -> str:
    said = contradiction.said
    for gesture in others.values():
        why = f" ({gesture.why})" if gesture.why else ""
        said += f" It is change {gesture.pk}, made by {gesture.by} on {gesture.at:%-d %B %Y}{why}."
    return said


def undo(gesture: Gesture, by: str = COMMAND_LINE) -> Gesture:
    """Take a gesture back: the arrangement is as if it had never been. What is taken back already stays so."""
    if gesture.undone_at is not None:
        return gesture
    seeds = seeds_of(gesture_values(gesture))
    change = Change(undone=frozenset({gesture.pk}), seeds=seeds)

    def store(made: Proposal) -> Gesture:
        act = _undo(gesture, by)
        made.bring_rows(act)
        return gesture

    return settle(lambda: propose(change), lambda made: made, store)


def redo(gesture: Gesture, by: str = COMMAND_LINE, instead: bool = False) -> Gesture:
    """Let a gesture that was taken back stand again. Raises Refused as `make` does."""
    if gesture.undone_at is None:
        return gesture
    if gesture.bundle is not None and not gesture.bundle.stands:
        raise Refused(f"Change {gesture.pk} belongs to bundle {gesture.bundle.pk}, which is undone itself.")

    def store(planned: Planned) -> Gesture:
        planned.take_back(by)
        gesture.undone_at, gesture.undone_by = None, ""
        act = Act.record(by, Act.Did.REDID_REPAIR, gesture=gesture)
        _finish(planned, gesture, act)
        return gesture

    return settle(lambda: plan(gesture_values(gesture), instead), _proposal, store)


def _proposal(planned: Planned) -> Proposal:
    return planned.proposal


def _finish(planned: Planned, gesture: Gesture, act: Act) -> None:
    gesture.touched = act.pk
    gesture.save()
    planned.proposal.bring_rows(act)


def _undo(gesture: Gesture, by: str) -> Act:
    gesture.undone_at, gesture.undone_by = timezone.now(), by
    act = Act.record(by, Act.Did.UNDID_REPAIR, gesture=gesture)
    gesture.touched = act.pk
    gesture.save(update_fields=["undone_at", "undone_by", "touched"])
    return act


def gesture_values(gesture: Gesture) -> tuple[Repair, ...]:
    return tuple(gesture.repairs.values_of())


def seeds_of(repairs: Iterable[Repair]) -> frozenset[int]:
    """The stored versions that the repairs name."""
    wanted = {key for repair in repairs for key in (repair.one, repair.other) if key}
    return frozenset(stored(wanted).values())


def stored(keys: Iterable[Key]) -> dict[Key, int]:
    """The ids of those of the keys that are stored."""
    wanted = set(keys)
    found: dict[Key, int] = {}
    for batch in batches({key.source for key in wanted}):
        found |= {key: pk for key, pk in Version.objects.by_key(batch).items() if key in wanted}
    return found
