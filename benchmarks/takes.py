"""Which files are takes of one article, in what order, and of what an advisory speaks: over shuffled bundles of our own
invention, with what is right beside them. All but e and k chose rules and forms, each after it
had been measured unread."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder
from stories.collate import ArrangedStory, Candidate, Key, Role, arrange
from stories.text import BUILT_IN, Names, Outlet, parse_versions
from stories.text.takes import RELATIONS

TAKES = Path(__file__).parent.parent / "tests" / "collate" / "takes"
HALVES = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")
GOAL = Goal("≥", 0.95)


@dataclass(frozen=True)
class Half:
    """A bundle, what is right of it, and how it is arranged: articles as lists of files, oldest first."""

    name: str
    by_name: bool = True

    @cached_property
    def right(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((TAKES / self.name / "right.json").read_text())
        return told

    @cached_property
    def paths(self) -> list[str]:
        folder = TAKES / self.name
        found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        return sorted(path for path in found if path != "right.json")

    @cached_property
    def stories(self) -> Sequence[ArrangedStory]:
        outlets = tuple(Outlet(one["outlet"]) for one in self.right["articles"] if one["outlet"])
        names = Names(outlets, BUILT_IN.agencies)
        return arrange((one for path in self.paths for one in self._candidates(path, names)), names=names)

    def _candidates(self, path: str, names: Names) -> Iterator[Candidate]:
        content = (TAKES / self.name / path).read_bytes()
        source = hashlib.sha256(content).hexdigest()
        documents = parse_versions(content.decode(), names=names)
        shown = path if self.by_name else source
        for part, document in enumerate(documents):
            yield Candidate.of(Key(source, 0, part), document, len(documents), (shown,))

    @cached_property
    def path_of(self) -> Mapping[str, str]:
        return {hashlib.sha256((TAKES / self.name / path).read_bytes()).hexdigest(): path for path in self.paths}

    @cached_property
    def articles(self) -> list[list[str]]:
        """The files of each article that is no notice, in the order found; a file once, where its newest text is."""
        return [
            self._files(article) for story in self.stories for article in story.articles if article.role != "notice"
        ]

    def _files(self, article: Any) -> list[str]:
        keys = [key for version in article.versions for key in (version.key, *version.sightings)]
        return list(dict.fromkeys(self.path_of[key.source] for key in keys))

    @cached_property
    def notices(self) -> dict[str, tuple[str, set[str]]]:
        """By each advisory's file what it does, and to which files."""
        found: dict[str, tuple[str, set[str]]] = {}
        for story in self.stories:
            for article in story.articles:
                for version in article.versions if article.role is Role.NOTICE else ():
                    said = [one for one in version.decisions if one.what in RELATIONS]
                    path = self.path_of[version.key.source]
                    found[path] = (said[0].what if said else "", {one.value for one in said if one.value})
        return found


def takes_found(_: Folder) -> Iterator[Row]:
    for name in HALVES:
        half = Half(name)
        share, order, stories = same_article(half), in_right_order(half), same_story(half)
        takes, pairs = f"half {name}, {len(half.paths)} files", f"half {name}"
        yield Row(f"takes of one article ({name})", "B³ F1", Figure(OURS, share, takes), goal=GOAL)
        yield Row(f"takes in the right order ({name})", "share of pairs", Figure(OURS, order, pairs), goal=GOAL)
        yield Row(f"takes of one story ({name})", "B³ F1", Figure(OURS, stories, takes))
        right, found, wanted = targets(half)
        note = f"half {name}: {right} right of {found} found, {wanted} wanted"
        yield Row(
            f"what an advisory speaks of, recall ({name})", "share", Figure(OURS, right / wanted, note), goal=GOAL
        )
        precision = right / found if found else None
        yield Row(f"what an advisory speaks of, precision ({name})", "share", Figure(OURS, precision), goal=GOAL)


def same_article(half: Half) -> float:
    return _b_cubed([one["files"] for one in half.right["articles"]], half.articles, half.paths)


