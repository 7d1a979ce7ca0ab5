"""Emails about proposal steps, in each recipient's language: one message per person (C2C-30, BK-44)."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from boards.absolute_urls import absolute
from boards.guard.emails import reply_to
from boards.models import Proposal, ProposalStep
from boards.proposals.step_labels import step_sentence
from cms import clock
from cms.i18n.fields import text
from cms.mail import outbox
from feedback.models import ContactDetail


def notify(step: ProposalStep) -> int:
    """Queue the notification to each author; returns the number of messages."""
    proposal, written = step.proposal, 0
    for address, language in addresses_of(proposal):
        with override(language):
            context = message_of(step)
        outbox.queue(
            "boards/emails/proposal_step",
            to=address,
            language=language,
            context=context,
            about=("proposal", proposal.pk),
            reply_to=reply_to(),
        )
        written += 1
    if written:
        ProposalStep.objects.filter(pk=step.pk).update(told_at=clock.now())
    return written


def addresses_of(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """(address, language) of the person or members who submitted it."""
    if proposal.submission_id:
        contact = ContactDetail.objects.filter(
            submission=proposal.submission_id, submission__consent_contact=True
        )
        address = contact.exclude(email="").values_list("email", flat=True).first()
        if address:
            yield address, known(proposal.language)
        return
    rows = proposal.authors.filter(appointment__user__is_active=True)
    for author in rows.exclude(appointment__user__email="").select_related("appointment__user"):
        if author.appointment.user:
            yield author.appointment.user.email, settings.LANGUAGE_CODE


def known(language: str) -> str:
    return language if language in dict(settings.FORM_LANGUAGES) else settings.LANGUAGE_CODE


def message_of(step: ProposalStep) -> dict[str, Any]:
    """Before publication, link to the receipt page or workspace; no email contains a receipt code.

    No email names a members' draft: the outbox and the mailbox of the Office have other readers (BK-41).
    """
    proposal = step.proposal
    if proposal.is_public:
        url = proposal.get_absolute_url()
    else:
        url = reverse("boards:workspace" if proposal.is_members else "feedback:receipts")
    is_hidden = proposal.is_members and not proposal.is_public
    return {
        "number": proposal.number,
        "title": "" if is_hidden else text(proposal.title),
        "board": text(proposal.body.name),
        "sentence": step_sentence(step),
        "note": "" if is_hidden else text(step.note),
        "is_hidden": is_hidden,
        "url": absolute(url),
        "is_public": proposal.is_public,
        "is_members": proposal.is_members,
    }
