"""Record classes of this app, and how each is erased when its retention period ends (F20)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.publication import gate
from cms.records.retention import retains
from cms.storage import drop_private
from feedback.imports.batches import forget_file
from feedback.imports.selectors import refused_name
from feedback.models import Attachment, ContactDetail, Demographics, Draft, Export, ImportBatch, Submission
from feedback.submissions.public_form.drafts import discard_draft

OF_A_COMMENT = {"submission": "submission", "form": "submission__form"}
KEPT_IMPORTS = 30


@retains(
    "feedback.contacts",
    title=_("Contact details that came with comments"),
    basis_hint=_("Days after the comment was received"),
    held_by=OF_A_COMMENT,
)
class Contacts:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return ContactDetail.objects.filter(made_at__lt=before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        ContactDetail.objects.filter(pk__in=ids).delete()


@retains(
    "feedback.withdrawn_contacts",
    title=_("Contact details of comments that were withdrawn under a legal hold"),
    basis_hint=_("Erased at the withdrawal, or once the hold is lifted"),
    default_days=0,
    held_by=OF_A_COMMENT,
)
class WithdrawnContacts:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return ContactDetail.objects.filter(submission__state=Submission.State.WITHDRAWN, made_at__lt=before)

    erase = staticmethod(Contacts.erase)


@retains(
    "feedback.demographics",
    title=_("Answers about the person, stored separately from the comment"),
    basis_hint=_("Days after the comment was received; frozen data sets keep their counts"),
    held_by=OF_A_COMMENT,
)
class AboutThePerson:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Demographics.objects.filter(submission__submitted_at__lt=before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        Demographics.objects.filter(pk__in=ids).delete()


@retains(
    "feedback.drafts",
    title=_("Partly completed forms"),
    basis_hint=_("Days after the end date shown to the person"),
    default_days=0,
)
class Drafts:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Draft.objects.filter(expires_at__lt=before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        for draft in Draft.objects.filter(pk__in=ids):
            discard_draft(draft)


@retains(
    "feedback.refused_files",
    title=_("Files rejected by the check"),
    basis_hint=_("Days after the file was received"),
    default_days=30,
    held_by=OF_A_COMMENT,
)
class RefusedFiles:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Attachment.objects.filter(state=Attachment.State.REFUSED, made_at__lt=before).exclude(name="")

    @staticmethod
    def erase(ids: list[Any]) -> None:
        """Delete the file and its name; the row stays as evidence that a file was refused."""
        rows = Attachment.objects.filter(pk__in=ids)
        _delete_files(rows.values_list("file", flat=True))
        rows.update(file="", name="")


@retains(
    "feedback.import_files",
    title=_("Uploaded tables of comments"),
    basis_hint=_("Days after the table was uploaded, if it was not imported"),
    default_days=KEPT_IMPORTS,
    held_by={"form": "form", "submission": "submissions"},
)
class ImportFiles:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return ImportBatch.objects.filter(made_at__lt=before).exclude(file="", refused=[])

    @staticmethod
    def erase(ids: list[Any]) -> None:
        for batch in ImportBatch.objects.filter(pk__in=ids):
            forget_file(batch=batch)
            drop_private(refused_name(batch))
        ImportBatch.objects.filter(pk__in=ids).update(refused=[])


@retains(
    "feedback.export_files",
    title=_("Export files"),
    basis_hint=_("Days after the file’s “kept until” date"),
    default_days=0,
)
class ExportFiles:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        ready = Export.objects.filter(state=Export.State.READY, expires_at__lt=before)
        return gate.not_held(ready.exclude(file=""))

    @staticmethod
    def erase(ids: list[Any]) -> None:
        rows = Export.objects.filter(pk__in=ids)
        _delete_files(rows.values_list("file", flat=True))
        rows.update(file="", state=Export.State.EXPIRED)


def _delete_files(names: Iterable[str]) -> None:
    for name in list(names):
        drop_private(name)
