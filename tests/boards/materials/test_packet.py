"""The packet: a page first, and one tagged PDF, frozen with its posting (BK-52, issue 3)."""

import os
from io import BytesIO

from django.core.files.base import ContentFile
from django.test import override_settings

import pdfua
import pikepdf
import pypdfium2
import pytest

from boards.exceptions import NotPossibleNow
from boards.materials.packets import packet_contents
from boards.materials.packets.layout import pages_of
from boards.materials.packets.services import ask_again
from boards.materials.packets.tags import take_tags
from boards.models import Packet
from cms.jobs import queue
from cms.models import Job
from cms.proofs import checkpoints, signing
from cms.proofs.kept_elsewhere import as_signed
from cms.proofs.verify_record import check_signature
from tests import machine
from tests.factories import boards as make
from tests.factories import materials as give
from tests.furniture import furnished

pytestmark = [
    pytest.mark.skipif(
        not machine.pdf() and not os.environ.get("REQUIRE_PDF"),
        reason="no Pango on this machine, or fonts are missing",
    ),
]
WORDS = {
    "zh-hant": "# 標題\n\n給每個縣的數字",
    "vi": "Số liệu của từng quận được công bố",
    "ko": "군별 숫자",
    "ar": "أرقام كل مقاطعة",
}
FALSE_ALARMS = {"UA-15-003"}  # a table over a page break; its cells name their headers
ADDRESS = "/boards/governing-board/2022-11-09/"


@furnished
@override_settings(BOARDS_PACKETS="ask")
def meeting(home):
    """Posted with texts in four scripts and two PDFs; its English packet is made, its Spanish one waits."""
    found = make.body(3)
    make.pages(home, found)
    made = make.meeting(found, items=[*make.ITEMS, ("comment", "Comment on other matters")])
    for language, words in WORDS.items():
        give.material(made, number=1, body=words, language=language, title={"en": f"In {language}"})
    give.material(made, file=give.upload(give.pdf(12)), title={"en": "Plain PDF"})
    give.material(made, file=give.upload(give.pdf(3, tagged=True, script=True)), title={"en": "Tagged PDF"})
    with make.clock.at(make.starts() - make.timedelta(days=12)):
        make.post(made)
    queue.run_job.call(str(Packet.objects.get(language="en").job))
    return made


@furnished
def packet(meeting) -> Packet:
    return Packet.objects.get(language="en")


@pytest.fixture
def pdf(packet):
    with pikepdf.open(BytesIO(packet.file.open().read())) as opened:
        yield opened


def words_of(page) -> str:
    """The fonts of a page name the scripts it can draw."""
    return " ".join(str(font.BaseFont) for font in dict(page.obj.Resources.Font).values())


def test_there_is_one_packet_for_each_language_and_it_knows_its_pages(meeting, packet):
    assert set(Packet.objects.values_list("language", flat=True)) == {"en", "es"}
    assert Job.objects.get(pk=packet.job).state == "done"
    assert packet.warnings == [
        {"material": packet.warnings[0]["material"], "title": "Plain PDF", "what": "not_tagged"}
    ]


def test_the_pdf_is_tagged_and_has_language_title_and_all_its_pages(packet, pdf):
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.MarkInfo.Marked) and "/StructTreeRoot" in pdf.Root
    assert str(pdf.docinfo.get("/Title", "")).startswith("Packet: Governing Board")
    assert len(pdf.pages) == packet.pages
    sizes = [page for page in pdf.pages if "/Resources" not in page.obj or "/Font" not in page.obj.Resources]
    assert len(sizes) == 12 + 3


def test_bookmarks_and_page_numbers_lead_to_where_things_stand_after_the_uploads_are_in(pdf):
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    with pdf.open_outline() as outline:
        entries = [entry for top in outline.root for entry in (top, *top.children)]
    found = {entry.title: places[entry.destination[0].objgen] for entry in entries}
    assert found["Tagged PDF"] == found["Plain PDF"] + 12 + 1
    assert found["3. Comment on other matters"] == found["Tagged PDF"] + 3 + 1 == len(pdf.pages)
    assert pdf.pages[len(pdf.pages) - 1].label == str(len(pdf.pages))


def test_each_script_is_embedded(pdf):
    fonts = {words_of(page) for page in pdf.pages if "/Font" in page.obj.get("/Resources", {})}
    everything = " ".join(fonts)
    for name in ("CJK-TC", "CJK-KR", "Arab", "Public-Sans"):
        assert name in everything
    descendants = [
        font.DescendantFonts[0].FontDescriptor
        for page in pdf.pages
        for font in dict(page.obj.get("/Resources", {}).get("/Font", {})).values()
    ]
    assert all("/FontFile2" in each or "/FontFile3" in each for each in descendants)


def test_tags_of_an_upload_come_along_and_its_scripts_do_not(packet, pdf):
    tagged = [
        page
        for page in pdf.pages
        if "/Font" not in page.obj.get("/Resources", {}) and "/StructParents" in page.obj
    ]
    assert len(tagged) == 1
    tree = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    key = int(tagged[0].obj.StructParents)
    row = tree[[int(number) for number in tree[::2]].index(key) * 2 + 1]
    assert row[0].Pg.objgen == tagged[0].obj.objgen
    section = row[0].P
    beside = [kid.objgen for kid in section.P.K]
    assert beside.index(section.objgen) == 1, "read right after the block that announces it"
    assert all("/AA" not in page.obj for page in pdf.pages)
    with pdf.open_metadata() as metadata:
        assert not [name for name in metadata if "pdfua" in name], "pages of others are not called PDF/UA"


