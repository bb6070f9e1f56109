"""What workers are given: the number of a job, and the token that it can be carried out with."""

from __future__ import annotations

import logging

from django_tasks import task

log = logging.getLogger(__name__)


@task()
def carry_out(job: int, token: str) -> None:
    """One attempt. Nothing is raised: what went wrong is said in the job's row."""
    from stories.archive.by_hand import Refused
    from stories.archive.settle import Overtaken
    from stories.bundles.opening import NothingUsable
    from stories.jobs.run import Ending, Run, Stopped
    from stories.jobs.steps import STEPS
    from stories.models import Job

    run = Run.begin(job, token)
    if run is None:
        return
    try:
        with run.beating():
            STEPS[run.job.does](run)
    except Stopped:
        run.end(Job.State.CANCELLED)
    except Ending:
        run.wait_again()
    except (NothingUsable, Overtaken, Refused) as error:
        run.end(Job.State.FAILED, str(error))
    except Exception:
        log.exception("Job %s, %s", job, run.job)
        run.end(Job.State.FAILED, "Something broke that should not; the server's log has what.")
    else:
        run.end(Job.State.DONE)
