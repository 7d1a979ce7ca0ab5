"""Factories for small files and materials."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

import pikepdf

from boards.materials.services import add_material
from boards.models import Material, Meeting
from tests.factories.boards import ACTOR, item_key

STAFFS = "# What we found\n\nPeople want their county.\n\n- Show it\n- Keep it"
MEMBERS = "# My views\n\nSmall districts deserve a seat.\n\n- Ask them\n- Listen"
TITLE = {"en": "Report by county", "es": "Informe por condado"}


def pdf(pages: int = 2, *, tagged: bool = False, password: str = "", script: bool = False) -> bytes:
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page(page_size=(612, 792))
    if script:
        made.pages[0].obj.AA = pikepdf.Dictionary(
            O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        )
    if tagged:
        root = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        element = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=root, Pg=made.pages[0].obj, K=0
            )
        )
        root.K = pikepdf.Array([element])
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([element])]))
        made.pages[0].obj.StructParents = 0
        made.Root.StructTreeRoot, made.Root.MarkInfo = root, pikepdf.Dictionary(Marked=True)
    data = BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else None
    made.save(data, encryption=lock or False)
    return data.getvalue()


def pdf_of(*words: str) -> bytes:
    """One page for each of these words, as text."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for each in words:
        page = made.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 24 Tf 72 700 Td ({each}) Tj ET".encode())
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def upload(data: bytes | None = None, name: str = "notes of J. Doe.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if data is None else data)


def material(made: Meeting, *, number: int = 2, actor=ACTOR, **facts) -> Material:
    """Under this item of the draft; a text in English unless told, and a member's unlike those of others."""
    key = facts.pop("key", None) or item_key(made, number)
    facts = {"title": TITLE, "prepared_by": "body"} | facts
    if not facts.get("file") and "body" not in facts:
        facts["body"] = MEMBERS if facts["prepared_by"] == "member" else STAFFS
    return add_material(actor=actor, meeting=made, key=key, **facts)
