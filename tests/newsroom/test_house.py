import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from newsroom.bootstrap import ROOT

# Where packages come from is the business of whoever installs them: no file of ours names a registry or a mirror.
# Written in pieces, so that this file does not name one either.
REGISTRY = re.compile(
    "|".join([r"pypi" r"\.org", r"python" r"hosted\.org", r"npm" r"js\.(org|com)", r"--(extra-)?index" r"-url[ =]"])
)


def test_no_file_names_a_package_registry():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    naming = [path for path in paths if path.is_file() and REGISTRY.search(path.read_text(errors="ignore"))]
    assert naming == []


READING = ("views", "templatetags", "management", "models")
"""Rooms of `stories/` in which rows are read for a person."""

KEPT_ROWS = {"Article", "Source", "Story", "Version"}
ASKS = {"arranged", "counted_for", "exportable", "for_desk", "listed_for", "placed", "visible_to", "with_newest"}
"""What a read says to be given only what stands, or what somebody may read."""

ASK_FOR_NEITHER = {
    "views/fetch.py refuse": "says why a version is not shown; its words are not loaded",
    "models/ran.py of": "articles hold no words of a text",
    "models/stories.py shown_to": "looks for what must be left out",
    "models/stories.py items": "the files of a version that was fetched, and they are asked whether they stand",
    "management/called.py called": "an admin's list names what a change is about, whatever has become of it",
    "management/changes.py _rest_of_story": "keys alone: a change is about all versions of a story",
    "management/changes.py _keys_where": "keys alone",
    "management/changes.py whole_articles": "ids alone",
    "management/commands/arrange.py handle": "counts alone",
    "management/commands/up.py import_seeds": "counts alone",
    "management/holds.py same_texts": "keys alone: a hold is given to every sighting",
    "management/moved.py moved": "what an act changed, standing or not, is what is told",
    "management/moved.py titles": "an admin is told which stories an act arranged anew",
    "management/moved.py places": "as it was before an act, and as it is after",
    "management/named.py _rows": "an admin names a version that was withdrawn, or stands no more, to bring it back",
    "management/named.py key_of": "whether a source is here",
    "management/named.py source_of": "an admin names a source to erase it",
    "management/stands.py _rows": "an admin's list of what does not stand",
    "management/stands.py erased": "an admin's list of what was erased",
}


def reads(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Each `Model.objects.…` of the file: the function it stands in, and the names of all that is called on it."""
    tree = ast.parse(path.read_text())
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}):
            continue
        if not (isinstance(node.value, ast.Name) and node.value.id in KEPT_ROWS):
            continue
        called: set[str] = set()
        at: ast.AST = node
        while True:
            around = parents[at]
            if isinstance(around, ast.Attribute):
                called.add(around.attr)
            elif not (isinstance(around, ast.Call) and around.func is at):
                break
            at = around
        while not isinstance(at, ast.FunctionDef | ast.Module):
            at = parents[at]
        yield getattr(at, "name", "outside any function"), called


def test_whatever_is_read_for_a_person_asks_what_stands_or_what_they_may_read():
    root = ROOT / "stories"
    found = {
        f"{path.relative_to(root).as_posix()} {function}"
        for room in READING
        for path in sorted((root / room).rglob("*.py"))
        for function, called in reads(path)
        if not called & ASKS
    }
    assert found - ASK_FOR_NEITHER.keys() == set()
    assert ASK_FOR_NEITHER.keys() - found == set()  # none is excused that is not there any more
