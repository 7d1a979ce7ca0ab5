"""A copy of everything in one folder, whole or refused, and back."""

import json
import shutil
from io import StringIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from cms.backups import archive
from cms.storage import private_storage
from tests.cms.processes import own_database, run

__all__ = ["own_database"]
needs_programs = pytest.mark.skipif(
    "connection.vendor == 'postgresql' and not shutil.which('pg_dump')",
    reason="PostgreSQL's client programs are not here",
)
pytestmark = [pytest.mark.django_db, needs_programs]

STORY = """
import sys
import django
django.setup()
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from cms.records import ledger
from cms.records.redaction import redact, scrubs
from cms.models import Milestone, Redaction
from cms.storage import private_storage
from tests.factories.cms import milestone

scrubs("milestone")(lambda id_, mark: [])
folder = sys.argv[1]
row = milestone("Datos de niñez 数据")
redact("milestone", row.pk, actor="system:test", reason="a test")
default_storage.save("images/a.png", ContentFile(b"picture"))
private_storage().save("cuts/1/cut.csv", ContentFile(b"a,b"))
call_command("backup", folder)

Milestone.objects.update(title={"en": "changed"})
Redaction.objects.all().delete()
default_storage.delete("images/a.png")
default_storage.save("images/later.png", ContentFile(b"later"))
try:
    call_command("restore", folder)
except CommandError as error:
    print("REFUSED", error)
call_command("restore", folder, force=True)
print("TITLE", Milestone.objects.get().title["en"], Milestone.history.count(), Redaction.objects.count())
print("FILES", default_storage.open("images/a.png").read(), private_storage().open("cuts/1/cut.csv").read())
print("LATER", default_storage.exists("images/later.png"))
call_command("migrate", verbosity=0)
call_command("verify")
"""


@pytest.mark.slow
def test_what_was_backed_up_comes_back_and_nothing_else(own_database, tmp_path):
    variables = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "VAR_DIR": str(tmp_path / "var")}
    story = run(STORY, str(tmp_path / "backup"), database=own_database, **variables)
    words, _none = story.communicate()

    assert story.returncode == 0, words
    assert "REFUSED There is a database with tables already. Add --force to replace it." in words
    assert "TITLE Datos de niñez 数据 1 1" in words
    assert "FILES b'picture' b'a,b'" in words
    assert "LATER False" in words
    assert "1 entries, unbroken." in words


@pytest.fixture
def folder(tmp_path) -> Path:
    """A backup of the test's own database and of two files."""
    names = [
        (default_storage, default_storage.save("images/county.png", ContentFile(b"picture"))),
        (private_storage(), private_storage().save("cuts/1/cut.csv", ContentFile(b"a,b"))),
    ]
    call_command("backup", tmp_path / "backup", stdout=StringIO())
    yield tmp_path / "backup"
    for store, name in names:
        store.delete(name)


def dump(folder: Path) -> Path:
    return folder / archive.DUMPS[connection.vendor]


def test_a_backup_holds_database_files_and_a_manifest_with_their_hashes(folder):
    manifest = json.loads((folder / "manifest.json").read_text())

    assert manifest["database"] == connection.vendor
    assert {dump(folder).name, "media/images/county.png", "private/cuts/1/cut.csv"} <= manifest[
        "files"
    ].keys()
    assert all(len(facts["sha256"]) == 64 and facts["bytes"] > 0 for facts in manifest["files"].values())
    assert manifest["record"] == {"entries": 0, "checkpoint": ""}


def test_a_backup_can_be_read_by_its_owner_only(folder):
    assert folder.stat().st_mode & 0o077 == 0
    assert dump(folder).stat().st_mode & 0o077 == 0


def test_a_backup_goes_into_a_new_folder_only(folder):
    with pytest.raises(CommandError, match="is not empty"):
        call_command("backup", folder)


def flip_one_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("name", ["", "media/images/county.png", "private/cuts/1/cut.csv", "manifest.json"])
def test_one_changed_byte_is_named_and_nothing_is_restored(folder, name):
    path = folder / name if name else dump(folder)
    flip_one_byte(path)
    with pytest.raises(CommandError, match="damaged|cannot be read") as refusal:
        call_command("restore", folder, force=True)

    assert path.name in str(refusal.value) or name == "manifest.json"


@pytest.mark.parametrize("name", ["", "media/images/county.png", "manifest.json", "manifest.sha256"])
def test_a_missing_file_is_named_and_nothing_is_restored(folder, name):
    (folder / name if name else dump(folder)).unlink()
    with pytest.raises(CommandError, match="is missing|no whole backup"):
        call_command("restore", folder, force=True)


def test_a_folder_that_is_no_backup_is_refused(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CommandError, match="no whole backup"):
            call_command("restore", place, force=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": 2}, "format 2"),
        ({"database": "oracle"}, "is of oracle"),
        ({"files": {"../../outside": {}}}, "outside the backup"),
        ({"files": {"/etc/passwd": {}}}, "outside the backup"),
    ],
)
def test_a_backup_of_another_kind_is_refused(folder, change, words):
    import hashlib

    manifest = json.loads((folder / "manifest.json").read_text()) | change
    text = json.dumps(manifest).encode()
    (folder / "manifest.json").write_bytes(text)
    (folder / "manifest.sha256").write_text(hashlib.sha256(text).hexdigest())
    with pytest.raises(CommandError, match=words):
        call_command("restore", folder, force=True)


def test_a_site_that_holds_something_is_not_replaced_without_force(folder):
    with pytest.raises(CommandError, match="a database with tables already"):
        call_command("restore", folder)


def test_missing_programs_of_postgresql_are_named(tmp_path, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL only")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CommandError, match="pg_dump was not found. Install"):
        call_command("backup", tmp_path / "backup")
