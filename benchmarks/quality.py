"""How true the comparison is, beside its peers: one run is enough, for nothing here depends on time or chance."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import command
from benchmarks.differences import differences_told
from benchmarks.groups import joined_by_reuse, story_groups
from benchmarks.links import aesop_links, seed_links
from benchmarks.paragraphs import kept_paragraphs
from benchmarks.quotes import quotes_found
from benchmarks.takes import takes_found
from benchmarks.texts import Folder
from benchmarks.wire import wire_copy

MEASURES: dict[str, command.Measure] = {
    "sentence links, seeds": seed_links,
    "sentence links, Aesop retold": aesop_links,
    "kept paragraphs": kept_paragraphs,
    "wire copy read": wire_copy,
    "takes of one article": takes_found,
    "differences told": differences_told,
    "quotes found again": quotes_found,
    "story grouping, ECB+": story_groups,
    "stories of one topic joined by reuse alone": joined_by_reuse,
}


def main(arguments: Sequence[str] | None = None) -> None:
    options = command.arguments("quality", __doc__).parse_args(arguments)
    rows = command.rows(MEASURES, options.only, Folder(options.data))
    command.show(rows, command.heading("Exact figures: every run gives the same"), options.json)


if __name__ == "__main__":
    main()
