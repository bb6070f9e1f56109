"""`manage.py arrange --all`: arrange the whole archive anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from stories.archive import anew
from stories.display.wording import figure
from stories.management.database import is_missing, make_ready
from stories.management.named import add_by, check_by
from stories.management.progress import Progress
from stories.management.sentences import in_sentences, meaningless
from stories.models import Story, Version


class Command(BaseCommand):
    help = (
        "Arrange the whole archive anew: by today's rules, and as if everything had come at once. "
        "Nothing is lost by it, and stopping it does no harm."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", required=True, help="every version that stands")
        add_by(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        check_by(options["by"])
        if is_missing():
            raise meaningless("There is no archive here yet: nothing was arranged.")
        make_ready()
        progress = Progress(self.stderr)
        with in_sentences():
            anew.arrange_all(progress.say, options["by"])
        progress.end()
        versions = figure(Version.objects.placed().count(), "version")
        stories = Story.objects.exclude(slug=None).count()
        self.stdout.write(f"Arranged anew: {versions} in {stories:,} {'story' if stories == 1 else 'stories'}.")
