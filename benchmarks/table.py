"""The rows of a benchmark, as a table for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """What one program reached. Without a value, `note` says what is absent; with one, how it was got.

    An infinite value is that of a program which did not finish.
    """

    program: str
    value: float | None
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        finished = self.value is not None and isfinite(self.value)
        return {"program": self.program, "value": self.value if finished else None, "note": self.note}


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on our value or, where `against` names a program, on the ratio of ours to its."""

    relation: Literal["≥", "≤"]
    bound: float
    against: str = ""

    def __str__(self) -> str:
        bound = f"{self.relation} {self.bound:g}"
        return f"{bound} × {self.against}" if self.against else bound

    def met(self, value: float) -> bool:
        return value >= self.bound if self.relation == "≥" else value <= self.bound


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: our figure, and beside it those of the peers."""

    measure: str
    unit: str
    ours: Figure
    peers: tuple[Figure, ...] = ()
    goal: Goal | None = None

    @classmethod
    def absent(cls, measure: str, what: object) -> Row:
        return cls(measure, "", Figure(OURS, None, str(what)))

    def ratio(self, peer: Figure) -> float | None:
        """Ours to the peer's, or None where one of the two is missing, endless or nothing."""
        ours, theirs = self.ours.value, peer.value
        if ours is None or not theirs or not isfinite(ours) or not isfinite(theirs):
            return None
        return ours / theirs

    @property
    def met(self) -> bool | None:
        """None where there is no goal, or nothing to hold against it."""
        if self.goal is None or self.ours.value is None:
            return None
        if not self.goal.against:
            return self.goal.met(self.ours.value)
        ratio = next((self.ratio(peer) for peer in self.peers if peer.program == self.goal.against), None)
        return None if ratio is None else self.goal.met(ratio)

    def to_dict(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "unit": self.unit,
            "goal": str(self.goal) if self.goal else None,
            "met": self.met,
            "ours": self.ours.to_dict(),
            "peers": [peer.to_dict() | {"ratio": self.ratio(peer)} for peer in self.peers],
        }


OURS = "Writethru"

_COLUMNS = "{:<46}{:>10}  {:>11}  {:<17} {:<8}{}"
_MET = {True: "met", False: "NOT MET", None: "?"}


def as_text(rows: Iterable[Row], heading: str) -> str:
    """A measure a paragraph, ours first, a program a line."""
    lines = [heading, "", _COLUMNS.format("", "figure", "ours ÷ peer", "goal", "", "").rstrip()]
    for row in rows:
        lines += ["", row.measure + (f" [{row.unit}]" if row.unit else "")]
        goal, met = (str(row.goal), _MET[row.met]) if row.goal else ("", "")
        lines.append(_line(row.ours, "", goal, met))
        for peer in row.peers:
            ratio = row.ratio(peer)
            lines.append(_line(peer, "" if ratio is None else f"{ratio:.3g}", "", ""))
    return "\n".join(lines) + "\n"


def _line(figure: Figure, ratio: str, goal: str, met: str) -> str:
    value = "absent" if figure.value is None else _number(figure.value)
    return _COLUMNS.format(f"  {figure.program}", value, ratio, goal, met, figure.note).rstrip()


def _number(value: float) -> str:
    if not isfinite(value):
        return "too long"
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:.3g}"


def as_json(rows: Iterable[Row], heading: str) -> str:
    document = {"measured": heading, "rows": [row.to_dict() for row in rows]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
