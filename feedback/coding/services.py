"""Services for coding: put codes on exact passages with their current versions (PAR-03), and mark texts as read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import (
    Actor,
    actor_label,
    actor_user,
    record,
    record_changes,
    record_many,
    remove_many,
    sign,
)
from feedback import access
from feedback.coding.books import lock_forms
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Code,
    Coding,
    CodingSample,
    CodingTask,
    Form,
    Submission,
    SubmissionText,
    sha256_of,
)

SAID = (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSCRIPT)
READ = (CodingTask.State.DONE, CodingTask.State.FLAGGED)


def new_coding(
    *, text: SubmissionText, code: Code, start: int, end: int, stance: str, actor: Actor, note: str = ""
) -> Coding:
    return Coding(
        text=text,
        code=code,
        code_version=code.version,
        codebook_version=code.codebook.version,
        start=start,
        end=end,
        passage_sha256=sha256_of(text.text[start:end]),
        stance=stance,
        note=note,
        coder=actor_user(actor),
        coder_name=actor_label(actor),
        at=clock.now(),
    )


def open_sample_of(text: SubmissionText) -> CodingSample | None:
    return CodingSample.objects.filter(state=CodingSample.State.OPEN, tasks__text=text).first()


def _require_codable(actor: Actor, text: SubmissionText) -> None:
    if text.submission.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("The person withdrew this comment."))
    if text.superseded_at is not None:
        raise NotPossibleNow(_("The author has changed this comment. Code the new text."))
    if text.role not in SAID or not text.submission.consent_analyse:
        raise NotPossibleNow(_("Only a person’s own text can be coded, and only if it may be counted."))
    sample = open_sample_of(text)
    if sample and not sample.tasks.filter(text=text, coder=actor_user(actor)).exists():
        raise NotPossibleNow(
            _("This text is in %(sample)s. Only its coders can code it until that is closed.")
            % {"sample": sample},
            rule="PAR-04",
        )


def _locked_form(text: SubmissionText) -> Form:
    """The form of a text, which keeps its codebook until the transaction ends."""
    lock_forms(Form.objects.filter(pk=text.submission.form_id))
    return Form.objects.select_related("codebook").get(pk=text.submission.form_id)


@transaction.atomic
def add_coding(
    *,
    actor: Actor,
    text: SubmissionText,
    code: Code,
    start: int,
    end: int,
    stance: str = "",
    note: str = "",
    reason: str = "coded",
) -> Coding:
    """Code the passage ``text[start:end]`` (character offsets). Raises ``NotPossibleNow`` if it cannot be coded now."""
    access.require(actor, *access.CODE_ROLES)
    _require_codable(actor, text)
    form = _locked_form(text)
    if code.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("This code is no longer in use."), rule="PAR-03")
    if access.codebook_of(form) != code.codebook:
        raise NotPossibleNow(_("This code is not in the codebook of this form."), rule="PAR-03")
    if not 0 <= start < end <= len(text.text) or not text.text[start:end].strip():
        raise NotPossibleNow(_("Choose at least one sentence, or select some words."), rule="PAR-03")
    coding = new_coding(text=text, code=code, start=start, end=end, stance=stance, actor=actor, note=note)
    try:
        with transaction.atomic():
            return record(coding, actor=actor, reason=reason)
    except IntegrityError as error:
        raise NotPossibleNow(
            _("You have already applied this code to this passage."), rule="PAR-03"
        ) from error


@transaction.atomic
def remove_coding(*, actor: Actor, coding: Coding, reason: str = "code removed") -> None:
    """Delete one's own coding; its history stays. ``NotPossibleNow`` for another person's coding."""
    access.require(actor, *access.CODE_ROLES)
    if coding.coder_id != getattr(actor, "pk", None):
        raise NotPossibleNow(_("Only the person who applied a code can remove it."), rule="PAR-04")
    sign(coding, actor=actor, reason=reason)
    coding.delete()


def undo_last(*, actor: Actor, text: SubmissionText) -> Coding:
    """Remove this person's most recent coding on this text, and return it."""
    access.require(actor, *access.CODE_ROLES)
    last = text.codings.filter(coder=actor_user(actor)).order_by("-at", "-pk").select_related("code").first()
    if last is None:
        raise NotPossibleNow(_("You have not applied any codes to this text."))
    remove_coding(actor=actor, coding=last)
    return last


@transaction.atomic
def still_fits(*, actor: Actor, codings: Iterable[Coding]) -> int:
    """Confirm outdated codings against the current meaning of their codes (PAR-03); return how many changed."""
    access.require(actor, *access.CODE_ROLES)
    old = [each for each in codings if each.is_outdated]
    for each in old:
        each.code_version, each.codebook_version = each.code.version, each.code.codebook.version
    fields = ["code_version", "codebook_version"]
    record_changes(Coding, old, fields, actor=actor, reason="still fits the changed code")
    return len(old)


