"""Materials for the whole meeting: posted with the agenda, above its items, and never closed (BK-14, BK-34, BK-50)."""

import json

from django.template.loader import render_to_string

import pytest

from boards.agendas.item_keys import WHOLE_MEETING
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.materials.distribution import give_material
from boards.materials.packets import packet_contents
from boards.materials.services import add_version, withdraw_material
from boards.materials.two_people import ask_to_remove, confirm_request
from boards.models import Appointment, Material, MemberNote
from tests.boards.materials.test_add_many import address, as_sent, uploaded
from tests.boards.workspace.test_reading import desk
from tests.factories import boards as make
from tests.factories import materials as give
from tests.furniture import furnished

TITLE = {"en": "Glossary", "es": "Glosario"}
MAP = {"en": "Map of the room", "es": "Plano de la sala"}
HEADING = "Materials for the whole meeting"
__all__ = ["desk"]


def whole(meeting, **facts) -> Material:
    return give.material(meeting, key=WHOLE_MEETING, **{"title": TITLE} | facts)


@furnished
def draft(home):
    found = make.body(3)
    make.pages(home, found)
    return make.meeting(found)


@pytest.fixture
def posted(draft, set_clock):
    set_clock(make.starts() - make.timedelta(days=12))
    whole(draft)
    make.post(draft)
    draft.refresh_from_db()
    return draft


def page_of(client, meeting) -> str:
    return client.get(meeting.get_absolute_url()).content.decode()


def test_the_clerk_adds_one_on_the_desk(cast, draft):
    page = cast["clerk"].get(f"/desk/meetings/{draft.pk}/").content.decode()
    link = f"/desk/meetings/{draft.pk}/materials/{WHOLE_MEETING}/add/"
    assert HEADING in page and link in page
    facts = {"title_en": "Glossary", "prepared_by": "body", "language": "en", "body": "Quorum: 11 members."}
    refused = cast["clerk"].post(link, facts | {"body": ""})
    assert refused.status_code == 422 and "The whole meeting" in refused.content.decode()
    done = cast["clerk"].post(link, facts, follow=True).content.decode()
    assert "Material added to the meeting." in done and "The whole meeting" in done
    assert Material.objects.get().key == WHOLE_MEETING
    assert "Glossary" in cast["clerk"].get(f"/desk/meetings/{draft.pk}/").content.decode()


def test_one_of_many_files_may_belong_to_the_whole_meeting(cast, draft):
    facts = as_sent(uploaded(cast["clerk"], draft, "Map.pdf").content.decode(), 1)
    assert cast["clerk"].post(address(draft), facts | {"file0-key": WHOLE_MEETING}).status_code == 302
    assert Material.objects.get().key == WHOLE_MEETING


def test_it_is_public_with_the_posting_and_not_before(client, draft, set_clock):
    """BK-51."""
    set_clock(make.starts() - make.timedelta(days=12))
    made = whole(draft)
    assert client.get(made.get_absolute_url()).status_code == 404
    make.post(draft)
    assert client.get(made.get_absolute_url()).status_code == 200
    page = page_of(client, draft)
    assert page.index(HEADING) < page.index("Glossary") < page.index('class="agenda"')
    proof = client.get(f"{draft.get_absolute_url()}posted/1/").content.decode()
    assert HEADING in proof and "Glossary" in proof
    spanish = client.get(f"/es{draft.get_absolute_url()}").content.decode()
    assert "Materiales de toda la reunión" in spanish and "Glosario" in spanish


def test_a_snapshot_without_any_is_as_it_always_was(draft):
    assert "materials" not in snapshot_of(draft, draft_pages(draft))


def test_the_packet_begins_with_it(client, draft, set_clock):
    set_clock(make.starts() - make.timedelta(days=12))
    give.material(draft, file=give.upload(), title={"en": "Report"})
    whole(draft, file=give.upload(), title=MAP)
    contents = packet_contents(make.post(draft))
    assert [(each.title, each.place) for each in contents.attached] == [("Map of the room", 1), ("Report", 2)]
    page = client.get(f"{draft.get_absolute_url()}packet/").content.decode()
    assert page.index('id="whole-meeting"') < page.index('id="item-1"')
    assert page.count("Map of the room") >= 2
    facts = {"packet": contents, "meeting": draft, "agenda": contents.agenda, "posting": contents.posting}
    sheets = render_to_string("boards/materials/packet_pdf.html", facts)
    assert sheets.index("For the whole meeting. Version 1") < sheets.index('id="item-1"')
    assert "For item 2. Version 1" in sheets


def test_a_closed_item_does_not_close_it(draft):
    """BK-34."""
    made = make.meeting(draft.body, day=make.DAY + make.timedelta(days=7), items=[("closed", "Litigation")])
    assert not whole(made).is_closed


