"""Services to edit one's own comment until a cut contains it. Earlier text stays in the record."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.components.dates import plain_date
from cms.jobs import queue
from cms.pii.identifiers import find_identifiers
from cms.records import ledger
from cms.records.history import Actor, record
from feedback.cuts.membership import any_cut_holding
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Attachment,
    ContactDetail,
    Demographics,
    Submission,
    SubmissionText,
)
from feedback.submissions.attachments import services
from feedback.submissions.attachments.services import Incoming
from feedback.submissions.personal_information import mark_passages
from feedback.submissions.services import CONSENTS, SubmittedText, is_held, texts_of


def original_texts(submission: Submission) -> SubmittedText:
    """Return the current content of a comment."""
    about = Demographics.objects.filter(submission=submission).first()
    contact = ContactDetail.objects.filter(submission=submission).first()
    return SubmittedText(
        texts={each.question_key: each.text for each in submission.texts.said()},
        answers=submission.answers,
        about_you=about.answers if about else {},
        consents={name: getattr(submission, f"consent_{name}") for name in CONSENTS},
        language=submission.language,
        contact={"email": contact.email} if contact else {},
        youth=submission.youth,
    )


def require_editable(submission: Submission) -> None:
    """Raise ``NotPossibleNow`` with the reason if the comment cannot be edited now."""
    if submission.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("You withdrew this comment. It cannot be changed."), rule="PRV-14")
    if submission.state == Submission.State.HIDDEN:
        raise NotPossibleNow(_("This comment is hidden. It cannot be changed."), rule="BK-23")
    if is_held(submission):
        raise NotPossibleNow(
            _(
                "For now, the Office must keep this comment as it is, so it cannot be changed. You can "
                "withdraw it, or send a new comment."
            ),
            rule="PRV-06",
        )
    if cut := any_cut_holding(submission):
        raise NotPossibleNow(
            _(
                "This comment was counted on %(day)s, so it can no longer be changed. Send a new comment "
                "instead."
            )
            % {"day": plain_date(cut.made_at)},
            rule="design 3.7",
        )


@transaction.atomic
def edit_texts(
    *,
    submission: Submission,
    words: SubmittedText,
    incoming: list[Incoming] | None = None,
    without: list[str] | None = None,
    actor: Actor = None,
) -> Submission:
    """Save an edited comment; a published one goes back to moderation. ``without``: questions whose file is removed."""
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    require_editable(current)
    is_child = words.youth == Submission.Youth.UNDER_13
    texts = _change_texts(current, words)
    files = _change_files(current, [] if is_child else incoming or [], without or [], everything=is_child)
    changed = _change_facts(current, words)
    _keep_apart(current, words, is_child=is_child)
    if not (texts or files or changed):
        return current
    current.edited_at = clock.now()
    if texts or files:
        current.campaign = None if texts else current.campaign
        if current.state == Submission.State.PUBLISHED:
            current.state = Submission.State.RECEIVED
    record(current, actor=actor, reason="changed with the receipt")
    ledger.append("change", current, actor=actor)
    return current


def _change_texts(current: Submission, words: SubmittedText) -> bool:
    """Add new rows for changed texts; mark the old ones and what was derived from them as superseded."""
    before = {each.question_key: each for each in current.texts.said()}
    after = {key: text for key, text in words.texts.items() if text}
    keys = {
        key for key in before.keys() | after.keys() if key not in before or before[key].text != after.get(key)
    }
    if not keys:
        return False
    moment = clock.now()
    current.texts.current().filter(question_key__in=keys).update(superseded_at=moment)
    fresh = texts_of(current, words)
    fresh = [each for each in fresh if each.question_key in keys]
    for each in fresh:
        each.made_at = moment
        if each.question_key in before:
            each.role = before[each.question_key].role
    SubmissionText.objects.bulk_create(fresh)
    mark_passages(fresh)
    current.needs_look = any(find_identifiers(text) for text in after.values())
    return True


def _change_files(
    current: Submission, incoming: list[Incoming], without: list[str], *, everything: bool
) -> bool:
    kept = Attachment.objects.filter(submission=current)
    if not everything:
        kept = kept.filter(question_key__in={*without, *(each.question_key for each in incoming)})
    gone = services.remove(kept)
    if incoming:
        services.store(incoming, submission=current)
        queue.start("feedback.check_files", actor=None)
    return bool(gone or incoming)


def _change_facts(current: Submission, words: SubmittedText) -> bool:
    facts: dict[str, Any] = {"answers": words.answers, "youth": words.youth}
    facts |= {f"consent_{name}": value for name, value in words.consents.items() if name in CONSENTS}
    changed = [name for name, value in facts.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, facts[name])
    return bool(changed)


def _keep_apart(current: Submission, words: SubmittedText, *, is_child: bool) -> None:
    """Save demographic answers and contact in their own tables, without history (PRV-02, PRV-24)."""
    if words.about_you:
        Demographics.objects.update_or_create(submission=current, defaults={"answers": words.about_you})
    else:
        Demographics.objects.filter(submission=current).delete()
    email = "" if is_child else words.contact.get("email", "")
    if email:
        ContactDetail.objects.update_or_create(submission=current, defaults={"email": email})
    else:
        ContactDetail.objects.filter(submission=current).update(email="")