def same_story(half: Half) -> float:
    wanted: dict[str, list[str]] = {}
    for one in half.right["articles"]:
        wanted.setdefault(one["story"], []).extend(one["files"])
    found = [[path for article in story.articles for path in half._files(article)] for story in half.stories]
    files = [path for files in wanted.values() for path in files]
    return _b_cubed(list(wanted.values()), found, files)


def _b_cubed(wanted: Sequence[Sequence[str]], found: Sequence[Sequence[str]], paths: Sequence[str]) -> float:
    """Over all files: a notice that is taken for an article, or the other way round, is wrong."""
    mine = {path: set(files) for files in found for path in files}
    theirs = {path: set(files) for files in wanted for path in files}
    both = [(mine.get(path, set()), theirs.get(path, set())) for path in paths]
    shares = [(len(one & other) / len(one | other) if one | other else 1.0) for one, other in both]
    del shares
    precision = [len(one & other) / len(one) if one else float(not other) for one, other in both]
    recall = [len(one & other) / len(other) if other else float(not one) for one, other in both]
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return 2 * p * r / (p + r)


def in_right_order(half: Half) -> float:
    """Of each two takes of one article whose order is known, those found in one article in that order."""
    place = {path: (number, at) for number, files in enumerate(half.articles) for at, path in enumerate(files)}
    right = wanted = 0
    for one in half.right["articles"]:
        if not one.get("order_known", True):
            continue
        unknown = {tuple(pair) for pair in one.get("pairs_unknown", ())}
        for earlier, later in combinations(range(len(one["files"])), 2):
            if (earlier, later) in unknown:
                continue
            wanted += 1
            mine, theirs = place.get(one["files"][earlier]), place.get(one["files"][later])
            right += mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] < theirs[1]
    return right / wanted


def targets(half: Half) -> tuple[int, int, int]:
    """How many pairs of notice and what it does to which file are right, found, wanted; one that waits is a pair. A
    file is known by its own name, without its folders: that is how a decision names it."""

    def pairs(file: str, does: str, of: Iterable[str]) -> set[tuple[str, str, str]]:
        return {(file, does, target.rsplit("/", 1)[-1]) for target in of} or {(file, does, "")}

    wanted = {pair for one in half.right["notices"] for pair in pairs(one["file"], one["does"], one["of"])}
    found = {pair for file, (does, names) in half.notices.items() for pair in pairs(file, does, names)}
    return len(wanted & found), len(found), len(wanted)


def _say(half: Half) -> None:
    theirs = {path: one for one in half.right["articles"] for path in one["files"]}
    for files in half.articles:
        named = {theirs[path]["name"] if path in theirs else "a notice" for path in files}
        whole = len(named) == 1 and path_set(theirs, files) == set(files)
        order = [path for path in theirs.get(files[0], {"files": []})["files"] if path in files]
        if not whole or order != files:
            sys.stdout.write(f"{'' if whole else 'NOT WHOLE '}{sorted(named)} {files}\n")
    for one in half.right["notices"]:
        mine = half.notices.get(one["file"])
        if mine is None or mine[0] != one["does"] or mine[1] != {path.rsplit("/", 1)[-1] for path in one["of"]}:
            sys.stdout.write(f"NOTICE {one['file']} {one['does']} {one['of']}: {mine}\n")
    for file in half.notices.keys() - {one["file"] for one in half.right["notices"]}:
        sys.stdout.write(f"NO NOTICE {file} {half.notices[file]}\n")


def path_set(theirs: Mapping[str, Any], files: Sequence[str]) -> set[str]:
    return set(theirs[files[0]]["files"]) if files[0] in theirs else set()


if __name__ == "__main__":
    for which in sys.argv[1:] or HALVES:
        _say(Half(which))
        one = Half(which)
        sys.stdout.write(
            f"{which}: articles {same_article(one):.3f} order {in_right_order(one):.3f} "
            f"stories {same_story(one):.3f} targets {targets(one)}\n"
        )
