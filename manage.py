#!/usr/bin/env python3
"""Writethru's commands: `python3 manage.py up` starts it, `python3 manage.py test` tests it."""

import os
import sys

from newsroom import bootstrap


def main() -> None:
    bootstrap.enter(sys.argv)
    if sys.argv[1:2] == ["test"]:
        run_tests(sys.argv[2:])
    run_command()


def run_tests(arguments: "list[str]") -> None:
    import pytest

    os.chdir(str(bootstrap.ROOT))
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # tests/conftest.py sets it, once it has set a data folder aside
    sys.exit(pytest.main(arguments))


def run_command() -> None:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main()
