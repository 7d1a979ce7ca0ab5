"""The rule of the Makefile that installs packages: says why uv failed, and begins again after a killed call."""

import shutil
import subprocess
from pathlib import Path

from django.conf import settings

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="no make on this machine")

PYTHON = """#!/bin/sh
echo "$@" >> {calls}
case "$*" in *requirements-dev.txt*) echo "error: hashes do not match"; exit {pip};; esac
"""
UV = """#!/bin/sh
printf 'Resolving\\nerror: no route to the registry\\n' >&2
exit {uv}
"""


class Environment:
    """A virtual environment whose programs only write down how they are called."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.calls = folder / "venv", folder / "calls"
        self.mark = self.folder / ".unfinished"

    def fill(self, *, uv: int = 0, pip: int = 0) -> None:
        (self.folder / "bin").mkdir(parents=True)
        texts = {"python": PYTHON.format(calls=self.calls, pip=pip), "uv": UV.format(uv=uv)}
        for name, text in texts.items():
            (self.folder / "bin" / name).write_text(text)
            (self.folder / "bin" / name).chmod(0o755)

    def make(self) -> subprocess.CompletedProcess:
        ready = f"{self.folder}/.ready"
        words = ["make", f"VENV={self.folder}", "PYTHON=/bin/false", "CANDIDATES=/bin/false", ready]
        return subprocess.run([*words], cwd=settings.BASE_DIR, capture_output=True, text=True)

    def used_pip(self) -> bool:
        return "-m pip install --progress-bar off --require-hashes" in self.calls.read_text()


@pytest.fixture
def environment(tmp_path, monkeypatch) -> Environment:
    monkeypatch.setenv("NO_APT", "1")
    return Environment(tmp_path)


def test_packages_are_installed_with_uv(environment):
    environment.fill()
    done = environment.make()

    assert done.returncode == 0, done.stderr
    assert "locked packages into" in done.stdout and "failed" not in done.stdout
    assert not environment.used_pip()
    assert (environment.folder / ".ready").exists() and not environment.mark.exists()


def test_a_failure_of_uv_is_told_and_pip_takes_over(environment):
    environment.fill(uv=2)
    done = environment.make()

    assert done.returncode == 0, done.stderr
    assert "uv) failed" in done.stdout and "error: no route to the registry" in done.stdout
    assert environment.used_pip()


def test_an_environment_that_worked_is_not_lost_when_both_fail(environment):
    environment.fill(uv=2, pip=1)
    done = environment.make()

    assert done.returncode != 0
    assert "pip failed too" in done.stdout and "error: hashes do not match" in done.stdout
    assert not (environment.folder / ".ready").exists() and not environment.mark.exists()


def test_a_killed_installation_is_begun_again(environment):
    environment.fill()
    environment.mark.touch()
    done = environment.make()

    assert "Beginning again." in done.stdout
    assert "none was found" in done.stdout  # a new environment is asked for, and this test offers no Python


@pytest.mark.parametrize("part", ["python", "nothing"])
def test_without_python_it_says_how_to_get_one(environment, part):
    if part == "python":
        environment.fill()
        (environment.folder / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    done = environment.make()

    assert done.returncode != 0
    assert "sudo apt-get install python3 python3-venv" in done.stdout
