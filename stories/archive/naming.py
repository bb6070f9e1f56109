"""The names of outlets and agencies, changed by an admin: what holds the name is arranged anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from django.db.models import Q
from django.utils import timezone

from stories.archive.change import Change
from stories.archive.settle import Proposal, propose, settle
from stories.archive.write import batches
from stories.collate import Field
from stories.models import COMMAND_LINE, Act, Agency, OtherName, Outlet, Version
from stories.models import Repair as RepairRow
from stories.models.names import known_names
from stories.text import names
from stories.text.names import Names

Known = Outlet | Agency
Entry = names.Outlet | names.Agency
Row = TypeVar("Row", Outlet, Agency)


def name_outlet(
    name: str,
    also: Sequence[str] = (),
    domains: Sequence[str] = (),
    ours: bool | None = None,
    by: str = COMMAND_LINE,
) -> Outlet:
    """Add an outlet, or further names and web domains to one that is known, or mark it as our own house."""

    def alter(old: Entry | None) -> names.Outlet:
        known = old if isinstance(old, names.Outlet) else _taken_back(Outlet, name) or names.Outlet(name)
        is_ours = known.ours if ours is None else ours
        return replace(known, also=_with(known.also, also), domains=_with(known.domains, domains), ours=is_ours)

    def store(new: Entry | None) -> Outlet:
        row = Outlet.objects.filter(name=name).first() or Outlet(name=name, by=by)
        row.is_ours, row.undone_at, row.undone_by = isinstance(new, names.Outlet) and new.ours, None, ""
        row.save()
        _add(row, also, domains, by)
        return row

    return _change(Outlet, name, alter, store, Act.Did.NAMED, by)


def name_agency(
    name: str,
    also: Sequence[str] = (),
    domains: Sequence[str] = (),
    country: str | None = None,
    by: str = COMMAND_LINE,
) -> Agency:
    """Add an agency, or further names and web domains to one that is known."""

    def alter(old: Entry | None) -> names.Agency:
        known = old if isinstance(old, names.Agency) else _taken_back(Agency, name) or names.Agency(name)
        home = known.country if country is None else country
        return replace(known, also=_with(known.also, also), domains=_with(known.domains, domains), country=home)

    def store(new: Entry | None) -> Agency:
        row = Agency.objects.filter(name=name).first() or Agency(name=name, by=by)
        row.country, row.undone_at, row.undone_by = (isinstance(new, names.Agency) and new.country) or "", None, ""
        row.save()
        _add(row, also, domains, by)
        return row

    return _change(Agency, name, alter, store, Act.Did.NAMED, by)


def take_back(row: Known, by: str = COMMAND_LINE) -> None:
    """An outlet or agency is known no more; its row and other names stay, marked."""
    if row.undone_at is None:
        _mark(row, row, False, by)


def give_again(row: Known, by: str = COMMAND_LINE) -> None:
    if row.undone_at is not None:
        _mark(row, row, True, by)


def take_name_back(other: OtherName, by: str = COMMAND_LINE) -> None:
    """Another name, or a web domain, is known no more."""
    if other.undone_at is None:
        _mark(_named(other), other, False, by)


def give_name_again(other: OtherName, by: str = COMMAND_LINE) -> None:
    if other.undone_at is not None:
        _mark(_named(other), other, True, by)


def _named(other: OtherName) -> Known:
    row = other.outlet or other.agency
    assert row is not None, "a constraint of the table"  # noqa: S101 - for the type checker
    return row


def _mark(row: Any, marked: Known | OtherName, stands: bool, by: str) -> None:
    def alter(old: Entry | None) -> Entry | None:
        will_stand = stands if marked is row else row.undone_at is None
        here = [other for other in row.other_names.filter(undone_at=None) if other != marked]
        if stands and isinstance(marked, OtherName):
            here.append(marked)
        return _value(row, here) if will_stand else None

    def store(new: Entry | None) -> Any:
        marked.undone_at, marked.undone_by = (None, "") if stands else (timezone.now(), by)
        marked.save(update_fields=["undone_at", "undone_by"])
        return row

    _change(type(row), row.name, alter, store, Act.Did.REDID_NAME if stands else Act.Did.UNDID_NAME, by)


def _taken_back(model: Any, name: str) -> Any:
    """The entry of a row that was taken back, as it comes again: with the other names that were not."""
    row = model.objects.filter(name=name).first()
    return _value(row, row.other_names.filter(undone_at=None)) if row else None


def _value(row: Known, others: Iterable[OtherName]) -> Entry:
    said: dict[str, list[str]] = {OtherName.Kind.NAME: [], OtherName.Kind.DOMAIN: []}
    for other in others:
        said[other.kind].append(other.value)
    also, domains = tuple(said[OtherName.Kind.NAME]), tuple(said[OtherName.Kind.DOMAIN])
    if isinstance(row, Outlet):
        return names.Outlet(row.name, also, domains, row.is_ours)
    return names.Agency(row.name, also, domains, row.country or None)


@dataclass(frozen=True)
class _Planned:
    """The entry as it is known now and as it will be, and what that changes."""

    proposal: Proposal
    old: Entry | None
    new: Entry | None


def _change(
    model: type[Row],
    name: str,
    alter: Callable[[Entry | None], Entry | None],
    store_rows: Callable[[Entry | None], Row],
    did: Act.Did,
    by: str,
) -> Row:
    """Both are asked anew for each plan, so that a change that another came before is made of what that one left."""

    def planned() -> _Planned:
        known = known_names()
        old = next((one for one in _of_kind(known, model) if one.name == name), None)
        new = alter(old)
        seeds = _holding(model, [one for one in (old, new) if one])
        return _Planned(propose(Change(names=_put(known, old, new), seeds=seeds)), old, new)

    def store(made: _Planned) -> Row:
        row = store_rows(made.new)
        act = Act.record(by, did, before=_told(made.old), after=_told(made.new), **_about(row))
        made.proposal.bring_rows(act)
        return row

    return settle(planned, lambda made: made.proposal, store)


def _put(known: Names, old: Entry | None, new: Entry | None) -> Names:
    """The names with one entry in place of another."""
    outlets = tuple(one for one in known.outlets if one != old)
    agencies = tuple(one for one in known.agencies if one != old)
    if isinstance(new, names.Outlet):
        outlets = (*outlets, new)
    elif isinstance(new, names.Agency):
        agencies = (*agencies, new)
    return Names(outlets, agencies)


def _holding(model: type[Known], values: Iterable[Entry]) -> frozenset[int]:
    """The stored versions that hold one of the names: as detected, as arranged, or as given by hand."""
    said = {name for one in values for name in (one.name, *one.also)}
    domains = {domain.lower().removeprefix("www.") for one in values for domain in one.domains}
    what = "outlet" if model is Outlet else "agency"
    asked = Q()
    for name in sorted(said | domains):
        asked |= Q(**{f"{what}_read__iexact": name}) | Q(**{f"article__{what}__iexact": name})
    for domain in sorted(domains):
        asked |= Q(**{f"{what}_read__iendswith": f".{domain}"}) | Q(**{f"article__{what}__iendswith": f".{domain}"})
    found = set(Version.objects.arranged().filter(asked).values_list("pk", flat=True))
    given = RepairRow.objects.standing().filter(what=Field(what).value)
    sources = {
        repair.one_source for repair in given if repair.value.casefold() in {name.casefold() for name in said | domains}
    }
    for batch in batches(sources):
        found |= set(Version.objects.filter(source__sha256__in=batch).values_list("pk", flat=True))
    return frozenset(found)


def _of_kind(known: Names, model: type[Known]) -> Sequence[Entry]:
    return known.outlets if model is Outlet else known.agencies


def _with(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def _add(row: Known, also: Iterable[str], domains: Iterable[str], by: str) -> None:
    """Rows for further names; one that was taken back is given again."""
    for kind, values in ((OtherName.Kind.NAME, also), (OtherName.Kind.DOMAIN, domains)):
        for value in values:
            other, is_new = OtherName.objects.get_or_create(**_about(row), kind=kind, value=value, defaults={"by": by})
            if not is_new and other.undone_at is not None:
                other.undone_at, other.undone_by = None, ""
                other.save(update_fields=["undone_at", "undone_by"])


def _about(row: Known) -> dict[str, Any]:
    return {"outlet": row} if isinstance(row, Outlet) else {"agency": row}


def _told(one: Entry | None) -> dict[str, Any] | None:
    return asdict(one) if one else None
