"""The text of a document: what it says, up to a limit, and nothing of a file that cannot be read."""

import io
import zipfile

import pytest

from boards.materials import document_text as reader
from boards.materials.document_text import document_text
from boards.materials.uploads import TYPES
from boards.models import Material, MaterialVersion
from tests.factories import materials as give

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def text_of(content: bytes, extension: str) -> str:
    file = give.upload(content, f"report.{extension}")
    version = MaterialVersion(material=Material(), number=1, file=file, content_type=TYPES[extension])
    return document_text(version)


def office(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def word(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    return office(
        {"word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'}
    )


def slide(words: str) -> str:
    return f'<p:sld xmlns:p="x" xmlns:a="{DRAWING}"><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sld>'


def test_words_of_each_page_of_a_pdf():
    assert (
        text_of(give.pdf_of("County results", "Small districts"), "pdf") == "County results\nSmall districts"
    )


def test_paragraphs_of_a_word_file():
    split = "Cou</w:t></w:r><w:r><w:t>nty"
    assert text_of(word(split, "Second"), "docx") == "County\nSecond"


def test_slides_in_their_order():
    parts = {f"ppt/slides/slide{number}.xml": slide(f"Slide {number}") for number in (10, 2, 1)}
    assert text_of(office(parts), "pptx") == "Slide 1\nSlide 2\nSlide 10"


def test_words_in_the_cells_of_a_workbook():
    shared = f'<sst xmlns="{SHEET}"><si><t>Marin</t></si><si><r><t>San </t></r><r><t>Mateo</t></r></si></sst>'
    cells = '<c t="inlineStr"><is><t>Yolo</t></is></c><c><v>7</v></c>'
    inline = f'<worksheet xmlns="{SHEET}"><row>{cells}</row></worksheet>'
    parts = {"xl/sharedStrings.xml": shared, "xl/worksheets/sheet1.xml": inline}
    assert text_of(office(parts), "xlsx") == "Marin\nSan Mateo\nYolo"


def test_plain_text_and_text_written_on_the_desk():
    assert text_of("\ufeffDatos del condado".encode(), "txt") == "Datos del condado"
    assert document_text(MaterialVersion(body="# What we found")) == "# What we found"


def test_a_picture_has_no_text():
    assert text_of(b"\x89PNG\r\n\x1a\n", "png") == ""


@pytest.mark.parametrize("extension", ["pdf", "docx", "pptx", "xlsx", "txt"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00broken", b"PK\x03\x04broken", b"%PDF-1.7 broken"])
def test_what_cannot_be_read_has_none_and_raises_nothing(content, extension):
    assert isinstance(text_of(content, extension), str)


@pytest.mark.parametrize(
    "content",
    [
        word("&lol;", head='<!DOCTYPE x [<!ENTITY lol "ha">]>'),
        word("&out;", head='<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/hostname">]>'),
        word("cut off")[:-40],
        office({"word/document.xml": "<w:document>"}),
    ],
    ids=["an entity", "a file from outside", "half a file", "half an element"],
)
def test_a_hostile_or_broken_word_file_has_none(content):
    assert text_of(content, "docx") == ""


def test_a_missing_file_has_none(settings):
    row = MaterialVersion(
        material=Material(), number=1, file="materials/never-there.pdf", content_type=TYPES["pdf"]
    )
    assert document_text(row) == ""


def test_a_long_document_is_cut(monkeypatch):
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 12)
    assert text_of(word("County results", "Second"), "docx") == "County resul"
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    assert text_of(give.pdf_of("One", "Two"), "pdf") == "One"


def test_what_unpacks_to_more_than_the_limit_is_not_read(monkeypatch):
    monkeypatch.setattr(reader, "MOST_UNPACKED", 1_000)
    assert text_of(word("x" * 2_000), "docx") == ""
