"""A packet's PDFs are read page by page, each page with the member's own note and mark (BK-41)."""

import json
from io import BytesIO

from django.core.files.base import ContentFile

import pikepdf
import pytest

from boards.materials.distribution import give_material
from boards.materials.services import add_version
from boards.models import MaterialVersion, MemberNote
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make
from tests.factories import materials as give
from tests.factories import workspace
from tests.furniture import furnished

WORDS = ("Counties first", "Then districts", "Costs")
NOTE = "quincezebra ladder"


@furnished
def reader(home, member, set_clock):
    """A posted meeting whose second item has a PDF of three pages, given to the member."""
    made = workspace.desk(home, member)
    set_clock(workspace.before())
    made.material = give.material(made.meeting, key=made.key, file=give.upload(give.pdf_of(*WORDS)))
    give_material(actor=make.ACTOR, material=made.material, appointments=[made.appointment])
    return made


def page_url(reader, number: int = 2, version: int = 1) -> str:
    return reader.url("workspace_page", reader.key, reader.material.pk, version, number)


def place(reader, number: int = 2, version: int = 1) -> str:
    return f"{reader.material.pk}.{version}.{number}"


def test_the_item_shows_each_page_and_leads_to_it(reader, member, client_for):
    page = client_for(member).get(reader.item_url).content.decode()
    for number in (1, 2, 3):
        assert f'src="{page_url(reader, number)}picture.jpg"' in page
    assert "Page 3 of Report by county" in page


def test_a_page_has_its_picture_its_text_and_its_neighbors(reader, member, client_for):
    browser = client_for(member)
    page = browser.get(page_url(reader)).content.decode()
    assert "Then districts" in page and "Counties first" not in page
    assert page_url(reader, 1) in page and page_url(reader, 3) in page
    picture = browser.get(f"{page_url(reader)}picture.jpg")
    assert picture["Content-Type"] == "image/jpeg" and picture.content[:3] == b"\xff\xd8\xff"
    assert "private" in picture["Cache-Control"]


@pytest.mark.parametrize(("number", "version"), [(0, 1), (4, 1), (1, 2)])
def test_no_other_page_is_found(reader, member, client_for, number, version):
    for address in (page_url(reader, number, version), f"{page_url(reader, number, version)}picture.jpg"):
        assert client_for(member).get(address).status_code == 404


def test_a_scan_says_that_it_has_no_text(reader, member, client_for):
    reader.material = give.material(reader.meeting, key=reader.key, file=give.upload(give.pdf(1)))
    give_material(actor=make.ACTOR, material=reader.material, appointments=[reader.appointment])
    assert "no machine-readable text" in client_for(member).get(page_url(reader, 1)).content.decode()


def test_a_page_is_marked_and_noted_by_its_reader_alone(reader, member, client_for, make_user):
    browser = client_for(member)
    assert browser.post(page_url(reader), {"words": NOTE}).status_code == 302
    assert browser.post(page_url(reader), {"mark": "on"}).status_code == 302
    page = browser.get(page_url(reader)).content.decode()
    assert NOTE in page and "Remove the mark" in page
    assert "Report by county, version 1, page 2" in browser.get("/workspace/notes/").content.decode()
    assert NOTE not in browser.get(reader.url("workspace_whole")).content.decode()
    fellow = make_user("fiona")
    give_to = make.seat_user(reader.body, fellow, position=2)
    give_material(actor=make.ACTOR, material=reader.material, appointments=[give_to])
    other = client_for(fellow).get(page_url(reader)).content.decode()
    assert NOTE not in other and "Mark this page" in other
    browser.post(page_url(reader), {"mark": "off"})
    browser.post(page_url(reader), {"words": ""})
    assert not MemberNote.objects.exists()


def test_a_note_that_is_too_long_is_refused_and_kept_on_the_page(reader, member, client_for):
    answer = client_for(member).post(page_url(reader), {"words": "a" * 5001})
    assert answer.status_code == 422 and "a" * 5001 in answer.content.decode()


def test_the_whole_packet_holds_what_the_items_hold(reader, member, client_for):
    browser = client_for(member)
    add_version(
        actor=make.ACTOR, material=reader.material, file=give.upload(give.pdf_of("Corrected", "Pages"))
    )
    item, whole = (
        browser.get(url).content.decode() for url in (reader.item_url, reader.url("workspace_whole"))
    )
    for page in (item, whole):
        assert page_url(reader, 2, version=2) in page and page_url(reader, 1) not in page
    assert "Corrected" in whole and "Documents for a closed session are available only online" in whole


def test_the_saved_copy_has_every_page_and_a_version_that_changes_with_the_documents(
    reader, member, client_for
):
    browser, url = client_for(member), reader.url("workspace_saved")
    first = browser.get(url).json()
    for number in (1, 2, 3):
        assert f"{page_url(reader, number)}picture.jpg" in first["addresses"]
    assert browser.get(url).json() == first
    add_version(actor=make.ACTOR, material=reader.material, file=give.upload(give.pdf(1)))
    second = browser.get(url).json()
    assert second["version"] != first["version"]
    make.correct(reader.meeting, "The room was wrong.")
    assert browser.get(url).json()["version"] != second["version"]


def test_closed_documents_are_not_saved(reader, member, client_for):
    closed = workspace.closed_item(reader)
    browser = client_for(member)
    assert "Closed paper" in browser.get(reader.item_url).content.decode()
    assert "Closed paper" not in browser.get(reader.url("workspace_whole")).content.decode()
    addresses = browser.get(reader.url("workspace_saved")).json()["addresses"]
    assert not [each for each in addresses if f"/pages/{closed.pk}/" in each]


