"""A clerk's client at the console of a running meeting."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.test import Client

from boards.models import AgendaItem, Body, Meeting
from cms import clock
from tests.factories import boards as make


@dataclass
class Console:
    """Sends what a clerk's page would send."""

    browser: Client
    meeting: Meeting

    @property
    def address(self) -> str:
        return f"/desk/meetings/{self.meeting.pk}/live/"

    def page(self, query: str = "") -> str:
        answer = self.browser.get(self.address + query)
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, path: str, data: dict | None = None, *, follow: bool = False) -> HttpResponse:
        return self.browser.post(self.address + path, data or {}, follow=follow)

    def said(self, path: str, data: dict | None = None) -> str:
        """What the page says after it."""
        return self.send(path, data, follow=True).content.decode()

    def on(self, item: AgendaItem, act: str, data: dict | None = None) -> HttpResponse:
        return self.send(f"items/{item.pk}/{act}/", data)

    def end(self) -> None:
        """Adjourn, for good."""
        self.send("end/", {"because": "No one asked to speak."})
        self.send("end/final/")

    def draft(self, form: str, **words: str) -> HttpResponse:
        return self.send("draft/", {"form": form} | words)


def with_closed_item(found: Body, citation: str) -> Meeting:
    """A running meeting of all members, whose second item is a closed session on this ground (BK-32)."""
    made = make.meeting(found, items=[("information", "Call to order"), ("closed", "Litigation")])
    for page in made.pages.all():
        page = page.get_latest_revision_as_object()
        page.agenda[1].value["citation"] = citation
        page.save_revision()
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(made)
    made.refresh_from_db()
    return make.in_session(made, present=found.seats.count())
