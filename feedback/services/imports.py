"""Bring in comments from a file: all or nothing, unless asked to skip bad rows. Each refused line has its reason."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.history import Actor, record_many
from cms.sheet_reading import read_table
from feedback import access
from feedback.exceptions import ImportRefused
from feedback.frozen import FrozenForm, frozen_version
from feedback.importing import BadRow, ReadRow, columns_of, read_row
from feedback.models import Form, FormVersion, Submission, SubmissionText
from feedback.services.submissions import new_submission, texts_of

BATCH = 500


@dataclass
class Imported:
    stored: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def current_version(form: Form) -> FormVersion:
    version = form.versions.order_by("-number").first()
    if version is None:
        raise ImportRefused(_("This form was never published, so it has no questions yet."))
    return version


def import_submissions(
    *, actor: Actor, form: Form, source: str | Path | bytes, filename: str, skip_bad: bool = False
) -> Imported:
    access.require(actor, *access.CUT_ROLES)
    version = current_version(form)
    rows, refused = _read(form, frozen_version(version.pk, version.sha256), source, filename)
    if refused and not skip_bad:
        raise ImportRefused(
            ngettext("%(count)s line cannot be taken in. Nothing was stored.",
                     "%(count)s lines cannot be taken in. Nothing was stored.", len(refused))
            % {"count": len(refused)},
            lines=refused,
        )  # fmt: skip
    with transaction.atomic():
        for start in range(0, len(rows), BATCH):
            _store(form, version, rows[start : start + BATCH], actor)
    return Imported(len(rows), refused)


def _read(
    form: Form, frozen: FrozenForm, source: str | Path | bytes, filename: str
) -> tuple[list[ReadRow], list[tuple[int, str]]]:
    rows: list[ReadRow] = []
    refused: list[tuple[int, str]] = []
    columns = None
    seen: dict[str, int] = {}
    for line, values in read_table(source, filename):
        try:
            if columns is None or values.keys() - columns.keys():
                columns = columns_of(frozen, list(values))
            row = read_row(line, values, columns)
            nonce = nonce_of(form, row)
            if nonce in seen:
                raise BadRow(_("It is the same as line %(line)s.") % {"line": seen[nonce]})
            seen[nonce] = line
            rows.append(row)
        except BadRow as error:
            refused.append((line, str(error)))
    known = _already_there(form, rows)
    refused += [(row.line, _("It was brought in before.")) for row in rows if nonce_of(form, row) in known]
    return [row for row in rows if nonce_of(form, row) not in known], sorted(refused)


def _already_there(form: Form, rows: list[ReadRow]) -> set[str]:
    nonces = [nonce_of(form, row) for row in rows]
    known: set[str] = set()
    for start in range(0, len(nonces), BATCH):
        part = nonces[start : start + BATCH]
        known |= set(Submission.objects.filter(key__in=part).values_list("key", flat=True))
    return known


def nonce_of(form: Form, row: ReadRow) -> str:
    """The same row of the same form has the same key, so bringing a file in twice stores it once."""
    facts = row.ref or f"{row.words.fingerprint()}:{row.submitted_at.isoformat()}:{row.channel}"
    return "i-" + hashlib.sha256(f"{form.slug}:{facts}".encode()).hexdigest()[:40]


def _store(form: Form, version: FormVersion, rows: list[ReadRow], actor: Actor) -> None:
    submissions = [
        new_submission(
            form=form,
            version_id=version.pk,
            nonce=nonce_of(form, row),
            words=row.words,
            channel=row.channel,
            at=row.submitted_at,
            speaks_for=row.speaks_for,
            import_ref=row.ref,
        )
        for row in rows
    ]
    record_many(Submission, submissions, actor=actor, reason="brought in from a file")
    texts = [text for each, row in zip(submissions, rows, strict=True) for text in texts_of(each, row.words)]
    SubmissionText.objects.bulk_create(texts, batch_size=BATCH)
