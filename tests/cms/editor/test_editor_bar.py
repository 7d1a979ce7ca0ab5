"""The bar of an editor on public pages: for who may edit the page, and no trace of it for anyone else."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def page(home):
    return standard_page(home, "Our plan", slug="our-plan")


def has_bar(answer) -> bool:
    return "wagtail-userbar" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("editor", True),
        ("clerk", True),
        ("publisher", True),
        ("analyst", False),
        ("administrator", False),
        ("member", False),
        ("resident", False),
        ("anonymous", False),
    ],
)
def test_who_may_edit_the_page_sees_the_bar(cast, page, who, expected):
    assert has_bar(cast[who].get("/our-plan/")) is expected


def test_the_bar_leads_to_the_form_of_this_page(cast, page):
    assert f"/admin/pages/{page.pk}/edit/" in cast["editor"].get("/our-plan/").content.decode()


def test_for_a_visitor_nobody_asks_who_it_is(client, page):
    """So the bar costs no query, and a shared cache may answer visitors."""
    client.get("/our-plan/")
    with CaptureQueriesContext(connection) as ran:
        answer = client.get("/our-plan/")

    assert not [each for each in ran if "session" in each["sql"] or "users_user" in each["sql"]]
    assert "Cookie" not in answer.get("Vary", "")
    assert "userbar" not in answer.content.decode()


def test_a_page_with_the_bar_is_stored_by_no_cache(cast, page):
    answer = cast["editor"].get("/our-plan/")

    assert {"no-store", "private"} <= {part.strip() for part in answer["Cache-Control"].split(",")}


def test_a_page_with_the_bar_has_the_policy_of_all_public_pages(cast, page):
    policies = {cast[who].get("/our-plan/")["Content-Security-Policy"] for who in ("editor", "anonymous")}

    assert len(policies) == 1
    assert "unsafe" not in policies.pop()


def test_pages_that_are_no_pages_of_the_editor_have_no_bar(cast, page):
    assert not has_bar(cast["editor"].get("/search/"))
    assert not has_bar(cast["editor"].get("/desk/"))
