"""Where the text of a comment is stored, and where copies of it may be (PRV-06)."""

from collections.abc import Iterable

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.cleaning import whole_number
from cms.models import PossibleCopy
from cms.records import holds
from cms.records.redaction import describes, scrub_row, scrubs, seals_again, searches
from cms.records.redaction_copies import Passage
from feedback.cuts.services import new_editions_without
from feedback.models import (
    Attachment,
    Coding,
    CodingTask,
    ContactDetail,
    Demographics,
    Draft,
    Form,
    ImportBatch,
    Memo,
    ModerationAct,
    PrivatePassage,
    Submission,
    SubmissionText,
    Suggestion,
    ThemePassage,
    sha256_of,
)
from feedback.site import redaction_copies
from feedback.submissions.attachments import services


@describes("submission")
def texts_of(id_: int) -> Passage:
    """Return every text the comment ever had; copies cannot be older than the first of them."""
    rows = SubmissionText.objects.filter(submission=id_)
    return Passage(
        rows.values_list("text", flat=True), since=rows.aggregate(first=models.Min("made_at"))["first"]
    )


@scrubs("submission")
def scrub_submission(id_: int, mark: str) -> list[str]:
    spoken, submission = texts_of(id_), Submission.objects.get(pk=id_)
    texts = list(SubmissionText.objects.filter(submission=id_).values_list("pk", flat=True))
    places = redaction_copies.scrub_copies(submission, spoken, mark)
    places += _texts(id_, mark)
    places += _notes(Coding, {"text__in": texts}, "note", mark)
    places += _notes(CodingTask, {"text__in": texts}, "note", mark)
    places += _notes(Memo, {"text__in": texts}, "body", mark)
    places += _notes(ModerationAct, {"submission": id_}, "note", mark)
    places += _deleted(Suggestion.objects.filter(text__in=texts, state=Suggestion.State.WAITING))
    Suggestion.objects.filter(text__in=texts).update(evidence={})
    places += _deleted(ThemePassage.objects.filter(text__in=texts))
    PrivatePassage.objects.filter(text__in=texts, state=PrivatePassage.State.WAITING).update(
        state=PrivatePassage.State.TAKEN_OUT, decided_by_name="system:redaction", decided_at=clock.now()
    )
    for model in (ContactDetail, Demographics):
        places += _deleted(model.objects.filter(submission=id_))
    files = Attachment.objects.filter(submission=id_)
    if gone := services.remove(files):
        places.append(f"{Attachment._meta.label} × {gone}")
    files.update(name=mark[:200])
    places += _deleted(Draft.objects.filter(key=submission.key))
    places += redaction_copies.project_files(submission)
    return places + new_editions_without(id_, mark)


@seals_again("submission")
def sealed_texts(id_: int) -> QuerySet[SubmissionText]:
    return SubmissionText.objects.filter(submission=id_).order_by("pk")


@searches("submission")
def search_copies(id_: int, passage: Passage) -> list[PossibleCopy]:
    return redaction_copies.find_copies(Submission.objects.get(pk=id_), passage)


scrubs(ImportBatch._meta.label)(redaction_copies.scrub_file)


def _texts(id_: int, mark: str) -> list[str]:
    """Redact each text in every role and language, and the reference and attributes from the file it came from."""
    places = []
    for text in SubmissionText.objects.filter(submission=id_):
        places += scrub_row(text, ["text"], mark)
    SubmissionText.objects.filter(submission=id_).update(letter="", sha256=sha256_of(mark))
    for rows in (Submission.objects, Submission.history):
        rows.filter(id=id_).update(import_ref="", attributes={}, needs_look=False)
    return places


def _notes(model: type[models.Model], found: dict, field: str, mark: str) -> list[str]:
    """Redact notes of current rows, and of deleted rows that remain in the history."""
    count = model._base_manager.filter(**found).exclude(**{field: ""}).update(**{field: mark})
    places = [f"{model._meta.label} × {count}"] if count else []
    if hasattr(model, "history"):
        rows = model.history.filter(**found).exclude(**{field: ""})
        if old := rows.update(**{field: mark}):
            places.append(f"{rows.model._meta.label} × {old}")
    return places


def _deleted(rows: models.QuerySet) -> list[str]:
    count, _rows = rows.delete()
    return [f"{rows.model._meta.label} × {count}"] if count else []


# Legal holds -------------------------------------------------------------------------------------------------


def _form_of(key: str) -> Iterable[tuple[str, str]]:
    form = Submission.objects.filter(pk=key).values_list("form_id", flat=True).first()
    return [("form", str(form))] if form else []


def _numbers(keys: list[str]) -> dict[str, str]:
    return {key: f"C-{int(key):04d}" for key in keys}


def _slugs(keys: list[str]) -> dict[str, str]:
    return {str(pk): slug for pk, slug in Form.objects.filter(pk__in=keys).values_list("pk", "slug")}


@holds.holdable("submission", title=_("One comment"), within=_form_of, names=_numbers, order=10)
def find_comment(typed: str) -> str | None:
    """Return the id of a comment by its reference, such as "C-0012" or "12"."""
    number = whole_number(typed.upper().removeprefix("C-"))
    if number is None:
        return None
    found = Submission.objects.filter(pk=number).values_list("pk", flat=True).first()
    return str(found) if found else None


@holds.holdable("form", title=_("Form, with all its comments"), names=_slugs, order=20)
def find_form(typed: str) -> str | None:
    found = Form.objects.filter(slug=typed.lower()).values_list("pk", flat=True).first()
    return str(found) if found else None