def test_our_own_pages_pass_the_checker(meeting, tmp_path, packet):
    """Without uploads the packet calls itself PDF/UA and nothing is found (issue 3, show 5)."""
    contents = packet_contents(packet.posting)
    for item in contents.items:
        item.materials = [each for each in item.materials if each.is_text]
    ours, places = pages_of(contents, "en")
    assert places == {}
    (tmp_path / "ours.pdf").write_bytes(ours)
    report = pdfua.validate(tmp_path / "ours.pdf")
    assert [f for f in report.findings if f.rule_id not in FALSE_ALARMS] == []
    with pikepdf.open(BytesIO(ours)) as opened, opened.open_metadata() as metadata:
        assert [name for name in metadata if "pdfua" in name]


def test_it_is_served_for_the_newest_posting_and_for_ever_under_its_number(client, meeting, packet):
    for address in ("packet.pdf", "posted/1/packet.pdf"):
        answer = client.get(ADDRESS + address)
        assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
        assert answer["ETag"] == f'"{packet.sha256}"'
        assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert not answer.cookies


def test_while_it_is_made_the_address_says_how_far_it_is(client, meeting):
    waiting = client.get(f"/es{ADDRESS}packet.pdf")
    assert waiting.status_code == 202 and waiting["Retry-After"]
    assert "El PDF se está creando" in waiting.content.decode()


def test_where_there_is_no_pdf_the_page_stands_in(client, meeting):
    Packet.objects.all().delete()
    assert client.get(ADDRESS + "packet.pdf")["Location"] == ADDRESS + "packet/"
    assert "no PDF" in client.get(ADDRESS + "packet/").content.decode()


def test_the_packet_as_a_page_holds_texts_in_full_and_links_files(client, meeting):
    page = client.get(ADDRESS + "packet/").content.decode()
    assert 'lang="ar" dir="rtl"' in page and "أرقام كل مقاطعة" in page
    assert "<h4>標題</h4>" in page
    assert "plain-pdf-1.pdf" in page and "not tagged" in page


def test_a_stopped_job_keeps_nothing_and_can_be_asked_again(meeting, clerk):
    spanish = Packet.objects.get(language="es")
    queue.cancel(Job.objects.get(pk=spanish.job))
    queue.run_job.call(str(spanish.job))
    spanish.refresh_from_db()
    assert not spanish.built_at and not spanish.file
    again = ask_again(actor=clerk, packet=spanish)
    assert Job.objects.get(pk=again.job).state == "waiting"
    with pytest.raises(NotPossibleNow):
        ask_again(actor=clerk, packet=again)


def test_running_the_job_twice_changes_nothing(packet):
    before = packet.sha256, packet.built_at
    Job.objects.filter(pk=packet.job).update(state="waiting")
    queue.run_job.call(str(packet.job))
    packet.refresh_from_db()
    assert (packet.sha256, packet.built_at) == before


def test_without_pango_the_job_ends_with_a_sentence(meeting, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    spanish = Packet.objects.get(language="es")
    queue.run_job.call(str(spanish.job))
    job = Job.objects.get(pk=spanish.job)
    assert job.state == "failed" and "PDF" in job.message


def test_a_changed_file_is_found_by_the_check_of_the_record(meeting, packet):
    from boards.site.ledger.materials import files

    assert list(files()) == []
    packet.file.save("other.pdf", ContentFile(b"%PDF-1.7 other"))
    assert len(list(files())) == 1


def first_page(packet: Packet) -> str:
    """What a reader copies from it."""
    with packet.file.open() as file:
        document = pypdfium2.PdfDocument(file.read())
    try:
        return document[0].get_textpage().get_text_bounded().replace("\r\n", "\n")
    finally:
        document.close()


def spanish_packet() -> Packet:
    found = Packet.objects.get(language="es")
    queue.run_job.call(str(found.job))
    found.refresh_from_db()
    return found


def test_its_first_page_has_the_latest_checkpoint_in_lines_that_can_be_copied(client, meeting):
    signed = checkpoints.publish()
    words = first_page(spanish_packet())
    origin = signing.own_key().name
    kept = words[words.index(f"{origin}\n") : words.index("Guarde estas líneas")]

    assert check_signature(as_signed(kept), str(signing.own_key())).size == signed.size
    page = client.get("/verify/", {"checkpoint": kept}).content.decode()
    assert "entries of the record are those that your checkpoint covers" in page
    assert "Último punto de control" in words and "/es/verify/" in words


def test_a_packet_keeps_the_checkpoint_of_when_it_was_made(meeting):
    checkpoints.publish()
    made = spanish_packet()
    checkpoints.publish()
    queue.run_job.call(str(made.job))

    assert first_page(Packet.objects.get(pk=made.pk)) == first_page(made)


def test_our_own_pages_with_a_checkpoint_pass_the_checker(meeting, tmp_path, packet):
    checkpoints.publish()
    test_our_own_pages_pass_the_checker(meeting, tmp_path, packet)


def test_before_anything_is_signed_a_packet_says_nothing_of_it(packet):
    assert "heckpoint" not in first_page(packet) and "/verify/" not in first_page(packet)


def test_an_upload_without_tags_gives_pages_without_keys():
    ours, theirs = pikepdf.open(BytesIO(give.pdf(1, tagged=True))), pikepdf.open(BytesIO(give.pdf(1)))
    ours.add_pages_from(theirs)
    assert not take_tags(ours, theirs, [ours.pages[1]], ours.pages[0])
