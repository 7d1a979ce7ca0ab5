"""The recap as sent: the public page and each mail, made by the functions that publish and send."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms import clock
from cms.access import Visitor
from cms.exceptions import RuleBroken
from engagement import access, two_people
from engagement.choices import ProposalState, Status
from engagement.models import Conversation, Outcome, Recap, RecapProposal, RecapText
from engagement.recaps.emails import RECAP, TOLD_OF_RECAP, Reader, preview, readers_waiting
from engagement.recaps.readiness import ready

Json = dict[str, Any]


def open_proposal(conversation: Conversation) -> RecapProposal | None:
    """The proposal of this recap that waits for a second person."""
    found: RecapProposal | None = conversation.recap_proposals.filter(state=ProposalState.PROPOSED).first()
    return found


def preview_context(conversation: Conversation, user: Visitor) -> Json:
    """What the second person reads before deciding."""
    proposal, problem = open_proposal(conversation), ""
    try:
        ready(conversation)
    except RuleBroken as error:
        problem = str(error)
    return {
        "conversation": conversation,
        "problem": problem,
        "pages": _pages(conversation),
        "mails": mails(RECAP, TOLD_OF_RECAP, conversation),
        "last_decided": conversation.recap_proposals.exclude(state=ProposalState.PROPOSED).first(),
        **decision_context(proposal, user),
    }


def decision_context(proposal: two_people.Proposal | None, user: Visitor) -> Json:
    """Who may do what with a proposal."""
    is_own = proposal is not None and two_people.is_own(proposal, user)
    is_open = proposal is not None and proposal.is_open
    return {
        "proposal": proposal,
        "is_own": is_own,
        "may_withdraw": is_open and is_own,
        "may_decide": is_open and not is_own and access.may_publish(user),
    }


def unposted(conversation: Conversation) -> Recap:
    """The recap as it would be posted now, not saved. Raises a RuleBroken if it cannot be."""
    as_now, last = ready(conversation), conversation.recaps.first()
    conversation.status = Status.REPORTED
    conversation.recap_published_at = conversation.recap_published_at or clock.now()
    edition = last.edition + 1 if last else 1
    recap = Recap(conversation=conversation, edition=edition, facts=as_now.facts, published_at=clock.now())
    recap.words = RecapText(texts=as_now.texts)
    return recap


def _pages(conversation: Conversation) -> list[Json]:
    """Each language of the site; a page that is not public there has no preview."""
    live = set(conversation.pages.filter(live=True).values_list("locale__language_code", flat=True))
    names = {"en": pgettext("inside a sentence", "English"), "es": pgettext("inside a sentence", "Spanish")}
    return [
        {"code": code, "name": names.get(code, name), "is_live": code in live}
        for code, name in settings.SITE_LANGUAGES
    ]


def mails(name: str, what: str, conversation: Conversation, outcomes: tuple[Outcome, ...] = ()) -> list[Json]:
    """Each mail with the number of people it goes to: those checked in, and those only registered."""
    waiting, names = (
        readers_waiting(conversation, what),
        dict(settings.FORM_LANGUAGES) | dict(settings.SITE_LANGUAGES),
    )
    known = [Reader(code, came) for code, _name in settings.SITE_LANGUAGES for came in (True, False)]
    readers = list(dict.fromkeys([*known, *sorted(waiting, key=lambda each: (each.language, not each.came))]))
    return [
        {
            "code": each.language,
            "language": names.get(each.language, each.language),
            "group": _("Checked in at the door") if each.came else _("Registered, not checked in"),
            "people": waiting[each],
            **preview(name, each, conversation, outcomes),
        }
        for each in readers
    ]
