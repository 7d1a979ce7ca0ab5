"""Addresses of this room (design 5), one module for each of its areas."""

from datetime import date

from django.urls import register_converter


class DayConverter:
    """A date in an address: 2022-11-09. What is no date does not exist."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

from boards.urls import bodies, comments, desk, live, materials, meetings, minutes, notices, record  # noqa: E402

app_name = "boards"
urlpatterns = [
    *notices.urlpatterns,
    *bodies.urlpatterns,
    *meetings.urlpatterns,
    *materials.urlpatterns,
    *comments.urlpatterns,
    *minutes.urlpatterns,
    *record.urlpatterns,
    *desk.urlpatterns,
    *live.urlpatterns,
]
