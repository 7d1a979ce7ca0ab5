"""URL path converter for a meeting's place in its body: 2022-11-09, or 2022-11-09-2 for a further one that day."""

from datetime import date

ISO_DAY = len("2022-11-09")


class DayConverter:
    """A real date, with the number of the meeting when the body has several that day; anything else gives 404."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-(?:[2-9]|[1-9][0-9]))?"

    def to_python(self, value: str) -> str:
        date.fromisoformat(value[:ISO_DAY])
        return value

    def to_url(self, value: str | date) -> str:
        return str(value)
