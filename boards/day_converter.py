"""A day in an address: 2022-11-09."""

from datetime import date


class DayConverter:
    """A date in an address: 2022-11-09. What is no date does not exist."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()
