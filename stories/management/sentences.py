"""What a person can get wrong is answered by a sentence and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import CommandError
from django.db import OperationalError, ProgrammingError

from stories.archive.by_hand import Refused
from stories.archive.settle import Overtaken
from stories.management.database import UNUSABLE, why_unusable

REFUSED = 1
"""The exit code of what was understood and cannot be done as things stand."""

NAMES_NOTHING = 2
"""The exit code of what cannot be meant: no version, bundle or account is called so."""

INTERRUPTED = 130
STOPPED = "Stopped. What was finished stands, and nothing is half done."

INSTEAD = "Take it back and do this instead: repeat with --instead."


def meaningless(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=NAMES_NOTHING)


def refusal(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=REFUSED)


@contextmanager
def in_sentences() -> Iterator[None]:
    """Raises CommandError for what an act on the archive refuses."""
    try:
        yield
    except Refused as refused:
        raise refusal(f"{refused}\n{INSTEAD}" if refused.others else str(refused)) from refused
    except Overtaken as overtaken:
        raise refusal(str(overtaken)) from overtaken
    except KeyboardInterrupt as stopped:
        raise CommandError(STOPPED, returncode=INTERRUPTED) from stopped
    except UnicodeEncodeError as error:  # an argument's bytes that are not UTF-8
        raise meaningless("What was typed is not in UTF-8.") from error
    except (OperationalError, ProgrammingError) as error:  # a constraint broken is a fault of ours, and no sentence
        raise CommandError(why_unusable(error), returncode=UNUSABLE) from error
