"""Makes the environment that the commands run in, and enters it.

Only the standard library is used, and this file and manage.py keep to syntax that Python 3.6 can read: a Python that is
too old must be able to say so rather than stop at a syntax error.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Iterator

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
ENVIRONMENTS = ROOT / ".run"

# The commands that a fresh clone may be asked for first; every other uses the environment that one of these made.
MAKERS = ("up", "test", "import_bundle", "compare")

NO_VENV = (
    "This Python cannot make environments: its venv module is missing or incomplete.\n"
    "On Debian and Ubuntu: apt-get install python3-venv"
)
NO_NETWORK = (
    "The packages could not be fetched: the package index cannot be reached from here.\n"
    "Check the network (or the proxy, or pip's own configuration) and start again."
)
DISK_FULL = "The packages could not be installed: the disk is full."

# What pip writes, in lower case, and the sentence it comes to. The first that fits is said.
CAUSES = (
    ("no space left on device", DISK_FULL),
    ("do not match the hashes", "A package differs from the one the lock file names, so nothing was installed."),
    ("failed to establish a new connection", NO_NETWORK),
    ("name resolution", NO_NETWORK),
    ("cannot connect to proxy", NO_NETWORK),
    ("timed out", NO_NETWORK),
    ("certificate verify failed", "The packages could not be fetched: the package index's certificate is not trusted."),
)


class CannotStart(Exception):
    """Why there is no environment to run in, as a sentence for the person who started the command."""


def enter(arguments: "list[str]") -> None:
    """Go on in an environment that holds the packages; where that is another Python, this call does not return.

    arguments: the command line, the script first (`sys.argv`).
    """
    try:
        environment = environment_for(arguments[1] if len(arguments) > 1 else "")
    except CannotStart as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next start makes the environment afresh.")
    if environment:
        run_in(environment, arguments)


def environment_for(command: str) -> "Path | None":
    """The environment to change to, made where the command may make one; None: stay, the packages are here."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotStart(
            "Writethru needs Python {}.{} or newer; this is Python {}.".format(*OLDEST_PYTHON, sys.version.split()[0])
        )
    lock = lock_of(command)
    if holds_packages(lock):
        return None
    environment = location(lock)
    for usable in (environment, location(lock_of("test"))):  # the tests' environment holds all that the others hold
        if is_whole(usable):
            return None if usable == Path(sys.prefix).resolve() else usable
    if command not in MAKERS:
        raise CannotStart("Writethru's packages are not installed yet: run `python3 manage.py up` first.")
    make(environment, lock)
    return environment


def lock_of(command: str) -> Path:
    if command == "test":
        return LOCKS / "test.txt"
    on_postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    has_bucket = bool(os.environ.get("WRITETHRU_S3_BUCKET"))
    return LOCKS / ("scale.txt" if on_postgresql or has_bucket else "base.txt")


def holds_packages(lock: Path) -> bool:
    """Whether the running Python already has what the lock file names, in whatever version its owner chose."""
    from importlib import metadata  # here, not above: Pythons before 3.8 have none

    def is_installed(name: str) -> bool:
        try:
            metadata.distribution(name)
        except metadata.PackageNotFoundError:
            return False
        return True

    # A line with a condition ("; sys_platform == 'win32'") may not hold here.
    return all(is_installed(line.split("==")[0]) for line in pins(lock) if ";" not in line)


def pins(lock: Path) -> "list[str]":
    return [line for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()]


def location(lock: Path) -> Path:
    """Where the environment of a lock file belongs: a changed lock file or another Python gets one of its own."""
    python = "{}.{}".format(*sys.version_info[:2])
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return ENVIRONMENTS / "{}-{}-{}".format(lock.stem, python, digest[:12])


def python_of(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def marker_of(environment: Path) -> Path:
    return environment / "complete"


def is_whole(environment: Path) -> bool:
    """False for one that a broken-off start left behind, or whose Python has since been removed."""
    return marker_of(environment).exists() and python_of(environment).exists()


def make(environment: Path, lock: Path) -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise CannotStart(NO_VENV)
    try:
        ENVIRONMENTS.mkdir(exist_ok=True)
        with alone(ENVIRONMENTS / "lock") as held:
            if not is_whole(environment):  # another start may have made it while this one waited
                fill(environment, lock, held)
    except OSError as error:
        why = error.strerror or error
        raise CannotStart("The environment cannot be made in {}: {}.".format(ENVIRONMENTS, why)) from error


@contextmanager
def alone(path: Path) -> "Iterator[IO[str]]":
    """Hold a lock on a file, so that two starts at once take turns. It ends with the process, however that ends."""
    with path.open("a") as held:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another start is at the same work; waiting for it.")
                fcntl.flock(held, fcntl.LOCK_EX)
        yield held


def fill(environment: Path, lock: Path, held: "IO[str]") -> None:
    say("Making the environment {} (once, about half a minute).".format(environment))
    shutil.rmtree(str(environment), ignore_errors=True)
    # The children hold the lock too: should this process be killed, no other starts while they still write.
    keep = () if os.name == "nt" else (held.fileno(),)
    try:
        make_empty(environment, keep)
        install(environment, lock, keep)
    except CannotStart:
        shutil.rmtree(str(environment), ignore_errors=True)  # a full disk needs the room
        raise
    marker_of(environment).touch()
    if any(other.is_dir() and is_outdated(other) for other in ENVIRONMENTS.iterdir()):
        # Not removed here: a server may still be running in one of them.
        say("Older environments in {} are no longer used and can be deleted.".format(ENVIRONMENTS))


def is_outdated(environment: Path) -> bool:
    return environment not in [location(lock) for lock in LOCKS.glob("*.txt")]


def make_empty(environment: Path, keep: "tuple[int, ...]") -> None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(environment)],
        pass_fds=keep,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    if made.returncode:
        raise CannotStart(cause(made.stdout) or made.stdout + NO_VENV)


def install(environment: Path, lock: Path, keep: "tuple[int, ...]") -> None:
    """Let pip install exactly what the lock file names, showing each package as pip comes to it."""
    wanted = len(pins(lock))
    command = [str(python_of(environment)), "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar=off", "--retries=2", "--requirement", str(lock)]
    pip = subprocess.Popen(
        command, pass_fds=keep, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    assert pip.stdout is not None  # for the type checker: it is a pipe
    said, seen = "", 0
    for line in pip.stdout:
        said += line
        if line.startswith(("Collecting ", "Processing ", "Ignoring ")):  # the last: not for this machine
            seen += 1
            report("  {} of {}  {}".format(seen, wanted, os.path.basename(line.split()[1].rstrip(":"))))
        elif line.startswith("Installing "):
            report("  installing them")
    report_end()
    if pip.wait():
        raise CannotStart(cause(said) or said + "pip could not install the packages; what it said stands above.")


def cause(said: str) -> "str | None":
    """The sentence for what a failed venv or pip wrote; None for a failure nobody foresaw."""
    return next((sentence for words, sentence in CAUSES if words in said.lower()), None)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # standard output is the command's own: `compare` writes JSON there


def report(line: str) -> None:
    """One line of progress: on a terminal it takes the place of the one before."""
    if sys.stderr.isatty():
        print("\r\033[K" + line, end="", file=sys.stderr, flush=True)
    else:
        say(line)


def report_end() -> None:
    if sys.stderr.isatty():
        say("")


def run_in(environment: Path, arguments: "list[str]") -> None:
    command = [str(python_of(environment)), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    # Windows has no exec: run a child and answer with its exit code. Ctrl-C reaches both; the child answers it.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command))