def test_nothing_of_a_closed_page_stays_on_the_device(reader, member, client_for):
    """BK-34: neither its picture nor a note on it."""
    closed = workspace.closed_item(reader)
    add_closed_version(closed)
    browser, url = client_for(member), reader.url("workspace_page", reader.key, closed.pk, 2, 1)
    assert "no-store" in browser.get(f"{url}picture.jpg")["Cache-Control"]
    browser.post(url, {"words": NOTE})
    assert NOTE in browser.get(url).content.decode()
    assert browser.get(reader.url("workspace_own_notes")).json()["notes"] == []


def add_closed_version(material) -> None:
    facts = {"number": 2, "name": "closed.pdf", "content_type": "application/pdf", "pages": 1}
    version = MaterialVersion(material=material, sha256="1" * 64, made_by_name="test", **facts)
    version.file.save("closed.pdf", ContentFile(give.pdf(1)), save=False)
    version.save()


def test_a_page_that_cannot_be_drawn_takes_no_other_away(reader, member, client_for):
    broken = pikepdf.open(BytesIO(give.pdf_of("Good page", "Bad page")))
    broken.pages[1].obj.Type = pikepdf.Name.Nothing
    data = BytesIO()
    broken.save(data)
    reader.material = give.material(reader.meeting, key=reader.key, file=give.upload(data.getvalue()))
    give_material(actor=make.ACTOR, material=reader.material, appointments=[reader.appointment])
    browser = client_for(member)
    for address in (reader.url("workspace_whole"), page_url(reader, 1), page_url(reader, 2)):
        assert browser.get(address).status_code == 200, address
    assert browser.get(f"{page_url(reader, 1)}picture.jpg").status_code == 200


# What was written offline ----------------------------------------------------------------------------


def send(browser, reader, *entries: dict) -> dict:
    notes = [
        {"id": str(n), "key": reader.key, "about": place(reader)} | each for n, each in enumerate(entries)
    ]
    url = reader.url("workspace_own_notes")
    return browser.post(url, json.dumps({"notes": notes}), content_type="application/json").json()


def words_of(answer: dict) -> list[str]:
    return [note["words"] for note in answer["notes"] if note["kind"] == "note"]


def test_a_note_sent_twice_is_kept_once(reader, member, client_for):
    browser = client_for(member)
    for _time in range(2):
        answer = send(browser, reader, {"words": NOTE, "base": ""}, {"mark": True})
        assert [each["kept"] for each in answer["answers"]] == [True, True]
    assert words_of(answer) == [NOTE] and MemberNote.objects.count() == 2


def test_a_note_changed_elsewhere_meanwhile_keeps_both_texts(reader, member, client_for):
    browser = client_for(member)
    send(browser, reader, {"words": "from the desk", "base": ""})
    for _time in range(2):
        answer = send(browser, reader, {"words": "from the train", "base": ""})
    assert words_of(answer) == ["from the desk\n\nfrom the train"]
    base = next(note["changed_at"] for note in answer["notes"])
    assert words_of(send(browser, reader, {"words": "one text", "base": base})) == ["one text"]


def test_a_later_text_of_the_same_device_is_no_change_elsewhere(reader, member, client_for):
    """The first was kept, and its answer was lost."""
    browser = client_for(member)
    send(browser, reader, {"words": "A first thought", "base": ""})
    entry = {"words": "A first thought, improved", "base": "", "sent": ["A first thought"]}
    assert words_of(send(browser, reader, entry)) == ["A first thought, improved"]
    gone = {"words": "", "base": "", "sent": ["A first thought, improved"]}
    assert words_of(send(browser, reader, gone)) == []


def test_two_texts_too_long_together_are_answered_with_the_reason(reader, member, client_for):
    browser = client_for(member)
    send(browser, reader, {"words": "a" * 3000, "base": ""})
    answer = send(browser, reader, {"words": "b" * 3000, "base": ""})
    assert "text from another device" in answer["answers"][0]["why"] and words_of(answer) == ["a" * 3000]


@pytest.mark.parametrize("about", ["999999.1.1", "", "nonsense"])
def test_a_note_on_nothing_of_the_packet_is_answered_with_the_reason(reader, member, client_for, about):
    answer = send(client_for(member), reader, {"about": about, "words": NOTE})
    assert answer["answers"][0]["kept"] is False and "no longer in the packet" in answer["answers"][0]["why"]


def test_a_note_that_is_too_long_stays_with_the_reason(reader, member, client_for):
    answer = send(client_for(member), reader, {"words": "a" * 5001, "base": ""})
    assert "5,000" in answer["answers"][0]["why"]


@pytest.mark.parametrize("body", ["", "[]", '{"notes": 3}', '{"notes": [1]}', '{"notes": [{"id": 1}]}'])
def test_what_is_not_a_list_of_notes_is_refused(reader, member, client_for, body):
    url = reader.url("workspace_own_notes")
    assert client_for(member).post(url, body, content_type="application/json").status_code == 400


def test_a_form_is_no_list_of_notes(reader, member, client_for):
    assert client_for(member).post(reader.url("workspace_own_notes"), {"notes": "[]"}).status_code == 400


def test_more_pages_take_no_more_queries(reader, member, client_for):
    browser = client_for(member)
    for name in ("workspace_whole", "workspace_saved"):
        few = statements(browser, reader.url(name))
        more = give.upload(give.pdf(9))
        give_material(
            actor=make.ACTOR,
            material=give.material(reader.meeting, key=reader.key, file=more),
            appointments=[reader.appointment],
        )
        assert statements(browser, reader.url(name)) == few
