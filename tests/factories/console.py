"""A clerk's browser at the console of a running meeting."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client

from boards.models import AgendaItem, Meeting


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

    def draft(self, form: str, **words: str) -> HttpResponse:
        return self.send("draft/", {"form": form} | words)
