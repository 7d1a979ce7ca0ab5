"""Languages people write to the Office in: code, and endonym."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("zh-hant", "繁體中文"),
    ("zh-hans", "简体中文"),
    ("vi", "Tiếng Việt"),
    ("tl", "Tagalog"),
    ("ko", "한국어"),
    ("hmn", "Hmoob"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("hy", "Հայերեն"),
    ("ar", "العربية"),
    ("fa", "فارسی"),
    ("ru", "Русский"),
    ("km", "ខ្មែរ"),
    ("lo", "ລາວ"),
    ("other", _("Another language")),
]


def language_name(code: str) -> str:
    return str(dict(LANGUAGES).get(code, code))
