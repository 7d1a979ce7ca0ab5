"""The start page of the admin: each person finds there what they have to do, and nothing that they may not see."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

import pytest

from cms import clock
from cms.models import SiteImage
from tests.factories import boards as make
from tests.factories.cms import spanish_home, standard_page
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]
STAFF = ("editor", "clerk", "analyst", "publisher", "administrator")


def start_page(browser) -> str:
    answer = browser.get("/admin/")
    assert answer.status_code == 200
    return answer.content.decode()


@furnished
def draft(home, editor):
    made = standard_page(home, "Our plan", live=False, owner=editor)
    made.save_revision(user=editor)
    return made


def test_a_draft_is_listed_for_its_writer_alone(cast, draft):
    listed = {who for who in STAFF if "own-drafts" in start_page(cast[who])}

    assert listed == {"editor"}
    assert f"/admin/pages/{draft.pk}/edit/" in start_page(cast["editor"])


def test_a_published_draft_is_no_longer_listed(cast, draft):
    draft.get_latest_revision().publish()
    assert "own-drafts" not in start_page(cast["editor"])


def translations(browser) -> str:
    return start_page(browser).partition("translations-es")[2].partition("</section>")[0]


def test_a_public_page_without_a_spanish_page_is_to_be_translated(cast, home):
    spanish_home(home)
    about = standard_page(home, "About us")

    assert f"/admin/localize/submit/page/{about.pk}/" in translations(cast["editor"])
    assert "not translated yet" in translations(cast["publisher"])
    assert not translations(cast["analyst"])


def test_a_spanish_page_older_than_the_english_one_is_named(cast, home):
    spanish = spanish_home(home)
    about = standard_page(home, "About us")
    other = about.copy_for_translation(spanish.locale)
    other.save_revision().publish()
    Page.objects.filter(pk=about.pk).update(last_published_at=clock.now() + timedelta(days=1))

    assert f"/admin/pages/{other.pk}/edit/" in translations(cast["editor"])
    assert "older than the English page" in translations(cast["editor"])


def test_a_draft_and_an_agenda_are_not_to_be_translated(cast, home, draft):
    spanish_home(home)
    body = make.body()
    make.pages(home, body)
    agenda = make.meeting(body).pages.get(locale__language_code="en")
    Page.objects.filter(pk=agenda.pk).update(live=True, last_published_at=clock.now() + timedelta(days=1))

    standard_page(home, "About us")
    listed = translations(cast["editor"])
    assert "About us" in listed
    assert "Our plan" not in listed and agenda.title not in listed


def test_a_link_to_a_page_that_is_not_public_is_found(cast, home, draft):
    link = f'<p>Read <a linktype="page" id="{draft.pk}">our plan</a>.</p>'
    about = standard_page(home, "About us", body=[{"type": "paragraph", "value": link}])
    html = start_page(cast["editor"]).partition("dead-links")[2].partition("</section>")[0]

    assert f"/admin/pages/{about.pk}/edit/" in html
    assert "dead-links" not in start_page(cast["analyst"])
    draft.get_latest_revision().publish()
    assert "dead-links" not in start_page(cast["editor"])


def test_an_image_without_a_description_is_listed_for_who_may_describe_it(cast, home):
    image = SiteImage.objects.create(title="Map", file=get_test_image_file(filename="map.png"))

    listed = {who for who in STAFF if f"/admin/images/{image.pk}/" in start_page(cast[who])}
    assert listed == {"editor", "clerk", "publisher"}
    SiteImage.objects.update(description="A map of the counties")
    assert "images-without-description" not in start_page(cast["editor"])


def test_tasks_of_the_desk_wait_here_too(cast, home):
    make.meeting(make.body(), day=clock.today() + timedelta(days=30))

    assert "Finish and approve the agenda" in start_page(cast["clerk"])
    assert "Finish and approve the agenda" not in start_page(cast["analyst"])


@pytest.mark.parametrize(
    ("who", "guides"),
    [
        ("editor", {"editor", "host"}),
        ("clerk", {"editor", "clerk"}),
        ("analyst", {"editor"}),
        ("publisher", {"editor"}),
        ("administrator", {"editor", "operator"}),
    ],
)
def test_each_role_is_led_to_the_desk_and_to_its_guides(cast, home, who, guides):
    html = start_page(cast[who]).partition('id="guides-section"')[2]

    assert 'href="/desk/"' in html
    assert {
        name for name in ("editor", "host", "clerk", "operator") if f"/desk/help/{name}/" in html
    } == guides


def test_more_rows_take_no_more_queries(cast, home, editor):
    def add(number: int) -> None:
        page = standard_page(home, f"Plan {number}", slug=f"plan-{number}", live=False, owner=editor)
        page.save_revision(user=editor)
        standard_page(home, f"About {number}", slug=f"about-{number}")
        link = f'<p><a linktype="page" id="{page.pk}">plan</a></p>'
        standard_page(
            home, f"Links {number}", slug=f"l-{number}", body=[{"type": "paragraph", "value": link}]
        )
        SiteImage.objects.create(title="Map", file=get_test_image_file(filename=f"map{number}.png"))

    def count() -> int:
        with CaptureQueriesContext(connection) as ran:
            start_page(cast["editor"])
        return len(ran)

    spanish_home(home)
    add(1)
    count()
    few = count()
    for number in range(2, 6):
        add(number)
    assert count() == few
