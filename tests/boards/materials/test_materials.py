"""Materials of items: what may be uploaded, versions that never change, who sees them when (BK-14, BK-34, BK-51)."""

import io
import zipfile
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest
from PIL import Image

from boards.events import log
from boards.exceptions import FileRefused, NotPossibleNow, PostedIsFrozen
from boards.materials.distribution import give_material, hand_out, hand_out_at_end
from boards.materials.services import add_version, withdraw_material
from boards.materials.uploads import MOST_BYTES, read_upload
from boards.models import AgendaItem, Appointment, Material, MaterialVersion, MeetingEvent, PostedAgenda
from boards.plain_text import as_html
from cms import clock
from cms.records import verification
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make
from tests.factories import materials as give
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
ADDRESS = "/boards/governing-board/2022-11-09/materials/"


@furnished
def draft(home):
    found = make.body(3)
    make.pages(home, found)
    return make.meeting(found)


def post(meeting) -> None:
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(meeting)
    meeting.refresh_from_db()


def office(part: str, *more: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return data.getvalue()


def picture(form: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, form)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (give.pdf(1), "x.exe", "pdf"),
        (office("word/document.xml"), "a.docx", "docx"),
        (office("xl/workbook.xml"), "a.xlsx", "xlsx"),
        (office("ppt/presentation.xml"), "a.pptx", "pptx"),
        (picture("PNG"), "a.jpg", "png"),
        (picture("JPEG"), "a.jpeg", "jpg"),
        ("condado,número\nYolo,4".encode(), "a.csv", "csv"),
        (b"Plain words", "a.html", "txt"),
    ],
)
def test_a_file_is_told_by_its_content_not_its_name(data, name, kind):
    assert read_upload(SimpleUploadedFile(name, data)).extension == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00 program", "Choose a PDF"),
        (b"PK\x03\x04 no archive", "Choose a PDF"),
        (office("other.xml"), "Choose a PDF"),
        (office("word/document.xml", "word/vbaProject.bin"), "macros"),
        (give.pdf(1, password="secret"), "password"),
        (b"%PDF-1.7 broken", "damaged"),
        (b"\x89PNG\r\n\x1a\n no picture", "Choose a PDF"),
    ],
)
def test_what_is_locked_damaged_or_of_another_kind_is_refused_with_the_reason(data, words):
    with pytest.raises(FileRefused, match=words):
        read_upload(SimpleUploadedFile("a.pdf", data))


def test_a_file_over_fifty_megabytes_is_refused():
    big = SimpleUploadedFile("a.pdf", give.pdf(1))
    big.size = MOST_BYTES + 1
    with pytest.raises(FileRefused, match="50 MB"):
        read_upload(big)


def test_text_becomes_safe_html():
    html = as_html("# Title\nA <b>line</b>\nand more\n\n- one\n- two\n\n## Deeper", heading=3)
    assert html.splitlines() == [
        "<h3>Title</h3>",
        "<p>A &lt;b&gt;line&lt;/b&gt;<br>and more</p>",
        "<ul><li>one</li><li>two</li></ul>",
        "<h4>Deeper</h4>",
    ]


def test_names_are_ours_and_pdf_facts_are_kept(draft):
    made = give.material(draft, file=give.upload(give.pdf(3, tagged=True), "notes of J. Doe.pdf"))
    version = made.versions.get()
    assert version.name == "report-by-county-1.pdf" and "Doe" not in version.file.name
    assert (version.pages, version.is_tagged, version.size > 0) == (3, True, True)


@pytest.mark.engine
def test_a_version_never_changes_and_the_record_knows_it(draft):
    version = give.material(draft).versions.get()
    with pytest.raises(PostedIsFrozen):
        version.save()
    assert list(verification.breaks()) == []
    MaterialVersion.objects.filter(pk=version.pk).update(body="other words")
    assert len(list(verification.breaks())) == 1


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"prepared_by": ""}, "BK-51"),
        ({"key": "gone"}, ""),
        ({"file": give.upload(), "body": "both"}, ""),
    ],
)
def test_what_cannot_be_added_is_refused(draft, facts, rule):
    with pytest.raises(NotPossibleNow) as refused:
        give.material(draft, **facts)
    assert refused.value.rule == rule
    assert not MaterialVersion.objects.exists()


