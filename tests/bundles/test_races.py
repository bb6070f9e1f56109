"""What two admins do to one bundle at the same moment."""

import threading
import time

import pytest
from django.db import connection, transaction

from stories.archive.by_hand import Refused
from stories.bundles import edits, receive
from stories.collate import Field, Repair, RepairKind
from stories.jobs.queue import ask
from stories.models import Bundle, Job
from tests.jobs.build import planned, text_of
from tests.views.build import PARAGRAPHS


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="of SQLite one alone writes at a time")
def test_a_change_that_waits_for_another_who_stores_is_refused() -> None:
    bundle = planned({"crane.txt": "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()})
    repair = Repair(RepairKind.GIVEN, text_of(bundle, "crane").key, what=Field.OUTLET, value="The Heron")
    refused: list[str] = []

    def change() -> None:
        try:
            edits.make(Bundle.objects.get(pk=bundle.pk), [repair], "bert")
        except Refused as error:
            refused.append(str(error))
        finally:
            connection.close()

    changing = threading.Thread(target=change)
    with transaction.atomic():
        receive.alone(bundle)
        changing.start()
        _until_somebody_waits()
        ask(bundle, Job.Does.STORE, "anna")
    changing.join()
    assert refused == ["This bundle is being stored just now. Wait until it is over."]
    assert not bundle.gestures.exists()


def _until_somebody_waits() -> None:
    with connection.cursor() as cursor:
        for _ in range(600):
            cursor.execute("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.05)
    pytest.fail("nobody waits for the bundle's lock")
