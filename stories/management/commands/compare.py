"""`manage.py compare LEFT RIGHT`: what changed from one version to another."""

from __future__ import annotations

import json
import shutil
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from stories.compare import LABELS, compare
from stories.compare.report import in_words
from stories.readers import Unreadable, read
from stories.text import Document, parse_versions

OLDEST = "#1"


class Command(BaseCommand):
    requires_system_checks = []  # comparing two files needs neither a database nor a secret key
    help = (
        "Compare two versions. LEFT and RIGHT are each a version's id or a file's path; of a file that holds "
        "several versions the newest is taken, and of FILE#1 the oldest."
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
        found = compare(_document(left), _document(right), ignore)
        if form == "json":
            self.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(in_words(found, width=min(shutil.get_terminal_size().columns, 100)))


def _labels(given: str) -> frozenset[str]:
    labels = frozenset(filter(None, given.split(",")))
    if unknown := sorted(labels.difference(LABELS)):
        raise ArgumentTypeError(f"there is no label “{unknown[0]}”; these are: {', '.join(LABELS)}")
    return labels


def _document(name: str) -> Document:
    return _stored(int(name)) if name.isascii() and name.isdigit() else _in_file(name)


def _stored(pk: int) -> Document:
    from stories.models import Version  # comparing files needs no database

    try:
        return Version.objects.get(pk=pk).document
    except Version.DoesNotExist as error:
        raise CommandError(f"No version has the id {pk}.") from error
    except DatabaseError as error:
        raise CommandError(f"The database cannot be read: {error}.") from error


def _in_file(name: str) -> Document:
    path = Path(name)
    oldest = name.endswith(OLDEST) and not path.exists()
    if oldest:
        path = Path(name.removesuffix(OLDEST))
    if path.exists() and not path.is_file():
        raise CommandError(f"{path} is not a file.")
    try:
        draft = read(path.name, path.read_bytes())
    except FileNotFoundError as error:
        raise CommandError(f"There is no file {path}.") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except Unreadable as error:
        raise CommandError(f"{path} cannot be read: {error}.") from error
    versions = parse_versions(draft.text, draft.media_type, name=str(path))
    return versions[0] if oldest else versions[-1]
