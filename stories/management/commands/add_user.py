"""Make an account with a role."""

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandParser
from django.db import DatabaseError, transaction
from django.urls import reverse
from sesame.utils import get_query_string

from stories.models import COMMAND_LINE, Act

GROUPS = {"editor": "Editors", "reviewer": "Reviewers", "admin": "Admins"}


class Command(BaseCommand):
    help = "Make an account with a role, entered by a password or by a one-time link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--role", required=True, choices=GROUPS)
        parser.add_argument("--email", default="")
        way_in = parser.add_mutually_exclusive_group()
        way_in.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
        way_in.add_argument("--link", action="store_true", help="no password: print a one-time sign-in link")

    def handle(
        self, *args: Any, name: str, role: str, email: str, password_stdin: bool, link: bool, **options: Any
    ) -> None:
        user = User(username=name, email=email)
        try:
            user.full_clean(exclude=["password"])
            user.set_password(None if link else password_for(user, password_stdin))
        except ValidationError as error:
            sys.exit("\n".join(error.messages))
        except DatabaseError as error:
            sys.exit(f"The database cannot be used ({error}); a new one is made ready by `python3 manage.py migrate`.")
        keep(user, role)
        self.stdout.write(f"{name} can now sign in as {role}.")
        if link:
            self.stdout.write(reverse("stories:sign_in_by_link") + get_query_string(user))


def password_for(user: User, from_stdin: bool) -> str:
    """Raises ValidationError for a password that the rules of newsroom/settings.py turn down."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = asked_twice()
    else:
        sys.exit("There is no terminal to ask for a password on; give --password-stdin or --link.")
    validate_password(password, user)
    return password


def asked_twice() -> str:
    password = getpass("Password: ")
    if getpass("Once more: ") != password:
        sys.exit("The two passwords differ; no account was made.")
    return password


@transaction.atomic
def keep(user: User, role: str) -> None:
    user.save()
    user.groups.add(Group.objects.get(name=GROUPS[role]))
    Act.record(COMMAND_LINE, Act.Did.MADE_ACCOUNT, account=user, after={"role": role})
