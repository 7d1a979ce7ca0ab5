"""Save a partly completed form, find it by its code, and delete it when it expires."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import clock
from cms.web import one_time_keys
from feedback.exceptions import DraftRefused, FormClosed, KeyUsedTwice
from feedback.models import Attachment, Draft, Form, Submission
from feedback.submissions.attachments import services
from feedback.submissions.attachments.file_types import MOST_FILES
from feedback.submissions.attachments.services import Incoming

LONGEST = 200_000  # total characters of all fields
Values = dict[str, list[str]]


def save_draft(
    *,
    form: Form,
    version_id: int,
    key: str,
    values: Values,
    names: set[str],
    page: int = 1,
    is_child: bool = False,
    incoming: list[Incoming] | None = None,
    without: list[str] | None = None,
    ticket: str = "",
) -> Draft:
    """Save the fields in ``names``, replacing their earlier values; the rest of the draft stays. The last save wins.

    ``without``: questions whose file is removed. For a child neither files nor contact are stored (PRV-30). Raises
    ``FormClosed`` or ``DraftRefused``.
    """
    if not form.is_open:
        raise FormClosed(_("This form is not accepting answers now."), rule="design 3.4")
    if sum(len(each) for some in values.values() for each in some) > LONGEST:
        raise DraftRefused(_("This is too long to save. Shorten it, or send it in parts."), rule="S11")
    for _try in range(2):
        try:
            with transaction.atomic():
                draft = _draft_of(form, version_id, key)
                kept = {name: some for name, some in draft.values.items() if name not in names}
                draft.values = kept | {name: values[name] for name in names if values.get(name)}
                draft.page, draft.language, draft.ticket = page, get_language() or "en", ticket
                draft.saved_at = clock.now()
                draft.expires_at = draft.saved_at + timedelta(days=settings.DRAFT_DAYS)
                if is_child:
                    draft.values.pop("email", None)
                draft.save()
                _exchange_files(draft, incoming or [], without or [], is_child=is_child)
            return draft
        except IntegrityError:  # concurrent saves of one key: the second finds the row of the first
            continue
    raise DraftRefused(_("Please save it again."))


def _draft_of(form: Form, version_id: int, key: str) -> Draft:
    if found := Draft.objects.select_for_update().filter(key=key, form=form).first():
        return found
    code = one_time_keys.receipt_code(key)
    if Submission.objects.filter(key=key).exists():
        raise KeyUsedTwice(
            _("This form was already sent, and that text is saved. To save this text too, press save again."),
            rule="F07",
            code=code,
        )
    return Draft(form=form, version_id=version_id, key=key, receipt_digest=one_time_keys.receipt_digest(code))


def _exchange_files(draft: Draft, incoming: list[Incoming], without: list[str], *, is_child: bool) -> None:
    """Replace the files of questions with a new upload."""
    kept = Attachment.objects.filter(draft=draft)
    if is_child:
        services.remove(kept)
        return
    gone = {each.question_key for each in incoming} | set(without)
    if gone:
        services.remove(kept.filter(question_key__in=gone))
    if incoming:
        if kept.count() + len(incoming) > MOST_FILES:
            raise DraftRefused(_("A comment can have at most five files."), rule="S21")
        services.store(incoming, draft=draft)


def drop_files(draft: Draft, questions: list[str]) -> None:
    """Delete the files of these questions, which the person removed before sending."""
    services.remove(Attachment.objects.filter(draft=draft, question_key__in=questions))


def drop_ticket(draft: Draft) -> Draft:
    draft.ticket = ""
    draft.save(update_fields=["ticket"])
    return draft


def end_draft(draft: Draft, submission: Submission) -> None:
    """Move the draft's files to the submission and delete it. Within the caller's transaction."""
    Attachment.objects.filter(draft=draft).update(draft=None, submission=submission)
    Draft.objects.filter(pk=draft.pk).delete()


@transaction.atomic
def discard_draft(draft: Draft) -> None:
    services.remove(Attachment.objects.filter(draft=draft))
    draft.delete()


def forget_drafts() -> int:
    """Delete expired drafts and those whose key was submitted; return how many."""
    sent = Exists(Submission.objects.filter(key=OuterRef("key")))
    over: Any = Draft.objects.filter(Q(expires_at__lte=clock.now()) | Q(sent)).order_by("pk")
    count = 0
    for draft in over.iterator(200):
        discard_draft(draft)
        count += 1
    return count
