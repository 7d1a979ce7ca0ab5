"""Milestones as something that staff search for."""

import datetime as dt
import re
from html import unescape

from django.db.models import Q

import pytest

from cms import extension_points
from cms.access import Role, has_role
from cms.desk_search.registry import POINT, DeskHit, DeskSource, number_in, translated
from cms.models import Milestone

TITLE = re.compile(r'<h3 class="search-result__title"><a href="[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def hits(row):
    words = translated(row.title, row.when_text)
    yield DeskHit(
        f"{row.title.get('en', '')}", f"/x/{row.pk}/", f"M-{row.pk}", row.when, "Promised", texts=words
    )


def numbered(code):
    number = number_in(code, "m")
    return None if number is None else Q(pk=number)


STEPS = DeskSource(
    name="steps",
    label="Steps",
    may=lambda user: has_role(user, Role.EDITOR),
    rows=lambda _user: Milestone.objects.order_by("-pk"),
    columns=("title", "when_text"),
    hits=hits,
    numbered=numbered,
    day="when",
    more=lambda words: f"/all/?words={words}",
)


@pytest.fixture(autouse=True)
def invented_source(monkeypatch):
    found = dict(extension_points._provided) | {POINT: [STEPS]}
    monkeypatch.setattr(extension_points, "_provided", found)


@pytest.fixture
def step(db):
    def make(title="Step", words="", *, day="2022-06-08", **languages):
        return Milestone.objects.create(
            when=dt.date.fromisoformat(day), title={"en": title} | languages, when_text={"en": words}
        )

    return make


def titles(browser, query, path="/desk/search/", **more):
    answer = browser.get(path, {"q": query, **more})
    assert answer.status_code == 200
    return [unescape(re.sub("<[^>]+>", "", found)) for found in TITLE.findall(answer.content.decode())]
