"""Put codes on passages, letter by letter, with the versions of the moment (PAR-03)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.history import Actor, actor_label, actor_user, record, sign
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Codebook, Coding, Submission, SubmissionText, sha256_of


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


def add_coding(
    *, actor: Actor, text: SubmissionText, code: Code, start: int, end: int, stance: str = "", note: str = ""
) -> Coding:
    access.require(actor, *access.CODE_ROLES)
    if text.submission.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("The person took these words back."))
    if code.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("This code is no longer in use."), rule="PAR-03")
    if not 0 <= start < end <= len(text.text) or not text.text[start:end].strip():
        raise NotPossibleNow(_("Choose at least one sentence, or mark some words."), rule="PAR-03")
    coding = new_coding(text=text, code=code, start=start, end=end, stance=stance, actor=actor, note=note)
    try:
        with transaction.atomic():
            return record(coding, actor=actor, reason="coded")
    except IntegrityError as error:
        raise NotPossibleNow(_("You gave this passage this code already."), rule="PAR-03") from error


@transaction.atomic
def remove_coding(*, actor: Actor, coding: Coding) -> None:
    """One's own coding only; its history stays."""
    access.require(actor, *access.CODE_ROLES)
    if coding.coder_id != getattr(actor, "pk", None):
        raise NotPossibleNow(_("Only the person who gave a code can take it away."), rule="PAR-04")
    sign(coding, actor=actor, reason="code taken away")
    coding.delete()


@transaction.atomic
def revise_code(*, actor: Actor, code: Code) -> Code:
    """Save an edited code. If its meaning changed, its version goes up and old codings are flagged."""
    before = Code.objects.select_for_update().filter(pk=code.pk).first()
    book = Codebook.objects.select_for_update().get(pk=code.codebook_id)
    if before is not None and all(getattr(before, name) == getattr(code, name) for name in Code.MEANING):
        return record(code, actor=actor, reason="edited")
    code.version = before.version + 1 if before else 1
    record(code, actor=actor, reason="meaning changed" if before else "added")
    book.version += 1
    record(book, actor=actor, reason=f"code {code.key}", update_fields=["version"])
    return code
