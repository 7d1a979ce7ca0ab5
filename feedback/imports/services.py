"""Import comments from a file: all or nothing unless told to skip invalid rows, which are listed with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.records.history import Actor, record_many
from feedback import access
from feedback.exceptions import ImportRefused
from feedback.forms.frozen_forms import frozen_version
from feedback.imports.chunks import Pass
from feedback.imports.rows import ReadRow
from feedback.models import (
    ContactDetail,
    Demographics,
    Form,
    FormVersion,
    ImportBatch,
    Submission,
    SubmissionText,
)
from feedback.submissions.personal_information import mark_passages
from feedback.submissions.services import new_submission, texts_of

BATCH = 500
Rows = Sequence[tuple[str, ReadRow]]


@dataclass
class Imported:
    stored: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def current_version(form: Form) -> FormVersion:
    version = form.versions.order_by("-number").first()
    if version is None:
        raise ImportRefused(_("This form has never been published, so it has no questions yet."))
    return version


def import_submissions(
    *, actor: Actor, form: Form, source: str | Path | bytes, filename: str, skip_bad: bool = False
) -> Imported:
    """Import a whole file in one transaction; ``ImportRefused`` with the invalid lines unless ``skip_bad``."""
    access.require(actor, *access.CUT_ROLES)
    version = current_version(form)
    rows: list[tuple[str, ReadRow]] = []
    refused: list[tuple[int, str]] = []
    for chunk in Pass(form, frozen_version(version.pk, version.sha256)).chunks(source, filename):
        rows += chunk.rows
        refused += [(line, str(error)) for line, error in chunk.refused]
    if refused and not skip_bad:
        raise ImportRefused(
            ngettext("%(count)s line cannot be imported. Nothing was stored.",
                     "%(count)s lines cannot be imported. Nothing was stored.", len(refused))
            % {"count": len(refused)},
            lines=refused,
        )  # fmt: skip
    with transaction.atomic():
        for start in range(0, len(rows), BATCH):
            store_rows(form=form, version=version, rows=rows[start : start + BATCH], actor=actor)
    return Imported(len(rows), refused)


def store_rows(
    *, form: Form, version: FormVersion, rows: Rows, actor: Actor, batch: ImportBatch | None = None
) -> None:
    """Store up to 500 rows with their texts, demographic answers and marks for personal information."""
    submissions = [
        new_submission(
            form=form,
            version_id=version.pk,
            nonce=nonce,
            words=row.words,
            channel=row.channel,
            at=row.submitted_at,
            speaks_for=row.speaks_for,
            import_ref=row.ref,
            batch=batch,
            attributes=row.attributes,
            date_unknown=not row.is_dated,
        )
        for nonce, row in rows
    ]
    if not submissions:
        return
    record_many(Submission, submissions, actor=actor, reason="imported from a file")
    pairs = list(zip(submissions, (row.words for _nonce, row in rows), strict=True))
    texts = [text for each, words in pairs for text in texts_of(each, words)]
    for text in texts:
        text.made_at = clock.now()  # seals follow the import time, not the date of the comment
    SubmissionText.objects.bulk_create(texts, batch_size=BATCH)
    mark_passages(texts)
    ContactDetail.objects.bulk_create(
        [ContactDetail(submission=each, **words.contact) for each, words in pairs if words.contact],
        batch_size=BATCH,
    )
    Demographics.objects.bulk_create(
        [Demographics(submission=each, answers=words.about_you) for each, words in pairs if words.about_you],
        batch_size=BATCH,
    )
