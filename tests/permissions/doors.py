"""Every URL of the route ledger, with the object and the action of the table to which it belongs.

A new screen is one line here, or in the list of its app; an unlisted URL fails the matrix.
"""

from functools import cache

from tests.permissions.doors_of_boards import BOARDS
from tests.permissions.doors_of_engagement import ENGAGEMENT
from tests.permissions.doors_of_feedback import FEEDBACK
from tests.permissions.doors_of_work import WORK
from tests.permissions.sides import DESK, PUBLIC, SHUT, SIGNED_IN, Door, door
from tests.routes.ledger import patterns, row_for

HOUSE = [
    door("machines", "V", PUBLIC, "healthz", "readyz", "api/"),
    door(
        "open data",
        "V",
        PUBLIC,
        "data.json",
        "api/v1/",
        "api/v1/openapi.json",
        "api/v1/archive.zip",
        "api/v1/schemas/<str:name>.json",
        "api/v1/<str:kind>/",
        "api/v1/<str:kind>/<str:id>/",
    ),
    door("page", "L", PUBLIC, "search/", "search/suggest/"),
    door(
        "machines",
        "V",
        PUBLIC,
        "sitemap.xml",
        "sitemap-<slug:section>.xml",
        "robots.txt",
        ".well-known/security.txt",
        "manifest.webmanifest",
        "favicon.ico",
        "apple-touch-icon.png",
        "icon-<int:size>.png",
        "cards/<slug:language>/site.png",
    ),
    door(
        "page",
        "V",
        PUBLIC,
        r"^((?:[\w\-]+/)*)$",
        "media/<path:name>",
        r"documents/^(\d+)/(.*)$",
        "_util/login/",
    ),
    door("chain of the record", "V", PUBLIC, "verify/", "record/"),
    door(
        "chain of the record",
        "X",
        PUBLIC,
        "record/checkpoint",
        "record/checkpoints.atom",
        "record/record.zip",
    ),
    door("chain of the record", "X", PUBLIC, "record/checkpoint.tsr", "record/checkpoint.txt"),
    door("chain of the record", "X", PUBLIC, "record/tile/<path:path>", "record/verify_record.py"),
    door("chain of the record", "X", PUBLIC, "record/witness.pyz"),
    door(
        "chain of the record",
        "V",
        PUBLIC,
        "record/<slug:kind>/<int:pk>/",
        "record/<slug:kind>/<int:pk>/proof.json",
    ),
    door(
        "trace",
        "V",
        PUBLIC,
        "trace/<slug:kind>/<int:id>/",
        "trace/<slug:kind>/<int:id>/data.json",
        "cards/<slug:language>/<slug:kind>/<int:id>.png",
    ),
    door(
        "staff desk", "L", DESK, "desk/", "desk/search/", "desk/help/", "desk/help/<slug:guide>/<slug:slug>/"
    ),
    door("job", "V", DESK, "desk/jobs/<uuid:pk>/"),
    door("job", "W", DESK, "desk/jobs/<uuid:pk>/cancel/"),
    door("history", "V", DESK, "desk/history/<str:label>/<str:pk>/"),
    door("retention", "V", DESK, "desk/retention/", "desk/retention/<str:name>/", "desk/holds/"),
    door("retention", "E", DESK, "desk/holds/<int:pk>/"),
    door("register of powers", "V", DESK, "desk/powers/"),
    door("register of powers", "V", DESK, "desk/powers/<int:pk>/", sending="E"),
    door(
        "register of powers",
        "C",
        DESK,
        "desk/powers/new/<slug:kind>/",
        "desk/powers/new/<slug:kind>/add/",
        "desk/powers/new/<slug:kind>/<str:which>/",
    ),
    door("accounts", "L", DESK, "desk/accounts/"),
    door("accounts", "C", DESK, "desk/accounts/invite/"),
    door("accounts", "E", DESK, "desk/accounts/<int:pk>/close/"),
    door("accounts", "M", DESK, "desk/powers/emergency/"),
    door("state of the record", "V", DESK, "desk/record/"),
    door("webhooks", "L", DESK, "desk/webhooks/"),
    door("webhooks", "C", DESK, "desk/webhooks/new/"),
    door("webhooks", "V", DESK, "desk/webhooks/<int:pk>/", sending="E"),
    door("webhooks", "E", DESK, "desk/webhooks/<int:pk>/edit/"),
    door("removed text", "L", DESK, "desk/removals/"),
    door("removed text", "V", DESK, "desk/removals/<int:pk>/"),
    door("removed text", "E", DESK, "desk/removals/copies/<int:pk>/"),
    door("own account", "V", SIGNED_IN, "accounts/landing/"),
]
ACCOUNTS = [
    door(
        "door of accounts",
        "V",
        PUBLIC,
        "accounts/login/",
        "accounts/logout/",
        "accounts/inactive/",
        "accounts/signup/",
        "accounts/confirm-email/",
        r"accounts/^confirm-email/(?P<key>[-:\w]+)/$",
        "accounts/password/reset/",
        "accounts/password/reset/done/",
        "accounts/password/reset/key/done/",
        r"accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        "accounts/login/code/confirm/",
        "accounts/2fa/authenticate/",
        "accounts/2fa/webauthn/login/",
        "admin/login/",
        "admin/logout/",
    ),
    door(
        "own account",
        "V",
        SIGNED_IN,
        "accounts/reauthenticate/",
        "accounts/email/",
        "accounts/password/*",
        "accounts/2fa/*",
    ),
]
WAGTAIL = [
    door("editor of pages", "L", DESK, "admin/", "admin/account/*", "admin/^.*", "admin/dismissibles/"),
    door(
        "editor of pages",
        "L",
        DESK,
        "admin/api/main/^*",
        "admin/block-preview/*",
        "admin/choose-*",
        "admin/editing-sessions/*",
        "admin/embeds/*",
        "admin/tag-autocomplete/*",
        "admin/reports/*",
        "admin/snippets/*",
        "admin/forms/*",
        "admin/localize/*",
    ),
    door("words of the editor", "V", SIGNED_IN, "admin/jsi18n/", "admin/sprite/"),
    door(
        "page",
        "E",
        DESK,
        "admin/pages/*",
        "admin/images/*",
        "admin/documents/*",
        "admin/workflows/*",
        "admin/bulk/*",
    ),
    door(
        "set up by code",
        "V",
        SHUT,
        "metrics",
        "practice/enter/",
        "desk/practice/",
        "desk/practice/go/",
        "desk/practice/clock/",
        "desk/practice/person/",
        "desk/practice/again/",
        "admin/collections/*",
        "admin/groups/*",
        "admin/users/*",
        "admin/settings/*",
        "admin/redirects/*",
        "admin/sites/*",
        "admin/locales/*",
        "admin/api/main/pages/*",
        "admin/password_reset/*",
        "admin/test404/",
        "admin/failwhale/",
        "documents/authenticate_with_password/<int:restriction_id>/",
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
    ),
    door("outbox", "L", DESK, "admin/outboxmessage/*"),
    door("record entries", "L", DESK, "admin/ledgerentry/*"),
    door("list of jobs", "L", DESK, "admin/job/*"),
    door("milestones", "L", DESK, "admin/milestone/*"),
    door("suggested results", "L", DESK, "admin/suggestedresult/*"),
    door("list of conversations", "L", DESK, "admin/conversation/*"),
    door(
        "list of seats", "L", DESK, "admin/body/*", "admin/seat/*", "admin/appointment/*", "admin/agreement/*"
    ),
    door("list of meetings", "L", DESK, "admin/meeting/*", "admin/proposal/*", "admin/teleconferencemode/*"),
    door(
        "list of input",
        "L",
        DESK,
        "admin/tool/*",
        "admin/toolversion/*",
        "admin/toolstatechange/*",
        "admin/form/*",
        "admin/codebook/*",
        "admin/code/*",
        "admin/submission/*",
        "admin/languageservice/*",
        "admin/poll/*",
        "admin/polloption/*",
        "admin/theme/*",
        "admin/breakdown/*",
        "admin/themeshare/*",
    ),
    door("list of exports", "L", DESK, "admin/export/*", "admin/exportdownload/*"),
]
DOORS = [*HOUSE, *FEEDBACK, *ENGAGEMENT, *BOARDS, *WORK, *ACCOUNTS, *WAGTAIL]


@cache
def leads_to(route: str) -> Door:
    """The one door of an address. An address without a door, or with two, is a fault of the table."""
    found = [each for each in DOORS if any(_declares(mine, route) for mine in each.routes)]
    exact = [each for each in found if route in each.routes]
    (one,) = exact or found or _fail(route)
    return one


def _declares(mine: str, route: str) -> bool:
    return route.startswith(mine[:-1]) if mine.endswith("*") else route == mine


def _fail(route: str) -> list[Door]:
    raise LookupError(f"{route} has no door in tests/permissions/doors.py: name its object and action there")


@cache
def routes() -> tuple[str, ...]:
    """Each address pattern of the site, once, as the ledger knows it."""
    found = dict.fromkeys(route for route, _pattern in patterns())
    for route in found:
        row_for(route)
    return tuple(found)
