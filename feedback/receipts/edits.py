"""Services to edit one's own comment until a cut contains it. Earlier text stays in the record."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from cms import clock
from cms.components.dates import plain_date
from cms.jobs import queue
from cms.pii.identifiers import find_identifiers
from cms.records.history import Actor, record
from feedback.coding.code_tree import keys_of_code
from feedback.cuts.services import selection
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Attachment,
    Coding,
    ContactDetail,
    Cut,
    Demographics,
    Submission,
    SubmissionText,
)
from feedback.submissions.attachments import services
from feedback.submissions.attachments.services import Incoming
from feedback.submissions.personal_information import mark_passages
from feedback.submissions.services import CONSENTS, SubmittedText, texts_of

OF_ITS_TIME = ("state", "code")  # filters on values that may have changed since the cut


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


def cuts_holding(submission: Submission) -> list[Cut]:
    """Return the cuts that contain this comment as of when each was made, in order."""
    return [each for each in _later_cuts(submission).order_by("number") if _holds(each, submission)]


def _later_cuts(submission: Submission) -> QuerySet[Cut]:
    of_form = Q(form=None) | Q(form=submission.form_id)
    return Cut.objects.filter(of_form, until__gt=submission.submitted_at).select_related("form")


def _any_cut_holding(submission: Submission) -> Cut | None:
    """Return one cut that contains the comment; cuts without filters first, since they need no query."""
    cuts = sorted(_later_cuts(submission), key=lambda each: (bool(each.filters), each.number))
    return next((each for each in cuts if _holds(each, submission)), None)


def _holds(cut: Cut, submission: Submission) -> bool:
    if not submission.consent_analyse:
        return False
    filters = {name: value for name, value in cut.filters.items() if value}
    lasting = {name: value for name, value in filters.items() if name not in OF_ITS_TIME}
    if lasting and not selection(cut.form, cut.until, lasting).filter(pk=submission.pk).exists():
        return False
    before = {"history_date__lte": cut.made_at}
    if state := filters.get("state"):
        row = submission.history.filter(**before).order_by("-history_date", "-history_id").first()
        if row is None or row.state != state:
            return False
    if code := filters.get("code"):
        coded = Coding.history.filter(text__submission=submission, code__in=keys_of_code(code), **before)
        return coded.exists()
    return True


def require_editable(submission: Submission) -> None:
    """Raise ``NotPossibleNow`` with the reason if the comment cannot be edited now."""
    if submission.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("You withdrew this comment. It cannot be changed."), rule="PRV-14")
    if submission.state == Submission.State.HIDDEN:
        raise NotPossibleNow(_("This comment is hidden. It cannot be changed."), rule="BK-23")
    if cut := _any_cut_holding(submission):
        raise NotPossibleNow(
            _(
                "This comment was counted on %(day)s. What was counted stays as it was; send a new comment "
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
