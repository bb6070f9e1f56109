"""`manage.py names`: the outlets and agencies that are known, by all their names."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.core.management import BaseCommand, CommandParser

from stories.archive import naming
from stories.display.wording import joined
from stories.management.database import make_ready
from stories.management.moved import Watch
from stories.management.named import add_by, check_by
from stories.management.printed import made, quoted_title, several
from stories.management.sentences import in_sentences, meaningless
from stories.models import Agency, OtherName, Outlet
from stories.text.unseen import visible

Known = Outlet | Agency
KINDS: dict[str, type[Outlet] | type[Agency]] = {"outlet": Outlet, "agency": Agency}


class Command(BaseCommand):
    help = "Name outlets and agencies, take names back and give them again; what holds a name is arranged anew."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(required=True, metavar="WHAT", title="what it does")
        about = "list the outlets and agencies that are known"
        one = acts.add_parser("list", help=about, description=about)
        one.set_defaults(act=self._list)
        one.add_argument("--all", action="store_true", help="what was taken back as well")
        one = self._add_naming(acts, "outlet", "add an outlet, or more names of one that is known", self._outlet)
        whose = one.add_mutually_exclusive_group()
        whose.add_argument("--ours", action="store_true", default=None, help="it is the house that reads this")
        whose.add_argument("--not-ours", action="store_false", dest="ours", help="it is not")
        one = self._add_naming(acts, "agency", "add an agency, or more names of one that is known", self._agency)
        one.add_argument("--country", type=_country, metavar="XX", help="where it is at home, by ISO 3166")
        for name, about, act in (
            ("undo", "take an outlet or agency back, or one name of it", self._undo),
            ("redo", "give again what was taken back", self._redo),
        ):
            one = acts.add_parser(name, help=about, description=about)
            one.set_defaults(act=act)
            one.add_argument("name", metavar="NAME")
            one.add_argument("--kind", choices=KINDS, help="where an outlet and an agency have one name")
            which = one.add_mutually_exclusive_group()
            which.add_argument("--also", metavar="NAME", help="this other name alone")
            which.add_argument("--domain", type=_domain, metavar="HOST", help="this web domain alone")
            add_by(one)

    def _add_naming(self, acts: Any, name: str, about: str, act: Callable[[Namespace], None]) -> CommandParser:
        one: CommandParser = acts.add_parser(name, help=about, description=about)
        one.set_defaults(act=act)
        one.add_argument("name", type=_name(KINDS[name]), metavar="NAME")
        one.add_argument("--also", type=_name(OtherName, "value"), action="append", default=[], metavar="NAME")
        one.add_argument("--domain", type=_domain, action="append", default=[], dest="domains", metavar="HOST")
        add_by(one)
        return one

    def handle(self, *args: Any, act: Callable[[Namespace], None], **options: Any) -> None:
        make_ready()
        with in_sentences():
            act(Namespace(**options))

    def _say(self, line: str) -> None:
        self.stdout.write(visible(line))

    def _say_arranged(self, watch: Watch) -> None:
        titles = [quoted_title(title) for title in watch.titles()]
        self._say(f"Arranged anew: {several(titles, 'stories')}." if titles else "No story holds the name.")
        for line in watch.moved():
            self._say(f"  {line}")

    def _outlet(self, asked: Namespace) -> None:
        check_by(asked.by)
        watch = Watch()
        naming.name_outlet(asked.name, asked.also, asked.domains, asked.ours, asked.by)
        self._say(f"The outlet {_told(Outlet.objects.get(name=asked.name))}")
        self._say_arranged(watch)

    def _agency(self, asked: Namespace) -> None:
        check_by(asked.by)
        watch = Watch()
        naming.name_agency(asked.name, asked.also, asked.domains, asked.country, asked.by)
        self._say(f"The agency {_told(Agency.objects.get(name=asked.name))}")
        self._say_arranged(watch)

    def _undo(self, asked: Namespace) -> None:
        self._mark(asked, naming.take_back, naming.take_name_back, "is taken back", stands=True)

    def _redo(self, asked: Namespace) -> None:
        self._mark(asked, naming.give_again, naming.give_name_again, "is in force again", stands=False)

    def _mark(
        self,
        asked: Namespace,
        act: Callable[[Known, str], None],
        act_on_name: Callable[[OtherName, str], None],
        done: str,
        stands: bool,
    ) -> None:
        check_by(asked.by)
        row = _known(asked.name, asked.kind)
        others = _others(row, asked)
        marked: list[Known | OtherName] = [row] if others is None else [*others]
        what = str(row) if others is None else f"{others[0]}, of {row},"
        changing = [one for one in marked if (one.undone_at is None) is stands]
        if not changing:
            self._say(f"{what} {'is taken back already' if stands else 'is in force: it was not taken back'}.")
            return
        watch = Watch()
        for one in changing:
            if isinstance(one, OtherName):
                act_on_name(one, asked.by)
            else:
                act(one, asked.by)
        self._say(f"{what} {done}.")
        self._say_arranged(watch)

    def _list(self, asked: Namespace) -> None:
        for title, rows in (("Outlets", Outlet.objects), ("Agencies", Agency.objects)):
            listed = rows.prefetch_related("other_names").order_by("name")
            if not asked.all:
                listed = listed.filter(undone_at=None)
            self._say(f"{title}:")
            for row in listed:
                self._say(f"  {_told(row, asked.all)}")
            if not listed:
                self._say("  none")


def _told(row: Known, with_taken_back: bool = False) -> str:
    """On one line: "AP (US); also: The AP; domains: ap.org"."""
    mark = "ours" if isinstance(row, Outlet) and row.is_ours else getattr(row, "country", "")
    parts = [f"{row} ({mark})" if mark else str(row)]
    for said, kind in (("also", OtherName.Kind.NAME), ("domains", OtherName.Kind.DOMAIN)):
        others = [one for one in row.other_names.all() if one.kind == kind and (with_taken_back or not one.undone_at)]
        if others:
            parts.append(f"{said}: {', '.join(_marked(one) for one in sorted(others, key=str))}")
    if row.undone_at:
        parts.append(f"taken back {made(row.undone_by, row.undone_at)}")
    return "; ".join(parts)


def _marked(other: OtherName) -> str:
    return f"{other} (taken back)" if other.undone_at else str(other)


def _known(name: str, kind: str | None) -> Known:
    found: list[tuple[str, Known]] = list(
        chain.from_iterable(_called(name, one) for one in KINDS if kind is None or one == kind)
    )
    if not found:
        raise meaningless(f"No {kind or 'outlet or agency'} is called {name}; `names list --all` shows them.")
    if len(found) > 1:
        raise meaningless(f"An outlet and an agency are called {name}; say which by --kind outlet or --kind agency.")
    return found[0][1]


def _called(name: str, kind: str) -> Iterator[tuple[str, Known]]:
    return ((kind, row) for row in KINDS[kind].objects.filter(name=name))


def _others(row: Known, asked: Namespace) -> Sequence[OtherName] | None:
    """The other names that are meant, where not the whole outlet or agency is."""
    if asked.also is None and asked.domain is None:
        return None
    kind = OtherName.Kind.NAME if asked.domain is None else OtherName.Kind.DOMAIN
    value = asked.also if asked.domain is None else asked.domain
    found = list(row.other_names.filter(kind=kind, value=value).order_by("pk"))
    if not found:
        there = joined([str(one) for one in row.other_names.filter(kind=kind).order_by("value")])
        raise meaningless(f"{row} has no {_KIND[kind]} {value}; it has: {there or 'none'}.")
    return found


_KIND = {OtherName.Kind.NAME: "other name", OtherName.Kind.DOMAIN: "web domain"}


def _name(model: type[Outlet] | type[Agency] | type[OtherName], field: str = "name") -> Callable[[str], str]:
    longest: int | None = getattr(model._meta.get_field(field), "max_length", None)

    def checked(given: str) -> str:
        name = " ".join(given.split())
        if not name or not name.isprintable():
            raise ArgumentTypeError("a name needs letters, and none that cannot be seen")
        if longest and len(name) > longest:
            raise ArgumentTypeError(f"a name has {longest} letters at most")
        return name

    return checked


def _domain(given: str) -> str:
    """A host alone, in lower case, as addresses are compared: "WWW.Example.com" is example.com."""
    host = given.strip().lower().rstrip(".").removeprefix("www.")
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) or len(host) > 200:
        raise ArgumentTypeError(f"“{given}” is no web domain, as example.com is")
    return host


def _country(given: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", given):
        raise ArgumentTypeError(f"“{given}” is no country's two letters, as FR are")
    return given.upper()
