"""Copy the tags of an uploaded PDF into the packet, so assistive technology can read its pages there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def take_tags(
    pdf: "pikepdf.Pdf", source: "pikepdf.Pdf", pages: list[Any], announced_on: "pikepdf.Page"
) -> bool:
    """Copy the tags of ``pages``, which were copied from ``source``; they are read after the title page.

    Returns whether the pages are tagged.
    """
    import pikepdf

    theirs = source.Root.get("/StructTreeRoot")
    ours = pdf.Root.get("/StructTreeRoot")
    if theirs is None or ours is None or "/ParentTree" not in theirs:
        for page in pages:
            without(page.obj, "/StructParents")
        return False
    first = _next_key(ours)
    _shift_keys(pages, first)
    copied = pdf.copy_foreign(theirs)
    section = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Sect, K=_kids(copied))
    )
    for kid in section.K:
        if isinstance(kid, pikepdf.Dictionary):
            kid.P = section
    _hang_in(ours, section, announced_on)
    _add_to_tree(ours, copied, first)
    for name in ("/RoleMap", "/ClassMap"):
        if name in copied:
            ours[name] = _merged(ours.get(name), copied[name])
    return True


def without(holder: "pikepdf.Object", name: str) -> None:
    if name in holder:
        del holder[name]


def _kids(root: "pikepdf.Object") -> Any:
    import pikepdf

    kids = root.get("/K", pikepdf.Array())
    return kids if isinstance(kids, pikepdf.Array) else pikepdf.Array([kids])


def _hang_in(ours: "pikepdf.Object", section: "pikepdf.Object", announced_on: "pikepdf.Page") -> None:
    """Insert into our Document, in the item's section after the title block, to get the right reading order."""
    import pikepdf

    document = _kids(ours)[0]
    climbed = _path_of_last(ours, announced_on, document)
    parent, after = (climbed[-1], climbed[-2]) if len(climbed) > 1 else (document, None)
    kids = list(_kids(parent))
    place = next((n for n, kid in enumerate(kids, start=1) if _same(kid, after)), len(kids))
    kids.insert(place, section)
    parent.K = pikepdf.Array(kids)
    section.P = parent


def _path_of_last(ours: "pikepdf.Object", page: "pikepdf.Page", document: "pikepdf.Object") -> list[Any]:
    """Path from the last tagged content of our page up to the Document; margin content is not in the tree."""
    rows = dict(_entries(ours.ParentTree))
    tops = {kid.objgen for kid in _kids(document) if hasattr(kid, "objgen")}
    for element in reversed(list(rows.get(int(page.obj.get("/StructParents", -1)), []))):
        path = _climb(element, document)
        if path and path[-1].objgen in tops:
            return path
    return []


def _climb(element: "pikepdf.Object", document: "pikepdf.Object") -> list[Any]:
    """Path from an element up to a child of our Document."""
    found = []
    while element is not None and not _same(element, document) and "/P" in element:
        found.append(element)
        element = element.P
    return found


def _same(one: "pikepdf.Object", other: "pikepdf.Object | None") -> bool:
    return other is not None and hasattr(one, "objgen") and one.objgen == other.objgen != (0, 0)


def _shift_keys(pages: list[Any], first: int) -> None:
    for page in pages:
        holders = [page.obj, *page.obj.get("/Annots", [])]
        holders += dict(page.obj.get("/Resources", {}).get("/XObject", {})).values()
        for holder in holders:
            for name in ("/StructParents", "/StructParent"):
                if name in holder:
                    holder[name] = int(holder[name]) + first


def _next_key(root: "pikepdf.Object") -> int:
    return max((key for key, _value in _entries(root.ParentTree)), default=-1) + 1


def _entries(node: "pikepdf.Object") -> Iterator[tuple[int, Any]]:
    """Entries of a PDF number tree."""
    numbers = list(node.get("/Nums", []))
    for place in range(0, len(numbers), 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in node.get("/Kids", []):
        yield from _entries(kid)


def _add_to_tree(ours: "pikepdf.Object", copied: "pikepdf.Object", first: int) -> None:
    import pikepdf

    pairs = list(_entries(ours.ParentTree)) + [(key + first, row) for key, row in _entries(copied.ParentTree)]
    ours.ParentTree = pikepdf.Dictionary(
        Nums=pikepdf.Array([part for pair in sorted(pairs, key=_key) for part in pair])
    )
    ours.ParentTreeNextKey = _next_key(ours)


def _key(pair: tuple[int, Any]) -> int:
    return pair[0]


def _merged(known: "pikepdf.Object | None", more: "pikepdf.Object") -> Any:
    """Our own role mapping takes precedence."""
    import pikepdf

    return pikepdf.Dictionary({**dict(more), **dict(known or {})})
