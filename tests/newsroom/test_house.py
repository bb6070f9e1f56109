import re
import subprocess

from newsroom.bootstrap import ROOT

# Where packages come from is the business of whoever installs them: no file of ours names a registry or a mirror.
# Written in pieces, so that this file does not name one either.
REGISTRY = re.compile(
    "|".join([r"pypi" r"\.org", r"python" r"hosted\.org", r"npm" r"js\.(org|com)", r"--(extra-)?index" r"-url[ =]"])
)


def test_no_file_names_a_package_registry():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    naming = [path for path in paths if path.is_file() and REGISTRY.search(path.read_text(errors="ignore"))]
    assert naming == []
