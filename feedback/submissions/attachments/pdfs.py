"""Check PDF: no scripts, opening actions, embedded files or passwords."""

import io
import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.exceptions import FileRefused

MOST_PAGES, MOST_OBJECTS = 2_000, 100_000
AFTER_END = 1_024
ACTS = {
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound",
    "/RichMediaExecute", "/Trans", "/GoTo3DView",
}  # fmt: skip
PARTS = {"/RichMedia", "/Screen", "/Movie", "/3D", "/FileAttachment", "/Sound"}
KEYS = {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent", "/Launch"}
_LOCKED = re.compile(rb"/Encrypt\b")


def look(data: bytes) -> None:
    end = data.rfind(b"%%EOF")
    if end < 0 or len(data) - end > AFTER_END or data[end + 5 :].strip(b"\0\t\r\n \x1a"):
        raise FileRefused(_("This PDF is damaged or has extra data after its end."), rule="S21")
    if _LOCKED.search(data):
        raise _locked()


def take_apart(data: bytes) -> None:
    import pikepdf  # slow to import, and only the worker needs it

    look(data)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise _locked()
            if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
                raise FileRefused(_("This PDF is too long."), rule="S21")
            if not len(pdf.pages):
                raise _damaged()
            _check_opening(pdf.Root, pikepdf)
            for each in pdf.objects:
                _check(each, pikepdf)
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, RecursionError) as error:
        raise _damaged() from error


def _check_opening(root: Any, pikepdf: Any) -> None:
    """Refuse opening actions, except the destination that many programs write."""
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S", "")) != "/GoTo":
        raise _active()


def _check(each: Any, pikepdf: Any, depth: int = 0) -> None:
    """Check one object and its direct children; indirect objects are checked on their own."""
    if depth and getattr(each, "is_indirect", False):
        return
    if depth > 50:
        raise _damaged()
    if isinstance(each, pikepdf.Stream | pikepdf.Dictionary):
        if (
            KEYS & set(each.keys())
            or str(each.get("/S", "")) in ACTS
            or str(each.get("/Subtype", "")) in PARTS
        ):
            raise _active()
        for key in list(each.keys()):
            _check(each.get(key), pikepdf, depth + 1)
    elif isinstance(each, pikepdf.Array):
        for value in each:
            _check(value, pikepdf, depth + 1)


def _active() -> FileRefused:
    return FileRefused(
        _("This PDF contains a script, another file or active content. Print it to a new PDF first."),
        rule="X12",
    )


def _locked() -> FileRefused:
    return FileRefused(_("This PDF is locked with a password. Save it without one."), rule="S21")


def _damaged() -> FileRefused:
    return FileRefused(_("This PDF is damaged."), rule="S21")
