"""Convert moments to text for a frozen record, and back."""

from datetime import UTC, datetime


def stamp(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
