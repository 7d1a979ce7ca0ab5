"""The codes of a book as a tree, with the number that is also the key to press; and where a merged code ends."""

from collections.abc import Iterable

from feedback.models import Code

KEYS = 9  # a further code has no key: it is found by name


def in_order(codes: Iterable[Code]) -> list[Code]:
    """Parents before their parts. Each gets ``depth``, and ``number`` if it is in use: 1, 2, 3 …"""
    rows = sorted(codes, key=lambda code: (code.order, code.pk))
    known = {code.pk for code in rows}
    parts: dict[int | None, list[Code]] = {}
    for code in rows:
        parts.setdefault(code.parent_id if code.parent_id in known else None, []).append(code)
    ordered: list[Code] = []
    _walk(parts, None, 0, ordered)
    number = 0
    for code in ordered:
        number += code.status == Code.Status.ACTIVE
        code.number = number if code.status == Code.Status.ACTIVE else 0
        code.key_cap = str(code.number) if 1 <= code.number <= KEYS else ""
    return ordered


def _walk(parts: dict[int | None, list[Code]], parent: int | None, depth: int, ordered: list[Code]) -> None:
    for code in parts.pop(parent, []):
        code.depth = depth
        ordered.append(code)
        _walk(parts, code.pk, depth + 1, ordered)


def parts_of(code: Code, codes: Iterable[Code]) -> set[int]:
    """The ids of a code and of everything below it."""
    rows, found = list(codes), {code.pk}
    while grown := {each.pk for each in rows if each.parent_id in found} - found:
        found |= grown
    return found


def target_of(pk: int, codes: dict[int, Code]) -> Code:
    """Where a merged code ends; a circle, which nobody should make, ends where it began (PAR-03)."""
    code, seen = codes[pk], {pk}
    while code.status == Code.Status.MERGED and code.merged_into_id in codes.keys() - seen:
        seen.add(code.merged_into_id)
        code = codes[code.merged_into_id]
    return code


def keys_of_code(key: str) -> list[int]:
    """The rows of a code and of all codes merged into it."""
    codes = {code.pk: code for code in Code.objects.all()}
    return [pk for pk in codes if key in (codes[pk].key, target_of(pk, codes).key)]
