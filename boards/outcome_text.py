"""Outcomes in words, with their reasons: what a vote came to, and why something was not taken up."""

from django.utils.translation import gettext as _

from boards.models import Decision, ItemOutcome, Motion, Proposal
from cms.i18n.fields import text


def reason_sentence(thing: ItemOutcome | Decision | Proposal) -> str:
    """A reason as a sentence of its own: "Because the data comes later." """
    reason = text(thing.reason).strip().rstrip(".")
    return _("Reason: %(reason)s.") % {"reason": reason} if reason else ""


def vote_sentence(row: Motion, ayes: int, *, is_yes: bool) -> str:
    """With the word for the outcome, unless the vote was to say no."""
    facts = {"ayes": ayes, "base": row.base, "needed": row.needed}
    if not row.passed:
        words = _("Not adopted: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    elif is_yes:
        words = _("Adopted: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    else:
        words = _("%(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    return words % facts
