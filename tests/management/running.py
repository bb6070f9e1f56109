"""A command as a person runs it."""

from io import StringIO

from django.core.management import CommandError, call_command


def run(command, *arguments):
    """What it prints, or the sentence it ends with; and its exit status."""
    output = StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=output)
    except SystemExit as end:
        return output.getvalue(), end.code
    except CommandError as error:
        return str(error), error.returncode
    return output.getvalue(), 0


def done(command, *arguments):
    """What it prints, all having gone well."""
    printed, status = run(command, *arguments)
    assert status == 0, printed
    return printed
