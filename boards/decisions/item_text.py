"""Sentences about an item, each entailed by what is on record of its meeting (words.md, rule 4)."""

from django.utils.translation import gettext as _

from boards.decisions.item_standing import Adoption, Place, Standing


def place_sentence(place: Place) -> str:
    """On a line: "On the agenda for December 16, 2026, as item 3." """
    if place.adoptions:
        adopted = _("Adopted with the consent block as item %(number)s, by motion %(motion)s.")
        return " ".join(_with_undone(adopted % _by(each, place), each) for each in place.adoptions)
    words = {
        Standing.AHEAD: _("On the agenda for %(day)s as item %(number)s."),
        Standing.NOT_BEGUN: _(
            "On the agenda for %(day)s as item %(number)s. There is no record that the meeting began."
        ),
        Standing.WAITING: _(
            "On the agenda for %(day)s as item %(number)s. The meeting has begun; the item has not been "
            "called yet."
        ),
        Standing.CALLED: _("Discussed as item %(number)s."),
        Standing.NOT_CALLED: _("On the agenda for %(day)s as item %(number)s, but not called."),
        Standing.CARRIED_OVER: _(
            "On the agenda for %(day)s as item %(number)s, not called, and continued to a later meeting."
        ),
        Standing.WITHDRAWN: _("Item %(number)s was withdrawn from the agenda for %(day)s."),
        Standing.CANCELLED: _("On the agenda for %(day)s. That meeting was canceled."),
        Standing.MOVED: _("On the agenda for %(day)s. That meeting was moved to another day."),
    }[place.standing]
    return words % {"day": place.day, "number": place.number}


def comment_sentence(place: Place, body: str) -> str:
    """To the author of a comment, on its receipt. ``body``: the name of the body that meets, or of both."""
    if place.adoptions:
        adopted = _("A board adopted this with the consent block on %(day)s, by motion %(motion)s: %(body)s.")
        return " ".join(
            _with_undone(adopted % {"day": place.day, "motion": each.motion, "body": each.body or body}, each)
            for each in place.adoptions
        )
    words = {
        Standing.AHEAD: _("This is on the agenda for %(day)s: %(body)s."),
        Standing.NOT_BEGUN: _(
            "This was on the agenda for %(day)s, but there is no record that the meeting began: %(body)s."
        ),
        Standing.WAITING: _(
            "This is on the agenda for %(day)s. The meeting has begun, but the item has not been called "
            "yet: %(body)s."
        ),
        Standing.CALLED: _("A board discussed this on %(day)s, and no decision is on record: %(body)s."),
        Standing.NOT_CALLED: _("This was on the agenda for %(day)s and was not called: %(body)s."),
        Standing.CARRIED_OVER: _(
            "This was on the agenda for %(day)s, was not called, and was continued to a later meeting: %(body)s."
        ),
        Standing.WITHDRAWN: _("This was withdrawn from the agenda for %(day)s: %(body)s."),
        Standing.CANCELLED: _("This was on the agenda for %(day)s, but that meeting was canceled: %(body)s."),
        Standing.MOVED: _(
            "This was on the agenda for %(day)s, but that meeting was moved to another day: %(body)s."
        ),
    }[place.standing]
    return words % {"day": place.day, "body": body}


def _by(vote: Adoption, place: Place) -> dict[str, str]:
    motion = f"{vote.motion} ({vote.body})" if vote.body else vote.motion
    return {"number": place.number, "motion": motion}


def _with_undone(said: str, vote: Adoption) -> str:
    return f"{said} {vote.undone}" if vote.undone else said
