"""What is said of the work on a bundle: of each sort of it, and of the steps that it is at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stories.models import Job

ARRANGING, WRITING, STORING, UNDOING, BRINGING_BACK = "arranging", "writing down", "storing", "undoing", "bringing back"


IN_ONE_GO: Mapping[str, str] = {
    WRITING: "What it would store is written down in one go",
    STORING: "All of it is stored in one go, or nothing is",
    UNDOING: "All of it is undone in one go, or nothing is",
    BRINGING_BACK: "All of it is brought back in one go, or nothing is",
}
"""The steps of which others see nothing before they are done, so that nothing can be counted or stopped meanwhile."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the bundle is while it is done, what is said before it has begun, and once somebody stopped it: "" where
    nobody can. A change says itself what it is to do."""

    being: str
    waits: str = ""
    stopped: str = ""


WORDS: Mapping[str, Words] = {
    Job.Does.READ: Words("being read", "What was sent is to be read.", "Somebody stopped it."),
    Job.Does.PLAN: Words("being read", "What it would store is to be worked out anew."),
    Job.Does.CHANGE: Words("being changed", stopped="The change to many files was stopped. Nothing was changed."),
    Job.Does.STORE: Words(
        "being stored",
        "It is to be stored.",
        "Storing it was stopped, and nothing of it was stored: store it again, or throw it away.",
    ),
    Job.Does.UNDO: Words("being undone", "It is to be undone. Until then all of it stands."),
    Job.Does.REDO: Words("being brought back", "It is to be brought back."),
}


def in_one_go(job: Job) -> str:
    """That nothing is counted while it is at such a step; "" while it is not."""
    said = IN_ONE_GO.get(job.doing)
    return f"{said}: nothing is counted meanwhile." if said else ""


def can_be_stopped(job: Job) -> bool:
    return bool(WORDS[job.does].stopped) and job.doing not in IN_ONE_GO and not job.is_to_stop


def so_far(job: Job) -> str:
    """ "being read, 5 of 7"."""
    being = WORDS[job.does].being
    return being if in_one_go(job) or not job.total else f"{being}, {job.done:,} of {job.total:,}"
