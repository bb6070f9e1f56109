"""How fast the comparison is, beside its peers. Takes a few minutes; leave the machine alone meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import command, reading, whole
from benchmarks.carried import carriage
from benchmarks.growth import growth, growth_of_facts
from benchmarks.texts import Folder
from benchmarks.wired import wire

MEASURES: dict[str, command.Measure] = {
    "whole comparison, seeds": whole.seeds,
    "whole comparison, real revisions": whole.revisions,
    **reading.MEASURES,
    "growth": growth,
    "growth of facts": growth_of_facts,
    "carriage": carriage,
    "takes of a day": wire,
}


def main(arguments: Sequence[str] | None = None) -> None:
    options = command.arguments("speed", __doc__).parse_args(arguments)
    rows = command.rows(MEASURES, options.only, Folder(options.data))
    command.show(rows, command.heading("Programs take turns; each figure says how it was got"), options.json)


if __name__ == "__main__":
    main()
