"""Factories for job openings."""

from datetime import date, datetime, timedelta
from typing import Any

from boards.choices import PayUnit
from boards.models import JobOpening
from boards.openings.services import publish_opening, write_opening
from cms import clock

PUBLISHED, LAST_DAY = datetime(2022, 5, 2, 9, tzinfo=clock.PACIFIC), date(2022, 5, 31)
FACTS: dict[str, Any] = {
    "title": {"en": "Director of operations", "es": "Dirección de operaciones"},
    "division": {"en": "Operations", "es": "Operaciones"},
    "text": {"en": "You build an office.", "es": "Construye una oficina."},
    "place": {"en": "Sacramento", "es": "Sacramento"},
    "pay_from": 9000,
    "pay_to": 10500,
    "pay_unit": PayUnit.MONTH,
    "closes_on": LAST_DAY,
    "how_to_apply": {"en": "Send one page.", "es": "Envíe una página."},
    "apply_url": "",
}
REASON = {"en": "More time was asked for.", "es": "Se pidió más tiempo."}


def draft(actor: Any = "system:test", **facts: Any) -> JobOpening:
    return write_opening(actor=actor, **FACTS | facts)


def opening(actor: Any = "system:test", **facts: Any) -> JobOpening:
    """Published on 2 May 2022, open until the end of the month."""
    with clock.at(PUBLISHED):
        return publish_opening(actor=actor, opening=draft(**facts))


def typed(**changes: str) -> dict[str, str]:
    """What a person types into the form."""
    words = {
        "pay_from": "9000",
        "pay_to": "10500",
        "pay_unit": "MONTH",
        "closes_on": "2022-05-31",
        "apply_url": "",
    }
    for name in ("title", "division", "text", "place", "how_to_apply"):
        words |= {f"{name}_{code}": said for code, said in FACTS[name].items()}
    return words | changes


def told(**changes: str) -> dict[str, str]:
    """With the reason for a change."""
    return typed(**{f"reason_{code}": said for code, said in REASON.items()} | changes)


def after(opening: JobOpening, days: int = 1) -> datetime:
    """The first minute of a day after its last one."""
    midnight = datetime.combine(opening.closes_on, datetime.min.time(), clock.PACIFIC)
    return midnight + timedelta(days=days, minutes=1)
