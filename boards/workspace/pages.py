"""The pages of a packet's PDFs: each is read, marked and noted on its own. Marks are the member's alone (BK-41)."""

import re
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from boards.materials.pdf_pages import page_count, page_texts
from boards.models import MaterialVersion
from boards.workspace.note_selectors import OwnNote

PLACE = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def place_of(version: MaterialVersion, number: int) -> str:
    """How a note names its page: material, version, page. A page of another version is another page."""
    return f"{version.material_id}.{version.number}.{number}"


def read_place(about: str) -> tuple[str, int, int] | None:
    """Material, version and page of a note; None for a note on an item or a whole document."""
    found = PLACE.fullmatch(about)
    return (found[1], int(found[2]), int(found[3])) if found else None


@dataclass
class PageView:
    """One page, with the member's note and mark on it. ``text`` only where it is printed beside the picture."""

    version: MaterialVersion
    meeting_id: int
    key: str
    number: int
    text: str = ""
    note: OwnNote | None = None
    is_marked: bool = False

    @property
    def about(self) -> str:
        return place_of(self.version, self.number)

    @property
    def anchor(self) -> str:
        return f"page-{self.about.replace('.', '-')}"

    @property
    def url(self) -> str:
        return self._url("workspace_page")

    @property
    def picture_url(self) -> str:
        return self._url("workspace_page_picture")

    def _url(self, name: str) -> str:
        version = self.version
        place = [version.material_id, version.number, self.number]
        return reverse(f"boards:{name}", args=[self.meeting_id, self.key, *place])


def pages_of(
    meeting_id: int, key: str, version: MaterialVersion, notes: list[OwnNote], *, with_text: bool = False
) -> list[PageView]:
    """Pages of a version; none if it is not a PDF."""
    count = page_count(version)
    texts = _texts(version) if with_text and count else []
    by_place = {(note.about, note.kind): note for note in notes}
    views = [PageView(version, meeting_id, key, number) for number in range(1, count + 1)]
    for view, text in zip(views, texts, strict=False):
        view.text = text
    for view in views:
        view.note = by_place.get((view.about, "note"))
        view.is_marked = (view.about, "mark") in by_place
    return views


def page_of(pages: list[PageView], number: int) -> PageView:
    return next((view for view in pages if view.number == number), None) or _missing()


def _texts(version: MaterialVersion) -> list[str]:
    try:
        return page_texts(version)
    except LookupError:
        return []


def _missing() -> PageView:
    raise Http404
