"""The versions of an article, each as set against the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.urls import reverse

from stories.display.wording import NBSP, day_in_short, percent, time_in_words
from stories.models import Shares, Version

LINE = 20.0
"""Where the bars begin, from the top: a bar so tall says that all is new, one so deep that all was cut."""


@dataclass(frozen=True, slots=True)
class Update:
    """A version, and how much of it, 0 to 1, is `new`, how much of the one `before` it was `cut`: None where there is
    none before it, or one of the two may not be read. `address` is where it stands beside the one before it, or beside
    the one that was `chosen`; its own where neither can be."""

    version: Version
    before: Version | None
    chosen: Version | None
    address: str
    new: float | None = None
    cut: float | None = None

    @property
    def number(self) -> str:
        return str(self.version.number)

    @property
    def is_compared(self) -> bool:
        return self.new is not None

    @property
    def text_address(self) -> str:
        return self.address if self.chosen else self.version.get_absolute_url()

    @property
    def changed(self) -> str:
        """In words: "12 % new, 3 % cut"."""
        if self.new is None or self.cut is None:
            return "not compared" if self.before else "first"
        return f"{percent(self.new)}{NBSP}new, {percent(self.cut)}{NBSP}cut"

    @property
    def up(self) -> str:
        return f"{_tall(self.new):.1f}"

    @property
    def top(self) -> str:
        return f"{LINE - _tall(self.new):.1f}"

    @property
    def down(self) -> str:
        return f"{_tall(self.cut):.1f}"

    @property
    def day(self) -> str:
        return day_in_short(self.version.published) or "undated"

    @property
    def opens_day(self) -> bool:
        return self.before is None or day_in_short(self.before.published) != day_in_short(self.version.published)

    @property
    def time(self) -> str:
        return time_in_words(self.version.published)

    @property
    def state(self) -> str:
        """What must be known before it is opened: "withdrawn", "held", "killed" …; "" for nothing."""
        if not self.version.is_readable():
            return "withdrawn"
        return "held" if self.version.is_held() else next((mark["what"] for mark in self.version.marks()), "")


def updates(newest_first: Sequence[Version], most: int, shares: Shares, chosen: Version | None = None) -> list[Update]:
    """So many of the versions at most, the newest first; the last of them is set against one more, where there is one
    more."""
    befores = [*newest_first[1:], None]
    form = side_by_side()
    return [
        _update(version, before, shares, chosen, form)
        for version, before in zip(newest_first[:most], befores, strict=False)
    ]


def _update(version: Version, before: Version | None, shares: Shares, chosen: Version | None, form: str) -> Update:
    if before is None or not (version.is_open and before.is_open and _have_text(shares, version, before)):
        return Update(version, before, chosen, _address(chosen, version, form))
    kept, carried = each_way(shares, version, before)
    return Update(version, before, chosen, _address(chosen or before, version, form), 1 - kept, 1 - carried)


def _address(left: Version | None, right: Version, form: str) -> str:
    if left is None or left.pk == right.pk or not right.is_open:
        return right.get_absolute_url()
    return form.format(left.pk, right.pk)


def side_by_side() -> str:
    """The address of two versions, to be filled in: Django takes longer to work out some hundred of them than to do all
    else for their page."""
    return reverse("stories:comparison", args=[0, 0]).replace("/0/0/", "/{}/{}/")


def each_way(shares: Shares, one: Version, other: Version) -> tuple[float, float]:
    """The share, 0 to 1, of the one's text that the other carries, and of the other's that the one does: what both have
    is counted once."""
    mine, theirs = shares.by_version[one.pk], shares.by_version[other.pk]
    common = mine.common(theirs)
    return common / (mine.length or 1), common / (theirs.length or 1)


def _have_text(shares: Shares, *versions: Version) -> bool:
    """A text of a picture and its caption has no body, and so no share of it."""
    return all(shares.by_version[version.pk].length for version in versions)


def _tall(share: float | None) -> float:
    """Grows with the root of the share: most updates change a few sentences, and a bar of one pixel says nothing."""
    return LINE * sqrt(share or 0.0)
