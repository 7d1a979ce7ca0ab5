"""Reads of one import: its form, its file, whether a job works on it, and what its columns are proposed to be."""

import hashlib

from django.utils.translation import gettext_lazy as _

from cms.storage import private_storage
from feedback.exceptions import ImportRefused, NotPossibleNow
from feedback.forms.frozen_forms import FrozenForm, frozen_version
from feedback.imports import proposals
from feedback.imports.attribute_keys import settled
from feedback.models import Form, FormVersion, ImportBatch

State = ImportBatch.State


def form_of(batch: ImportBatch) -> Form:
    if batch.form is None:
        raise NotPossibleNow(_("This file has no form yet. Make one from its columns first."))
    return batch.form


def version_of(batch: ImportBatch) -> FormVersion:
    form_of(batch)
    assert batch.version is not None  # noqa: S101 - set together with the form
    return batch.version


def frozen_of(batch: ImportBatch) -> FrozenForm:
    version = version_of(batch)
    return frozen_version(version.pk, version.sha256)


def refused_name(batch: ImportBatch) -> str:
    """Path of the file with all refused rows of the last check, one JSON line each."""
    return f"imports/{batch.pk}-refused.jsonl"


def data_of(batch: ImportBatch) -> bytes:
    if not batch.file:
        raise NotPossibleNow(_("The file is no longer stored."), rule="PRV-06")
    with private_storage().open(batch.file, "rb") as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != batch.sha256:
        raise ImportRefused(_("The file is not the one that was uploaded."), rule="F23")
    return data


def guessed(batch: ImportBatch) -> dict[str, str]:
    """Column → what it is, as chosen, else as proposed; no attribute in another kind than the form has it."""
    if batch.mapping:
        return settled(batch, batch.mapping)
    return proposals.mapping_of(batch, frozen_of(batch) if batch.version_id else None)


def idle(batch: ImportBatch) -> ImportBatch:
    """The row, locked; raises ``NotPossibleNow`` while a job works on it, and once it is finished."""
    current = ImportBatch.objects.select_for_update(of=("self",)).select_related("job").get(pk=batch.pk)
    if is_busy(current):
        raise NotPossibleNow(_("This file is being processed. Wait until it is done, or stop it."))
    if current.state == State.DONE or not current.file:
        raise NotPossibleNow(_("The import of this file is finished. Upload it again to start over."))
    return current


def not_begun(batch: ImportBatch) -> ImportBatch:
    """The row as ``idle`` gives it; raises ``NotPossibleNow`` once comments from the file have been imported."""
    current = idle(batch)
    if current.submissions.exists():
        raise NotPossibleNow(
            _("Comments from this file have already been imported. Its columns can no longer be changed.")
        )
    return current


def is_busy(batch: ImportBatch) -> bool:
    return batch.job is not None and not batch.job.is_over
