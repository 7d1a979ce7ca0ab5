"""Adapter for engagement: upcoming meetings, and outcomes of findings."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.afterward import is_undone
from boards.choices import Outcome
from boards.models import AgendaItem, Decision, ItemOutcome, Meeting
from boards.motion_choices import MotionEffect
from boards.querysets import ItemQuerySet
from cms import clock
from cms.chain.walk import closure, walk_links
from cms.cleaning import whole_number
from cms.components.dates import long_date
from engagement import board_decisions
from engagement.board_decisions import Ahead, Decided

MOST_AHEAD = 40
NUMBER = re.compile(r"^(?:D[ -]?)?(\d{4})-(\d{1,4})$")


class Boards:
    def upcoming(self) -> list[Ahead]:
        rows = Meeting.objects.announced().ahead(clock.now()).select_related("body", "joint_body")
        return [_ahead(row) for row in rows[:MOST_AHEAD]]

    def find(self, ref: str) -> Ahead | None:
        number = _meeting(ref)
        if number is None:
            return None
        row = Meeting.objects.announced().filter(pk=number).select_related("body", "joint_body").first()
        return _ahead(row) if row else None

    def record(self, ref: str) -> tuple[str, str] | None:
        number = _meeting(ref)
        return None if number is None else ("meetings", str(number))

    def decisions(self, findings: Iterable[int]) -> dict[int, list[Decided]]:
        """Outcomes of each finding, newest first: decisions, and items deferred or not taken up."""
        roots = {number: ("finding", number) for number in findings}
        if not roots:
            return {}
        links = walk_links(list(roots.values()))
        pairs = {number: closure(root, links) for number, root in roots.items()}
        said = _outcome_text({pair for found in pairs.values() for pair in found})
        return {
            number: sorted((said[pair] for pair in found if pair in said), key=_newest, reverse=True)
            for number, found in pairs.items()
            if any(pair in said for pair in found)
        }

    def look_up(self, number: str) -> Decided | None:
        if not (parts := NUMBER.match(number.strip())):
            return None
        rows = Decision.objects.public().filter(year=int(parts[1]), sequence=int(parts[2]))
        row = rows.select_related("body", "motion").first()
        return _decision(row) if row else None


def _meeting(ref: str) -> int | None:
    kind, _colon, pk = ref.partition(":")
    return whole_number(pk) if kind == "meeting" else None


def _newest(word: Decided) -> tuple[date, bool, int]:
    return word.decided_on, word.kind == "decision", word.id


def _outcome_text(pairs: set[tuple[str, int]]) -> dict[tuple[str, int], Decided]:
    """Not by a decision that was rescinded, nor by a motion to rescind that failed and changed nothing."""
    rows = Decision.objects.public().filter(pk__in=_ids("decision", pairs)).select_related("body", "motion")
    rows = rows.exclude(is_undone("motion")).exclude(
        motion__effect=MotionEffect.RESCIND, outcome=Outcome.FAILED
    )
    found = {("decision", row.pk): _decision(row) for row in rows}
    left = ItemOutcome.objects.filter(item__in=_public_items(_ids("item", pairs)))
    found |= {
        ("item", row.item_id): _left(row)
        for row in left.select_related("item__meeting__body", "item__meeting__joint_body")
    }
    return found


def _ids(kind: str, pairs: set[tuple[str, int]]) -> list[int]:
    return [id_ for name, id_ in pairs if name == kind]


def _public_items(ids: list[int]) -> ItemQuerySet:
    return AgendaItem.objects.public().filter(pk__in=ids)


def _decision(row: Decision) -> Decided:
    """A decision that rescinds another is no yes to what people asked."""
    rescinds = row.is_yes and row.motion is not None and row.motion.effect == MotionEffect.RESCIND
    return Decided(
        kind="decision",
        id=row.pk,
        number=row.number,
        answer=Outcome.DECLINED if rescinds else row.outcome,
        decided_on=row.decided_on,
        reason=row.summary if row.is_yes and not rescinds else row.reason,
        decided_by=row.body.name,
    )


def _left(row: ItemOutcome) -> Decided:
    return Decided(
        kind="item",
        id=row.item_id,
        number="",
        answer=row.outcome,
        decided_on=row.item.meeting.day,
        reason=row.reason,
        decided_by=_who_met(row.item.meeting),
    )


def _who_met(meeting: Meeting) -> dict[str, str]:
    """The name of the body in each language, or the joint meeting."""
    if meeting.joint_body is None:
        return meeting.body.name
    names = {}
    for code in meeting.body.name | meeting.joint_body.name:
        with override(code):
            names[code] = meeting.met_as
    return names


def _ahead(row: Meeting) -> Ahead:
    words = _("%(body)s, %(day)s") % {
        "body": row.body_names,
        "day": long_date(row.day, weekday=False),
    }
    url = row.get_absolute_url() if row.is_public else row.body.get_absolute_url()
    return Ahead(f"meeting:{row.pk}", words, row.day, url)


board_decisions.register(Boards())
