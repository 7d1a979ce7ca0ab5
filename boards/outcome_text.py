"""Outcomes as text: results of votes, and reasons for items not taken up."""

from django.utils.translation import gettext as _

from boards.models import Decision, ItemOutcome, Motion, Proposal
from boards.motion_choices import SUBSIDIARY
from cms.i18n.fields import text
from cms.i18n.passages import as_in, filled


def reason_sentence(thing: ItemOutcome | Decision | Proposal) -> str:
    """Turn a reason into a sentence: "Because the data comes later." """
    reason = text(thing.reason).strip().rstrip(".")
    return filled(_("Reason: %(reason)s."), reason=as_in(text(thing.reason), reason)) if reason else ""


def vote_sentence(row: Motion, ayes: int) -> str:
    """The count, and whether the motion was adopted. What a motion to table or the like did is said by its outcome."""
    facts = {"ayes": ayes, "base": row.base, "needed": row.needed}
    if not row.passed:
        words = _("Not adopted: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    elif row.effect in SUBSIDIARY:
        words = _("%(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    else:
        words = _("Adopted: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    return words % facts
