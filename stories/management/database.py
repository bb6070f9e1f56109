"""Whether the database is ready for use; a first use makes it so."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

from newsroom.bootstrap import alone

UNUSABLE = 2  # the exit code
OUT_OF_DATE = "The database is of an older version; bring it up to date by `python3 manage.py migrate`."


class Database(StrEnum):
    MISSING = "missing"
    OUTDATED = "outdated"
    READY = "ready"


def state() -> Database:
    """Missing: no file, or none of our tables in it. Outdated: some of our migrations are not applied.

    Creates nothing. Raises django.db.Error where the database cannot be looked at.
    """
    if is_without_file():
        return Database.MISSING
    migrations = MigrationLoader(connection)
    if not migrations.applied_migrations and not connection.introspection.django_table_names(only_existing=True):
        return Database.MISSING
    # Not the executor's plan: it takes whatever stands before an applied migration for applied.
    unapplied = migrations.graph.nodes.keys() - migrations.applied_migrations.keys()
    return Database.OUTDATED if unapplied else Database.READY


def is_without_file() -> bool:
    """Whether connecting would first write an SQLite file: it does so where there is none, or an empty one."""
    if connection.vendor != "sqlite":
        return False
    path = Path(connection.settings_dict["NAME"])
    return not path.exists() or path.stat().st_size == 0


def is_missing() -> bool:
    """Whether there is no database yet. Creates nothing; raises CommandError as `make_ready` does."""
    with _told():
        return state() is Database.MISSING


def make_ready() -> None:
    """Make the tables where there are none yet; an older database is for its owner to bring up to date.

    Raises CommandError, with a sentence and the exit code 2, where the database cannot be used as it is.
    """
    with _told():
        if state() is not Database.READY:
            make_tables()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Error as error:
        raise CommandError(why_unusable(error), returncode=UNUSABLE) from error
    except OSError as error:
        raise CommandError(
            f"The data folder {settings.DATA_DIR} cannot be written ({error.strerror}); "
            "name another in WRITETHRU_DATA_DIR.",
            returncode=UNUSABLE,
        ) from error


def why_unusable(error: Error) -> str:
    return f"The database cannot be used: {' '.join(str(error).split())}"  # PostgreSQL's runs over several lines


def make_tables() -> None:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with alone(settings.DATA_DIR / "lock"):
        found = state()  # again: what looked outdated may have been another start's half-made tables
        if found is Database.OUTDATED:
            raise CommandError(OUT_OF_DATE, returncode=UNUSABLE)
        if found is Database.MISSING:
            call_command("migrate", interactive=False, verbosity=0)
