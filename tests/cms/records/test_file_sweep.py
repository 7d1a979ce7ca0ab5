"""Private files without a row are deleted once a day; the others never (PRV-06)."""

from datetime import timedelta

from django.core.files.base import ContentFile

import pytest

from cms import clock
from cms.jobs import queue
from cms.storage import drop_private, files_as_before, private_storage, store_private
from feedback.imports.selectors import refused_name
from feedback.models import ImportBatch
from tests.factories import feedback as make

pytestmark = pytest.mark.django_db
ORPHAN = "cuts/left.jsonl"


@pytest.fixture
def orphan():
    return private_storage().save(ORPHAN, ContentFile(b"left behind"))


def daily_run(set_clock, days):
    set_clock(clock.now() + timedelta(days=days))
    return queue.run_due()


def test_a_file_that_no_row_names_goes_with_the_daily_run(orphan, set_clock):
    assert "retention.run" in daily_run(set_clock, 2)
    assert not private_storage().exists(orphan)


def test_a_new_file_is_safe_for_a_day(orphan, set_clock):
    daily_run(set_clock, 0)
    assert private_storage().exists(orphan)


def test_files_that_rows_name_stay(home, set_clock):
    form = make.open_form(home)
    row = ImportBatch.objects.create(
        form=form,
        version=form.versions.get(),
        file=store_private("imports/a.csv", ContentFile(b"a")),
        sha256="0",
    )
    refused = private_storage().save(refused_name(row), ContentFile(b"{}"))
    daily_run(set_clock, 2)
    assert private_storage().exists(row.file) and private_storage().exists(refused)


def test_a_disk_that_refuses_does_not_undo_the_act(
    orphan, set_clock, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def refuse(name):
        raise OSError("read only")

    with monkeypatch.context() as broken:
        broken.setattr(private_storage(), "delete", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            drop_private(orphan)
    assert private_storage().exists(orphan) and "could not be deleted" in caplog.text
    daily_run(set_clock, 2)
    assert not private_storage().exists(orphan)


def test_files_stored_by_an_act_that_fails_are_deleted(orphan):
    with pytest.raises(ValueError, match="late"), files_as_before():
        with files_as_before():
            name = store_private("exports/new.csv", ContentFile(b"new"))
        raise ValueError("late")
    assert not private_storage().exists(name) and private_storage().exists(orphan)
