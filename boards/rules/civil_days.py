"""Calendar days in Pacific time (BK-10, F17)."""

from datetime import date, datetime

from cms.clock import PACIFIC


def local_date(moment: datetime) -> date:
    if moment.tzinfo is None:
        raise ValueError("the notice clock needs an aware moment")
    return moment.astimezone(PACIFIC).date()
