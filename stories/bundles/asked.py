"""What a person asks to change of a plan: done at once, or in the background where it touches many texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from stories.archive.by_hand import Refused
from stories.archive.write import batches
from stories.bundles import edits, shown, taking_over
from stories.bundles.receive import alone, must_be_planned
from stories.bundles.warnings import claims_of
from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.repairs import as_iso
from stories.jobs import queue
from stories.jobs.run import Run
from stories.models import Bundle, Gesture, Job, ReceivedText, Version

MOST_PARTED = 50

Given = Mapping[str, Any]
"""What is asked, as a form gives it and a job's row keeps it."""

GIVE, LEAVE_OUT, TAKE_BACK, TAKE_OVER = "give", "leave out", "take back", "take over"


def by_texts(bundle: Bundle, given: Given) -> Given:
    """The same, named by its texts, which stay what they are: the rows of stories are made anew by whoever changes
    anything. They are looked for once, for what a change does and for what is said of it."""
    if _looked_for(given) or (given.get("stories") and not given.get("all")):
        return {**given, "texts": pks_of(bundle, given), "stories": [], "all": False}
    return given


def change(bundle: Bundle, does: str, given: Given, by: str) -> bool:
    """Whether it is done: where it touches too many texts for one who waits, it is only begun. Raises Refused,
    ValueError, Overtaken."""
    given = by_texts(bundle, given)
    try:
        DOES[does](bundle, given, by, None)
    except edits.TooMany:
        _begin(bundle, does, given, by)
        return False
    return True


@transaction.atomic
def _begin(bundle: Bundle, does: str, given: Given, by: str) -> Job:
    alone(bundle)
    must_be_planned(bundle)
    return queue.ask(bundle, Job.Does.CHANGE, by, {"does": does, **given})


def carry_out(run: Run) -> None:
    """What was begun; all of it, or nothing. Raises Refused, Overtaken."""
    asked = run.job.asked
    try:
        DOES[asked["does"]](run.bundle, asked, run.job.by, run)
    except ValueError as error:
        raise Refused(str(error)) from error


def _give(bundle: Bundle, given: Given, by: str, run: Run | None) -> None:
    edits.make(bundle, _repairs(bundle, given), by, run=run)


def _leave_out(bundle: Bundle, given: Given, by: str, run: Run | None) -> None:
    edits.leave_out(bundle, items_of(bundle, given), not given["put_back"], by, run)


def _take_back(bundle: Bundle, given: Given, by: str, run: Run | None) -> None:
    edits.take_back(Gesture.objects.select_related("bundle").get(bundle=bundle, pk=given["gesture"]), by, run)


def _take_over(bundle: Bundle, given: Given, by: str, run: Run | None) -> None:
    found = taking_over.repairs(bundle, Bundle.objects.get(pk=given["bundle"]))
    edits.make(bundle, found, by, f"{taking_over.WHY}{given['bundle']}", run)


DOES: Mapping[str, Callable[[Bundle, Given, str, Run | None], None]] = {
    GIVE: _give,
    LEAVE_OUT: _leave_out,
    TAKE_BACK: _take_back,
    TAKE_OVER: _take_over,
}


def _repairs(bundle: Bundle, given: Given) -> list[Repair]:
    texts = list(texts_of(bundle, given))
    keys = [Key(*key) for some in texts for key in some.values_list("item__sha256", "draft", "part")]
    what, value = given["what"], given["value"].strip()
    if what in list(Field):
        if not value:
            raise ValueError("Say what it is.")
        value = as_iso(value) if what == Field.PUBLISHED else value
        return [Repair(RepairKind.GIVEN, key, what=Field(what), value=value) for key in keys]
    if what in ("own article", "own story"):
        kind = RepairKind.NOT_ONE_ARTICLE if what == "own article" else RepairKind.NOT_ONE_STORY
        if len(keys) > MOST_PARTED:
            raise ValueError(f"Choose no more than {MOST_PARTED} texts to set apart at once.")
        apart = [
            pair
            for some in texts
            for text in some.select_related("item", "planned").defer(*_UNASKED)
            for pair in _apart(text, set(keys), what == "own article")
        ]
        if not apart:
            raise ValueError("It stands by itself already.")
        return [Repair(kind, one, other) for one, other in apart]
    named = _named(bundle, given)
    if not named:
        raise ValueError("Choose the version that it is to stand with, or give its file's name, or its address.")
    other = _key_of(bundle, named)
    rest = [key for key in keys if key != other]
    if what == "before":
        return [Repair(RepairKind.BEFORE, key, other) for key in rest]
    if what == "after":
        return [Repair(RepairKind.BEFORE, other, key) for key in rest]
    kind = RepairKind.ONE_ARTICLE if what == "one article" else RepairKind.ONE_STORY
    return [Repair(kind, key, other) for key in rest]


