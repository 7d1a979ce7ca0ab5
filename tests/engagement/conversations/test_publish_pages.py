"""Publish the pages of a conversation in all languages at once, from its plan."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

from wagtail.models import Page

import pytest

from cms import clock
from cms.exceptions import RuleBroken
from engagement.conversations.publishing import publish_pages
from engagement.models import ConversationPage
from tests.factories import engagement as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    make.index(spanish=True)
    return make.conversation(live=False, spanish=True)


def plan(talk) -> str:
    return f"/desk/conversations/{talk.slug}/plan/"


def live(talk) -> list[bool]:
    return list(talk.pages.order_by("locale__pk").values_list("live", flat=True))


def test_one_press_publishes_every_language(cast, talk):
    assert "Publish all pages" in cast["publisher"].get(plan(talk)).text
    answer = cast["publisher"].post(f"{plan(talk)}publish/", follow=True)
    assert "2 pages published." in answer.text and live(talk) == [True, True]
    assert "Publish all pages" not in answer.text
    for language in ("", "/es"):
        assert cast["publisher"].get(f"{language}/conversations/{talk.slug}/").status_code == 200


def test_changes_that_wait_are_published_and_nothing_else(cast, talk, publisher):
    publish_pages(actor=publisher, conversation=talk)
    page = make.page_of(talk, "es").get_latest_revision_as_object()
    page.summary = "Nuevo resumen"
    page.save_revision()
    assert "Publish the page" in cast["publisher"].get(plan(talk)).text
    assert publish_pages(actor=publisher, conversation=talk) == 1
    assert ConversationPage.objects.get(pk=page.pk).summary == "Nuevo resumen"
    assert publish_pages(actor=publisher, conversation=talk) == 0


def test_what_is_missing_is_named_and_no_page_is_public(cast):
    make.index(spanish=True)
    talk = make.conversation(live=False, spanish=True, feeds={})
    answer = cast["publisher"].post(f"{plan(talk)}publish/")
    assert answer.status_code == 409 and "Problem:" in answer.text
    assert live(talk) == [False, False]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"locked": True}, "locked"),
        ({"go_live_at": clock.now() + timedelta(days=9)}, "scheduled to be published later"),
    ],
)
def test_a_locked_or_scheduled_page_keeps_all_of_them_back(talk, publisher, facts, said):
    page = make.page_of(talk, "es")
    Page.objects.filter(pk=page.pk).update(**facts)
    page.refresh_from_db()
    page.save_revision()
    with pytest.raises(RuleBroken, match=said):
        publish_pages(actor=publisher, conversation=talk)
    assert live(talk) == [False, False]


def test_only_a_publisher_may(cast, talk, editor):
    assert cast["editor"].post(f"{plan(talk)}publish/").status_code == 404
    assert "Publish all pages" not in cast["editor"].get(plan(talk)).text
    with pytest.raises(PermissionDenied):
        publish_pages(actor=editor, conversation=talk)
