"""Stories that come again and again in the same words: matches, prices, tremors, forecasts, a bank's decisions.

Each is a story of its own, however much of its text is the template's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.bases import Base
from benchmarks.renaming import Names, Renaming, Vocabulary
from benchmarks.telling import Telling, headline_of

Fields = dict[str, str]

_PLACES = "first second third fourth fifth sixth seventh eighth".split()
_CLUBS = "Rovers City United Athletic Town Wanderers Rangers Albion Harriers Dynamo".split()
_GOODS = "Crude oil|Natural gas|Wheat|Copper|Gold|Coffee|Cotton|Aluminium|Sugar|Nickel".split("|")


@dataclass(frozen=True, slots=True)
class Template:
    """Each line is told in one of its wordings: which, a series decides once. `fixed` gives what all stories of a
    series have in common, `each` what is of one alone."""

    lines: tuple[tuple[str, ...], ...]
    fixed: Callable[[Random, Callable[[], str]], Fields]
    each: Callable[[Random, Callable[[], str]], Fields]


def _match_fixed(chance: Random, name: Callable[[], str]) -> Fields:
    home, *rivals = chance.sample(_CLUBS, 4)
    return {"home": home, "rivals": " ".join(rivals), "city": name(), "coach": f"{name()} {name()}", "league": name()}


def _match_each(chance: Random, name: Callable[[], str]) -> Fields:
    scorer = name()
    lost = chance.randrange(3)
    return {
        "full": f"{name()} {scorer}",
        "scorer": scorer,
        "other": f"{name()} {name()}",
        "score": f"{lost + chance.randint(1, 3)}-{lost}",
        "minute": str(chance.randint(2, 44)),
        "later": str(chance.randint(46, 89)),
        "crowd": f"{chance.randint(4, 48)},{chance.randint(100, 999)}",
        "place": chance.choice(_PLACES),
        "below": chance.choice(_PLACES),
        "rival": str(chance.randrange(3)),
    }


def _price_fixed(chance: Random, name: Callable[[], str]) -> Fields:
    good = chance.choice(_GOODS)
    return {
        "good": good,
        "low": good.lower(),
        "city": name(),
        "house": f"{name()} Securities",
        "base": str(chance.randint(20, 900)),
    }


def _price_each(chance: Random, name: Callable[[], str]) -> Fields:
    return {
        "price": f"{chance.randint(20, 900)}.{chance.randint(10, 99)}",
        "change": f"{chance.randint(1, 9)}.{chance.randint(1, 9)}",
        "verb": chance.choice(["rose", "fell"]),
        "analyst": f"{name()} {name()}",
        "stock": f"{chance.randint(2, 9)}.{chance.randint(1, 9)}",
        "cause": chance.choice(_CAUSES).format(place=name(), company=name()),
        "volume": f"{chance.randint(100, 990)},{chance.randint(100, 999)}",
    }


_CAUSES = (
    "a fire stopped a terminal at the port of {place}",
    "ministers meeting in {place} failed to agree on quotas",
    "{company} cut its forecast for the year",
    "storms closed the harbour of {place} for a second day",
    "a strike at {company} entered its third week",
    "talks in {place} on new tariffs broke down",
)


def _tremor_fixed(chance: Random, name: Callable[[], str]) -> Fields:
    return {"region": name(), "survey": f"{name()} Geological Survey", "fault": name(), "city": name()}


def _tremor_each(chance: Random, name: Callable[[], str]) -> Fields:
    return {
        "size": f"{chance.randint(4, 6)}.{chance.randint(0, 9)}",
        "deep": str(chance.randint(5, 120)),
        "away": str(chance.randint(4, 95)),
        "town": name(),
        "village": name(),
        "official": f"{name()} {name()}",
        "hurt": str(chance.randint(2, 60)),
        "houses": str(chance.randint(3, 400)),
        "clock": f"{chance.randint(1, 12)}:{chance.randint(10, 59)}",
    }


def _weather_fixed(chance: Random, name: Callable[[], str]) -> Fields:
    return {"region": name(), "city": name(), "office": f"{name()} Weather Office"}


def _weather_each(chance: Random, name: Callable[[], str]) -> Fields:
    return {
        "wind": str(chance.randint(60, 160)),
        "rain": str(chance.randint(20, 300)),
        "homes": f"{chance.randint(2, 90)},{chance.randint(100, 999)}",
        "town": name(),
        "river": name(),
        "storm": name(),
        "official": f"{name()} {name()}",
        "routes": str(chance.randint(3, 40)),
    }


TEMPLATES = (
    Template(
        (
            ("{home} beat {away} {score} in league", "{scorer} leads {home} past {away} {score}"),
            (
                "{full} scored twice as {home} beat {away} {score} in the {league} league on {weekday}, {date}.",
                "{home} defeated {away} {score} in the {league} league on {weekday} behind two goals by {full}.",
                "Two goals by {full} gave {home} a {score} win over {away} on {weekday} in the {league} league.",
            ),
            (
                "{scorer} opened the scoring in minute {minute} and added another in minute {later}.",
                "{scorer} struck in minute {minute}, and again {later} minutes into the match.",
                "After {minute} minutes {scorer} put the hosts ahead, and his second came in minute {later}.",
            ),
            (
                "{away} had {other} sent off for a second yellow card.",
                "The visitors played with ten men after {other} was sent off.",
                "A red card for {other} left {away} a man short.",
            ),
            (
                '"We played well and deserved to win," coach {coach} said. "Now we look ahead to the next match."',
                'Coach {coach} said: "The boys gave everything tonight, and this crowd deserves it."',
                '"Three points are three points," said coach {coach}, who has led the side for four seasons.',
            ),
            (
                "The match drew {crowd} to the ground in {city}.",
                "A crowd of {crowd} watched in {city} under a clear sky.",
            ),
            (
                "{home} are {place} in the table, with {away} {below} from the bottom.",
                "The win lifts {home} to {place} place, while {away} stay {below} from last.",
            ),
        ),
        _match_fixed,
        _match_each,
    ),
    Template(
        (
            ("{good} {verb} {change}% on the week", "{good} {verb} to {price} in {city} trading"),
            (
                "{good} prices {verb} {change}% on {weekday} after {cause}, traders in {city} said.",
                "The price of {low} {verb} by {change}% in {city} on {weekday} as {cause}.",
                "Traders in {city} said {low} {verb} {change}% on {weekday} because {cause}.",
            ),
            (
                "The contract for delivery next month settled at {price} a unit on the {city} exchange.",
                "In {city}, the contract most traded closed the session at {price}.",
                "Futures ended the day at {price}, according to figures of the {city} exchange.",
            ),
            (
                '"The market is looking for direction," said {analyst}, an analyst at {house}.',
                "{analyst} of {house} said buyers were waiting for a clearer signal.",
                '"Nobody wants to be caught short before the weekend," {analyst} of {house} said.',
            ),
            (
                "Stocks in warehouses that the exchange monitors changed by {stock}% from a week earlier.",
                "Inventories moved {stock}% in the week, the exchange reported.",
            ),
            (
                "Volume reached {volume} contracts, compared with a daily average of {base} thousand.",
                "Some {volume} contracts changed hands during the session.",
            ),
            (
                "Prices reflect supply and demand for the commodity and can be volatile.",
                "The weekly report of stocks is due again in seven days.",
            ),
        ),
        _price_fixed,
        _price_each,
    ),
    Template(
        (
            ("Magnitude {size} earthquake shakes {town}", "Quake of magnitude {size} strikes near {town} in {region}"),
            (
                "An earthquake of magnitude {size} struck {away} km from {town} on {weekday}, the {survey} said.",
                "A magnitude {size} quake shook {town} in {region} on {weekday}, according to the {survey}.",
                "The {survey} recorded a tremor of magnitude {size} near {town} on {weekday}, {date}.",
            ),
            (
                "The quake hit at {clock} local time at a depth of {deep} kilometres.",
                "It was centred {deep} kilometres below the ground and was felt at {clock} local time.",
            ),
            (
                "At least {hurt} people were treated for injuries, {official} of the emergency office said.",
                "{official}, who heads the rescue service, said {hurt} people had been hurt.",
                "Hospitals took in {hurt} people, most of them with light injuries, said {official}.",
            ),
            (
                "Officials counted {houses} damaged houses in {village} and the hamlets around it.",
                "In {village}, {houses} houses were damaged and a school wall came down.",
            ),
            (
                "{region} sits on the {fault} fault, where tremors are frequent.",
                "The {fault} fault runs through {region} and makes it one of the shakiest areas of the country.",
            ),
            (
                "No tsunami warning was issued, and there were no immediate reports of deaths.",
                "Authorities asked people to stay away from damaged buildings and to expect aftershocks.",
            ),
        ),
        _tremor_fixed,
        _tremor_each,
    ),
    Template(
        (
            (
                "Storm {storm} cuts power to {homes} homes in {region}",
                "{homes} homes dark as storm {storm} hits {town}",
            ),
            (
                "Storm {storm} left {homes} homes without power across {region} on {weekday}, officials said.",
                "More than {homes} homes in {region} lost power on {weekday} as storm {storm} came ashore.",
            ),
            (
                "Winds reached {wind} kilometres an hour at {town}, the {office} said.",
                "The {office} measured gusts of {wind} kilometres an hour in {town}.",
            ),
            (
                "As much as {rain} millimetres of rain fell, and the {river} burst its banks.",
                "The {river} rose above its banks after {rain} millimetres of rain in a day.",
            ),
            (
                "{official}, the region's governor, urged residents to stay indoors until the warning is lifted.",
                '"Please stay at home tonight," {official}, the mayor of {city}, told reporters.',
            ),
            (
                "Trains were cancelled on {routes} routes and the airport of {city} was closed.",
                "The airport at {city} closed and {routes} bus and train routes were suspended.",
            ),
            (
                "The {office} expects the weather to calm by the end of the week.",
                "Crews will begin repairs as soon as the wind allows, the power company said.",
            ),
        ),
        _weather_fixed,
        _weather_each,
    ),
)


EVERY = (30, 14, 30, 7)
"""Days between the stories of a series, for one after the other."""


class Series:
    """The stories of one template with the same clubs, goods or places, a week, a fortnight or a month apart."""

    def __init__(
        self, number: int, vocabulary: Vocabulary, names: Names, statements: Sequence[Base], seed: int
    ) -> None:
        """Every fifth is one of real statements, where there are any."""
        self._chance = Random(f"series {seed} {number}")  # noqa: S311 - not a secret
        self._key = f"{seed} {number}"
        self._names = names
        self.number = number
        self.every = timedelta(days=EVERY[number % len(EVERY)])
        self.begins = timedelta(days=self._chance.uniform(0, self.every.days))
        kind = number % (len(TEMPLATES) + 1)
        self._statements = statements if kind == len(TEMPLATES) else ()
        self._renaming = Renaming(vocabulary, names, self._chance)
        self._template = TEMPLATES[kind % len(TEMPLATES)]
        self._wordings = [self._chance.randrange(len(line)) for line in self._template.lines]
        self._fixed = self._template.fixed(self._chance, self._named(self._chance))
        self._from = self._chance.randrange(max(1, len(statements)))

    def told(self, turn: int, day: date) -> tuple[Telling, list[str]]:
        """The text of its nth story, and sentences that say the same in other wordings of the template."""
        if self._statements:
            return self._statement(turn)
        chance = Random(f"series {self._key} {turn}")  # noqa: S311 - not a secret
        each = self._template.each(chance, self._named(chance))
        fields = {**self._fixed, **each, "weekday": f"{day:%A}", "date": f"{day:%B} {day.day}, {day.year}"}
        if "rivals" in fields:
            fields["away"] = fields["rivals"].split()[int(fields["rival"])]
        lines = [[wording.format_map(fields) for wording in line] for line in self._template.lines]
        headline, *told = (line[wording] for line, wording in zip(lines, self._wordings, strict=True))
        unused = [wording for line in lines[1:] for wording in line if wording not in told]
        return Telling(headline, tuple((line,) for line in told)), unused

    def _statement(self, turn: int) -> tuple[Telling, list[str]]:
        base = self._statements[(self._from + turn) % len(self._statements)]
        paragraphs = tuple(tuple(map(self._renaming, paragraph)) for paragraph in base.paragraphs)
        headline = headline_of(paragraphs[0][0], Random(turn))  # noqa: S311 - not a secret
        return Telling(headline, paragraphs), []

    def _named(self, chance: Random) -> Callable[[], str]:
        return lambda: self._names.pick(chance).capitalize()
