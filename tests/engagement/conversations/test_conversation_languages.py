"""The public path in each language: words of a page that is missing stand in another one, and are marked (ACC-06)."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext

import pytest

from cms import clock
from cms.web import one_time_keys
from engagement.conversations.services import cancel_conversation
from engagement.models import Registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
OTHERS = ["zh-hans", "zh-hant", "vi", "tl", "ko", "ar"]


@furnished
def talk():
    made = make.conversation(spanish=True)
    page = make.page_of(made)
    page.summary = "Come and talk"
    page.agenda = [("segment", {"minutes": 20, "title": "Welcome", "text": ""})]
    page.save_revision().publish()
    return made


@pytest.mark.parametrize("code", OTHERS)
def test_an_english_page_is_shown_and_marked(client, talk, code):
    answer = client.get(f"/{code}/conversations/{talk.slug}/")
    assert answer.status_code == 200
    assert f'<html lang="{code}"' in answer.text and (' dir="rtl"' in answer.text) == (code == "ar")
    title = make.page_of(talk).title
    assert f'<h1 lang="en" dir="ltr">{title}</h1>' in answer.text
    assert '<td lang="en" dir="ltr"><strong>Welcome</strong>' in answer.text
    assert answer.context["other_language"] == "en"
    assert f'action="/{code}/conversations/{talk.slug}/register/"' in answer.text


@pytest.mark.parametrize("what", ["ahead", "ended", "canceled"])
def test_only_while_registration_is_open_it_says_that_one_can_register(client, talk, what):
    if what == "canceled":
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    with clock.at(talk.ends_at + timedelta(hours=1) if what == "ended" else clock.now()):
        page = client.get(f"/ko/conversations/{talk.slug}/").text
    with translation.override("ko"):
        other = gettext("This page is not available in your language yet, so its text is in another one.")
        register = gettext("You can still register here in your language, and ask for an interpreter.")
    assert other in page and (register in page) == (what == "ahead")


@pytest.mark.parametrize("code", ["", "es/"])
def test_a_page_in_the_readers_language_carries_no_mark(client, talk, code):
    answer = client.get(f"/{code}conversations/{talk.slug}/")
    assert answer.context["other_language"] == "" and "<h1 lang=" not in answer.text


def test_spanish_without_its_page_reads_the_english_one(client, talk):
    make.page_of(talk, "es").unpublish()
    answer = client.get(f"/es/conversations/{talk.slug}/")
    assert answer.status_code == 200 and '<h1 lang="en" dir="ltr">' in answer.text


@pytest.mark.parametrize("code", OTHERS)
def test_the_list_marks_each_title_that_is_not_in_the_language(client, talk, code):
    answer = client.get(f"/{code}/conversations/")
    (row,) = answer.context["upcoming"]
    assert row["other_language"] == "en"
    assert f'href="/{code}/conversations/{talk.slug}/" lang="en" dir="ltr"' in answer.text


def test_a_conversation_stands_once_in_each_list(client, talk):
    for code in ("", "es/", "ko/"):
        assert len(client.get(f"/{code}conversations/").context["upcoming"]) == 1
    assert client.get("/es/conversations/").context["upcoming"][0]["page"].title == talk.name["es"]


@pytest.mark.parametrize("code", OTHERS)
def test_one_registers_and_reads_the_receipt_in_the_language(client, talk, code):
    address = f"/{code}/conversations/{talk.slug}/register/"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"key": one_time_keys.issue("engagement.register"), "name": "Ana"})
    assert answer.status_code == 303 and answer["Location"].startswith(f"/{code}/conversations/registration/")
    assert f'<html lang="{code}"' in client.get(answer["Location"]).text
    assert Registration.objects.get().site_language == code


def test_the_recap_is_marked_too(client):
    talk = make.reported()
    assert client.get(f"/ko/conversations/{talk.slug}/").context["other_language"] == "en"


@pytest.mark.engine
@pytest.mark.parametrize("code", ["en", "es", *OTHERS])
def test_each_language_is_linked_and_named_for_machines(client, talk, code):
    path = f"/conversations/{talk.slug}/"
    text = client.get(path).text
    address = path if code == "en" else f"/{code}{path}"
    assert f'<link rel="alternate" hreflang="{code}" href="http://testserver{address}">' in text
    assert client.get(address).status_code == 200


def test_chinese_dates_are_written_as_chinese_dates(client):
    from datetime import datetime

    from cms.clock import PACIFIC

    talk = make.conversation(starts_at=datetime(2030, 11, 9, 17, 30, tzinfo=PACIFIC))
    assert "2030 年 11 月 9 日" in client.get(f"/zh-hans/conversations/{talk.slug}/").text


@pytest.mark.engine
def test_the_page_stays_within_ten_statements_in_another_language(
    client, talk, django_assert_max_num_queries
):
    path = f"/vi/conversations/{talk.slug}/"
    client.get(path)
    with django_assert_max_num_queries(10):
        client.get(path)
