"""Which versions were killed, corrected or replaced by another: said by a person, or by the other itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from stories.collate.candidate import Candidate, Key
from stories.collate.dispatches import Dispatches
from stories.collate.repairs import Repair, RepairKind
from stories.text.document import Basis, Decision
from stories.text.takes import CORRECTS, KILLS, REPLACES

DONE = {RepairKind.KILLS: "killed", RepairKind.CORRECTS: "corrected", RepairKind.REPLACES: "replaced"}
"""What has become of a version that another kills, corrects or replaces."""

KILLED = frozenset({"killed", "canceled", "cancelled", "withdrawn"})
"""Values of a stated status that take back what the same item said before."""

WITHHELD = "withheld"
NEVER = "9999-12-31T23:59:59+00:00"
"""Until when a text is held that its agency withholds and names no time for: until a person releases it."""


BECOMES = {KILLS: "killed", CORRECTS: "corrected", REPLACES: "replaced"}
"""What becomes of a version by what a dispatch says of it."""

Marks = dict[Key, list[Decision]]


def marks_on(
    candidates: Mapping[Key, Candidate], repairs: Iterable[Repair], dispatches: Dispatches
) -> tuple[Marks, Marks]:
    """What has become of each version by what another says of it, and what each says of others. A version that is not
    among the candidates says nothing, so that a kill goes with the bundle that brought it."""
    marks: Marks = defaultdict(list)
    speaking: Marks = defaultdict(list)
    for repair in repairs:
        if repair.kind in DONE and repair.other is not None and {repair.one, repair.other} <= candidates.keys():
            by = candidates[repair.one].name
            said = Decision(DONE[repair.kind], by, Basis.PERSON, "set by hand", repair.why, by=repair.by, at=repair.at)
            marks[repair.other].append(said)
    by_identity: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates.values():
        if identity := one.decided("identity"):
            by_identity[identity.value].append(one)
    for one in candidates.values():
        for target, decision in _stated(one, by_identity):
            marks[target].append(decision)
    for key, dispatch in dispatches.by_key.items():
        speaker, relation = candidates[key], dispatch.relation
        found = dispatches.spoken_of(key)
        for target, named in sorted(found.items()):
            words = speaker.quoted(named).words
            done = Decision(BECOMES[relation], speaker.name, Basis.TEXT, f"{speaker.name} says so", words)
            marks[target].append(done)
            speaking[key].append(Decision(relation, candidates[target].name, Basis.TEXT, NAMED, words))
        if relation and not found and key in dispatches.advisories:
            words = "; ".join(dict.fromkeys(speaker.quoted(named).words for named in dispatch.named))
            speaking[key].append(Decision(relation, "", Basis.TEXT, WAITS, words))
    return marks, speaking


NAMED = "named by its number, its headline or its keyword"
WAITS = "nothing that is here goes by what it names: it waits for it"


def _stated(one: Candidate, by_identity: Mapping[str, list[Candidate]]) -> Iterator[tuple[Key, Decision]]:
    status = one.decided("status")
    kills = status is not None and status.value.lower() in KILLED
    for what, is_said in (("identity", kills), ("replaces", True)):
        named = one.decided(what)
        if named is None or not is_said:
            continue
        done = "killed" if kills else "replaced"
        rule = f"{one.name} says so"
        for other in by_identity.get(named.value, ()):
            if other.key[:2] != one.key[:2] and not (what == "identity" and _says_killed(other)):
                yield other.key, Decision(done, one.name, Basis.TEXT, rule)


def _says_killed(one: Candidate) -> bool:
    status = one.decided("status")
    return status is not None and status.value.lower() in KILLED
