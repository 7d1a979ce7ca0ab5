"""After posting, nothing that staff can do in Wagtail, at the desk or in a shell changes what the public sees (BK-14).

Each act is really tried, by someone who may use Wagtail fully; then the public page is read again, byte for byte.
"""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

import pytest

from boards.agendas.corrections import propose_correction
from boards.agendas.posting import post_agenda
from boards.exceptions import PostedIsFrozen
from boards.meetings.planning import attach_finding, detach_finding
from boards.models import AgendaItem, Meeting, MeetingPage, PostedAgenda
from boards.models.pages import USUAL_TEXTS
from cms.exceptions import RuleBroken
from tests.factories import boards as make
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
ALL = (ADDRESS, f"{ADDRESS}posted/1/", "/boards/governing-board/feed.atom", f"{ADDRESS}event.ics")
OTHER = "Something that nobody posted"


@furnished
def posted(home, set_clock) -> Meeting:
    found = make.body(3)
    make.pages(home, found)
    made = make.posted(found)
    set_clock(make.starts() - timedelta(days=11))
    return made


@furnished
def wagtail(client_for, publisher):
    """A publisher who is also given every right that Wagtail knows."""
    publisher.is_superuser = True
    publisher.save()
    return client_for(publisher)


@pytest.fixture
def seen(client):
    """The public pages as bytes, without what differs on each reading."""

    def read() -> list[bytes]:
        answers = [client.get(path) for path in ALL]
        assert [answer.status_code for answer in answers] == [200] * len(ALL)
        return [answer.content for answer in answers]

    return read


def pages_of(meeting: Meeting) -> list[MeetingPage]:
    return list(MeetingPage.objects.filter(meeting=meeting).order_by("pk"))


def rewrite(meeting: Meeting) -> None:
    """A new draft with other items in each language."""
    make.write_agenda(meeting, [("action", OTHER), ("action", f"{OTHER} too")])


def form_of(page: MeetingPage, **facts) -> dict:
    """What Wagtail's editor sends for this page."""
    value = {"kind": "action", "title": OTHER, "text": "", "minutes": "", "presenter": "", "citation": ""}
    block = ("item", value | {"purpose": "", "parts": streamfield([])})
    texts = dict.fromkeys(USUAL_TEXTS, OTHER)
    facts = {"title": OTHER, "slug": page.slug, "summary": "", "meeting": page.meeting_id} | texts | facts
    return nested_form_data({**facts, "agenda": streamfield([block]), "comments": inline_formset([])})


def edit(wagtail, meeting):
    for page in pages_of(meeting):
        path = f"/admin/pages/{page.pk}/edit/"
        assert wagtail.post(path, form_of(page)).status_code == 302
        page.refresh_from_db()
        assert page.get_latest_revision().content["title"] == OTHER
        wagtail.post(path, form_of(page, **{"action-publish": "1"}))


def publish_revision(wagtail, meeting):
    rewrite(meeting)
    for page in pages_of(meeting):
        page.get_latest_revision().publish()


def revert(wagtail, meeting):
    rewrite(meeting)
    for page in pages_of(meeting):
        oldest = page.revisions.order_by("pk").first()
        wagtail.get(f"/admin/pages/{page.pk}/revisions/{oldest.pk}/revert/")
        wagtail.post(f"/admin/pages/{page.pk}/edit/", form_of(page, revision=oldest.pk))
        oldest.publish()


def schedule(wagtail, meeting):
    rewrite(meeting)
    for page in pages_of(meeting):
        draft = page.get_latest_revision_as_object()
        draft.go_live_at = timezone.now() - timedelta(minutes=1)
        draft.title = OTHER
        draft.save_revision(approved_go_live_at=draft.go_live_at)
    call_command("publish_scheduled", verbosity=0)


def expire(wagtail, meeting):
    Page.objects.filter(pk__in=[page.pk for page in pages_of(meeting)]).update(
        expire_at=timezone.now() - timedelta(days=1)
    )
    call_command("publish_scheduled", verbosity=0)


def unpublish(wagtail, meeting):
    for page in pages_of(meeting):
        wagtail.post(f"/admin/pages/{page.pk}/unpublish/", {"include_descendants": "on"})


def copy(wagtail, meeting):
    for page in pages_of(meeting):
        facts = {"new_title": OTHER, "new_slug": "2022-11-10", "new_parent_page": page.get_parent().pk}
        wagtail.post(f"/admin/pages/{page.pk}/copy/", facts | {"publish_copies": "on"})


def move(wagtail, meeting):
    for page in pages_of(meeting):
        wagtail.post(f"/admin/pages/{page.pk}/move/{page.get_parent().get_parent().pk}/confirm/")


def delete(wagtail, meeting):
    for page in pages_of(meeting):
        wagtail.post(f"/admin/pages/{page.pk}/delete/")


def delete_parents(wagtail, meeting):
    for page in pages_of(meeting):
        wagtail.post(f"/admin/pages/{page.get_parent().pk}/delete/")


def translate(wagtail, meeting):
    locale, _made = Locale.objects.get_or_create(language_code="vi")
    page = pages_of(meeting)[0]
    made = CopyPageForTranslationAction(page, locale, copy_parents=True, user=None).execute(
        skip_permission_checks=True
    )
    made.title = OTHER
    made.save_revision().publish()


def edit_the_record(wagtail, meeting):
    """The list of meetings in Wagtail's admin, and the model behind it."""
    for path in (f"/admin/meeting/edit/{meeting.pk}/", f"/admin/meetings/edit/{meeting.pk}/"):
        wagtail.post(path, {"place": OTHER, "contact_name": OTHER, "starts_at": "2022-11-10 09:00"})
    Meeting.objects.filter(pk=meeting.pk).update(
        place=OTHER, contact_name=OTHER, stream_url="https://x.example"
    )


def call_services(wagtail, meeting):
    finding = make.finding()
    key = make.item_key(meeting, 1)
    for act in (
        lambda: post_agenda(actor=make.ACTOR, meeting=meeting),
        lambda: attach_finding(actor=make.ACTOR, meeting=meeting, key=key, finding=finding),
        lambda: detach_finding(actor=make.ACTOR, meeting=meeting, key=key, finding=finding),
    ):
        with pytest.raises(RuleBroken):
            act()
    rewrite(meeting)
    with pytest.raises(RuleBroken):
        propose_correction(actor=make.ACTOR, meeting=meeting, reason="To add business")


def change_rows(wagtail, meeting):
    posting, item = (
        PostedAgenda.objects.get(meeting=meeting),
        AgendaItem.objects.filter(meeting=meeting).first(),
    )
    for row in (posting, item, posting.sendings.first()):
        with pytest.raises(PostedIsFrozen):
            row.save()
        with pytest.raises(PostedIsFrozen):
            row.delete()


ACTS = [
    edit, publish_revision, revert, schedule, expire, unpublish, copy, move, delete, delete_parents, translate,
    edit_the_record, call_services, change_rows,
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_no_act_changes_what_the_public_sees(posted, wagtail, seen, act):
    """Show 3 of issue 3."""
    before = seen()
    act(wagtail, posted)
    after = seen()
    assert after == before
    assert OTHER.encode() not in b"".join(after)


def test_the_page_in_the_tree_is_never_served(client, posted):
    """The address belongs to the view of the posting: a published draft has no address of its own."""
    for page in pages_of(posted):
        page.live = True
        answer = client.get(page.url)
        assert OTHER.encode() not in answer.content
