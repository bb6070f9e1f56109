"""A bundle whose reading ended before its end: why, what is done, what is not, and what can be done now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stories.display.wording import capital, counted
from stories.jobs.words import WORDS
from stories.models import Bundle, Job

WHY: Mapping[str, str] = {
    Job.State.FAILED: "It could not be read to the end.",
    Job.State.CANCELLED: WORDS[Job.Does.READ].stopped,
}
UNFINISHED = "The sending was not finished."
NOT_YET = "What it would store is not worked out, and nothing of it is stored."
KEPT = "for a day it can be recovered."
GO_ON = f"Go on reading: it begins where it ended, and no file is read twice. Or throw it away: {KEPT}"
READ_OR_SEND = f"Read what came, send the rest below, or throw it away: {KEPT}"


@dataclass(frozen=True, slots=True)
class Stopped:
    why: str
    done: str
    left: str
    now: str

    @classmethod
    def of(cls, bundle: Bundle, job: Job | None) -> Stopped:
        sent, read = bundle.received.count(), bundle.received_items.count()
        if not sent:
            return cls(
                "No file has come.", "Nothing was sent.", "There is nothing to read.", "Send files, or throw it away."
            )
        came = _files(sent, "was sent and is kept", "were sent and are kept")
        if job is None:
            return cls(UNFINISHED, f"{came}.", NOT_YET, READ_OR_SEND)
        left = max((job.total or sent) - read, 0)
        unread = f"{_files(left, 'is not read', 'are not read')}. " if left else ""
        done = f"{came}. {_files(read, 'is read', 'are read')}."
        return cls(WHY.get(job.state, UNFINISHED), done, f"{unread}{NOT_YET}", GO_ON)


def _files(count: int, one: str, many: str) -> str:
    return f"{capital(counted(count, 'file'))} {one if count == 1 else many}"
