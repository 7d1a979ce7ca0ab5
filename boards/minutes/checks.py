"""Requirements for publishing minutes, by kind and mode of meeting (BK-16a, BK-29b, BK-30)."""

from typing import Any

from django.utils.translation import gettext as _

from boards.choices import AdultPresent, ItemKind, PresenceMode
from boards.exceptions import CannotPost
from boards.minutes.people import by_body
from boards.minutes.votes import is_closed
from boards.models import Meeting, Motion
from boards.motion_choices import Choice


def refusal(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    """Return the first unmet requirement, or None."""
    checks = (_over, _closed_sessions, _nothing_after_a_failed_finding, _people, _adults, _roll_calls)
    return next((found for check in checks if (found := check(meeting, facts))), None)


def _over(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    if meeting.is_over:
        return None
    return CannotPost(_("Minutes can be published once the meeting is adjourned."), rule="BK-31")


def _closed_sessions(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    out = [item for item in facts["items"] if item["closed"] and not item["closed"]["in"]]
    if not out:
        return None
    words = _("Item %(number)s has no recorded time of return to open session.")
    return CannotPost(words % {"number": out[0]["label"]}, rule="BK-33")


def _nothing_after_a_failed_finding(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    if not facts["finding_failed"]:
        return None
    kinds = (ItemKind.FINDING, ItemKind.ADJOURN)
    acts = Motion.objects.filter(item__meeting=meeting).exclude(item__kind__in=kinds)
    if not acts.exists() and not meeting.items.filter(outcome__isnull=False).exists():
        return None
    words = _("The opening finding did not pass. The minutes can record only the adjournment.")
    return CannotPost(words, rule="BK-16a")


def _people(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    if facts["meeting"]["lists_remote"] and not _present(facts):
        words = _("These minutes list the members who were remote. No attendance has been recorded.")
        return CannotPost(words, rule="BK-29b")
    return None


def _present(facts: dict[str, Any]) -> list[dict[str, Any]]:
    return [person for people in by_body(facts["people"]) for person in people["present"]]


def _adults(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    if not facts["meeting"]["states_adults"]:
        return None
    words = _("%(name)s was remote. Record who else was in the room with them.")
    for person in _present(facts):
        for span in person["spans"]:
            unsaid = not span["adult"] or (span["adult"] == AdultPresent.YES and not span["adult_who"])
            if span["mode"] == PresenceMode.REMOTE and unsaid:
                return CannotPost(words % {"name": span["name"]}, rule="BK-29b")
    return None


def _roll_calls(meeting: Meeting, facts: dict[str, Any]) -> CannotPost | None:
    """Each voting seat must have a row with a name, or be vacant."""
    for motion in (motion for item in facts["items"] for motion in item["motions"] if is_closed(motion)):
        votes = motion["votes"]
        named = all(vote["name"] or vote["choice"] == Choice.VACANT for vote in votes)
        if not votes or not named:
            words = _("Motion %(number)s has no roll call by name.") % {"number": motion["number"]}
            return CannotPost(words, rule="BK-30")
    return None
