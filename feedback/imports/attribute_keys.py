"""Keys of attributes: from the names of columns, and never two facts under one key."""

import re
from collections.abc import Container, Mapping

from django.utils.text import slugify

from feedback.imports.columns import ATTRIBUTE, Target
from feedback.models import Attribute, Form, ImportBatch

LONGEST_KEY = 40
Kinds = dict[str, str]


def key_of(name: str) -> str:
    """The key of an attribute, from the name of its column: letters, digits and underscores, first a letter."""
    key = re.sub("_+", "_", slugify(name).replace("-", "_"))[:36]
    return (key if key[:1].isalpha() else f"a_{key}").rstrip("_")


def free_key(wanted: str, taken: Container[str]) -> str:
    """The key, or with the first number under which it is free; at most 40 characters."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        mark = f"_{number}"
        key = wanted[: LONGEST_KEY - len(mark)].rstrip("_") + mark
    return key


def own_keys(batch: ImportBatch) -> dict[str, str]:
    """Column → the key of an attribute made from it: two columns never share one."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for column in batch.columns:
        found[column["name"]] = key = free_key(key_of(column["name"]), taken)
        taken.add(key)
    return found


def parts_of(target: str) -> tuple[str, str]:
    """Kind and key of the attribute in a stored mapping; both empty for a target that is none."""
    if not target.startswith(ATTRIBUTE):
        return "", ""
    kind, _mark, key = target.removeprefix(ATTRIBUTE).partition(":")
    return kind, key


def place_of(target: str) -> str:
    """What only one column may fill: an attribute is the same in any kind."""
    _kind, key = parts_of(target)
    return f"{ATTRIBUTE}{key}" if key else target


def kinds_in(form: Form | None) -> Kinds:
    return dict(form.attributes.values_list("key", "kind")) if form else {}


def as_text(batch: ImportBatch, name: str) -> str:
    """The target of a column that is kept as text: under its own key, unless that is another column or kind."""
    kinds, own = kinds_in(batch.form), own_keys(batch)[name]
    others = {parts_of(target)[1] for other, target in batch.mapping.items() if other != name}
    if own in others or kinds.get(own, Attribute.Kind.TEXT) != Attribute.Kind.TEXT:
        return _fresh(batch, name, Attribute.Kind.TEXT, batch.mapping, kinds)
    return Target(attribute=own, kind=Attribute.Kind.TEXT).key


def settled(batch: ImportBatch, mapping: dict[str, str]) -> dict[str, str]:
    """The mapping with a key of its own for each attribute that the form has in another kind by now."""
    kinds, found = kinds_in(batch.form), dict(mapping)
    for name, target in mapping.items():
        kind, key = parts_of(target)
        if key and kinds.get(key, kind) != kind:
            found[name] = _fresh(batch, name, kind, found, kinds)
    return found


def _fresh(batch: ImportBatch, name: str, kind: str, mapping: Mapping[str, str], kinds: Kinds) -> str:
    own = own_keys(batch)
    taken = {*kinds, *own.values(), *(parts_of(target)[1] for target in mapping.values())}
    return Target(attribute=free_key(own[name], taken), kind=kind).key
