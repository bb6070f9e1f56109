"""What versions are called where nobody sees their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stories.archive.write import batches
from stories.collate import Key
from stories.models import Item, Version
from stories.text.unseen import visible


@dataclass(frozen=True, slots=True)
class Called:
    """A version's id, and the first, in order, of its files' names: of those that stand, or else of all."""

    pk: int
    name: str

    def __str__(self) -> str:
        return f"version {self.pk} ({self.name})"


def called(keys: Iterable[Key]) -> dict[Key, Called]:
    """Those of the versions that are here, whatever has become of them: an admin's lists name them all."""
    wanted = set(keys)
    sources = {key.source for key in wanted}
    files = _files(sources)
    found: dict[Key, Called] = {}
    for batch in batches(sources):
        rows = Version.objects.filter(source__sha256__in=batch).values_list(
            "source__sha256", "draft", "part", "pk", "parts", "source__erased_at"
        )
        for sha256, draft, part, pk, parts, erased in rows:
            file = "erased" if erased else files.get(sha256, sha256[:12])
            found[Key(sha256, draft, part)] = Called(pk, file if erased or part == parts - 1 else f"{file}#{part + 1}")
    return {key: found[key] for key in wanted & found.keys()}


def in_words(key: Key, known: Mapping[Key, Called]) -> str:
    return str(known[key]) if key in known else f"a text that is not here ({key})"


def _files(sources: Iterable[str]) -> dict[str, str]:
    standing: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for batch in batches(sources):
        items = Item.objects.filter(source__sha256__in=batch).select_related("bundle", "source")
        for item in items.defer("source__content"):
            if item.source:
                (standing if item.stands else others)[item.source.sha256].add(visible(item.file_name))
    return {sha256: min(standing[sha256] or names) for sha256, names in {**others, **standing}.items()}
