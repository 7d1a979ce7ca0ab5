"""The tags of an uploaded PDF come along into the packet, so that assistive technology reads its pages there too."""

from collections.abc import Iterator
from typing import Any


def take_tags(pdf: Any, source: Any, pages: list[Any]) -> bool:
    """``pages`` were copied from ``source`` before. Gives whether they are tagged now."""
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
    _hang_in(ours, section)
    _add_to_tree(ours, copied, first)
    for name in ("/RoleMap", "/ClassMap"):
        if name in copied:
            ours[name] = _merged(ours.get(name), copied[name])
    return True


def without(holder: Any, name: str) -> None:
    if name in holder:
        del holder[name]


def _kids(root: Any) -> Any:
    import pikepdf

    kids = root.get("/K", pikepdf.Array())
    return kids if isinstance(kids, pikepdf.Array) else pikepdf.Array([kids])


def _hang_in(ours: Any, section: Any) -> None:
    """Under our Document, after what is there."""
    import pikepdf

    document = _kids(ours)[0]
    document.K = pikepdf.Array([*_kids(document), section])
    section.P = document


def _shift_keys(pages: list[Any], first: int) -> None:
    for page in pages:
        holders = [page.obj, *page.obj.get("/Annots", [])]
        holders += dict(page.obj.get("/Resources", {}).get("/XObject", {})).values()
        for holder in holders:
            for name in ("/StructParents", "/StructParent"):
                if name in holder:
                    holder[name] = int(holder[name]) + first


def _next_key(root: Any) -> int:
    return max((key for key, _value in _entries(root.ParentTree)), default=-1) + 1


def _entries(node: Any) -> Iterator[tuple[int, Any]]:
    """The pairs of a number tree."""
    numbers = list(node.get("/Nums", []))
    for place in range(0, len(numbers), 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in node.get("/Kids", []):
        yield from _entries(kid)


def _add_to_tree(ours: Any, copied: Any, first: int) -> None:
    import pikepdf

    pairs = list(_entries(ours.ParentTree)) + [(key + first, row) for key, row in _entries(copied.ParentTree)]
    ours.ParentTree = pikepdf.Dictionary(
        Nums=pikepdf.Array([part for pair in sorted(pairs, key=_key) for part in pair])
    )
    ours.ParentTreeNextKey = _next_key(ours)


def _key(pair: tuple[int, Any]) -> int:
    return pair[0]


def _merged(known: Any, more: Any) -> Any:
    """What we say of a role stays."""
    import pikepdf

    return pikepdf.Dictionary({**dict(more), **dict(known or {})})
