"""Services for an import file: check it, import it, remove it. Each step is idempotent (F07)."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.jobs import queue
from cms.records import holds, ledger
from cms.records.history import Actor
from cms.storage import drop_private, private_storage
from feedback import access
from feedback.exceptions import ImportRefused, NotPossibleNow
from feedback.imports import proposals
from feedback.imports.attribute_keys import settled
from feedback.imports.chunks import Pass
from feedback.imports.presenters import kept_beside, row_as_stored
from feedback.imports.problems import Groups, unsolved
from feedback.imports.selectors import data_of, form_of, frozen_of, idle, not_begun, refused_name, version_of
from feedback.imports.services import store_rows
from feedback.models import Form, ImportBatch, Submission

State = ImportBatch.State
KEPT_SETTINGS = ("preset", "skip", "zone", "clean")
MOST_KEPT, PREVIEW = 1_000, 5
Tell = Callable[[int, int], None]


# Check -------------------------------------------------------------------------------------------------------


def match_columns(
    *,
    actor: Actor,
    batch: ImportBatch,
    mapping: dict[str, str],
    dates: dict[str, str] | None = None,
    zone: str = "",
) -> ImportBatch:
    """Save what each column is, and queue a check of every row that stores none."""

    def change(current: ImportBatch) -> None:
        current.mapping = mapping
        current.reading.setdefault("values", proposals.values_of(current))
        if dates is not None:
            current.reading |= {"dates": dates, "zone": zone}

    return check_again(actor=actor, batch=batch, change=change)


def check_again(*, actor: Actor, batch: ImportBatch, change: Callable[[ImportBatch], None]) -> ImportBatch:
    """Change how the file is read, and queue a check. Refused once comments from it have been imported."""
    access.require(actor, *access.CUT_ROLES)
    with transaction.atomic():
        current = not_begun(batch)
        form_of(current)
        change(current)
        current.state = State.CHECKING
        current.job = queue.start("feedback.import_check", actor=actor, batch=str(current.pk))
        current.save()
    return current


def check_import(*, batch: ImportBatch, tell: Tell) -> list[dict[str, Any]]:
    """Count valid rows and save the reasons of refused ones. Returns the first rows as they would be stored."""
    preview: list[dict[str, Any]] = []
    groups, refused, beside = Groups(), list[tuple[int, str]](), list[dict[str, Any]]()
    seen = good = 0
    for chunk in _chunks(batch, data_of(batch)):
        first = chunk.rows[: PREVIEW - len(preview)]
        preview += [row_as_stored(row) for _nonce, row in first]
        beside += [kept_beside(row) for _nonce, row in first]
        refused += groups.add(chunk.refused)
        seen, good = chunk.seen, good + len(chunk.rows) + chunk.there
        tell(seen, max(batch.rows, seen))
    _keep_refused(batch, refused)
    ImportBatch.objects.filter(pk=batch.pk).update(
        rows=seen,
        good=good,
        refused=refused[:MOST_KEPT],
        refused_count=len(refused),
        problems=groups.as_list(),
        reading=batch.reading | {"beside": beside},
        state=State.CHECKED,
    )
    return preview


def _chunks(batch: ImportBatch, data: bytes) -> Iterator[Any]:
    reading = Pass(
        form_of(batch),
        frozen_of(batch),
        mapping=batch.mapping,
        received=batch.made_at,
        batch=batch.pk,
        settings=batch.reading,
    )
    return reading.chunks(data, batch.filename)


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
        current = idle(batch)
        if current.state not in (State.CHECKED, State.STOPPED, State.RUNNING):
            raise NotPossibleNow(_("Test the file first: then you can see what will be stored."))
        if unsolved(current) and not (skip_bad or current.skip_bad):
            raise ImportRefused(
                _("Some rows cannot be imported. Choose to leave them out, or correct the file.")
            )
        current.skip_bad = current.skip_bad or skip_bad
        current.state = State.RUNNING
        Form.objects.select_for_update().get(
            pk=form_of(current).pk
        )  # two files define no attribute in two kinds
        current.mapping = settled(current, current.mapping)
        proposals.define_attributes(current)
        proposals.remember(current)
        current.job = queue.start("feedback.import_run", actor=actor, batch=str(current.pk))
        current.save(update_fields=["skip_bad", "state", "job", "mapping"])
    return current


def run_import(*, actor: Actor, batch: ImportBatch, tell: Tell) -> ImportBatch:
    """Import 500 rows per transaction, skipping rows that an earlier run stored."""
    access.require(actor, *access.CUT_ROLES)
    if batch.state == State.DONE:
        return batch
    refused: list[tuple[int, str]] = []
    for chunk in _chunks(batch, data_of(batch)):
        tell(chunk.seen - len(chunk.rows) - len(chunk.refused), batch.rows)
        with transaction.atomic():
            store_rows(
                form=form_of(batch), version=version_of(batch), rows=chunk.rows, actor=actor, batch=batch
            )
        refused += [(line, str(error)) for line, error in chunk.refused]
    _keep_refused(batch, refused)
    with transaction.atomic():
        current = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        current.refused, current.refused_count = refused[:MOST_KEPT], len(refused)
        _finish(current, actor)
    return current


def _finish(current: ImportBatch, actor: Actor) -> None:
    current.stored, current.state = _stored(current), State.DONE
    current.save()
    ledger.append("import", current, actor=actor)
    if not holds.is_held(("form", current.form_id)):
        forget_file(batch=current)


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
        raise NotPossibleNow(_("There is nothing in progress to stop."))
    queue.cancel(batch.job)
    batch.job.refresh_from_db()
    if batch.job.is_over:
        end_stopped(batch=batch)


def remove_import(*, actor: Actor, batch: ImportBatch) -> bool:
    """Remove a file that nothing was imported from; otherwise end it with what was. Returns whether it is gone."""
    access.require(actor, *access.CUT_ROLES)
    with transaction.atomic():
        current = idle(batch)
        if _stored(current):
            _finish(current, actor)
            return False
        if current.form_id:
            holds.check("form", current.form_id)
        forget_file(batch=current)
        current.delete()
    return True


def forget_file(*, batch: ImportBatch) -> None:
    """Delete the uploaded file, its sample values and what they mean; the counts stay."""
    drop_private(batch.file)
    if batch.state != State.DONE:
        drop_private(refused_name(batch))
    columns = [{"name": each["name"], "samples": []} for each in batch.columns]
    reading = {name: value for name, value in batch.reading.items() if name in KEPT_SETTINGS}
    ImportBatch.objects.filter(pk=batch.pk).update(file="", columns=columns, reading=reading, problems=[])
