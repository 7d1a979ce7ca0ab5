"""List the messages marked for translation, and those that the catalogs lack.

`python -m tests.messages` lists what is missing; add an app's name for that app alone, --po for lines to paste.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from django.utils.translation import template as django_template

import polib
from babel.messages.extract import extract

ROOT = Path(__file__).parents[1]
APPS = ("boards", "cms", "engagement", "feedback")
LANGUAGES = ("es",)
KEYWORDS = {
    name: spec
    for base, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for name in (base, f"{base}_lazy", f"{base}_noop")
} | {"_": None, "N_": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|(?<!%)%[sdif]|\{\w*\}")


@dataclass(frozen=True)
class Message:
    context: str
    text: str
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


@cache
def messages(app: str) -> dict[Message, list[str]]:
    """Each message of an app with the places that use it. Not to be changed: it is kept for the next caller."""
    found: dict[Message, list[str]] = defaultdict(list)
    for path in sorted((ROOT / app).rglob("*")):
        if (
            path.suffix not in {".py", ".html", ".txt"}
            or "migrations" in path.parts
            or "locale" in path.parts
        ):
            continue
        if path.suffix != ".py" and "templates" not in path.parts:
            continue
        for line, message in _in_file(path):
            found[message].append(f"{path.relative_to(ROOT)}:{line}")
    return found


def _in_file(path: Path) -> Iterator[tuple[int, Message]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = django_template.templatize(source, origin=str(path))
    for line, texts, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        several = texts if isinstance(texts, tuple) else (texts,)
        several = tuple(text for text in several if text)
        if several:
            yield line, Message(context or "", *several[:2])


@cache
def catalogue(app: str, language: str) -> dict[tuple[str, str], polib.POEntry]:
    path = ROOT / app / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return {}
    return {
        (entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(path)) if not entry.obsolete
    }


def faults(app: str, language: str) -> Iterator[tuple[Message, str]]:
    """What a reader of this language would not get: texts missing, doubtful, or with other placeholders."""
    entries = catalogue(app, language)
    for message in messages(app):
        entry = entries.get(message.key)
        translations = _translations(entry) if entry else []
        if not translations or not all(translations):
            yield message, "missing"
        elif entry and entry.fuzzy:
            yield message, "fuzzy"
        elif message.plural and len(translations) < 2:
            yield message, "plural missing"
        elif wrong := [text for text in translations if not _same_placeholders(message, text)]:
            yield message, f"other placeholders: {wrong[0]}"


def _translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _same_placeholders(message: Message, translation: str) -> bool:
    """A singular may leave out the number, as English singulars do; nothing may appear that is not filled."""
    here, allowed = placeholders(translation), placeholders(message.text) | placeholders(message.plural)
    return here <= allowed and (bool(message.plural) or here == allowed)


def main(words: list[str]) -> int:
    apps, count = [word for word in words if word in APPS] or APPS, 0
    for app in apps:
        places = messages(app)
        for language in LANGUAGES:
            for message, fault in faults(app, language):
                count += 1
                if "--po" in words:
                    print(_as_po(message, places[message]))
                else:
                    print(f"{app} {language} {fault}: {message.text!r} ({places[message][0]})")
    print(f"# {count} to do", file=sys.stderr)
    return 1 if count else 0


def _as_po(message: Message, places: list[str]) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.text, msgctxt=message.context or None, comment=places[0])
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: "", 1: ""}
    return entry


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True)
    django.setup()
    sys.exit(main(sys.argv[1:]))
