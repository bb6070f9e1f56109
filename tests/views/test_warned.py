"""What a page says that somebody should look at before a bundle is stored."""

import pytest
from django.test import Client

from stories.views import kept_out
from tests.jobs.build import planned
from tests.views.build import PARAGRAPHS

pytestmark = pytest.mark.django_db

FERRY = (
    "The Tern ferry to Skarholm was stopped on Monday and 240 passengers waited in Rill for the morning boat.",
    "Captain Runa Velde said that the rudder had struck a buoy and that divers were looking at it.",
    "The ferry carries the island's post, its milk and most of the children who go to school in Rill.",
    "A fishing boat took the doctor across in the evening, and the baker sent his bread with her.",
)
MAYOR = (
    "The mayor of Oldmouth resigned on Friday over a loan that she never declared, her office said in a statement.",
    "Councillors are to choose a successor within three weeks, and the opposition asks for an early vote.",
)


def page(address: str, *paragraphs: str) -> bytes:
    return "\n\n".join([*paragraphs, "Original url:", f"https://www.harbour-times.example/{address}"]).encode()


def test_of_updates_of_pages_those_that_changed_most_come_first_also_beside_a_forged_one(
    owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The forged one shares nothing with its page, so that the page's small update was listed before all others."""
    monkeypatch.setattr(kept_out, "FILES", 1)
    bundle = planned(
        {
            "crane-1.txt": page("crane", *PARAGRAPHS),
            "crane-2.txt": page("crane", *PARAGRAPHS, "Two ships sailed on Wednesday."),
            "crane-3.txt": page("crane", *MAYOR),
            "ferry-1.txt": page("ferry", *FERRY),
            "ferry-2.txt": page("ferry", *FERRY[:2], "The ferry sails again on Thursday, the owners said."),
        }
    )
    assert (bundle.warned["contested"], bundle.warned["claims"]) == (1, 2)
    [first] = owner_client.get(bundle.get_absolute_url()).context["repeated"].first
    assert first.file.startswith("ferry")
