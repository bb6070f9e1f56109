import subprocess
import sys

import pytest

from newsroom.bootstrap import ROOT

PURE = ["stories.text", "stories.compare", "stories.collate", "stories.readers", "stories.display"]


@pytest.mark.parametrize("package", PURE)
def test_a_pure_part_loads_without_django(package: str) -> None:
    """In a Python of its own: in this one the tests have loaded Django already."""
    ask = f"""
import pkgutil, sys, {package} as package
for module in pkgutil.walk_packages(package.__path__, "{package}."):
    __import__(module.name)
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("django", "newsroom")))
"""
    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True)
    assert (answer.stdout, answer.stderr) == ("[]\n", "")