def items_of(bundle: Bundle, given: Given) -> set[int]:
    """The files that are asked for, by themselves or by texts of theirs; or all that can be left out or put back."""
    if not given["put_back"]:
        texts = texts_of(bundle, given)
        return {*given["items"], *(pk for some in texts for pk in some.values_list("item", flat=True))}
    left_out = bundle.received_items.filter(left_out=True)
    rows = [left_out] if given["all"] else [left_out.filter(pk__in=some) for some in batches(given["items"])]
    return {pk for some in rows for pk in some.values_list("pk", flat=True)}


def pks_of(bundle: Bundle, given: Given) -> list[int]:
    return [pk for some in texts_of(bundle, given) for pk in some.values_list("pk", flat=True)]


def texts_of(bundle: Bundle, given: Given) -> Iterator[QuerySet[ReceivedText]]:
    """In their order; where they are named one by one, no more at a time than a query holds."""
    texts = ReceivedText.objects.filter(item__bundle=bundle, item__left_out=False).order_by("pk")
    if given.get("all") and not _looked_for(given):
        yield texts
        return
    for some in batches(_pks_named(bundle, given)):
        yield texts.filter(pk__in=some)


def _pks_named(bundle: Bundle, given: Given) -> set[int]:
    if looked_for := _looked_for(given):
        return shown.texts(bundle, **looked_for)
    found = set(given["texts"])
    for some in batches(set(given.get("stories", ()))):
        found |= set(ReceivedText.objects.filter(planned__in=some).values_list("pk", flat=True))
    return found


def _looked_for(given: Given) -> dict[str, str]:
    """What the page showed on which all were ticked, where that was not the whole bundle."""
    return {name: given[name] for name in ("only", "find") if given.get("all") and given.get(name)}


def _apart(text: ReceivedText, keys: Collection[Key], inside: bool) -> Iterator[tuple[Key, Key]]:
    """The text with each that it is not to stand with: the other versions of its article and what has the address that
    it gives, or a version of each other article of its story."""
    if not text.planned:
        return
    claimed = [Key(*claim["other"]) for claim in claims_of(text)] if inside else []
    for article in text.planned.told["articles"]:
        others = [Key(*version["key"]) for version in article["versions"]]
        mine = text.key in others or any(text.pk in version["texts"] for version in article["versions"])
        if mine is not inside:
            continue
        others = list(dict.fromkeys((*others, *claimed)))
        others = [other for other in others if other not in keys and other[:2] != text.key[:2]]
        yield from ((text.key, other) for other in (others if inside else others[:1]))


_UNASKED = ("reading", "told", "said", "runs", "planned__arranged")
"""What setting texts apart asks nothing of; each text would fetch all of its story once more."""


_ADDRESS = re.compile(r"/(versions|texts)/([1-9]\d{0,17})(/|\Z)")


def _named(bundle: Bundle, given: Given) -> str:
    """The other version that a change is about: chosen, or named by its address, or by a file of the bundle."""
    value = given["value"].strip()
    if given["other"] or not value:
        return str(given["other"])
    if found := _ADDRESS.search(value):
        return f"{found[1][0]}{found[2]}"
    files = bundle.received_items.filter(left_out=False).order_by("pk")
    called = files.filter(path=value)[:1] or files.filter(path__endswith=f"/{value}")[:2]
    if len(called) > 1:
        raise ValueError(f"Several files of this bundle are called {value}: give its folder as well.")
    texts = ReceivedText.objects.filter(item__in=[file.pk for file in called])
    newest = texts.order_by("draft", "part").values_list("pk", flat=True).last()
    return f"t{newest}" if newest else ""


def _key_of(bundle: Bundle, id: str) -> Key:
    """Of a text of the bundle, or a version of the archive. Raises ValueError."""
    pk = int(id[1:])
    if id[0] == "t":
        found = ReceivedText.objects.filter(item__bundle=bundle, pk=pk).select_related("item").first()
        if found is None:
            raise ValueError("That text is not in this bundle.")
        return found.key
    stored = Version.objects.arranged().filter(pk=pk).select_related("source").defer("source__content").first()
    if stored is None:
        raise ValueError("That version is not here.")
    return stored.key