# Reading state ---------------------------------------------------------------------------------------


@transaction.atomic
def keep_reading(*, actor: Actor, text: SubmissionText, note: str, state: str | None = None) -> CodingTask:
    """Save this coder's note on a text and, if ``state`` is given, mark it as read or flagged for discussion."""
    access.require(actor, *access.CODE_ROLES)
    _require_codable(actor, text)
    task, _made = CodingTask.objects.get_or_create(
        text=text, coder_name=actor_label(actor), defaults={"coder": actor_user(actor)}
    )
    task.note = note[:500]
    if state:
        task.state, task.done_at = state, clock.now()
    task.save()
    return task


def mark_read(*, actor: Actor, texts: Iterable[SubmissionText]) -> int:
    """Mark texts as read and return how many changed; texts flagged for discussion stay flagged."""
    access.require(actor, *access.CODE_ROLES)
    pks = {text.pk for text in texts}
    mine = CodingTask.objects.filter(text__in=pks, coder_name=actor_label(actor))
    with transaction.atomic():
        known = set(mine.values_list("text_id", flat=True))
        changed = mine.filter(state=CodingTask.State.TODO).update(
            state=CodingTask.State.DONE, done_at=clock.now()
        )
        fresh = [
            CodingTask(
                text_id=pk,
                coder=actor_user(actor),
                coder_name=actor_label(actor),
                state=CodingTask.State.DONE,
                done_at=clock.now(),
            )
            for pk in sorted(pks - known)
        ]
        CodingTask.objects.bulk_create(fresh, ignore_conflicts=True)
    return changed + len(fresh)


# Many texts at once ------------------------------------------------------------------------------------


@dataclass
class Changed:
    given: int = 0
    taken: int = 0
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def change_cells(
    *, actor: Actor, give: Iterable[tuple[SubmissionText, Code]], take: Iterable[tuple[SubmissionText, Code]]
) -> Changed:
    """Apply codes to whole texts, or remove this person's, in a constant number of queries.

    Texts and codes that cannot be coded are listed in ``refused`` and do not stop the rest.
    """
    access.require(actor, *access.CODE_ROLES)
    done, give, take = Changed(), list(give), list(take)
    pks = {text.pk for text, _code in (*give, *take)}
    allowed = set(
        SubmissionText.objects.to_code().not_apart().filter(pk__in=pks).values_list("pk", flat=True)
    )
    lock_forms(Form.objects.filter(pk__in=_forms_of(pks)))
    own, fits = _whole(actor, pks), _in_book_of_form(give)
    fresh = []
    for text, code in give:
        if text.pk not in allowed or code.status != Code.Status.ACTIVE:
            done.refused.append(str(_("%(text)s: it cannot be coded now.") % {"text": text.submission}))
        elif (text.pk, code.pk) not in fits:
            words = {"text": text.submission, "code": code}
            done.refused.append(str(_("%(text)s: “%(code)s” is not in the codebook of its form.") % words))
        elif (text.pk, code.pk) not in own:
            fresh.append(
                new_coding(text=text, code=code, start=0, end=len(text.text), stance="", actor=actor)
            )
    gone = [own[text.pk, code.pk] for text, code in take if (text.pk, code.pk) in own]
    try:
        with transaction.atomic():
            record_many(Coding, fresh, actor=actor, reason="coded in the grid")
            remove_many(Coding, gone, actor=actor, reason="code removed in the grid")
    except IntegrityError as error:
        raise NotPossibleNow(_("Someone just saved the same cells. Check them again.")) from error
    done.given, done.taken = len(fresh), len(gone)
    return done


def _forms_of(texts: Iterable[int]) -> QuerySet[SubmissionText, int]:
    found = SubmissionText.objects.order_by().filter(pk__in=texts)
    return found.values_list("submission__form", flat=True)


def _in_book_of_form(give: Iterable[tuple[SubmissionText, Code]]) -> set[tuple[int, int]]:
    """Those (text id, code id) whose code is in the codebook of the text's form."""
    shared = access.current_codebook()
    texts = SubmissionText.objects.filter(pk__in={text.pk for text, _code in give})
    books = dict(texts.order_by().values_list("pk", "submission__form__codebook"))
    fallback = shared.pk if shared else None
    return {(text.pk, code.pk) for text, code in give if (books.get(text.pk) or fallback) == code.codebook_id}


def _whole(actor: Actor, texts: Iterable[int]) -> dict[tuple[int, int], Coding]:
    """This person's codings of whole texts, by (text id, code id)."""
    mine = Coding.objects.filter(text__in=texts, coder=actor_user(actor), start=0).select_related("text")
    return {(each.text_id, each.code_id): each for each in mine if each.end == len(each.text.text)}
