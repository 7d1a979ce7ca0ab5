"""Materials as open data: the versions that the public has, and their text for search. Nothing that is closed."""

from datetime import timedelta

from boards.materials import open_data
from boards.materials.distribution import give_material, hand_out
from boards.materials.services import add_version, withdraw_material
from boards.materials.two_people import ask_to_remove, confirm_request
from boards.models import Appointment
from cms import clock
from cms.open_data import sync
from tests.factories import boards as make
from tests.factories import closed_materials as closed
from tests.factories import materials as give
from tests.factories.public_copies import copies, everything, gone
from tests.furniture import furnished


@furnished
def draft(home, clerk, member, set_clock):
    set_clock(make.starts() - timedelta(days=20))
    return closed.plant(home, clerk, member)


def numbers(material) -> list[int]:
    return [each["number"] for each in copies("materials")[str(material.pk)].attributes["versions"]]


def test_a_material_of_a_draft_is_no_record(draft):
    assert copies("materials") == {}
    assert closed.OPEN not in everything()


def test_what_is_closed_is_in_no_record_before_and_after_the_posting(draft):
    for step in (closed.post, closed.correct):
        step(draft)
        told = everything()
        assert copies("materials").keys() == {str(draft.shown.pk)}
        assert [word for word in closed.CANARIES.values() if word in told] == []


def test_a_posted_material_has_its_version_item_and_text(draft):
    closed.post(draft)
    copy = copies("materials")[str(draft.shown.pk)]
    item = draft.meeting.items.get(number=2)
    assert copy.attributes["item"]["id"] == str(item.pk)
    assert copy.texts == {"en": closed.OPEN}
    (version,) = copy.attributes["versions"]
    assert version["sha256"] == draft.shown.versions.get().sha256 == copy.attributes["sha256"]
    assert version["url"] == f"/boards/governing-board/2022-11-09/materials/{draft.shown.pk}/1/"
    materials = copies("agenda-items")[str(item.pk)].attributes["materials"]
    assert [each["id"] for each in materials] == [str(draft.shown.pk)]


def test_a_version_is_public_once_it_is_handed_out(draft):
    closed.post(draft)
    draft.shown.refresh_from_db()
    add_version(actor=make.ACTOR, material=draft.shown, body="A canary sings")
    assert numbers(draft.shown) == [1]
    assert "A canary sings" not in everything()
    hand_out(actor=make.ACTOR, material=draft.shown)
    assert numbers(draft.shown) == [1, 2]
    assert copies("materials")[str(draft.shown.pk)].texts == {"en": "A canary sings"}


def test_what_a_majority_received_is_public_before_the_agenda_and_tells_nothing_of_it(draft):
    members = Appointment.objects.filter(seat__body=draft.meeting.body)
    give_material(actor=make.ACTOR, material=draft.shown, appointments=list(members))
    (copy,) = copies("materials").values()
    assert copy.attributes["public_record_since"]
    assert (copy.attributes["meeting"], copy.attributes["item"]) == (None, None)
    assert "Publish results by county" not in everything()


def test_what_was_withdrawn_after_posting_stays_and_says_so(draft):
    closed.post(draft)
    draft.shown.refresh_from_db()
    withdraw_material(actor=make.ACTOR, material=draft.shown)
    copy = copies("materials")[str(draft.shown.pk)]
    assert copy.standing["code"] == "withdrawn" and copy.attributes["withdrawn_at"]


def test_what_was_posted_by_mistake_leaves_a_tombstone_without_its_title(draft, clerk, publisher):
    closed.post(draft)
    draft.shown.refresh_from_db()
    assert closed.OPEN in everything()
    asked = ask_to_remove(
        actor=clerk, material=draft.shown, reason="it is advice of counsel", counsel="C. Law"
    )
    confirm_request(actor=publisher, request=asked)
    assert not copies("materials") and gone("materials") == {str(draft.shown.pk)}
    assert closed.OPEN not in everything()


def test_an_opened_material_has_no_version_from_before_it_was_read(draft, clerk, publisher):
    closed.opened(draft, clerk, publisher)
    closed.post(draft)
    assert numbers(draft.memo) == [2]
    copy = copies("materials")[str(draft.memo.pk)]
    assert copy.attributes["item"]["id"] == str(draft.meeting.items.get(number=3).pk)


def test_a_document_is_read_once_for_each_version(draft, monkeypatch):
    read = []
    monkeypatch.setattr(open_data, "document_text", lambda version: read.append(version.number) or "Words")
    closed.post(draft)
    copies("materials")
    sync.compare()
    assert read == [1]
    draft.shown.refresh_from_db()
    add_version(actor=make.ACTOR, material=draft.shown, body="Second")
    hand_out(actor=make.ACTOR, material=draft.shown)
    copies("materials")
    assert read == [1, 2]


def test_an_alternative_names_its_source_once_that_is_public(home, set_clock):
    set_clock(make.starts() - timedelta(days=20))
    found = make.body(3)
    make.pages(home, found)
    made = make.meeting(found)
    source = give.material(made)
    spanish = give.material(made, language="es", alternative_of=source, body="Condados")
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(made)
    copy = copies("materials")[str(spanish.pk)]
    assert copy.attributes["alternative_of"]["id"] == str(source.pk)
    assert copy.texts == {"es": "Condados"}
