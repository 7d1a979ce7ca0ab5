"""What stands under a closed item, also after the item changed: in the draft, and by a new notice (BK-14, BK-34)."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from boards.agendas.posting import post_new_notice
from boards.agendas.versions import next_notice
from boards.materials.access import desk_materials, is_recused, works_on
from boards.materials.closing import close_with_items
from boards.materials.distribution import give_material, hand_out, hand_out_at_begin
from boards.materials.services import add_version, withdraw_material
from boards.models import ClosedSession, DisclosureFiling, Material, MeetingEvent
from boards.workspace.documents import documents_of
from cms import clock
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import closed_materials as closed
from tests.factories import materials as give
from tests.factories.closed_materials import AHEAD, opened, refused, rewrite, stops
from tests.furniture import furnished


@furnished
def draft(home, clerk, member, set_clock):
    set_clock(make.starts() - timedelta(days=20))
    return closed.plant(home, clerk, member)


def renew(draft, clerk) -> str:
    """Posted as action, then closed by a new notice: the second item stands there under a fresh key."""
    with clock.at(make.starts() - timedelta(days=14)):
        make.post(draft.meeting)
    draft.meeting.refresh_from_db()
    rewrite(draft.meeting, second="closed", third="closed")
    with clock.at(AHEAD):
        late = give.material(draft.meeting, number=2, actor=clerk, title={"en": "Late"})
        assert late.is_closed, "the draft already says that its item is closed"
        assert "already public" in stops(draft.meeting)["BK-34"], "also under a fresh key"
        withdraw_material(actor=clerk, material=draft.shown)
        agendas.approve(draft.meeting)
        post_new_notice(actor=make.ACTOR, meeting=draft.meeting, reason="A closed session")
    draft.meeting.refresh_from_db()
    return next(
        item["key"]
        for item in draft.meeting.postings.latest("number").items
        if item.get("draft") == draft.shown.key
    )


def test_materials_follow_an_item_that_a_new_notice_made_a_closed_session(cast, draft, clerk):
    """BK-14."""
    fresh = renew(draft, clerk)
    assert fresh != draft.shown.key
    page = cast["clerk"].get(f"/desk/meetings/{draft.meeting.pk}/").content.decode()
    assert f"materials/{draft.shown.key}/add/" in page and f"materials/{fresh}/add/" not in page
    added = give.material(draft.meeting, key=fresh, actor=clerk, title={"en": "Under the fresh key"})
    assert (added.key, added.is_closed) == (draft.shown.key, True)
    Material.objects.filter(pk=added.pk).update(is_closed=False)
    added.refresh_from_db()
    assert "not closed" in stops(draft.meeting)["BK-34"]
    refused("BK-34", hand_out, actor=clerk, material=added)
    refused("BK-34", add_version, actor=clerk, material=added, body="More")
    give_material(actor=clerk, material=added, appointments=closed.members(draft.meeting)[:1])
    assert hand_out_at_begin(actor=clerk, meeting=draft.meeting) == 0, "it stops no meeting, but stays back"
    close_with_items(actor=clerk, meeting=draft.meeting)
    added.refresh_from_db()
    assert added.is_closed


def test_what_is_posted_as_closed_stays_closed_while_the_draft_changes(draft, clerk):
    closed.post(draft)
    rewrite(draft.meeting, third="discussion")
    assert give.material(draft.meeting, number=3, actor=clerk, title={"en": "More advice"}).is_closed


def test_what_is_handed_out_is_shown_at_the_fresh_key(cast, client, draft, clerk):
    with clock.at(make.starts() - timedelta(days=14)):
        make.post(draft.meeting)
    draft.meeting.refresh_from_db()
    rewrite(draft.meeting, second="discussion", third="closed")
    with clock.at(AHEAD):
        agendas.approve(draft.meeting)
        post_new_notice(actor=make.ACTOR, meeting=draft.meeting, reason="No vote")
        made = give.material(draft.meeting, number=2, actor=clerk, title={"en": "Handed out late"})
        hand_out(actor=clerk, material=made)
    live = next(
        item["key"] for item in draft.meeting.postings.latest("number").items if item.get("draft") == made.key
    )
    assert MeetingEvent.objects.get(facts__material=made.pk, kind="material").item.key == live
    page = client.get(draft.meeting.get_absolute_url()).content.decode()
    assert page.count("Handed out late") == 1
    for key in (live, made.key):
        postings = list(draft.meeting.postings.all())
        found = documents_of(draft.meeting, key, closed.members(draft.meeting)[0], postings)
        assert made.pk in [each.material.pk for each in found]
        with clock.at(AHEAD):
            read = cast["member"].get(reverse("boards:workspace_item", args=[draft.meeting.pk, key]))
        assert "Handed out late" in read.content.decode(), "the news of the document leads there"
        assert any("Handed out late" in news.words for news in read.context["reading"].entry.news)


@pytest.mark.parametrize("row", ["first", "fresh"])
def test_a_recusal_counts_under_every_key_the_item_had(draft, clerk, row):
    """BK-14: filed on the row of the first notice, or on that of the new one."""
    fresh = renew(draft, clerk)
    paper = Material.objects.get(title__en="Late")
    appointment = closed.members(draft.meeting)[0]
    other = Material.objects.get(pk=draft.memo.pk)
    assert not is_recused(paper, appointment)
    key = draft.shown.key if row == "first" else fresh
    DisclosureFiling.objects.create(
        meeting=draft.meeting, appointment=appointment, key=key, reason="Own business", filed_at=AHEAD
    )
    assert is_recused(paper, appointment) and not is_recused(other, appointment)


def test_the_clerk_of_the_closed_session_works_on_its_materials_under_the_fresh_key(
    cast, draft, clerk, publisher
):
    fresh = renew(draft, clerk)
    paper = Material.objects.get(title__en="Late")
    assert not works_on(publisher, paper)
    assert paper not in desk_materials(publisher, draft.meeting)
    item = draft.meeting.items.get(key=fresh)
    ClosedSession.objects.create(item=item, clerk=publisher)
    assert works_on(publisher, paper) and not works_on(publisher, draft.memo)
    assert paper in desk_materials(publisher, draft.meeting)


def test_closed_materials_are_listed_with_as_many_queries_as_one(draft, clerk):
    with CaptureQueriesContext(connection) as before:
        assert len(desk_materials(clerk, draft.meeting)) == 3
    for _nth in range(3):
        give.material(draft.meeting, number=3, actor=clerk)
    with CaptureQueriesContext(connection) as after:
        assert len(desk_materials(clerk, draft.meeting)) == 6
    assert len(after) == len(before)


def test_a_version_added_while_the_item_was_open_does_not_go_once_it_is_closed_again(draft, clerk, publisher):
    made = opened(draft, clerk, publisher)
    rewrite(draft.meeting, third="action")
    add_version(actor=clerk, material=made, body="What nobody else read")
    rewrite(draft.meeting, third="closed")
    assert "newer version than the one two people opened" in stops(draft.meeting)["BK-34"]
    assert next_notice(draft.meeting)["items"][2]["materials"] == []
    refused("BK-34", add_version, actor=clerk, material=made, body="More")


def test_nothing_is_added_to_an_opened_material_whose_item_left_the_draft(draft, clerk, publisher):
    made = opened(draft, clerk, publisher)
    pages = [page.get_latest_revision_as_object() for page in draft.meeting.pages.all()]
    whole = list(pages[0].agenda.get_prep_value())
    for agenda in ([*whole[:2], whole[3]], whole):
        for page in pages:
            page.agenda = agenda
            page.save_revision()
        words = refused("BK-34", add_version, actor=clerk, material=made, body="More")
        assert ("no longer on the agenda" in words) == (agenda is not whole)
    assert [row["version"] for row in next_notice(draft.meeting)["items"][2]["materials"]] == [2]
