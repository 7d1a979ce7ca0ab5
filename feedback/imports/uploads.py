"""Take in a file: store it, read its columns, and read it again with another encoding or delimiter."""

import hashlib
import uuid
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.jobs import queue
from cms.records.history import Actor, actor_label, actor_user
from cms.spreadsheets.readers import TableRefused, read_table
from cms.spreadsheets.readers.workbooks import check_workbook
from cms.storage import files_as_before, store_private
from feedback import access
from feedback.imports.cell_reading import lines_of_file
from feedback.imports.profiles import columns_of_file
from feedback.imports.selectors import data_of, not_begun
from feedback.imports.services import current_version
from feedback.models import Form, ImportBatch

State = ImportBatch.State
MOST_BYTES = 25_000_000


@files_as_before()
def new_import(
    *,
    actor: Actor,
    form: Form | None,
    filename: str,
    data: bytes,
    is_demo: bool = False,
    encoding: str = "",
    delimiter: str = "",
) -> ImportBatch:
    """Store an uploaded file once it is known to be readable. Only the worker opens workbooks.

    ``form``: None if a form will be made from its columns. Raises ``TableRefused`` if the file is larger than 25 MB or
    malformed.
    """
    access.require(actor, *access.CUT_ROLES)
    name = clean_text(PurePosixPath(filename.replace("\\", "/")).name)[-200:]
    if len(data) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 25 MB."), rule="S21")
    version, is_workbook = current_version(form) if form else None, name.lower().endswith(".xlsx")
    reading = {"encoding": encoding, "delimiter": delimiter}
    if is_workbook:
        read_table(data, name)
        check_workbook(data)
    columns, reading = ([], reading) if is_workbook else columns_in(data, name, reading)
    suffix = PurePosixPath(name).suffix.lower()
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            form=form,
            version=version,
            filename=name,
            file=store_private(f"imports/{uuid.uuid4()}{suffix}", ContentFile(data)),
            sha256=hashlib.sha256(data).hexdigest(),
            columns=columns,
            reading=reading,
            made_by=actor_user(actor),
            made_by_name=actor_label(actor),
            is_demo=is_demo or bool(form and form.is_demo),
        )
        if is_workbook:
            batch.job = queue.start("feedback.import_read", actor=actor, batch=str(batch.pk))
            ImportBatch.objects.filter(pk=batch.pk).update(job=batch.job)
    return batch


def columns_in(
    data: bytes, filename: str, settings: dict[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the columns of a file, and the settings with the program whose layout was recognized."""
    columns, preset = columns_of_file(lines_of_file(data, filename, settings | {"skip": 0}))
    known = {"preset": preset.key, "skip": preset.skip} if preset else {"preset": "", "skip": 0}
    return columns, settings | known


def read_columns(*, batch: ImportBatch) -> None:
    columns, reading = columns_in(data_of(batch), batch.filename, batch.reading)
    ImportBatch.objects.filter(pk=batch.pk).update(columns=columns, reading=reading)


def read_again(*, actor: Actor, batch: ImportBatch, encoding: str, delimiter: str) -> ImportBatch:
    """Read the file with another encoding or delimiter; what was matched is forgotten.

    Raises ``TableRefused``, and ``NotPossibleNow`` once comments from it have been imported.
    """
    access.require(actor, *access.CUT_ROLES)
    with transaction.atomic():
        current = not_begun(batch)
        current.reading = {"encoding": encoding, "delimiter": delimiter}
        current.mapping, current.problems, current.refused, current.refused_count = {}, [], [], 0
        current.state = State.UPLOADED
        if current.filename.lower().endswith(".xlsx"):
            current.job = queue.start("feedback.import_read", actor=actor, batch=str(current.pk))
        else:
            current.job = None
            current.columns, current.reading = columns_in(data_of(current), current.filename, current.reading)
        current.save()
    return current
