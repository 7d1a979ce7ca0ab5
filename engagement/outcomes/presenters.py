"""Build what the desk displays of proposed outcomes."""

from typing import Any

from django.conf import settings
from django.utils import translation

from cms.access import Visitor
from engagement.choices import ProposalState
from engagement.models import Conversation, OutcomeProposal
from engagement.outcomes.proposal_parts import outcome_of
from engagement.recaps.emails import OUTCOMES, TOLD_OF_OUTCOME
from engagement.recaps.presenters import outcome_text
from engagement.recaps.preview import decision_context, mails


def waiting_by_theme(conversation: Conversation) -> dict[int, OutcomeProposal]:
    """Theme → its proposed outcome that waits for a second person."""
    rows = OutcomeProposal.objects.filter(theme__conversation=conversation, state=ProposalState.PROPOSED)
    return {each.theme_id: each for each in rows.select_related("theme__conversation")}


def proposal_context(proposal: OutcomeProposal, user: Visitor) -> dict[str, Any]:
    """The sentence in each language of the site, and each mail, as the second person reads them."""
    theme = proposal.theme
    told = getattr(theme, "outcome", None)
    sentences = []
    for code, name in settings.SITE_LANGUAGES:
        with translation.override(code):
            sentences.append({"code": code, "name": name, "words": outcome_text(outcome_of(proposal))})
    # An outcome that is not published yet has no number: nobody was told of it.
    what = f"{TOLD_OF_OUTCOME}:{told.pk if told else 0}"
    return {
        "conversation": theme.conversation,
        "theme": theme,
        "sentences": sentences,
        "mails": mails(OUTCOMES, what, theme.conversation, (outcome_of(proposal),)),
        **decision_context(proposal, user),
    }
