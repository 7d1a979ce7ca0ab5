"""Validate uploaded materials by content, never by name."""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from PIL import Image

from boards.exceptions import FileRefused

if TYPE_CHECKING:
    import pikepdf

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS = 60_000_000
CHUNK = 1 << 20
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "docx": OFFICE + "wordprocessingml.document",
    "xlsx": OFFICE + "spreadsheetml.sheet",
    "pptx": OFFICE + "presentationml.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


@dataclass(frozen=True)
class Upload:
    """Properties of a valid file."""

    extension: str
    content_type: str
    size: int
    sha256: str
    pages: int | None = None
    is_tagged: bool | None = None


def read_upload(file: Any) -> Upload:
    """Return a file's properties.

    Raises FileRefused if it is too large, empty, of an unsupported type, encrypted, or has active content.
    """
    if file.size > MOST_BYTES:
        raise FileRefused(_("This file is larger than 50 MB. Make it smaller, or split it."))
    if not file.size:
        raise FileRefused(_("This file is empty."))
    extension = _kind(file)
    pages, is_tagged = _pdf_facts(file) if extension == "pdf" else (None, None)
    return Upload(extension, TYPES[extension], file.size, digest(file), pages, is_tagged)


def digest(file: File | BinaryIO) -> str:
    """SHA-256 of a file; rewinds it to the start."""
    file.seek(0)
    sum_ = hashlib.sha256()
    while chunk := file.read(CHUNK):
        sum_.update(chunk)
    file.seek(0)
    return sum_.hexdigest()


def _kind(file: Any) -> str:
    file.seek(0)
    start = file.read(1024)
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _office_kind(file)
    if start.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _image_kind(file)
    if _is_text(file):
        return "csv" if PurePath(file.name or "").suffix.lower() == ".csv" else "txt"
    raise _unknown()


def _office_kind(file: BinaryIO) -> str:
    """Read only the ZIP directory; nothing is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise _unknown() from error
    if any("vbaproject" in name.lower() for name in names):
        raise FileRefused(_("This file holds macros. Save it without macros first."))
    for extension, part in PARTS.items():
        if part in names and "[Content_Types].xml" in names:
            return extension
    raise _unknown()


def _image_kind(file: BinaryIO) -> str:
    file.seek(0)
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise FileRefused(_("This picture has too many pixels. Make it smaller."))
            image.verify()
            return "png" if image.format == "PNG" else "jpg"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _unknown() from error


def _is_text(file: BinaryIO) -> bool:
    file.seek(0)
    try:
        words = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in words)


def _pdf_facts(file: BinaryIO) -> tuple[int, bool]:
    import pikepdf

    locked = FileRefused(
        _("This PDF is locked with a password. Save it without one, so that everyone can read it.")
    )
    file.seek(0)
    try:
        with pikepdf.open(file) as pdf:
            if pdf.is_encrypted:
                raise locked
            pages, is_tagged = len(pdf.pages), tagged(pdf)
    except pikepdf.PasswordError as error:
        raise locked from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise FileRefused(_("This PDF is damaged. Save it again and choose the new file.")) from error
    if not pages:
        raise FileRefused(_("This PDF has no page."))
    return pages, is_tagged


def tagged(pdf: "pikepdf.Pdf") -> bool:
    """Whether a PDF declares tagged text for assistive technology."""
    root = pdf.Root
    marks: Any = root.get("/MarkInfo", {})
    return "/StructTreeRoot" in root and bool(marks.get("/Marked", False))


def _unknown() -> FileRefused:
    return FileRefused(
        _("Choose a PDF, Word, Excel or PowerPoint file, a PNG or JPEG picture, or a text or CSV file.")
    )
