"""Nested items, templates, copies, waiting items and order: one draft in all languages, frozen as it stands."""

from datetime import timedelta

from wagtail.models import Locale

import pytest

from boards.agendas.changes import compare
from boards.agendas.drafts import defer_item, place_deferred_item
from boards.agendas.presenters import agenda_view
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.exceptions import NotPossibleNow, PostedIsFrozen
from boards.meetings.facts import change_facts
from boards.meetings.forms.times import times_of
from boards.meetings.planning import plan_meeting
from boards.models import AgendaTemplate, DeferredItem
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

NEXT = make.DAY + timedelta(days=28)
NESTED = [
    {"kind": "information", "title": "Call to order", "minutes": 5},
    {
        "kind": "consent",
        "title": "Consent",
        "presenter": "C. Demo",
        "parts": ["Minutes of May", "Minutes of June"],
    },
    {"title": "Results by county"},
]


@furnished
def board(home, set_clock):
    found = make.body(3)
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=12))
    return found


@furnished
def draft(board):
    return make.meeting(board)


def titles(meeting, language: str = "en") -> list[str]:
    return [item["title"].get(language, "") for item in snapshot_of(meeting, draft_pages(meeting))["items"]]


def keys(meeting, language: str = "en") -> list[str]:
    return [block.id for block in draft_pages(meeting)[language].agenda]


def test_parts_are_numbered_under_their_item_and_frozen_with_it(draft, client):
    agendas.write(draft, NESTED)
    posting = make.post(draft)
    rows = list(draft.items.order_by("number"))
    assert posting.snapshot["format"] == 3
    assert [row.shown_number for row in rows] == ["1", "2", "2.1", "2.2", "3"]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.parent_id for row in rows] == [None, None, rows[1].pk, rows[1].pk, None]
    assert {row.kind for row in rows[1:4]} == {"consent"}
    page = client.get(draft.get_absolute_url()).content.decode()
    for words in ('id="item-4"', "2.2", "Minutes of June", "Presented by C. Demo", "about 9:05 a.m."):
        assert words in page


def test_times_run_through_parts(draft):
    agendas.write(draft, [{"title": "One", "parts": ["A", "B"]}, {"title": "Two"}])
    snapshot = snapshot_of(draft, draft_pages(draft))
    for number in (1, 2):
        snapshot["items"][number]["minutes"] = 15
    shown = agenda_view(snapshot)
    assert [item.at.minute for item in shown.items] == [0, 0, 15, 30]
    assert [item.label for item in shown.tops] == ["1", "2"]


def test_a_withdrawn_item_takes_no_time(draft):
    agendas.write(draft, [{"title": title, "minutes": 15} for title in ("One", "Two", "Three")])
    snapshot = snapshot_of(draft, draft_pages(draft))
    snapshot["items"][1]["withdrawn"] = True
    assert [item.at and item.at.minute for item in agenda_view(snapshot).items] == [0, None, 15]


def test_an_agenda_of_the_first_format_can_still_be_read_and_compared(draft):
    new = snapshot_of(draft, draft_pages(draft))
    old_texts = {name: new["texts"][name] for name in ("order_notice", "how_to_attend", "how_to_get_aid")}
    names = ("key", "number", "kind", "minutes", "title", "text", "findings")
    items = [{name: item[name] for name in names} for item in new["items"]]
    facts = {name: new["meeting"][name] for name in ("kind", "place", "stream_url", "phone_in", "aid_until")}
    facts |= {
        name: value
        for name, value in new["meeting"].items()
        if name.startswith(("contact", "starts", "ends"))
    }
    old = {**new, "format": 1, "texts": old_texts, "items": items, "meeting": facts}
    assert [item.label for item in agenda_view(old).items] == ["1", "2"]
    assert not any(change.item for change in compare(old, new))


# Corrections ---------------------------------------------------------------------------------------


def test_a_correction_adds_no_part_and_raises_no_kind(draft):
    made = agendas.write(draft, NESTED)
    make.post(draft)
    again = [item | {"key": key} for item, key in zip(NESTED, made, strict=True)]
    agendas.write(draft, [again[0], again[1] | {"parts": ["A new part"]}, again[2]])
    with pytest.raises(PostedIsFrozen):
        make.correct(draft, "One more part")
    agendas.write(draft, [again[0] | {"kind": "consent"}])
    with pytest.raises(PostedIsFrozen) as refused:
        make.correct(draft, "A vote after all")
    assert refused.value.rule == "BK-14"


def test_the_ground_of_a_closed_item_stays_as_posted(draft):
    closed = {"kind": "closed", "title": "Pending case", "citation": "11126(e)"}
    (key,) = agendas.write(draft, [closed])
    make.post(draft)
    agendas.write(draft, [closed | {"key": key, "citation": "11126(a)"}])
    with pytest.raises(PostedIsFrozen):
        make.correct(draft, "Another section")


def test_what_was_left_out_is_withdrawn_and_new_words_are_marked(draft):
    """BK-14."""
    made = agendas.write(draft, NESTED)
    first = make.post(draft)
    agendas.write(draft, [NESTED[0] | {"key": made[0], "presenter": "The chair"}])
    second = make.correct(draft, "Postponed")
    changes = compare(first.snapshot, second.snapshot)
    assert [(change.what, change.after) for change in changes if change.item == "1"] == [
        ("presenter", "The chair")
    ]
    withdrawn = [change.item for change in changes if change.kind == "withdrawn"]
    assert withdrawn == ["2", "2.1", "2.2", "3"]