@pytest.mark.parametrize(
    "change, kind",
    [
        (lambda meeting: whole(meeting, title=MAP), "document"),
        (
            lambda meeting: add_version(actor=make.ACTOR, material=Material.objects.get(), body="New"),
            "document",
        ),
        (lambda meeting: withdraw_material(actor=make.ACTOR, material=Material.objects.get()), "document"),
        (
            lambda meeting: whole(
                meeting, language="es", body="Glosario", alternative_of=Material.objects.get()
            ),
            "language",
        ),
    ],
    ids=["another", "a version", "withdrawn", "a language"],
)
def test_a_change_is_compared_as_that_of_an_item_is(cast, posted, change, kind):
    """BK-14."""
    change(posted)
    make.correct(posted, "The glossary changed")
    row = posted.corrections.get().changes[0]
    assert (row["what"], row["item"], row["kind"]) == ("materials", "", kind)
    page = cast["clerk"].get(f"{posted.get_absolute_url()}changes/").content.decode()
    assert HEADING in page


def test_withdrawn_it_stays_where_it_was_posted_and_says_so(client, posted):
    """BK-50."""
    made = Material.objects.get()
    withdraw_material(actor=make.ACTOR, material=made)
    assert "Withdrawn from the agenda" in page_of(client, posted)
    assert client.get(made.get_absolute_url()).status_code == 200


def test_posted_by_mistake_its_title_leaves_postings_and_corrections(client, posted, clerk, publisher):
    """BK-34."""
    whole(posted, title=MAP)
    make.correct(posted, "A map")
    asked = ask_to_remove(
        actor=clerk,
        material=Material.objects.order_by("pk").first(),
        reason="A home address",
        counsel="C. Law",
    )
    confirm_request(actor=publisher, request=asked)
    for posting in posted.postings.all():
        assert "Glossary" not in json.dumps(posting.snapshot) and posting.is_intact
    assert "Glossary" not in json.dumps(posted.corrections.get().changes)
    page = page_of(client, posted)
    assert "Glossary" not in page and "A home address" in page and "Map of the room" in page


def test_handed_out_it_stands_with_the_others(cast, client, posted):
    """BK-51."""
    late = whole(posted, title=MAP)
    assert "Map of the room" not in page_of(client, posted)
    cast["clerk"].post(f"/desk/materials/{late.pk}/hand-out/")
    page = page_of(client, posted)
    assert page.index(HEADING) < page.index("Map of the room") < page.index('class="agenda"')
    assert "handed out" in page


def test_a_member_reads_it_before_the_items(desk, member, client_for):
    made = whole(desk.meeting, file=give.upload(give.pdf_of("one", "two")))
    browser = client_for(member)
    url = f"/workspace/meetings/{desk.meeting.pk}/items/{WHOLE_MEETING}/"
    assert HEADING not in browser.get(desk.url("workspace_meeting")).content.decode()
    assert browser.get(url).status_code == 404
    give_material(actor=make.ACTOR, material=made, appointments=[desk.appointment])
    listed = browser.get(desk.url("workspace_meeting")).content.decode()
    assert url in listed and "0 of 3 items read" in listed
    page = browser.get(url).content.decode()
    assert (
        HEADING in page and "Glossary" in page and "My notes on the materials for the whole meeting" in page
    )
    assert 'rel="next"' in page and "Disclose and recuse" not in page
    whole_page = browser.get(desk.url("workspace_whole")).content.decode()
    assert whole_page.index(HEADING) < whole_page.index("Glossary") < whole_page.index(f'id="key-{desk.key}"')
    saved = browser.get(desk.url("workspace_saved")).json()["addresses"]
    assert sum(f"{WHOLE_MEETING}/pages/{made.pk}" in each for each in saved) == 2
    assert browser.get(next(each for each in saved if WHOLE_MEETING in each)).status_code == 200


def test_a_note_on_it_is_found_again(desk, member, client_for):
    made = whole(desk.meeting)
    give_material(actor=make.ACTOR, material=made, appointments=[desk.appointment])
    browser = client_for(member)
    url = f"/workspace/meetings/{desk.meeting.pk}/items/{WHOLE_MEETING}/"
    browser.post(f"{url}note/", {"about": str(made.pk), f"about-{made.pk}-words": "Ask about quorum"})
    assert MemberNote.objects.get().key == WHOLE_MEETING
    page = browser.get("/workspace/notes/").content.decode()
    assert HEADING in page and "Ask about quorum" in page and url in page


def test_nobody_recuses_from_it(desk, member, client_for):
    """BK-30: a conflict is about an item."""
    give_material(actor=make.ACTOR, material=whole(desk.meeting), appointments=[desk.appointment])
    url = f"/workspace/meetings/{desk.meeting.pk}/items/{WHOLE_MEETING}/disclose/"
    assert client_for(member).get(url).status_code == 404


def test_given_to_a_majority_it_is_a_public_record(client, desk):
    """BK-50."""
    made = whole(desk.meeting)
    give_material(
        actor=make.ACTOR, material=made, appointments=Appointment.objects.filter(seat__body=desk.body)
    )
    assert client.get(made.get_absolute_url()).status_code == 200
    assert "Glossary" in page_of(client, desk.meeting)
