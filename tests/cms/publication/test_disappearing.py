"""Issue 14: what carries public record stays, with every page above it; the screen says why and what to do instead."""

from datetime import timedelta

from django.core.management import call_command
from django.db import transaction

from wagtail.models import Page, PageViewRestriction, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

import pytest

from cms import clock
from cms.exceptions import RuleBroken
from cms.records import history, holds
from engagement.models import Outcome
from tests.cms.publication.conftest import is_live, said
from tests.factories import boards, engagement, feedback
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
STAYS = {
    "home": "is the home page of the site",
    "boards": "is the public page of a body",
    "body": "is the public page of a body",
    "conversation": "is the page of a conversation that took place",
    "conversations": "is the page of a conversation that took place",
    "form": "is a form that people have answered",
}

# Each page is tried each day in the ways of deleting, in the other ways one of each sort: the home page, a page of a
# record, a page above one. The same gate asks on every way.
SORTS = [
    pytest.param(name, marks=() if name in ("home", "body", "conversations") else pytest.mark.deep)
    for name in STAYS
]


@furnished
def record(home) -> dict[str, Page]:
    """A page of each kind that carries public record, and those above."""
    found = boards.body(3)
    body = boards.pages(home, found)
    boards.posted(found)
    conversation = engagement.page_of(engagement.held())
    form = feedback.open_form(home)
    feedback.make_submission(form)
    return {
        "home": home,
        "boards": body.get_parent(),
        "body": body,
        "conversation": conversation,
        "conversations": conversation.get_parent(),
        "form": form.pages.get(),
    }


@pytest.fixture
def every_page(record):
    """All pages with their places; equal before and after each attempt."""

    def read() -> list[tuple]:
        return list(Page.objects.order_by("path").values_list("pk", "live", "path", "url_path", "numchild"))

    return read


@furnished
def superuser(publisher, client_for):
    publisher.is_superuser = True
    publisher.save()
    return client_for(publisher)


@pytest.mark.parametrize("name", STAYS)
def test_a_publisher_does_not_delete_it(cast, record, every_page, name):
    before, page = every_page(), record[name]
    path = f"/admin/pages/{page.pk}/delete/"
    shown = cast["publisher"].get(path, follow=True)
    answer = cast["publisher"].post(path, {"wagtail_site_name": "Throughline"}, follow=True)

    assert every_page() == before
    for each in (said(shown), said(answer)):
        assert (
            "This page cannot be deleted." in each
            and STAYS[name] in each
            and "instead" in each
            or "cancel" in each
        )


@pytest.mark.parametrize("name", SORTS)
def test_nor_in_bulk(cast, record, every_page, home, name):
    other = standard_page(home, "Old", slug="old")
    before = every_page()
    path = f"/admin/bulk/wagtailcore/page/delete/?id={other.pk}&id={record[name].pk}"
    answer = cast["publisher"].post(path, {"wagtail_site_name": "Throughline"}, follow=True)

    assert every_page() == before
    assert STAYS[name] in said(answer)


@pytest.mark.parametrize("name", SORTS)
def test_nor_unpublishes_it_alone_or_with_all_below(cast, record, every_page, name):
    before, page = every_page(), record[name]
    one = cast["publisher"].post(
        f"/admin/pages/{page.pk}/unpublish/", {"include_descendants": "on"}, follow=True
    )
    path = f"/admin/bulk/wagtailcore/page/unpublish/?id={page.pk}"
    many = cast["publisher"].post(path, {"include_descendants": "on"}, follow=True)

    assert every_page() == before
    for each in (said(one), said(many)):
        assert "This page cannot be unpublished." in each and STAYS[name] in each


@pytest.mark.parametrize("name", SORTS[1:])
def test_nor_moves_it_to_another_address(superuser, record, every_page, home, name):
    place = standard_page(home, "Archive", slug="archive")
    before, page = every_page(), record[name]
    one = superuser.post(f"/admin/pages/{page.pk}/move/{home.get_parent().pk}/confirm/", follow=True)
    many = superuser.post(
        f"/admin/bulk/wagtailcore/page/move/?id={page.pk}", {"chooser": home.get_parent().pk}, follow=True
    )
    page.refresh_from_db()
    with pytest.raises(RuleBroken, match="its address is public"):
        page.move(place, pos="last-child")

    assert every_page() == before
    assert STAYS[name] in said(one) + said(many) or one.status_code == many.status_code == 200


@pytest.mark.parametrize("name", ["boards", "conversations"])
def test_nor_changes_the_address_of_what_is_below_by_a_new_slug(cast, record, every_page, name):
    before, page = every_page(), record[name]
    facts = {"title": page.title, "slug": "elsewhere", "summary": "", "comments": inline_formset([])}
    path = f"/admin/pages/{page.pk}/edit/"
    answer = cast["publisher"].post(path, nested_form_data(facts | {"action-publish": "1"}), follow=True)

    assert every_page() == before
    assert "its address is public" in said(answer) and STAYS[name] in said(answer)


