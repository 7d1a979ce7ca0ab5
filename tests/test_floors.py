"""Minimum versions that exclude known vulnerabilities (security.md V4), and the date by which each was due (V5)."""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

import pytest
from packaging.version import Version

from tests.checks import ROOT


@dataclass(frozen=True)
class Floor:
    package: str
    lowest: str
    why: str
    due: date


FLOORS = [
    Floor("django", "6.1.3", "latest of its line when the house was founded", date(2026, 11, 24)),
    Floor("wagtail", "8.0.1", "first correction of 8.0", date(2026, 11, 24)),
    Floor("django-allauth", "65.21.1", "CVE-2026-97764 was closed in 65.19.4", date(2026, 11, 24)),
    Floor("django-simple-history", "3.13.0", "latest when the house was founded", date(2026, 11, 24)),
    Floor("openpyxl", "3.1.5", "reads files that others sent", date(2026, 11, 24)),
    Floor("defusedxml", "0.7.1", "keeps openpyxl from expanding entities", date(2026, 11, 24)),
    Floor("pandas", "3.1.1", "reads files that others sent", date(2026, 11, 24)),
    Floor("pillow", "13.0.0", "opens images that others sent", date(2026, 11, 24)),
]


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.package)
def test_the_installed_version_is_not_below_its_floor(floor):
    assert Version(version(floor.package)) >= Version(floor.lowest), f"{floor.why}; due {floor.due}"


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.package)
def test_the_locked_version_is_not_below_its_floor(floor):
    start = f"{floor.package}=="
    locked = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line.startswith(start)]
    assert len(locked) == 1
    assert Version(locked[0].removeprefix(start).split()[0]) >= Version(floor.lowest)


def test_openpyxl_reads_with_defusedxml():
    from openpyxl import DEFUSEDXML

    assert DEFUSEDXML


def test_each_direct_dependency_is_bounded_on_both_sides():
    for file in ("requirements.in", "requirements-dev.in"):
        for line in (ROOT / file).read_text().splitlines():
            if line and not line.startswith(("#", "-r")):
                assert ">=" in line and ",<" in line, f"{file}: {line}"


def test_each_locked_package_has_its_hashes():
    for file in ("requirements.txt", "requirements-dev.txt"):
        blocks = (ROOT / file).read_text().replace("\\\n", " ").splitlines()
        assert len(blocks) >= 60
        assert all("--hash=sha256:" in block for block in blocks if "==" in block)
