"""What an argument of a command names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.management import CommandParser

from stories.collate import Key
from stories.management.sentences import meaningless
from stories.models import COMMAND_LINE, Bundle, Gesture, Source, Version
from stories.models.stories import VersionQuerySet

# These commands are an admin's, who may name a version whatever has become of it: taken back, withdrawn, held or
# erased. So nothing here asks what stands or who may read it, and nothing here gives a word of a text.

_KEY = re.compile(r"([0-9a-f]{64}):([0-9]{1,9}):([0-9]{1,4})", re.ASCII | re.IGNORECASE)
_ID = re.compile(r"[0-9]+", re.ASCII)
_LONGEST_ID = 18  # digits that fit the database's numbers
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII | re.IGNORECASE)

VERSION = "VERSION"
"""How the usage names what `key_of` reads."""


def key_of(said: str) -> Key:
    """The key of a version, named by its id or by the key itself: its text need not be here. Raises CommandError."""
    if _ID.fullmatch(said):
        return version_of(said).key
    if not (found := _KEY.fullmatch(said)):
        raise meaningless(f"“{said}” names no version: give its id, or its key as SHA256:draft:part.")
    key = Key(found[1].lower(), int(found[2]), int(found[3]))
    if Source.objects.filter(sha256=key.source).exists() and not _of_key(key):
        raise meaningless(f"The source {key.source[:12]}… is here, and holds no version {key.draft}:{key.part}.")
    return key


def keys_of(said: Iterable[str]) -> list[Key]:
    """Each once, in the order in which they are named."""
    return list(dict.fromkeys(map(key_of, said)))


def version_of(said: str) -> Version:
    """A version that is here, by its id or its key. Raises CommandError."""
    is_id = _ID.fullmatch(said)
    found = _rows().filter(pk=_number(said)).first() if is_id else _of_key(key_of(said))
    if found is None:
        raise meaningless(f"No version has the {'id' if is_id else 'key'} {said}.")
    return found


def versions_of(said: Iterable[str]) -> list[Version]:
    return list({version.pk: version for version in map(version_of, said)}.values())


def _number(said: str) -> int:
    """The id, or 0, which nothing has."""
    return int(said) if _ID.fullmatch(said) and len(said) <= _LONGEST_ID else 0


def _of_key(key: Key) -> Version | None:
    return _rows().filter(source__sha256=key.source, draft=key.draft, part=key.part).first()


def _rows() -> VersionQuerySet:
    return Version.objects.with_place().defer("reading", "source__content")


def source_of(said: str) -> Source:
    """A source, by its SHA-256 or by one of its versions. Raises CommandError."""
    if not _HASH.fullmatch(said):
        return version_of(said).source
    found = Source.objects.defer("content").filter(sha256=said.lower()).first()
    if found is None:
        raise meaningless(f"No source has the SHA-256 {said}.")
    return found


def bundle_of(said: str) -> Bundle:
    found = Bundle.objects.filter(pk=_number(said)).first()
    if found is None:
        raise meaningless(f"No bundle has the id {said}; `standing list` shows those there are.")
    return found


def gesture_of(said: str) -> Gesture:
    found = Gesture.objects.filter(pk=_number(said)).first()
    if found is None:
        raise meaningless(f"No change has the id {said}; `repair list --all` shows those there are.")
    return found


def add_by(parser: CommandParser) -> None:
    parser.add_argument("--by", default=COMMAND_LINE, metavar="NAME", help="the account that does it")


def check_by(name: str) -> None:
    """Raises CommandError for a name that no account has."""
    if name != COMMAND_LINE and not User.objects.filter(username=name).exists():
        raise meaningless(f"No account is called {name}.")
