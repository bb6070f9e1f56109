from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

from stories.views.errors import broken


def test_the_page_for_our_own_faults_needs_no_database(
    django_assert_num_queries: pytest.FixtureRequest, db: None
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        answer = broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content


def test_an_unknown_address_has_a_page_for_strangers_too(db: None, client: Client) -> None:
    answer = client.get("/no/such/place")
    assert answer.status_code == 404
    assert b"There is nothing at this address" in answer.content


@pytest.mark.parametrize("query", ["", "?left=1", "?left=a&right=2", "?left=0&right=1", f"?left=1&right={2**70}"])
def test_a_pair_that_is_none_says_what_is_missing(reader_client: Client, query: str) -> None:
    answer = reader_client.get(f"/compare/{query}")
    assert answer.status_code == 400
    assert b"Choose a version for the left and one for the right." in answer.content


def test_health_needs_the_database(db: None, client: Client) -> None:
    assert client.get("/healthz").content == b"ok\nwaiting 0\nrunning 0\n"
    with patch.object(connection, "cursor", side_effect=DatabaseError):
        assert client.get("/healthz").status_code == 503
