"""A receipt can be kept: copied, as a picture and as a PDF, with its address as a QR code; nothing of the comment."""

import io
import sys

from django.utils import translation

import pytest

from cms import documents
from cms.web import one_time_keys
from feedback.models import Draft
from tests.factories import feedback as make
from tests.feedback.helpers import payload
from tests.furniture import furnished


def can_make_pdf() -> bool:
    try:
        documents.writer()
    except documents.NoPdf:
        return False
    return True


needs_pdf = pytest.mark.skipif(not can_make_pdf(), reason="Pango is missing")


@furnished
def comment(form):
    return make.make_submission(form, contact={"email": "ana@example.org"})


@furnished
def code(comment) -> str:
    return one_time_keys.receipt_code(comment.key)


def test_the_code_stands_large_can_be_copied_and_is_spelled_for_a_screen_reader(client, code):
    html = client.get(f"/receipts/{code}/").content.decode()
    assert f'<span aria-hidden="true">{code}</span>' in html and f'data-copy="{code}"' in html
    assert "T L, " + " ".join(code[3:7]) + "," in html
    assert 'aria-label="QR code with the address of this receipt."' in html


def test_without_a_script_there_is_no_button_that_does_nothing(client, code):
    button = client.get(f"/receipts/{code}/").content.decode().split("data-copy=")[1].split(">")[0]
    assert "hidden" in button


def test_the_square_code_on_the_page_leads_to_the_receipt(client, code, settings):
    from cms.components.qr import qr_svg

    address = f"{settings.SITE_URL.rstrip('/')}/receipts/{code}/"
    assert (
        str(qr_svg(address, "QR code with the address of this receipt."))
        in client.get(address).content.decode()
    )


def squares_of(picture: bytes, side: int) -> list[list[bool]]:
    """The modules of the QR code on the right of a card."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("L").point(lambda value: 255 if value < 128 else 0)
    width, height = image.size
    right = image.crop((int(width * 4.15 / 6), int(height * 1.4 / 4), width, height))
    code = right.crop(right.getbbox())
    step = code.size[0] / side
    return [
        [code.getpixel((int((x + 0.5) * step), int((y + 0.5) * step))) > 128 for x in range(side)]
        for y in range(side)
    ]


@needs_pdf
def test_the_picture_shows_the_qr_code_of_the_address(client, code, settings):
    import segno

    answer = client.get(f"/receipts/{code}/receipt.png")
    matrix = segno.make_qr(f"{settings.SITE_URL.rstrip('/')}/receipts/{code}/", error="m").matrix
    assert answer["Content-Type"] == "image/png" and f'"{code}.png"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"] and not answer.cookies
    assert squares_of(answer.content, len(matrix)) == [[bool(module) for module in row] for row in matrix]


@needs_pdf
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pdf_names_code_address_form_and_day_and_nothing_of_the_comment(
    client, comment, code, language, settings
):
    import pypdfium2

    prefix = "" if language == "en" else f"/{language}"
    answer = client.get(f"{prefix}/receipts/{code}/receipt.pdf")
    document = pypdfium2.PdfDocument(answer.content)
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    with translation.override(language):
        form = str(comment.form)
    assert len(document) == 1 and answer["Referrer-Policy"] == "no-referrer"
    for said in (code, f"{settings.SITE_URL.rstrip('/')}{prefix}/receipts/{code}/", form, "Throughline"):
        assert said in text
    assert "county" not in text and "ana@example.org" not in text


@needs_pdf
def test_the_pdf_is_tagged_and_says_what_the_picture_in_it_is(client, code):
    import pikepdf

    with pikepdf.open(io.BytesIO(client.get(f"/receipts/{code}/receipt.pdf").content)) as document:
        assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "en"
        told = [
            str(each.Alt)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert told == ["QR code with the address of this receipt."]


@needs_pdf
def test_the_code_of_a_draft_can_be_kept_too(client, form):
    client.post("/feedback/survey/", payload() | {"do": "save"})
    code = one_time_keys.receipt_code(Draft.objects.get().key)
    saved = client.get(f"/feedback/survey/{code}/saved/").content.decode()
    assert f"/receipts/{code}/receipt.png" in saved and f'data-copy="{code}"' in saved
    assert client.get(f"/receipts/{code}/receipt.png").status_code == 200


@pytest.mark.parametrize("name", ["receipt.png", "receipt.pdf", "email/"])
def test_an_unknown_code_has_no_card(client, form, name):
    for code in ("TL-7K4M-Q2XD-9HPA-W3C8", "TL-AAAA-AAAA-AAAA-AAAA"):
        assert client.get(f"/receipts/{code}/{name}").status_code == 404


def test_where_pdfs_cannot_be_made_it_says_what_else_keeps_the_code(client, code, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = client.get(f"/receipts/{code}/receipt.pdf")
    assert answer.status_code == 404 and "Copy the code, or print this page." in answer.content.decode()


def test_cards_count_as_tries(client, code, settings, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"receipt": "2/m/ip"}
    assert [client.get(f"/receipts/{code}/receipt.png").status_code for _try in range(3)] == [404, 404, 429]
