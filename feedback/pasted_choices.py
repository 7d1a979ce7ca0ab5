"""Choices of a question pasted as a list: one per line, each with a key that never changes its meaning."""

import hashlib
import re
from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext as _

LONGEST = 120
KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
LONGEST_SLUG = 30
Choices = list[tuple[str, str]]


class BadPaste(ValueError):
    """A pasted list that cannot be taken, with the sentence to show the editor."""


def pasted_choices(typed: str, *, before: Iterable[tuple[str, str]]) -> Choices:
    """Return (key, label) per line. ``before``: the choices until now, whose keys stay with their labels.

    A line is a label, or ``key | label``. Raises ``BadPaste`` for a duplicate, a key that is none, or a key that
    already stands for something else.
    """
    lines = [_line(each) for each in typed.splitlines() if each.strip()]
    _refuse_twice([label for _key, label in lines])
    keys = {_plain(label): key for key, label in before if key}
    labels = {key: label for key, label in before if key}
    chosen = [(key or keys.get(_plain(label)) or derived_key(label), label) for key, label in lines]
    _refuse_twice([key for key, _label in chosen])
    pasted = {_plain(label) for _key, label in chosen}
    for key, label in chosen:
        _refuse_other_meaning(key, label, keys, labels, pasted)
    return chosen


def derived_key(label: str) -> str:
    """Return a key that only this label has: its words, and a part of its hash where the words alone lose something."""
    plain = _plain(label)
    slug = slugify(label)
    if KEY.fullmatch(slug) and slug.replace("-", " ") == plain:
        return slug
    digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return f"{slug[:LONGEST_SLUG].strip('-_')}-{digest}".lstrip("-")


def _line(line: str) -> tuple[str, str]:
    key, bar, label = (part.strip() for part in line.partition("|"))
    if not bar:
        key, label = "", key
    if bar and not KEY.fullmatch(key):
        words = _("“%(key)s” cannot be a key. Use up to 40 lowercase letters, digits and hyphens.")
        raise BadPaste(words % {"key": key})
    label = " ".join(label.split())
    if not label:
        raise BadPaste(_("The key “%(key)s” has no text after it.") % {"key": key})
    if len(label) > LONGEST:
        words = _("“%(label)s” is longer than %(longest)s characters.")
        raise BadPaste(words % {"label": label, "longest": LONGEST})
    return key, label


def _refuse_twice(words: list[str]) -> None:
    seen: set[str] = set()
    for each in words:
        if _plain(each) in seen:
            raise BadPaste(_("“%(label)s” is in the list twice.") % {"label": each})
        seen.add(_plain(each))


def _refuse_other_meaning(
    key: str, label: str, keys: dict[str, str], labels: dict[str, str], pasted: set[str]
) -> None:
    """A key may be reworded; it may not take the place of another choice, nor a choice change its key."""
    own = keys.get(_plain(label))
    if own and own != key:
        words = _("“%(label)s” has the key “%(key)s”, and its answers stay with that key. Leave the key out.")
        raise BadPaste(words % {"label": label, "key": own})
    old = labels.get(key)
    if old and _plain(old) != _plain(label) and _plain(old) in pasted:
        words = _("The key “%(key)s” stands for “%(label)s”, which is in the list too.")
        raise BadPaste(words % {"key": key, "label": old})


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
