"""Elements of Akoma Ntoso. Text is cleaned: XML has no place for control characters."""

from typing import Any
from xml.etree import ElementTree

from cms.cleaning import clean_text

Element = ElementTree.Element
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def element(name: str, /, *children: Element, text: str = "", **attributes: Any) -> Element:
    """``lang`` becomes ``xml:lang``; attributes without a value are left out."""
    made = Element(name)
    for key, value in attributes.items():
        if value not in (None, ""):
            made.set(LANG if key == "lang" else key, clean_text(str(value)))
    made.text = clean_text(text) or None
    made.extend(children)
    return made


def lines(words: str, **attributes: Any) -> list[Element]:
    """A paragraph for each line."""
    return [element("p", text=line, **attributes) for line in clean_text(words).splitlines() if line.strip()]


def document(root: Element) -> bytes:
    whole = element("akomaNtoso", root, xmlns=NAMESPACE)
    ElementTree.indent(whole)
    return ElementTree.tostring(whole, encoding="utf-8", xml_declaration=True)
