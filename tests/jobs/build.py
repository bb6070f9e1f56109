"""Bundles that are not stored yet, and the work on them done at once."""

from collections.abc import Mapping

from django.core.files.base import ContentFile

from stories.bundles import receive
from stories.bundles.receive import Incoming
from stories.jobs.tasks import carry_out
from stories.models import Bundle, Job, ReceivedText
from tests.seeds import FOLDER


def work() -> list[Job]:
    """Carry out what waits, as a worker does; the jobs as they ended."""
    done = []
    while job := Job.objects.waiting().order_by("pk").first():
        carry_out.call(job.pk, job.token)
        job.refresh_from_db()
        done.append(job)
    return done


def seed_files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.txt"))}


def received(files: Mapping[str, bytes], name: str = "bundle", by: str = "anna") -> Bundle:
    """Sent, and not read yet."""
    bundle = receive.begin(name, by)
    assert receive.add(bundle, [Incoming(path, ContentFile(content, path)) for path, content in files.items()]) == []
    return bundle


def planned(files: Mapping[str, bytes], name: str = "bundle", by: str = "anna") -> Bundle:
    """Sent and read: what storing it would do is known."""
    bundle = received(files, name, by)
    receive.read(bundle, by)
    [job] = work()
    assert (job.state, job.why) == (Job.State.DONE, "")
    bundle.refresh_from_db()
    return bundle


def stored(files: Mapping[str, bytes], name: str = "bundle", by: str = "anna") -> Bundle:
    bundle = planned(files, name, by)
    return store(bundle, by)


def store(bundle: Bundle, by: str = "anna") -> Bundle:
    receive.store(bundle, by)
    [job] = work()
    assert (job.state, job.why) == (Job.State.DONE, "")
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.STORED
    return bundle


def text_of(bundle: Bundle, file: str, part: int = -1) -> ReceivedText:
    """The newest text of the file whose name begins so, or the part asked for."""
    texts = ReceivedText.objects.filter(item__bundle=bundle, item__path__startswith=file).select_related("item")
    return list(texts.order_by("draft", "part"))[part]
