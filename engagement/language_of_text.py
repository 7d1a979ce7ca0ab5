"""Name the language of a text that does not exist in the language of its reader."""

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from cms.i18n.fields import text, written_in
from cms.i18n.passages import filled


def named_in_its_language(value: dict[str, str]) -> str:
    """A text in the reader's language; one that does not exist in it names its own language, and in HTML carries it."""
    code = written_in(value)
    if not code or code == get_language():
        return text(value)
    return filled(_("%(text)s (in %(language)s)"), text=text(value), language=language_name(code))


def language_name(code: str) -> str:
    """The name of a language within a sentence: in Spanish and Vietnamese without a capital letter."""
    name = str(get_language_info(code)["name_translated"])
    return name[:1].lower() + name[1:] if get_language() in ("es", "vi") else name
