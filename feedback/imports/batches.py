"""Services for an import file: read its columns, check it, import it. Each step is idempotent (F07)."""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.jobs import queue
from cms.records import holds, ledger
from cms.records.history import Actor, actor_label, actor_user
from cms.spreadsheets.readers import TableRefused, read_table
from cms.spreadsheets.readers.workbooks import check_workbook
from cms.storage import drop_private, files_as_before, private_storage, store_private
from feedback import access
from feedback.exceptions import ImportRefused, NotPossibleNow
from feedback.forms.frozen_forms import FrozenForm, frozen_version
from feedback.imports.chunks import Pass
from feedback.imports.columns import guess
from feedback.imports.rows import ReadRow
from feedback.imports.services import current_version, store_rows
from feedback.models import Form, ImportBatch, Submission

State = ImportBatch.State
MOST_BYTES = 25_000_000
PEEK_ROWS, SAMPLES, SAMPLE_LENGTH = 200, 3, 120
MOST_KEPT, PREVIEW = 1_000, 5
Tell = Callable[[int, int], None]


def frozen_of(batch: ImportBatch) -> FrozenForm:
    return frozen_version(batch.version_id, batch.version.sha256)


def refused_name(batch: ImportBatch) -> str:
    """Path of the file with all refused rows of the last check, one JSON line each."""
    return f"imports/{batch.pk}-refused.jsonl"


# Upload ------------------------------------------------------------------------------------------------------


@files_as_before()
def new_import(*, actor: Actor, form: Form, filename: str, data: bytes, is_demo: bool = False) -> ImportBatch:
    """Store an uploaded file once it is known to be readable. Only the worker opens workbooks.

    Raises ``TableRefused`` if the file is larger than 25 MB or malformed.
    """
    access.require(actor, *access.CUT_ROLES)
    name = clean_text(PurePosixPath(filename.replace("\\", "/")).name)[-200:]
    if len(data) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 25 MB."), rule="S21")
    version, is_workbook = current_version(form), name.lower().endswith(".xlsx")
    if is_workbook:
        read_table(data, name)
        check_workbook(data)
    columns = [] if is_workbook else columns_in(data, name)
    suffix = PurePosixPath(name).suffix.lower()
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            form=form,
            version=version,
            filename=name,
            file=store_private(f"imports/{uuid.uuid4()}{suffix}", ContentFile(data)),
            sha256=hashlib.sha256(data).hexdigest(),
            columns=columns,
            made_by=actor_user(actor),
            made_by_name=actor_label(actor),
            is_demo=is_demo or form.is_demo,
        )
        if is_workbook:
            batch.job = queue.start("feedback.import_read", actor=actor, batch=str(batch.pk))
            ImportBatch.objects.filter(pk=batch.pk).update(job=batch.job)
    return batch


def columns_in(data: bytes, filename: str) -> list[dict[str, Any]]:
    """Return each column of the first rows with up to three sample values."""
    found: dict[str, list[str]] = {}
    for _line, values in islice(read_table(data, filename), PEEK_ROWS):
        for name, value in values.items():
            samples = found.setdefault(name, [])
            if value and len(samples) < SAMPLES and value[:SAMPLE_LENGTH] not in samples:
                samples.append(clean_text(value[:SAMPLE_LENGTH]))
    if not found:
        raise TableRefused(_("The file has no rows."), rule="S21")
    return [{"name": name, "samples": samples} for name, samples in found.items()]


def read_columns(*, batch: ImportBatch) -> None:
    columns = columns_in(_data_of(batch), batch.filename)
    ImportBatch.objects.filter(pk=batch.pk).update(columns=columns)


def _data_of(batch: ImportBatch) -> bytes:
    if not batch.file:
        raise NotPossibleNow(_("The file is no longer stored."), rule="PRV-06")
    with private_storage().open(batch.file, "rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != batch.sha256:
        raise ImportRefused(_("The file is not the one that was uploaded."), rule="F23")
    return data


def guessed(batch: ImportBatch) -> dict[str, str]:
    return batch.mapping or guess(frozen_of(batch), [each["name"] for each in batch.columns])


# Check -------------------------------------------------------------------------------------------------------


def match_columns(*, actor: Actor, batch: ImportBatch, mapping: dict[str, str]) -> ImportBatch:
    """Save the mapping of columns and queue a check of every row that stores none."""
    access.require(actor, *access.CUT_ROLES)
    with transaction.atomic():
        current = _idle(batch)
        if current.submissions.exists():
            raise NotPossibleNow(
                _("Comments from this file have already been imported. Its columns can no longer be changed.")
            )
        current.mapping, current.state = mapping, State.CHECKING
        current.job = queue.start("feedback.import_check", actor=actor, batch=str(current.pk))
        current.save(update_fields=["mapping", "state", "job"])
    return current


def _idle(batch: ImportBatch) -> ImportBatch:
    current = ImportBatch.objects.select_for_update(of=("self",)).select_related("job").get(pk=batch.pk)
    if is_busy(current):
        raise NotPossibleNow(_("This file is being processed. Wait until it is done, or stop it."))
    if current.state == State.DONE or not current.file:
        raise NotPossibleNow(_("This file is finished. Upload it again to start over."))
    return current


def is_busy(batch: ImportBatch) -> bool:
    return batch.job is not None and not batch.job.is_over


def check_import(*, batch: ImportBatch, tell: Tell) -> list[dict[str, Any]]:
    """Count valid rows and save the reasons of refused ones. Returns the first rows as they would be stored."""
    preview: list[dict[str, Any]] = []
    refused: list[tuple[int, str]] = []
    seen = good = 0
    for chunk in _chunks(batch, _data_of(batch)):
        preview += [_view(row) for _nonce, row in chunk.rows[: PREVIEW - len(preview)]]
        refused += chunk.refused
        seen, good = chunk.seen, good + len(chunk.rows) + chunk.there
        tell(seen, max(batch.rows, seen))
    _keep_refused(batch, refused)
    ImportBatch.objects.filter(pk=batch.pk).update(
        rows=seen,
        good=good,
        refused=refused[:MOST_KEPT],
        refused_count=len(refused),
        state=State.CHECKED,
    )
    return preview


def _chunks(batch: ImportBatch, data: bytes) -> Iterator[Any]:
    reading = Pass(
        batch.form, frozen_of(batch), mapping=batch.mapping, received=batch.made_at, batch=batch.pk
    )
    return reading.chunks(data, batch.filename)


def _view(row: ReadRow) -> dict[str, Any]:
    words = row.words
    return {
        "line": row.line,
        "texts": words.texts,
        "answers": words.answers | words.about_you,
        "language": words.language,
        "channel": row.channel,
        "received": row.submitted_at.isoformat(),
        "speaks_for": row.speaks_for,
        "ref": row.ref,
        "quote": words.consents["quote"],
        "publish": words.consents["publish"],
    }


def _keep_refused(batch: ImportBatch, refused: Iterable[tuple[int, str]]) -> None:
    name, store = refused_name(batch), private_storage()
    store.delete(name)
    lines = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in refused)
    store.save(name, ContentFile(lines.encode("utf-8", "surrogatepass")))


