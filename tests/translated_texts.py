"""List the messages that a walk requests in a language, and those that its catalogs lack."""

import contextlib
from collections.abc import Iterator
from functools import cache

from django.utils import translation
from django.utils.translation import trans_real

import polib

from tests.messages import APPS, ROOT

CONTEXT = "\x04"


@cache
def ours() -> set[str]:
    """Keys of all texts of this project: the text, after its context if it has one."""
    keys = set()
    for app in APPS:
        for entry in polib.pofile(str(ROOT / app / "locale" / "es" / "LC_MESSAGES" / "django.po")):
            keys.add(f"{entry.msgctxt}{CONTEXT}{entry.msgid}" if entry.msgctxt else entry.msgid)
    return keys


@contextlib.contextmanager
def listening() -> Iterator[set[str]]:
    """The keys of all texts that are asked for while this lasts."""
    asked: set[str] = set()
    gettext, ngettext = trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext

    def one(self, message):
        asked.add(message)
        return gettext(self, message)

    def many(self, one, other, n):
        asked.add(one)
        return ngettext(self, one, other, n)

    trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext = one, many
    try:
        yield asked
    finally:
        trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext = gettext, ngettext


def lacking(asked: set[str], language: str) -> list[str]:
    """Those of ours that the catalogues of a language do not hold."""
    return sorted((asked & ours()) - translated(language))


@cache
def translated(language: str) -> set[str]:
    known = set()
    for app in APPS:
        path = ROOT / app / "locale" / translation.to_locale(language) / "LC_MESSAGES" / "django.po"
        if path.exists():
            for entry in polib.pofile(str(path)):
                if entry.translated():
                    known.add(f"{entry.msgctxt}{CONTEXT}{entry.msgid}" if entry.msgctxt else entry.msgid)
    return known
