"""By what stored versions are looked up."""

import pytest
from django.db import connection

from stories.archive.index import apart, met_by
from stories.archive.write import LOT, insert
from stories.collate import Fingerprint
from stories.text import parse

pytestmark = pytest.mark.django_db


def statements(text):
    """What a look-up of the text says to the database, the values aside."""
    said = []

    def note(execute, sql, values, many, context):
        said.append(sql)
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        met_by({"text": Fingerprint.of(parse(text))}, days=5)
    return said


def test_a_look_up_is_one_statement_whatever_it_looks_for():
    """SQLite keeps the statements that it was given last, each a fifth of a megabyte."""
    quake = "Quake shakes {0}\n\nNovember 9, {1}\n\nGovernor Smith counted quakes near {0} harbour."
    assert statements(quake.format("Nome", 2020)) == statements(quake.format("Ruby", 2021))


def test_more_rows_than_go_in_one_statement_are_all_written():
    with apart() as tables, connection.cursor() as cursor:
        insert(tables.runs, ["run", "version_id"], ((run, 1) for run in range(LOT + 1)))
        cursor.execute(f"SELECT count(*) FROM {tables.runs}")  # noqa: S608 - a name of ours
        assert cursor.fetchone() == (LOT + 1,)
