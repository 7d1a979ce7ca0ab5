"""URL path converter for dates such as 2022-11-09."""

from datetime import date


class DayConverter:
    """A date in a URL, such as 2022-11-09; anything else gives 404."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()