# Starting ------------------------------------------------------------------------------------------


def template(**facts) -> AgendaTemplate:
    block = {"type": "item", "id": "a" * 36, "value": {"kind": "comment", "title": "Comment off the agenda"}}
    made = AgendaTemplate(
        locale=Locale.objects.get(language_code="en"),
        name="Usual",
        agenda=[block],
        **{"is_usual": True} | facts,
    )
    made.save()
    spanish = made.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.agenda[0].value["title"] = "Comentarios"
    spanish.save()
    return made


def test_a_meeting_starts_from_the_usual_template_in_each_language(board):
    template()
    one, two = (
        plan_meeting(
            actor=make.ACTOR,
            body=board,
            starts_at=make.starts(day),
            ends_at=make.starts(day) + timedelta(hours=1),
        )
        for day in (make.DAY, NEXT)
    )
    assert (titles(one), titles(one, "es")) == (["Comment off the agenda"], ["Comentarios"])
    assert keys(one) == keys(one, "es")
    assert keys(one) != keys(two)


def test_a_copy_of_an_earlier_meeting_has_fresh_keys_that_all_languages_share(
    board, client_for, editor, draft
):
    agendas.write(draft, NESTED)
    data = {"body": board.pk, "day": NEXT.isoformat(), "starts": "09:00", "ends": "12:00", "place": "Room 1"}
    response = client_for(editor).post("/desk/meetings/new/", data | {"copy_of": draft.pk})
    assert response.status_code == 302
    made = board.meetings.get(day=NEXT)
    assert titles(made) == titles(draft)
    assert keys(made) == keys(made, "es")
    assert not set(keys(made)) & set(keys(draft))
    part = draft_pages(made)["en"].agenda[1].value["parts"][0].id
    assert part == draft_pages(made)["es"].agenda[1].value["parts"][0].id


# Waiting and order ---------------------------------------------------------------------------------


def waits(found, **facts) -> DeferredItem:
    title = {"en": "Pay by district", "es": "Salario por distrito"}
    return defer_item(actor=make.ACTOR, body=found, title=title, **facts)


def test_an_item_that_waits_is_placed_once_and_keeps_its_history(board, client_for, editor):
    earlier = make.posted(board)
    source = make.action_item(earlier)
    row = waits(board, source=source)
    meeting = make.meeting(
        board, day=NEXT, items=[("action", "First"), ("comment", "Comment off the agenda")]
    )
    browser = client_for(editor)
    assert "Pay by district" in browser.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    browser.post(f"/desk/meetings/{meeting.pk}/waiting/{row.pk}/")
    assert titles(meeting) == ["First", "Pay by district", "Comment off the agenda"]
    assert titles(meeting, "es")[1] == "Salario por distrito"
    assert snapshot_of(meeting, draft_pages(meeting))["items"][1]["continues"] == source.pk
    with pytest.raises(NotPossibleNow):
        place_deferred_item(actor=make.ACTOR, meeting=meeting, waiting=row)


def test_an_item_waits_for_its_own_body_and_for_a_draft(board, home):
    other = make.body(3, slug="other")
    make.pages(home, other)
    with pytest.raises(NotPossibleNow):
        place_deferred_item(actor=make.ACTOR, meeting=make.meeting(board), waiting=waits(other))
    with pytest.raises(NotPossibleNow) as refused:
        place_deferred_item(
            actor=make.ACTOR, meeting=make.posted(board, day=NEXT, before=30), waiting=waits(board)
        )
    assert refused.value.rule == "BK-14"


# Facts ---------------------------------------------------------------------------------------------


def facts_of(meeting, **changes) -> dict:
    known = {"place": meeting.place, "venue_accessible": "on", "venue_free": "on", "venue_open": "on"}
    if meeting.is_draft:
        times = times_of(meeting.starts_at, meeting.ends_at)
        known |= {name: times[name] for name in ("day", "starts", "ends")}
    return known | {name: getattr(meeting, name) for name in ("contact_name", "contact_phone")} | changes


def test_the_facts_of_a_draft_are_changed_at_the_desk(draft, client_for, editor):
    mode = agendas.mode("classic").pk
    data = facts_of(draft, mode=mode, sites="1 Demo Street\n\n2 Demo Street\n", written_day="2022-11-07")
    browser, address = client_for(editor), f"/desk/meetings/{draft.pk}/facts/"
    assert browser.post(address, data).status_code == 302
    draft.refresh_from_db()
    assert [site.address for site in draft.sites.all()] == ["1 Demo Street", "2 Demo Street"]
    assert draft.written_until.isoformat() == "2022-11-08T07:59:59+00:00"
    browser.post(address, data | {"sites": "2 Demo Street"})
    assert [site.address for site in draft.sites.all()] == ["2 Demo Street"]
    refused = browser.post(address, data | {"mode": agendas.mode("advisory").pk})
    assert refused.status_code == 422
    assert b"BK-29a" in refused.content


def test_kind_and_way_of_meeting_stay_once_posted(board, client_for, clerk):
    meeting = make.posted(board)
    browser, address = client_for(clerk), f"/desk/meetings/{meeting.pk}/facts/"
    assert b'name="mode"' not in browser.get(address).content
    assert browser.post(address, facts_of(meeting, place="Room 7")).status_code == 302
    with pytest.raises(NotPossibleNow) as refused:
        change_facts(actor=clerk, meeting=meeting, mode=agendas.mode("classic"))
    assert refused.value.rule == "BK-14"
