"""Label of a document: file type, length, language."""

from pathlib import PurePath

from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, ngettext

from feedback.reference_data.languages import language_name


def about_file(name: str, pages: int | None, size: int, language: str) -> str:
    """ "PDF, 3 pages, 210 KB"; the language is named only if it is not the reader's."""
    words = []
    if name:
        words = [PurePath(name).suffix.removeprefix(".").upper(), filesizeformat(size)]
    if pages:
        words.insert(1, ngettext("%(count)s page", "%(count)s pages", pages) % {"count": pages})
    if language != (get_language() or "en"):
        words.append(language_name(language))
    return ", ".join(words)
