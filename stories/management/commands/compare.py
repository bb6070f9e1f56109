"""`manage.py compare LEFT RIGHT`: what changed from one version to another."""

from __future__ import annotations

import json
import shutil
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stories.compare import LABELS, compare
from stories.display.text import in_words
from stories.management.printed import readable
from stories.readers import Unreadable, documents, read
from stories.text import BUILT_IN, Document

OLDEST = "#1"


class Command(BaseCommand):
    requires_system_checks = []  # comparing two files needs neither a database nor a secret key
    help = (
        "Compare two versions. LEFT and RIGHT are each a version's id or a file's path; of a file that holds "
        "several stories the first is taken, of several versions the newest, and of FILE#1 the oldest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("left", metavar="LEFT")
        parser.add_argument("right", metavar="RIGHT")
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="form")
        parser.add_argument(
            "--ignore",
            type=_labels,
            default=frozenset(),
            metavar="LABEL,LABEL",
            help=f"leave changes of these sorts out of what counts as changed: {', '.join(LABELS)}",
        )

    def handle(self, *args: Any, left: str, right: str, form: str, ignore: frozenset[str], **options: Any) -> None:
        (one, one_date), (other, other_date) = _side(left), _side(right)
        found = compare(one, other, ignore, (one_date, other_date))
        if form == "json":
            self.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(in_words(found, width=min(shutil.get_terminal_size().columns, 100)))


def _labels(given: str) -> frozenset[str]:
    labels = frozenset(filter(None, given.split(",")))
    if unknown := sorted(labels.difference(LABELS)):
        raise ArgumentTypeError(f"there is no label “{unknown[0]}”; these are: {', '.join(LABELS)}")
    return labels


Side = tuple[Document, str | None]
"""A text, and the date that its days are reckoned by."""


def _side(name: str) -> Side:
    if name.isascii() and name.isdigit():
        return _stored(name)
    document = _in_file(name)
    return document, document.date


def _stored(pk: str) -> Side:
    from stories.management.exported import exported  # comparing files needs no database

    return exported(pk)


def _in_file(name: str) -> Document:
    path = Path(name)
    oldest = name.endswith(OLDEST) and not path.exists()
    if oldest:
        path = Path(name.removesuffix(OLDEST))
    if path.exists() and not path.is_file():
        raise CommandError(f"{path} is not a file.")
    try:
        drafts = read(path.name, path.read_bytes())
    except FileNotFoundError as error:
        raise CommandError(f"There is no file {path}.") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except Unreadable as error:
        raise CommandError(f"{path} cannot be read: {error}.") from error
    versions = documents(drafts[0], BUILT_IN, readable(str(path)))  # of a file that holds several, the first
    return versions[0] if oldest else versions[-1]