def test_the_public_sees_a_material_once_it_is_posted_in_the_posted_version(client, draft):
    """BK-24."""
    made = give.material(draft, file=give.upload(give.pdf(1)))
    add_version(actor="system:test", material=made, file=give.upload(give.pdf(2)), note="Typing error")
    for path in ("", "latest/", "1/", "2/"):
        assert client.get(f"{ADDRESS}{made.pk}/{path}").status_code == 404
    post(draft)
    assert client.get(f"{ADDRESS}{made.pk}/1/").status_code == 404, "a draft that was never posted"
    page = client.get(f"{ADDRESS}{made.pk}/").content.decode()
    assert "Typing error" in page and made.versions.get(number=2).sha256 in page
    meeting = client.get(draft.get_absolute_url()).content.decode()
    assert f'href="{ADDRESS}{made.pk}/"' in meeting and "PDF, 2 pages" in meeting
    add_version(actor="system:test", material=made, file=give.upload(give.pdf(3)))
    assert client.get(f"{ADDRESS}{made.pk}/3/").status_code == 404, "not posted yet"
    assert client.get(f"{ADDRESS}{made.pk}/latest/")["ETag"] == f'"{made.versions.get(number=2).sha256}"'


def test_a_file_is_a_download_with_an_address_that_never_changes(client, draft):
    made = give.material(draft, file=give.upload(give.pdf(1)))
    post(draft)
    answer = client.get(f"{ADDRESS}{made.pk}/1/")
    assert answer["Content-Disposition"] == 'attachment; filename="report-by-county-1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "public, no-cache"
    again = client.get(f"{ADDRESS}{made.pk}/1/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and not answer.cookies


def test_a_text_version_is_a_page_and_other_languages_stand_beside_it(client, draft):
    made = give.material(draft)
    give.material(draft, title={"en": "In Chinese"}, body="漢字", language="zh-hant", alternative_of=made)
    post(draft)
    page = client.get(f"{ADDRESS}{made.pk}/1/").content.decode()
    assert "<h3>What we found</h3>" in page and "In Chinese" in page and "繁體中文" in page


def test_a_material_taken_off_the_draft_is_not_posted(draft):
    made = give.material(draft)
    withdraw_material(actor="system:test", material=made)
    post(draft)
    made.refresh_from_db()
    assert not made.is_public
    assert all(item["materials"] == [] for item in draft.postings.get().items)
    with pytest.raises(NotPossibleNow):
        add_version(actor="system:test", material=made, body="more")


def test_handing_out_makes_the_newest_version_public_and_is_an_event(client, draft):
    post(draft)
    made = give.material(draft, prepared_by="other")
    assert client.get(f"{ADDRESS}{made.pk}/").status_code == 404
    hand_out(actor="system:test", material=made)
    hand_out(actor="system:test", material=made)
    assert client.get(f"{ADDRESS}{made.pk}/1/").status_code == 200
    event = MeetingEvent.objects.get(kind="material")
    assert event.facts["version"] == 1 and event.item.number == 2
    assert "handed out" in client.get(draft.get_absolute_url()).content.decode()


def test_before_posting_nothing_is_handed_out(draft):
    with pytest.raises(NotPossibleNow) as refused:
        hand_out(actor="system:test", material=give.material(draft))
    assert refused.value.rule == "BK-51"


def test_what_others_prepared_is_public_after_the_meeting_at_the_latest(draft):
    post(draft)
    theirs, ours = give.material(draft, prepared_by="other"), give.material(draft, prepared_by="body")
    assert hand_out_at_end(actor="system:test", meeting=draft) == 1
    theirs.refresh_from_db(), ours.refresh_from_db()
    assert theirs.is_public and not ours.is_public, "a draft for staff only stays one (BK-50)"


def test_materials_of_a_closed_session_reach_only_those_who_work_on_it(home, cast, clerk):
    found = make.body(3)
    make.pages(home, found)
    meeting = make.meeting(found, items=[("closed", "Pending litigation, Government Code 11126(e)")])
    made = give.material(meeting, number=1, actor=clerk, title={"en": "SECRET-CANARY"})
    desk = f"/desk/materials/{made.pk}/"
    assert cast["clerk"].get(desk).status_code == 200
    assert cast["publisher"].get(desk).status_code == 404
    assert "SECRET-CANARY" not in cast["publisher"].get(f"/desk/meetings/{meeting.pk}/").content.decode()
    with pytest.raises(NotPossibleNow):
        hand_out(actor=clerk, material=made)


def test_a_closed_material_is_read_by_members_until_they_are_recused(home, cast, member):
    found = make.body(3)
    make.pages(home, found)
    meeting = make.meeting(found, items=[("closed", "Pending litigation, Government Code 11126(e)")])
    made = give.material(meeting, number=1)
    appointment = make.seat_user(found, member)
    everyone = Appointment.objects.filter(seat__body=found).select_related("seat")
    give_material(actor="system:test", material=made, appointments=everyone)
    made.refresh_from_db()
    assert not made.public_record_at, "an exemption that survives being given (BK-34, BK-50)"
    address = f"/workspace/materials/{made.pk}/"
    assert cast["member"].get(address).status_code == 200
    item = AgendaItem(meeting=meeting, key=made.key, number=1, kind="closed", title={"en": "x"})
    item.first_posting = PostedAgenda(meeting=meeting, number=1, snapshot={"items": []}, sha256="0" * 64)
    item.first_posting.save(), item.save()
    log.log(meeting, "recused", actor="system:test", item=item, appointment=appointment)
    assert cast["member"].get(address).status_code == 404
    log.log(meeting, "returned", actor="system:test", item=item, appointment=appointment)
    assert cast["member"].get(address).status_code == 404, "back in the room, still recused from the item"


def test_the_desk_adds_a_material_and_its_next_version(cast, draft):
    key = make.item_key(draft, 2)
    address = f"/desk/meetings/{draft.pk}/materials/{key}/add/"
    facts = {"title_en": "Budget", "title_es": "", "prepared_by": "body", "language": "en", "body": ""}
    refused = cast["editor"].post(address, facts | {"file": give.upload(give.pdf(1, password="x"))})
    assert refused.status_code == 422 and "password" in refused.content.decode()
    assert 'value="Budget"' in refused.content.decode()
    cast["editor"].post(address, facts | {"file": give.upload()})
    made = Material.objects.get()
    assert cast["editor"].post(f"/desk/materials/{made.pk}/", {"language": "en"}).status_code == 422
    cast["editor"].post(
        f"/desk/materials/{made.pk}/", {"language": "en", "body": "As text", "note": "Shorter"}
    )
    assert made.versions.count() == 2
    assert cast["editor"].get(f"/desk/materials/{made.pk}/1/").status_code == 200
    for who in ("anonymous", "resident", "member", "analyst", "administrator"):
        assert cast[who].get(f"/desk/materials/{made.pk}/").status_code in (302, 404)
        assert cast[who].get(address).status_code in (302, 404)
    assert "Budget" in cast["editor"].get(f"/desk/meetings/{draft.pk}/").content.decode()


def test_materials_add_at_most_one_statement_to_a_meeting_and_none_for_each_more(client, draft, stored_parts):
    for number in range(3):
        give.material(draft, title={"en": f"Text {number}"})
    post(draft)
    pages = [draft.get_absolute_url(), f"{draft.get_absolute_url()}packet/"]
    few = [statements(client, page) for page in pages]
    for number in range(8):
        made = give.material(draft, title={"en": f"Handout {number}"})
        hand_out(actor="system:test", material=made)
    assert [statements(client, page) for page in pages] == few
    assert max(few) <= 12