def refused_rows(batch: ImportBatch) -> Iterator[tuple[int, str]]:
    """Yield all refused rows while their file exists, then the first 1,000."""
    try:
        with private_storage().open(refused_name(batch), "rb") as file:
            for line in file:
                number, reason = json.loads(line.decode("utf-8", "surrogatepass"))
                yield number, reason
    except FileNotFoundError:
        yield from ((number, reason) for number, reason in batch.refused)


# Import ------------------------------------------------------------------------------------------------------


def start_import(*, actor: Actor, batch: ImportBatch, skip_bad: bool) -> ImportBatch:
    """Queue the import; ``ImportRefused`` if rows are invalid and ``skip_bad`` is not set."""
    access.require(actor, *access.CUT_ROLES)
    with transaction.atomic():
        current = _idle(batch)
        if current.state not in (State.CHECKED, State.STOPPED, State.RUNNING):
            raise NotPossibleNow(_("Test the file first: then you can see what will be stored."))
        if current.refused_count and not (skip_bad or current.skip_bad):
            raise ImportRefused(
                _("Some rows cannot be imported. Choose to leave them out, or correct the file.")
            )
        current.skip_bad = current.skip_bad or skip_bad
        current.state = State.RUNNING
        current.job = queue.start("feedback.import_run", actor=actor, batch=str(current.pk))
        current.save(update_fields=["skip_bad", "state", "job"])
    return current


def run_import(*, actor: Actor, batch: ImportBatch, tell: Tell) -> ImportBatch:
    """Import 500 rows per transaction, skipping rows that an earlier run stored."""
    access.require(actor, *access.CUT_ROLES)
    if batch.state == State.DONE:
        return batch
    refused: list[tuple[int, str]] = []
    for chunk in _chunks(batch, _data_of(batch)):
        tell(chunk.seen - len(chunk.rows) - len(chunk.refused), batch.rows)
        with transaction.atomic():
            store_rows(form=batch.form, version=batch.version, rows=chunk.rows, actor=actor, batch=batch)
        refused += chunk.refused
    _keep_refused(batch, refused)
    with transaction.atomic():
        current = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        current.stored = _stored(current)
        current.refused, current.refused_count = refused[:MOST_KEPT], len(refused)
        current.state = State.DONE
        current.save()
        ledger.append("import", current, actor=actor)
        if not holds.is_held(("form", current.form_id)):
            forget_file(batch=current)
    return current


def _stored(batch: ImportBatch) -> int:
    return Submission.objects.filter(batch=batch).count()


def end_stopped(*, batch: ImportBatch) -> int:
    """Record a stopped job: stored rows stay. Returns how many there are."""
    stored = _stored(batch)
    before = State.UPLOADED if batch.state == State.CHECKING else State.STOPPED
    ImportBatch.objects.filter(pk=batch.pk).update(state=before, stored=stored)
    return stored


def stop_import(*, actor: Actor, batch: ImportBatch) -> None:
    access.require(actor, *access.CUT_ROLES)
    if batch.job is None or batch.job.is_over:
        raise NotPossibleNow(_("Nothing is in progress that could be stopped."))
    queue.cancel(batch.job)
    batch.job.refresh_from_db()
    if batch.job.is_over:
        end_stopped(batch=batch)


def forget_file(*, batch: ImportBatch) -> None:
    """Delete the uploaded file and its sample values; the counts stay."""
    drop_private(batch.file)
    if batch.state != State.DONE:
        drop_private(refused_name(batch))
    columns = [{"name": each["name"], "samples": []} for each in batch.columns]
    ImportBatch.objects.filter(pk=batch.pk).update(file="", columns=columns)
