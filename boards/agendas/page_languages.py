"""The languages of a meeting's pages: those that its agenda is written, checked and posted in."""

from collections.abc import Iterable

from django.conf import settings


def languages_of(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Code and name of each, the first language of the site first."""
    names = {code: str(name) for code, name in (*settings.LANGUAGES, *settings.SITE_LANGUAGES)}
    return [(code, names.get(code, code)) for code in sorted(codes, key=lambda code: code != "en")]
