"""How far the work on a bundle is, as its page and the history say it."""

import pytest
from django.test import Client
from django.urls import reverse

from stories.bundles import receive
from stories.jobs import steps
from stories.jobs.run import Run
from stories.models import Bundle, Job
from tests.jobs.build import planned, received, store

pytestmark = pytest.mark.django_db

FILES = {f"{n}.txt": f"Crane fell\n\nThe crane at quay {n} fell on Tuesday, the port said.".encode() for n in range(3)}


class Looked(Run):
    """With what the page and the history show at each of its steps."""

    client = Client()

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.seen: dict[str, tuple[str, str]] = {}

    def step(self, doing: str, done: int, total: int | None = None) -> None:
        super().step(doing, done, total)
        addresses = (self.bundle.get_absolute_url(), reverse("stories:bundles"))
        page, history = (self.client.get(address).content.decode() for address in addresses)
        self.seen[doing] = page, history


def looked_at(job: Job, client: Client) -> dict[str, tuple[str, str]]:
    run = Run.begin(job.pk, job.token)
    assert run
    looked = Looked(run.job)
    looked.client = client
    steps.STEPS[job.does](looked)
    return looked.seen


DOING = {
    "storing": (
        lambda: receive.store(planned(FILES), "anna"),
        "All of it is stored in one go, or nothing is: nothing is counted meanwhile.",
        "being stored<",
    ),
    "writing down": (
        lambda: receive.read(received(FILES), "anna"),
        "What it would store is written down in one go: nothing is counted meanwhile.",
        "being read<",
    ),
    "undoing": (
        lambda: receive.undo(store(planned(FILES)), "anna"),
        "All of it is undone in one go, or nothing is: nothing is counted meanwhile.",
        "being undone<",
    ),
    "bringing back": (
        lambda: receive.redo(undone(), "anna"),
        "All of it is brought back in one go, or nothing is: nothing is counted meanwhile.",
        "being brought back<",
    ),
}
"""By the step: what begins the work, what its page says, and what the history says."""


def undone() -> Bundle:
    bundle = store(planned(FILES))
    job = receive.undo(bundle, "anna")
    run = Run.begin(job.pk, job.token)
    assert run
    steps.undo(run)
    bundle.refresh_from_db()
    return bundle


@pytest.mark.parametrize("doing", DOING)
def test_what_is_done_in_one_go_counts_nothing_and_says_so(owner_client: Client, doing: str) -> None:
    """Others see nothing of it before it is done: a bar at naught of all files stood still for all that time."""
    begin, says, in_history = DOING[doing]
    page, history = looked_at(begin(), owner_client)[doing]
    assert f'<p role="status">{says}' in page
    assert '<progress aria-label="Working"></progress>' in page
    assert "0 of 3" not in page
    assert in_history in history


def test_what_is_done_in_one_go_offers_no_stop_that_would_wait_for_its_end(owner_client: Client) -> None:
    bundle = planned(FILES)
    bundle.planned.update(arranged=None)  # as a change by hand leaves it: it is planned again, which can be stopped
    seen = looked_at(receive.store(bundle, "anna"), owner_client)
    stop = '<button type="submit">Stop</button>'
    assert {doing: stop in page for doing, (page, _) in seen.items()} == {
        "arranging": True,
        "writing down": False,
        "storing": False,
    }


def test_what_is_done_step_by_step_is_counted(owner_client: Client) -> None:
    page, history = looked_at(receive.read(received(FILES), "anna"), owner_client)["arranging"]
    assert '<progress max="3" value="0" aria-label="Files done"></progress>' in page
    assert "being read, 0 of 3<" in history
