"""Do beside the checks what the tests would wait for: files are compiled, the database and the demo are made."""

import os
import subprocess
import sys
from pathlib import Path

import django

from tests.checks import ROOT
from tests.databases import make_sqlite_template
from tests.demo_site import demo_folder

COLLECT = [sys.executable, "-m", "pytest", "-q", "--collect-only"]


def main(words: list[str]) -> None:
    """A part of the suite makes the demo only where it asks for it."""
    subprocess.run([*COLLECT, *words], cwd=ROOT)
    if not words:
        django.setup()
        make_sqlite_template()
        demo_folder(Path(os.environ["TEST_DEMO"]))


if __name__ == "__main__":
    main(sys.argv[1:])
