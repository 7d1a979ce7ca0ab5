"""The closed list of accepted file types, and how each is recognized."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.exceptions import FileRefused
from feedback.submissions.attachments import archives, images, pdfs, plain_text

MEGABYTE = 1024 * 1024
MOST_BYTES, MOST_FILES, MOST_IN_ONE_REQUEST = 10 * MEGABYTE, 5, 25 * MEGABYTE
ACCEPT = ".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.docx,.xlsx,.odt"
WORDS = _("Send a PDF, a picture (PNG, JPEG, WebP), plain text, CSV, DOCX, XLSX or ODT.")


@dataclass(frozen=True)
class Looked:
    kind: str
    ending: str


@dataclass(frozen=True)
class Kind:
    ending: str
    served_as: str
    look: Callable[[bytes], None]
    clean: Callable[[bytes], bytes]


def _same(check: Callable[[bytes], None]) -> Callable[[bytes], bytes]:
    def checked(data: bytes) -> bytes:
        check(data)
        return data

    return checked


PACKAGE = archives.look, _same(archives.take_apart)
OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": Kind("pdf", "application/pdf", pdfs.look, _same(pdfs.take_apart)),
    "png": Kind("png", "image/png", images.look, images.redraw),
    "jpeg": Kind("jpg", "image/jpeg", images.look, images.redraw),
    "webp": Kind("webp", "image/webp", images.look, images.redraw),
    "docx": Kind("docx", OFFICE + "wordprocessingml.document", *PACKAGE),
    "xlsx": Kind("xlsx", OFFICE + "spreadsheetml.sheet", *PACKAGE),
    "odt": Kind("odt", "application/vnd.oasis.opendocument.text", *PACKAGE),
    "txt": Kind("txt", "text/plain; charset=utf-8", plain_text.look, _same(plain_text.look)),
    "csv": Kind("csv", "text/plain; charset=utf-8", plain_text.look, _same(plain_text.look)),
}


def look(data: bytes, name: str = "") -> Looked:
    """Return the type of a file from its content and name; raises ``FileRefused`` with a message for the person."""
    if not data:
        raise FileRefused(_("This file is empty."), rule="S21")
    if len(data) > MOST_BYTES:
        raise FileRefused(_("This file is larger than 10 MB."), rule="S21")
    kind = _kind_of(data, name)
    KINDS[kind].look(data)
    return Looked(kind, KINDS[kind].ending)


def clean(data: bytes, kind: str) -> bytes:
    """Examine the whole file and return the bytes to store. ``FileRefused`` if its type is not ``kind``."""
    if kind not in KINDS or _kind_of(data, f".{kind}") != kind:
        raise FileRefused(_("This file does not match the one that was uploaded."), rule="S21")
    return KINDS[kind].clean(data)


def _kind_of(data: bytes, name: str) -> str:
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return archives.kind_of(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(
            _(
                "This file is in an old Office format or locked with a password. Save it in the new "
                "format, without a password."
            ),
            rule="S21",
        )
    if found := images.kind_of(data):
        return found
    if plain_text.is_text(data):
        return "csv" if name.lower().endswith("csv") else "txt"
    raise FileRefused(_("This kind of file cannot be accepted.") + " " + str(WORDS), rule="S21")
