"""Name the language of a text that does not exist in the language of its reader."""

from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from cms.i18n.fields import text


def named_in_its_language(value: dict[str, str]) -> str:
    """A text in the reader's language; one that does not exist in it names its own language."""
    code = written_in(value)
    if not code or code == get_language():
        return text(value)
    return _("%(text)s (in %(language)s)") % {"text": value[code], "language": language_name(code)}


def written_in(value: dict[str, str]) -> str:
    """The code of the language that ``text`` takes; "" for none."""
    there = [code for code, words in value.items() if words.strip()]
    wanted = (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
    return next((code for code in wanted if code in there), there[0] if there else "")


def language_name(code: str) -> str:
    """The name of a language within a sentence: in Spanish and Vietnamese without a capital letter."""
    name = str(get_language_info(code)["name_translated"])
    return name[:1].lower() + name[1:] if get_language() in ("es", "vi") else name
