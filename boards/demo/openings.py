"""Invented job openings: the three areas of 2022, all closed, and one that is open on the day of loading."""

from datetime import date, timedelta
from typing import Any

from boards.choices import PayUnit
from boards.demo.meetings import pacific
from boards.models import JobOpening
from boards.openings.services import change_opening, close_due, close_opening, publish_opening, write_opening
from cms import clock
from cms.access import Role
from cms.data_files import data_beside
from cms.demo import DemoContext

_DATA = data_beside(__file__)
TEXTS = ("title", "division", "text")


def build(ctx: DemoContext) -> None:
    """Idempotent: existing rows stay unchanged."""
    if JobOpening.objects.filter(is_demo=True).exists():
        return
    for facts in _DATA["openings"]:
        _past(ctx, facts)
    _publish(ctx, _DATA["today"], clock.today() + timedelta(days=_DATA["today"]["days"]))


def _past(ctx: DemoContext, facts: dict[str, Any]) -> None:
    publisher = ctx.user(Role.PUBLISHER)
    with clock.at(pacific(facts["published"], 9)):
        opening = _publish(ctx, facts, facts["closes_on"])
    if change := facts.get("change"):
        with clock.at(pacific(change["day"], 11)):
            now = _facts(facts, change["closes_on"])
            change_opening(actor=publisher, opening=opening, reason=change["reason"], **now)
    if closed := facts.get("closed"):
        with clock.at(pacific(closed["day"], 15)):
            close_opening(actor=publisher, opening=opening, reason=closed["reason"])
    last_day: date = facts.get("change", facts)["closes_on"]
    with clock.at(pacific(last_day + timedelta(days=1), 0, 1)):
        close_due()


def _publish(ctx: DemoContext, facts: dict[str, Any], closes_on: date) -> JobOpening:
    opening = write_opening(actor=ctx.user(Role.EDITOR), is_demo=True, **_facts(facts, closes_on))
    return publish_opening(actor=ctx.user(Role.PUBLISHER), opening=opening)


def _facts(facts: dict[str, Any], closes_on: date) -> dict[str, Any]:
    least, most = facts["pay"]
    return {name: facts[name] for name in TEXTS} | {
        "place": _DATA["place"],
        "pay_from": least,
        "pay_to": most,
        "pay_unit": PayUnit.MONTH,
        "closes_on": closes_on,
        "how_to_apply": _DATA["how_to_apply"],
        "apply_url": "",
    }
