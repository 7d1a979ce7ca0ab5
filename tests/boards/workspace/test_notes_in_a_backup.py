"""A backup and what is restored from it hold private notes only as they lie in the table: sealed (Show 3, BK-41)."""

import gzip
import shutil
import subprocess
from pathlib import Path

from django.db import connection

import pytest

from cms.backups import archive
from tests.cms.processes import own_database, run

__all__ = ["own_database"]
pytestmark = [pytest.mark.deep, pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(1200)]

KEPT, DELETED, FILED = "quincezebra ladder", "umbrellafox remark", "People want their county first."

STORY = """
import sys
import django
django.setup()
from django.contrib.auth import get_user_model
from django.core.management import call_command
from boards.workspace.notes import delete_note, highlight, write_note
from boards.models import MemberNote
from boards.workspace.note_selectors import opened, own_notes
from cms.models import HomePage
from tests.factories import workspace

folder, kept, deleted = sys.argv[1:]
member = get_user_model().objects.create_user("ben@example.org", "a-long-enough-password", display_name="Ben")
made = workspace.desk(HomePage.objects.get(locale__language_code="en"), member)
place = {"owner": member, "meeting": made.meeting, "key": made.key}
write_note(**place, words=kept)
gone = highlight(**place, passage="county first", text=workspace.TEXT, words=deleted)
sealed = gone.sealed
delete_note(owner=member, pk=gone.pk)
call_command("backup", folder)
MemberNote.objects.all().delete()
call_command("restore", folder, force=True)
print("SEALED", sealed)
print("OPEN", [note.words for note in opened(member, own_notes(member))])
"""


@pytest.fixture(autouse=True)
def programs():
    if connection.vendor == "postgresql" and not shutil.which("pg_dump"):
        pytest.skip("PostgreSQL's client programs are not here")


def words_of(folder: Path) -> str:
    """Every byte of a backup as words; a packed dump of PostgreSQL is unpacked first."""
    found = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    dump = folder / archive.DUMPS["postgresql"]
    if dump.exists():
        found.append(subprocess.run(["pg_restore", "--file=-", dump], capture_output=True, check=True).stdout)
    found += [gzip.decompress(data) for data in found if data[:2] == b"\x1f\x8b"]
    return b"\n".join(found).decode(errors="replace")


def test_a_backup_is_searched_byte_by_byte_and_its_author_alone_reads_the_note_after_a_restore(
    own_database, tmp_path
):
    variables = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "VAR_DIR": str(tmp_path / "var")}
    folder = tmp_path / "backup"
    story = run(STORY, str(folder), KEPT, DELETED, database=own_database, **variables)
    told, _none = story.communicate()
    assert story.returncode == 0, told
    assert f"OPEN ['{KEPT}']" in told

    words = words_of(folder)
    assert FILED in words, "the backup is really read"
    assert KEPT not in words and DELETED not in words
    sealed = next(line for line in told.splitlines() if line.startswith("SEALED")).split()[1]
    assert sealed not in words, "what was deleted is in no free page either"
