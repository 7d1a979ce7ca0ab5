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

from boards.urls import (  # noqa: E402
    agreements,
    applications,
    bodies,
    comments,
    cycle,
    desk,
    following,
    groups,
    live,
    materials,
    meetings,
    minutes,
    notices,
    proposals,
    record,
    workspace,
)

app_name = "boards"
urlpatterns = [
    *cycle.urlpatterns,
    *notices.urlpatterns,
    *applications.urlpatterns,
    *bodies.urlpatterns,
    *meetings.urlpatterns,
    *materials.urlpatterns,
    *comments.urlpatterns,
    *minutes.urlpatterns,
    *following.urlpatterns,
    *record.urlpatterns,
    *agreements.urlpatterns,
    *proposals.urlpatterns,
    *desk.urlpatterns,
    *groups.urlpatterns,
    *live.urlpatterns,
    *workspace.urlpatterns,
]
