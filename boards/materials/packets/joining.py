"""Put the uploaded PDFs into our pages: each after the page that announces it, with an entry in the outline."""

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
    """The whole packet, and how many pages it has. ``told`` hears of each PDF that is in."""
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
    """Gives whether the new pages are tagged."""
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
    """Nothing that was handed in may run or send anything when a reader opens the packet."""
    without(page.obj, "/AA")
    for note in page.obj.get("/Annots", []):
        without(note, "/AA")
        if "/A" in note and str(note["/A"].get("/S", "")) in ACTIVE:
            without(note, "/A")


def _number_pages(pdf: "pikepdf.Pdf") -> None:
    """What a reader shows as page number is what stands on the page."""
    import pikepdf

    label = pikepdf.Dictionary(S=pikepdf.Name.D)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))


def _claims(source: "pikepdf.Pdf") -> bool:
    """Whether a PDF calls itself PDF/UA."""
    with source.open_metadata(set_pikepdf_as_editor=False) as metadata:
        return any("pdfua" in name for name in metadata)


def _take_back_the_claim(pdf: "pikepdf.Pdf") -> None:
    """A packet with a page that nobody calls PDF/UA does not call itself so."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for name in [name for name in metadata if "pdfua" in name]:
            del metadata[name]
