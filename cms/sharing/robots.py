"""robots.txt and security.txt, from settings and the office's own data."""

from datetime import timedelta

from django.conf import settings

from cms import clock
from cms.i18n.languages import localized
from cms.sharing.head import absolute
from cms.site_cache import office

EXPIRES_AFTER = timedelta(days=180)  # RFC 9116 recommends less than a year
# Nothing here is public, or it is one person's own. A star stands for any part of a path.
CLOSED = (
    "/accounts/",
    "/applications/mine/",
    "/boards/*/*/aid/",
    "/boards/*/*/comment/",
    "/boards/notices/end/",
    "/calendar/",
    "/conversations/*/live/",
    "/conversations/*/survey/",
    "/conversations/evening/",
    "/conversations/notes/",
    "/conversations/registration/",
    "/desk/",
    "/feedback/*/TL-",
    "/follow/",
    "/news/confirm/",
    "/news/end/",
    "/news/follow/",
    "/news/settings/",
    "/practice/",
    "/receipts/",
    "/search/",
    "/workspace/",
)
UNTRANSLATED = (
    "/admin/",
    "/_util/",
    "/documents/authenticate_with_password/",
    "/metrics",
    "/*?*translate=machine",
)


def robots_text() -> str:
    """Everything public may be read; of a demonstration or practice site nothing, since it is not the real one."""
    if settings.DEMO or settings.PRACTICE:
        return "User-agent: *\nDisallow: /\n"
    paths = [*UNTRANSLATED, *(localized(path, code) for code, _name in settings.LANGUAGES for path in CLOSED)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in paths)]
    return "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""])


def security_text() -> str:
    """How to report a security problem to the office (RFC 9116)."""
    email = office().email
    contact = f"mailto:{email}" if email else absolute("/contact/")
    expires = (clock.now() + EXPIRES_AFTER).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.SITE_LANGUAGES)}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    ]
    return "\n".join([*lines, ""])
