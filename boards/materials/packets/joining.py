"""Insert uploaded PDFs into our pages, each after its title page and with an outline entry."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from boards.materials.packets.contents import PacketContents
from boards.materials.packets.tags import take_tags, without

if TYPE_CHECKING:
    import pikepdf

ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound")
Told = Callable[[], None]


def joined(ours: bytes, places: dict[int, int], contents: PacketContents, told: Told) -> tuple[bytes, int]:
    """Return the packet and its number of pages. ``told`` is called after each inserted PDF."""
    import pikepdf

    with pikepdf.open(BytesIO(ours)) as pdf:
        accessible = True
        for each in reversed(contents.attached):
            with each.version.file.open("rb") as opened, pikepdf.open(opened.file) as source:
                accessible &= _insert(pdf, source, places[each.place]) and _claims(source)
                told()
        _number_pages(pdf)
        if not accessible:
            _take_back_the_claim(pdf)
        result = BytesIO()
        pdf.save(result, deterministic_id=True)
        return result.getvalue(), len(pdf.pages)


def _insert(pdf: "pikepdf.Pdf", source: "pikepdf.Pdf", place: int) -> bool:
    """Insert pages; returns whether they are tagged."""
    for page in source.pages:
        _disarm(page)
    before = len(pdf.pages)
    pdf.add_pages_from(source, forms="strip", outlines="ignore")
    added = [pdf.pages[number] for number in range(before, len(pdf.pages))]
    is_tagged = take_tags(pdf, source, added, pdf.pages[place - 1])
    del pdf.pages[before:]
    for number, page in enumerate(added):
        pdf.pages.insert(place + number, page)
    return is_tagged


def _disarm(page: "pikepdf.Page") -> None:
    """Remove actions from uploaded pages, so that nothing runs or sends data when the packet is opened."""
    without(page.obj, "/AA")
    for note in page.obj.get("/Annots", []):
        without(note, "/AA")
        if "/A" in note and str(note["/A"].get("/S", "")) in ACTIVE:
            without(note, "/A")


def _number_pages(pdf: "pikepdf.Pdf") -> None:
    """Set page labels, so the numbers in the viewer match the printed ones."""
    import pikepdf

    label = pikepdf.Dictionary(S=pikepdf.Name.D)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))


def _claims(source: "pikepdf.Pdf") -> bool:
    """Whether a PDF declares PDF/UA conformance."""
    with source.open_metadata(set_pikepdf_as_editor=False) as metadata:
        return any("pdfua" in name for name in metadata)


def _take_back_the_claim(pdf: "pikepdf.Pdf") -> None:
    """Remove the PDF/UA declaration if any inserted page does not conform."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for name in [name for name in metadata if "pdfua" in name]:
            del metadata[name]
