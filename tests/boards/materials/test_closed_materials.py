"""Closed by rule, opened by two, withdrawn as far as the law allows, removed on counsel's reason (BK-34, BK-50)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from boards.agendas.readiness.closed import is_appointment
from boards.exceptions import CannotPost
from boards.materials.closing import close_with_items
from boards.materials.distribution import give_material, hand_out
from boards.materials.services import add_version, withdraw_material
from boards.materials.two_people import ask_to_open, ask_to_remove, confirm_request, end_request
from boards.models import Material, MaterialRequest, MeetingEvent
from boards.rules.closed_grounds import GROUNDS
from cms.models import PossibleCopy
from cms.records import verification
from cms.records.possible_copies import with_names
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import closed_materials as closed
from tests.factories import materials as give
from tests.factories.closed_materials import AHEAD, WHY, asked, confirm, opened, refused, rewrite, stops
from tests.furniture import furnished


@furnished
def draft(home, clerk, member, set_clock):
    set_clock(make.starts() - timedelta(days=20))
    return closed.plant(home, clerk, member)


# Closed by rule --------------------------------------------------------------------------------------


def test_what_is_added_to_a_closed_item_is_closed_and_no_form_asks(cast, draft):
    key, other = draft.memo.key, draft.shown.key
    pages = [
        cast["clerk"].get(f"/desk/meetings/{draft.meeting.pk}/materials/{each}/add/") for each in (key, other)
    ]
    assert ["what you add is closed" in page.content.decode() for page in pages] == [True, False]
    assert not any('name="is_closed"' in page.content.decode() for page in pages)
    facts = {
        "title_en": "Advice",
        "prepared_by": "body",
        "language": "en",
        "body": "Settle.",
        "is_closed": "",
    }
    cast["clerk"].post(f"/desk/meetings/{draft.meeting.pk}/materials/{key}/add/", facts)
    assert Material.objects.get(title__en="Advice").is_closed
    facts |= {"title_en": "Budget", "is_closed": "on"}
    cast["clerk"].post(f"/desk/meetings/{draft.meeting.pk}/materials/{other}/add/", facts)
    assert not Material.objects.get(title__en="Budget").is_closed


def test_another_format_of_a_closed_material_is_closed(draft, clerk):
    made = give.material(
        draft.meeting, number=3, actor=clerk, title={"en": "In print"}, alternative_of=draft.memo
    )
    assert made.is_closed


def test_an_item_that_becomes_closed_closes_its_materials(draft, clerk):
    rewrite(draft.meeting, second="closed", third="closed")
    assert stops(draft.meeting), "until it is closed, posting stops"
    assert close_with_items(actor=clerk, meeting=draft.meeting) == []
    draft.shown.refresh_from_db()
    assert draft.shown.is_closed and stops(draft.meeting) == {}
    assert draft.shown.history.first().history_change_reason == "its item is a closed session"


def test_what_is_public_cannot_be_closed_again(draft, clerk):
    give_material(actor=clerk, material=draft.shown, appointments=closed.members(draft.meeting))
    rewrite(draft.meeting, second="closed", third="closed")
    assert close_with_items(actor=clerk, meeting=draft.meeting) == [draft.shown]
    draft.shown.refresh_from_db()
    assert not draft.shown.is_closed and "already public" in stops(draft.meeting)["BK-34"]
    refused("BK-34", add_version, actor=clerk, material=draft.shown, body="Advice")
    withdraw_material(actor=clerk, material=draft.shown)
    assert stops(draft.meeting) == {}


# Posting stops ---------------------------------------------------------------------------------------


def test_posting_stops_with_a_sentence_and_a_link_but_no_title(cast, draft):
    Material.objects.filter(pk=draft.memo.pk).update(is_closed=False)
    page = cast["publisher"].get(f"/desk/meetings/{draft.meeting.pk}/post/").content.decode()
    assert "one of its materials is not closed" in page and f'href="/desk/materials/{draft.memo.pk}/"' in page
    assert closed.CANARIES["title of the file"] not in page
    with pytest.raises(CannotPost) as found:
        closed.post(draft)
    assert found.value.rule == "BK-34"


def test_a_closed_material_whose_item_is_no_closed_session_stops_posting_and_stays_closed(draft, clerk):
    rewrite(draft.meeting, third="discussion")
    close_with_items(actor=clerk, meeting=draft.meeting)
    assert "is not a closed session" in stops(draft.meeting)["BK-34"]
    assert Material.objects.filter(is_closed=True).count() == 2


def test_what_is_closed_or_opened_by_two_can_be_posted(draft, clerk, publisher):
    opened(draft, clerk, publisher)
    assert stops(draft.meeting) == {}
    closed.post(draft)
    item = draft.meeting.postings.get().items[2]
    assert [row["id"] for row in item["materials"]] == [draft.memo.pk]


# Opened by two ---------------------------------------------------------------------------------------


def test_one_person_opens_nothing(draft, clerk, publisher):
    made = asked(draft, clerk, publisher)
    assert "Another person" in refused("BK-34", confirm_request, actor=clerk, request=made)
    draft.memo.refresh_from_db()
    assert draft.memo.is_closed
    assert "waiting" in refused("", asked, draft=draft, clerk=clerk, publisher=publisher)


@pytest.mark.parametrize(
    ("reason", "second"), [(" ", "publisher"), (WHY, None), (WHY, "clerk"), (WHY, "editor")]
)
def test_a_request_gives_a_reason_and_names_another_person_who_may_post(draft, people, clerk, reason, second):
    named = people[second] if second else None
    refused("BK-34", ask_to_open, actor=clerk, material=draft.memo, reason=reason, second=named)
    assert not MaterialRequest.objects.exists()


def test_who_sits_on_the_body_is_not_named_and_does_not_confirm(draft, clerk, publisher):
    made = asked(draft, clerk, publisher)
    make.seat_user(draft.meeting.body, publisher, position=2)
    refused("BK-43", confirm_request, actor=publisher, request=made)
    end_request(actor=clerk, request=made)
    assert "holds a seat" in refused("BK-43", asked, draft=draft, clerk=clerk, publisher=publisher)


def test_what_is_not_closed_is_not_opened_and_an_editor_does_not_confirm(draft, people, clerk, publisher):
    refused("BK-34", ask_to_open, actor=clerk, material=draft.shown, reason=WHY, second=publisher)
    with pytest.raises(PermissionDenied):
        confirm_request(actor=people["editor"], request=asked(draft, clerk, publisher))


def test_the_second_person_confirms_only_the_version_that_was_asked_about(draft, clerk, publisher):
    made = asked(draft, clerk, publisher)
    add_version(actor=clerk, material=draft.memo, body="More advice")
    assert "after the request" in refused("BK-34", confirm_request, actor=publisher, request=made)


def test_the_person_named_reads_it_until_the_request_ends(cast, draft, clerk, publisher):
    desk = f"/desk/materials/{draft.memo.pk}/"
    assert cast["publisher"].get(desk).status_code == 404
    asked(draft, clerk, publisher)
    card = cast["publisher"].get("/desk/").content.decode()
    assert f'href="{desk}open/"' in card and closed.CANARIES["title"] not in card
    page = cast["publisher"].get(f"{desk}open/").content.decode()
    for words in (
        WHY,
        closed.CANARIES["text"],
        "under item 3",
        "When the agenda is posted",
        "Open it to the public",
    ):
        assert words in page
    cast["publisher"].post(f"{desk}open/", {"end": "1", "request": MaterialRequest.objects.get().pk})
    assert cast["publisher"].get(desk).status_code == 404
    assert MaterialRequest.objects.get().ended_by_name == "Paul"
    refused("BK-34", confirm_request, actor=publisher, request=MaterialRequest.objects.get())


def test_two_people_open_it_on_the_desk(cast, client, draft):
    desk = f"/desk/materials/{draft.memo.pk}/open/"
    empty = cast["clerk"].post(desk, {"reason": "", "second": ""})
    assert empty.status_code == 422
    second = MaterialRequest._meta.get_field("second").related_model.objects.get(display_name="Paul")
    cast["clerk"].post(desk, {"reason": WHY, "second": second.pk})
    own = cast["clerk"].get(desk).content.decode()
    assert "Withdraw the request" in own and 'name="confirm"' not in own
    confirm(cast["publisher"], desk)
    draft.memo.refresh_from_db()
    assert (draft.memo.is_closed, draft.memo.opened_version, draft.memo.is_public) == (False, 2, False)
    event = MeetingEvent.objects.get(kind="material_opened")
    assert event.facts == {"material": draft.memo.pk, "asked_by": "Clara", "opened_by": "Paul"}, (
        "no title yet"
    )
    assert client.get(draft.memo.get_absolute_url()).status_code == 404
    assert list(verification.breaks()) == []


@pytest.mark.engine
def test_a_changed_request_is_seen_in_the_record(draft, clerk, publisher):
    opened(draft, clerk, publisher)
    MaterialRequest.objects.update(confirmed_by_name="Somebody else")
    assert len(list(verification.breaks())) == 1


def test_opened_after_posting_it_is_public_at_once_from_the_version_they_read(
    client, draft, clerk, publisher
):
    closed.post(draft)
    made = opened(draft, clerk, publisher)
    page = client.get(made.get_absolute_url()).content.decode()
    assert closed.CANARIES["title"] in page and f"{made.pk}/1/" not in page
    assert client.get(f"{made.get_absolute_url()}1/").status_code == 404, "the first version stays closed"
    assert MeetingEvent.objects.get(kind="material_opened").facts["title"] == made.title


def test_what_a_majority_has_is_a_public_record_once_it_is_opened(client, draft, clerk, publisher):
    give_material(actor=clerk, material=draft.memo, appointments=closed.members(draft.meeting))
    assert client.get(draft.memo.get_absolute_url()).status_code == 404
    made = opened(draft, clerk, publisher)
    assert made.public_record_at and client.get(f"{made.get_absolute_url()}1/").status_code == 404
    assert client.get(f"{made.get_absolute_url()}2/").status_code == 200


def test_nothing_is_added_to_an_opened_material(cast, draft, clerk, publisher):
    opened(draft, clerk, publisher)
    words = refused("BK-34", add_version, actor=clerk, material=draft.memo, body="More")
    assert "as a separate material" in words
    assert 'id="next-version"' not in cast["clerk"].get(f"/desk/materials/{draft.memo.pk}/").content.decode()


# Histories -------------------------------------------------------------------------------------------


def test_the_history_of_a_closed_material_is_read_only_by_those_who_work_on_it(cast, people, draft):
    """The title stands in it; a role that may read histories of materials does not suffice."""
    may_read = Material.may_read_history  # type: ignore[attr-defined]
    assert [may_read(people[name], draft.memo.pk) for name in ("clerk", "publisher", "editor")] == [
        True,
        False,
        False,
    ]
    assert cast["clerk"].get(f"/desk/history/boards.material/{draft.memo.pk}/").status_code == 404


def test_a_list_of_possible_copies_does_not_name_it(draft):
    """A publisher who removes a comment reads where its words may stand, not what a closed material is called."""
    rows = [
        PossibleCopy(kind="boards.Material", key=str(each.pk), fields=["title"])
        for each in (draft.memo, draft.shown)
    ]
    named = [vars(row)["what"] for row in with_names(rows)]
    assert closed.CANARIES["title"] not in named[0] and closed.OPEN in named[1]


# Withdrawn -------------------------------------------------------------------------------------------


def test_withdrawn_before_it_was_public_it_is_gone_for_everyone(cast, client, draft, clerk):
    desk = f"/desk/materials/{draft.memo.pk}/"
    assert "Access ends at once, also for the members" in cast["clerk"].get(desk).content.decode()
    mine = f"/workspace/materials/{draft.memo.pk}/"
    assert cast["member"].get(mine).status_code == 200
    cast["clerk"].post(f"{desk}withdraw/")
    assert cast["member"].get(mine).status_code == cast["member"].get(f"{mine}1/").status_code == 404
    event = MeetingEvent.objects.get(kind="material_gone")
    assert event.facts == {"material": draft.memo.pk, "why": "withdrawn", "stays": False}


def test_withdrawn_after_posting_it_stays_and_says_so(cast, client, draft, set_clock):
    closed.post(draft), set_clock(make.starts() - timedelta(days=10))
    made = draft.shown
    desk = f"/desk/materials/{made.pk}/"
    assert "What was posted stays on the record" in cast["clerk"].get(desk).content.decode()
    cast["clerk"].post(f"{desk}withdraw/")
    day = "Withdrawn from the agenda on Sunday, October 30, 2022"
    assert day in client.get(made.get_absolute_url()).content.decode()
    assert day in client.get(draft.meeting.get_absolute_url()).content.decode()
    closed.correct(draft)
    assert all(
        row["id"] != made.pk
        for item in draft.meeting.postings.latest("number").items
        for row in item["materials"]
    )
    page = client.get(draft.meeting.get_absolute_url()).content.decode()
    assert day in page and made.get_absolute_url() in page, "still reachable as a record"
    assert MeetingEvent.objects.get(kind="material_gone").facts["stays"] is True


def test_a_public_record_stays_with_the_rule_in_plain_words(cast, client, draft, clerk):
    give_material(actor=clerk, material=draft.shown, appointments=closed.members(draft.meeting))
    desk = f"/desk/materials/{draft.shown.pk}/"
    assert "A majority of the members received it" in cast["clerk"].get(desk).content.decode()
    withdraw_material(actor=clerk, material=draft.shown)
    page = client.get("/boards/governing-board/records/").content.decode()
    assert closed.OPEN in page and "Withdrawn from the agenda" in page


# Posted by mistake -----------------------------------------------------------------------------------


def test_access_ends_by_two_people_and_counsels_reason_only(cast, client, draft, clerk, publisher):
    refused("BK-50", ask_to_remove, actor=clerk, material=draft.shown, reason="x", counsel="C. Law")
    closed.post(draft)
    refused("BK-50", ask_to_remove, actor=clerk, material=draft.shown, reason="x", counsel=" ")
    refused("BK-34", ask_to_remove, actor=clerk, material=draft.shown, reason=" ", counsel="C. Law")
    desk = f"/desk/materials/{draft.shown.pk}/remove/"
    cast["clerk"].post(desk, {"counsel": "C. Law", "reason": "it is advice of counsel"})
    refused("BK-34", confirm_request, actor=clerk, request=MaterialRequest.objects.get())
    assert client.get(draft.shown.get_absolute_url()).status_code == 200, "until a second person confirms"
    assert "C. Law" in cast["publisher"].get(desk).content.decode()
    confirm(cast["publisher"], desk)
    assert client.get(draft.shown.get_absolute_url()).status_code == 410
    assert cast["editor"].get(f"/desk/materials/{draft.shown.pk}/").status_code == 404
    refused("BK-34", hand_out, actor=clerk, material=draft.shown)
    assert MeetingEvent.objects.get(kind="material_gone").facts["why"] == "mistake"


# Grounds ---------------------------------------------------------------------------------------------


def test_grounds_are_found_by_number_or_word_and_say_whether_they_were_read(cast, draft):
    """BK-32a."""
    page = cast["editor"].get("/desk/closed-grounds/?q=threats+electronic").content.decode()
    assert (
        "Gov. Code § 11126(c)(18)" in page
        and "Checked against the statute" in page
        and "11126(a)" not in page
    )
    page = cast["editor"].get("/desk/closed-grounds/?q=(c)(16)").content.decode()
    assert "Not checked: counsel must confirm before use" in page
    assert "No ground matches" in cast["editor"].get("/desk/closed-grounds/?q=zq").content.decode()
    assert len(GROUNDS) == cast["editor"].get("/desk/closed-grounds/").content.decode().count(
        '<h2 id="ground-'
    )


def test_a_ground_that_was_not_read_in_the_statute_warns_at_posting(draft):
    """BK-32a."""
    rewrite(draft.meeting, third="closed")
    page = draft.meeting.pages.first().get_latest_revision_as_object()
    blocks = list(page.agenda.get_prep_value())
    blocks[2]["value"]["citation"] = "11126(e)(2)(A)"
    page.agenda = blocks
    page.save_revision()
    assert any(
        rule == "BK-32a" and "Counsel must confirm" in words
        for rule, words in agendas.warnings(draft.meeting, AHEAD)
    )


def test_the_agenda_cites_its_ground_as_agendas_do(client, draft, set_clock):
    closed.post(draft)
    for path in ("", "packet/"):
        page = client.get(f"{draft.meeting.get_absolute_url()}{path}").content.decode()
        assert "Gov. Code § 11126(e)" in page


@pytest.mark.parametrize(
    "words", ["Appoint advisory members", "Choose the members of the advisory board", "Elegir a los asesores"]
)
def test_choosing_advisory_members_is_never_closed(words):
    assert is_appointment({"title": {"en": words}, "text": {}})
