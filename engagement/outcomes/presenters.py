"""Build what the desk displays of proposed outcomes."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.access import Visitor
from engagement.choices import ProposalState
from engagement.models import Conversation, Outcome, OutcomeProposal
from engagement.outcomes.proposal_parts import corrects_the_record, outcome_of
from engagement.recaps.emails import OUTCOMES, readers_waiting, told_of_outcome
from engagement.recaps.presenters import outcome_text
from engagement.recaps.preview import decision_context, mails


def waiting_by_theme(conversation: Conversation) -> dict[int, OutcomeProposal]:
    """Theme → its proposed outcome that waits for a second person."""
    rows = OutcomeProposal.objects.filter(theme__conversation=conversation, state=ProposalState.PROPOSED)
    return {each.theme_id: each for each in rows.select_related("theme__conversation")}


def proposal_context(proposal: OutcomeProposal, user: Visitor) -> dict[str, Any]:
    """The sentence in each language of the site, and each mail, as the second person reads them."""
    theme = proposal.theme
    sentences = []
    for code, name in settings.SITE_LANGUAGES:
        with translation.override(code):
            sentences.append({"code": code, "name": name, "words": outcome_text(outcome_of(proposal))})
    told = getattr(theme, "outcome", None) or Outcome(theme=theme, pk=0, edition=0)
    what = told_of_outcome(told.pk, told.edition + 1 if proposal.is_open else told.edition)
    return {
        "conversation": theme.conversation,
        "theme": theme,
        "is_correction": corrects_the_record(proposal),
        "sentences": sentences,
        "mails": mails(OUTCOMES, what, theme.conversation, (outcome_of(proposal),)),
        **decision_context(proposal, user),
    }


def will_be_told(outcome: Outcome) -> str:
    """How many people get an email about an outcome that was just published."""
    what = told_of_outcome(outcome.pk, outcome.edition)
    people = readers_waiting(outcome.theme.conversation, what).total()
    if not people:
        return _(
            "Published. No one who registered left an address that we can email, so no emails will be sent."
        )
    words = ngettext(
        "Published. %(count)s registered person will get an email.",
        "Published. %(count)s registered people will get an email.",
        people,
    )
    return words % {"count": people}
