"""A motion and its roll call as facts: each vote by name, totals counted from the rows (BK-30)."""

from typing import Any

from boards.minutes.moments import stamp
from boards.models import Motion
from boards.motion_choices import Choice, MotionState


def motion_facts(motion: Motion) -> dict[str, Any]:
    """Votes are included only once the motion is closed."""
    votes = sorted(motion.votes.all(), key=lambda vote: vote.seat.position) if motion.is_closed else []
    return {
        "id": motion.pk,
        "number": motion.number,
        "kind": motion.kind,
        "text": motion.text,
        "facts": motion.facts,
        "mover": motion.mover.person_name,
        "seconder": motion.seconder.person_name if motion.seconder else "",
        "state": motion.state,
        "moved": stamp(motion.moved_at),
        "closed": stamp(motion.closed_at),
        "base": motion.base,
        "needed": motion.needed,
        "passed": motion.passed,
        "amends": motion.amends.number if motion.amends else "",
        "cures": _cured(motion.cures),
        "votes": [
            {"seat": vote.seat_id, "label": vote.seat.label, "name": vote.name, "choice": vote.choice}
            for vote in votes
        ],
    }


def _cured(old: Motion | None) -> dict[str, str] | None:
    if old is None:
        return None
    return {"number": old.number, "day": old.item.meeting.day.isoformat(), "url": old.get_absolute_url()}


def in_groups(facts: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Votes grouped by choice, in the order of the choices."""
    return {choice: [vote for vote in facts["votes"] if vote["choice"] == choice] for choice in Choice.values}


def is_closed(facts: dict[str, Any]) -> bool:
    return facts["state"] == MotionState.CLOSED
