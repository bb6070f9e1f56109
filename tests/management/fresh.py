"""A command in a process of its own, with SQLite in a folder that may not be there yet."""

import os
import subprocess
import sys
from pathlib import Path

from newsroom.bootstrap import ROOT


def ended(command: str, *arguments: object, folder: Path) -> tuple[str, int]:
    """What it prints, an error in place of that, and its exit status."""
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    # A secret key given: otherwise the settings keep one in the folder.
    ran = subprocess.run(
        [sys.executable, "manage.py", command, *map(str, arguments)],
        cwd=ROOT,
        env={**without, "WRITETHRU_DATA_DIR": str(folder), "WRITETHRU_SECRET_KEY": "given"},
        capture_output=True,
        text=True,
    )
    return (ran.stdout or ran.stderr).strip(), ran.returncode
