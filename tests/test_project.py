"""Tests of the repository as a whole: migrations, templates, settings, banned content of files."""

import re
import subprocess

from django.template import engines

import pytest

from tests.checks import APPS, ROOT, templates

TOP_LEVEL = {
    "manage.py", "engagement", "boards", "cms", "feedback", "tests", "README.md", "pyproject.toml", "requirements.in",
    "requirements.txt", "requirements-dev.in", "requirements-dev.txt", "Makefile", "Dockerfile", "compose.yaml",
    "Caddyfile", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
}  # fmt: skip
# Written in pieces, so that this file does not find itself.
NOT_IN_FILES = re.compile(
    "|".join(
        [
            "py" + r"pi\.org",
            "files\\.python" + "hosted",
            r"--(extra-)?index-" + "url(?! *\\\\$)",
            r"--find-" + "links",
            r"(?<![\w.~])/" + r"(home|root|Users)/\w+",
            r"(?<![\w.])/wo" + r"rk/\w+",
        ]
    )
)
MAY_NAME_THEM = {"Makefile"}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_template_compiles():
    names = templates()
    assert len(names) >= 50
    for name in names:
        engines["django"].engine.get_template(name.split("/templates/", 1)[1])


def test_the_top_level_holds_what_it_should():
    found = {name.split("/")[0] for name in tracked()}
    assert {name for name in found if not name.startswith(".")} <= TOP_LEVEL
    assert found >= {
        "README.md",
        "Caddyfile",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        ".ci",
        "Makefile",
    }


def test_each_room_has_its_readme():
    for app in APPS:
        text = (ROOT / app / "README.md").read_text()
        assert 15 <= len(text.splitlines()) <= 70, app


def test_no_file_names_a_package_index_or_this_machine():
    found = []
    for name in tracked():
        if name in MAY_NAME_THEM or name.endswith((".png", ".jpg", ".woff2", ".webp", ".xlsx")):
            continue
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
            if NOT_IN_FILES.search(line):
                found.append(f"{name}:{number}: {line[:100]}")
    assert not found, "\n".join(found)
