"""Order the codes of a book as a tree with their shortcut keys, and resolve merged codes."""

from collections.abc import Collection, Iterable

from django.utils.text import slugify

from feedback.models import Code, Codebook

KEYS = 9  # further codes have no shortcut key and are found by name


def in_order(codes: Iterable[Code]) -> list[Code]:
    """Return parents before children; set ``depth``, ``number`` (1, 2, 3 … if active, else 0) and ``key_cap``."""
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
    """Return the ids of a code and of all its descendants."""
    rows, found = list(codes), {code.pk}
    while grown := {each.pk for each in rows if each.parent_id in found} - found:
        found |= grown
    return found


def target_of(pk: int, codes: dict[int, Code]) -> Code:
    """Return the code that a merged code resolves to; a cycle of merges stops before it repeats (PAR-03)."""
    code, seen = codes[pk], {pk}
    while code.status == Code.Status.MERGED and code.merged_into_id in codes.keys() - seen:
        seen.add(code.merged_into_id)
        code = codes[code.merged_into_id]
    return code


def new_key(name: str, taken: Collection[str]) -> str:
    """A key made from a name in English, unlike those that are taken."""
    base = slugify(name.split(":")[0])[:36].strip("-") or "code"
    return next(key for n in range(1, 10_000) if (key := base if n == 1 else f"{base}-{n}") not in taken)


def keys_of_code(key: str, book: Codebook | None = None) -> list[int]:
    """Return the ids of a code and of all codes merged into it, in one codebook or in all of them."""
    found = Code.objects.filter(codebook=book) if book else Code.objects.all()
    codes = {code.pk: code for code in found}
    return [pk for pk in codes if key in (codes[pk].key, target_of(pk, codes).key)]
