"""Start Writethru here: database, static files, seeds, a local owner account, a server."""

import errno
import io
import signal
import socket
import sys
import tempfile
from argparse import ArgumentTypeError
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError
from django.urls import reverse
from waitress.server import create_server

from newsroom.bootstrap import alone
from stories.management.workers import workers
from stories.models import COMMAND_LINE, Act, Article, Bundle, Look, Story, Version

SEEDS = settings.ROOT / "seeds"
# "Every address of this machine", and the one that a browser on it can use.
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104

ROOM_FOR_A_FORM = 10_000_000
"""Bytes of a request beside the files that it brings."""

LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
UNNAMED = (
    "Served on every address of this machine, but answered on this machine alone: give the names that others use, "
    "as in WRITETHRU_ALLOWED_HOSTS=localhost,wire.example"
)


class Command(BaseCommand):
    help = "Start Writethru on this machine and print its address with a one-time sign-in link."
    requires_system_checks = []  # quick to start; the checks run with the tests

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to serve on (127.0.0.1)")
        parser.add_argument("--port", default=8000, type=port_number, help="the port (8000; 0 takes a free one)")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        try:
            self.serve(host, port)
        except KeyboardInterrupt:
            pass
        except DatabaseError as error:
            sys.exit(f"The database cannot be used: {error}")
        self.stdout.write("\nWritethru has stopped. Goodbye.")

    def serve(self, host: str, port: int) -> None:
        listener = listen(host, port)  # first: a busy port must not cost the rest of the work
        check_folder(settings.DATA_DIR)
        self.allow(host)
        with alone(settings.DATA_DIR / "lock"):  # two starts at once would both make the first tables
            self.prepare()
        # Waitress is told nothing of proxies unless one is there: anybody can write their headers.
        proxy = {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": "x-forwarded-for x-forwarded-proto"}
        application = get_wsgi_application()  # here: WhiteNoise looks once for the files just collected
        # More than a bundle takes is not even received; what is large goes to a temporary file on its way.
        most = settings.MAX_BUNDLE_BYTES + ROOM_FOR_A_FORM
        server = create_server(
            application,
            sockets=[listener],
            threads=8,
            max_request_body_size=most,
            **(proxy if settings.HTTPS else {}),
        )
        self.greet(address(host, listener.getsockname()[1]), owner())
        with workers(settings.WORKERS):
            server.run()  # comes back when a signal ends it

    def prepare(self) -> None:
        """Quick where an earlier start has done it."""
        self.say("Preparing the database and the static files.")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.import_seeds()

    def allow(self, host: str) -> None:
        """A host given on the command line is one to answer to; for "every address" only the settings can name them."""
        if host not in ANY_ADDRESS:
            settings.ALLOWED_HOSTS.append(bracketed(host))
        elif all(name in LOOPBACK for name in settings.ALLOWED_HOSTS):
            self.say(UNNAMED)

    def import_seeds(self) -> None:
        if Bundle.objects.exists() or not SEEDS.is_dir():
            return
        self.say("Importing the seeds, for nothing was brought in yet.")
        report = io.StringIO()
        try:
            call_command("import_bundle", str(SEEDS), stdout=report)
        except (CommandError, SystemExit) as end:
            # What did go in can be used all the same.
            self.stderr.write(f"{report.getvalue()}\nNot all seeds could be imported ({end}).")
        stories = Story.objects.exclude(slug=None).count()
        articles = Article.objects.exclude(story=None).count()
        versions = Version.objects.placed().count()
        self.say(f"The database now holds stories: {stories}, articles: {articles}, versions: {versions}.")

    def greet(self, address: str, owner: User) -> None:
        self.say(f"\nWritethru is running at {address}/")
        if owner.is_active:
            self.say(f"Sign in as {owner.username}, once and within a day, by this link:\n  {address}{link(owner)}")
        self.say("Ctrl-C stops it.")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()  # at once, also where the output goes to a file


def stop(number: int, frame: FrameType | None) -> NoReturn:
    """End wherever the work stands; impatient further signals change nothing."""
    # Heeded by doing nothing, and not ignored: what is ignored here is ignored by a worker that starts just now.
    signal.signal(signal.SIGINT, _do_nothing)
    signal.signal(signal.SIGTERM, _do_nothing)
    raise KeyboardInterrupt


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """A signal that came before says all."""


def port_number(digits: str) -> int:
    if not digits.isdecimal() or int(digits) > 65535:
        raise ArgumentTypeError(f"ports go from 1 to 65535, not {digits}")
    return int(digits)


def listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        sys.exit(why_not(error, host, port))


def why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"This machine has no address {host}; leave --host out to serve on 127.0.0.1."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use; try --port {port + 1 if port < 65535 else 8000}."
    if error.errno == errno.EACCES:
        return f"This account may not use port {port}; try --port 8000."
    return f"Port {port} of {host} cannot be used: {error}."


def check_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        sys.exit(f"The data folder {folder} cannot be written ({error.strerror}); name another in WRITETHRU_DATA_DIR.")


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def address(host: str, port: int) -> str:
    """Where a browser finds the server; with HTTPS on, that is the server in front of this one."""
    if settings.HTTPS:
        return f"https://{settings.ALLOWED_HOSTS[0].removeprefix('.')}"
    return f"http://{ANY_ADDRESS.get(host) or bracketed(host)}:{port}"


def owner() -> User:
    """The account of whoever may start the server; it has no password, so it is entered by link alone."""
    user, is_new = User.objects.get_or_create(username="owner", defaults={"is_staff": True, "is_superuser": True})
    if is_new:
        user.set_unusable_password()
        user.save()
        Act.record(COMMAND_LINE, Act.Did.MADE_ACCOUNT, account=user, after={"role": "owner"})
    return user


def link(user: User) -> str:
    from sesame.utils import get_query_string  # here: loading it takes the secret key, which is kept in the data folder

    return f"{reverse('stories:sign_in_by_link')}{get_query_string(user)}&{urlencode({'next': first_sight(user)})}"


def first_sight(user: User) -> str:
    """The comparison that a lone story offers first, or else the desk."""
    stories = list(Story.objects.visible_to(user)[:2])
    pair = Look.first(stories[0], user).offered_pair() if len(stories) == 1 else None
    return reverse("stories:comparison", args=[version.pk for version in pair]) if pair else reverse("stories:desk")