@pytest.mark.parametrize("name", SORTS)
def test_nor_makes_it_private(cast, record, name):
    path = f"/admin/pages/{record[name].pk}/privacy/"
    answer = cast["publisher"].post(path, {"restriction_type": "login"}, follow=True)

    assert not PageViewRestriction.objects.exists()
    assert "This page cannot be made private." in said(answer)


@pytest.mark.parametrize("name", STAYS)
def test_nor_does_a_superuser_a_shell_or_an_end_date(superuser, record, every_page, name):
    before, page = every_page(), record[name]
    superuser.post(f"/admin/pages/{page.pk}/delete/", {"wagtail_site_name": "Throughline"})
    for act in (page.delete, page.unpublish, Page.objects.filter(pk=page.pk).delete):
        with pytest.raises(RuleBroken, match="This page cannot be"), transaction.atomic():
            act()
    Page.objects.filter(pk=page.pk).update(expire_at=clock.now() - timedelta(days=1))
    call_command("publish_scheduled", verbosity=0)

    assert every_page() == before


def test_an_expired_page_of_record_does_not_stop_the_others(record, about):
    due = clock.now() - timedelta(hours=1)
    Page.objects.filter(pk__in=[record["body"].pk, about.pk]).update(expire_at=due)
    call_command("publish_scheduled", verbosity=0)

    assert is_live(record["body"]) and not is_live(about)


def test_a_site_is_neither_deleted_nor_led_elsewhere(superuser, record):
    site, place = Site.objects.get(), standard_page(record["home"], "Other", slug="other")
    answer = superuser.post(f"/admin/sites/delete/{site.pk}/", follow=True)
    facts = {"hostname": site.hostname, "port": site.port, "root_page": place.pk, "site_name": ""}
    superuser.post(f"/admin/sites/edit/{site.pk}/", facts)

    assert Site.objects.get().root_page_id == site.root_page_id
    assert "This site cannot be deleted" in said(answer)


def test_a_form_under_a_legal_hold_stays_even_without_answers(cast, home, publisher):
    form = feedback.open_form(home)
    holds.place_hold(actor=publisher, kind="form", reference=form.slug, reason="A request for records")
    page = form.pages.get()
    answer = cast["publisher"].post(f"/admin/pages/{page.pk}/delete/", follow=True)

    assert Page.objects.filter(pk=page.pk).exists()
    assert "is under a legal hold" in said(answer)


def test_what_carries_no_record_still_goes(cast, record, home, about):
    draft = standard_page(about, "Draft", slug="draft", live=False)
    talk = engagement.page_of(engagement.conversation(slug="next-spring"))
    for page in (draft, about, talk):
        cast["publisher"].post(f"/admin/pages/{page.pk}/delete/")

    assert not Page.objects.filter(pk__in=[draft.pk, about.pk, talk.pk]).exists()


def test_an_ordinary_page_is_unpublished_moved_and_made_private(cast, home, about):
    place = standard_page(home, "Archive", slug="archive")
    cast["publisher"].post(f"/admin/pages/{about.pk}/privacy/", {"restriction_type": "login"})
    cast["publisher"].post(f"/admin/pages/{about.pk}/move/{place.pk}/confirm/")
    cast["publisher"].post(f"/admin/pages/{about.pk}/unpublish/")

    about.refresh_from_db()
    assert about.url_path.endswith("/archive/about/") and not about.live and about.view_restrictions.exists()


def test_pages_of_record_are_still_put_in_another_order(cast, record):
    talk = record["conversation"]
    engagement.conversation(slug="next-spring")
    path = f"/admin/pages/{talk.pk}/set_position/?position=1"
    assert cast["publisher"].post(path).status_code == 200


def test_what_other_records_refer_to_is_not_deleted_and_the_screen_says_so(cast, record):
    theme = engagement.theme(engagement.held(), "Data by county", 3)
    facts = {"answer": "adopted", "decided_by": {"en": "The board"}, "decided_on": clock.today()}
    history.record(Outcome(theme=theme, published_by="Paul", **facts), actor="system:test", reason="test")
    answer = cast["publisher"].post(f"/admin/theme/delete/{theme.pk}/", follow=True)

    assert Outcome.objects.filter(theme=theme).exists()
    assert "other records refer to it" in said(answer)


@pytest.mark.parametrize("who", ["editor", "clerk", "analyst", "administrator", "member"])
def test_nobody_else_makes_any_page_disappear(cast, about, record, every_page, home, who):
    before = every_page()
    for page in (about, *record.values()):
        for act in ("delete", "unpublish", "privacy", f"move/{home.pk}/confirm", "unschedule"):
            cast[who].post(f"/admin/pages/{page.pk}/{act}/", {"restriction_type": "login"})
        for act in ("delete", "unpublish", "move"):
            path = f"/admin/bulk/wagtailcore/page/{act}/?id={page.pk}"
            cast[who].post(path, {"chooser": home.pk, "include_descendants": "on"})

    assert every_page() == before and not PageViewRestriction.objects.exists()


def test_an_end_date_is_refused_where_the_page_must_stay(record):
    page = record["body"]
    draft = page.get_latest_revision_as_object()
    draft.expire_at = clock.now() + timedelta(days=1)
    with pytest.raises(RuleBroken, match="This page cannot be unpublished."):
        draft.save_revision().publish()
