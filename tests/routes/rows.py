"""The rows of the route ledger. Ours first, room by room; then allauth's and Wagtail's."""

from tests.routes.ledger import (
    ADMINISTRATOR,
    ANALYST,
    CLERK,
    EDITOR,
    EVERYONE,
    MEMBER,
    NOBODY,
    PUBLISHER,
    SIGNED_IN,
    STAFF,
    rows,
)

HOUSE = [
    *rows(EVERYONE, "healthz", "readyz", "search/", "verify/", "verify/chain.csv", "api/"),
    *rows(EVERYONE, "trace/<slug:kind>/<int:id>/", "trace/<slug:kind>/<int:id>/data.json", per_object=True),
    *rows(EVERYONE, "media/<path:name>", note="images only; images are public"),
    *rows(STAFF, "desk/"),
    *rows(
        STAFF,
        "desk/jobs/<uuid:pk>/",
        "desk/jobs/<uuid:pk>/cancel/",
        per_object=True,
        note="own; administrator: all",
    ),
    *rows(STAFF, "desk/history/<str:label>/<str:pk>/", per_object=True, note="whoever may view the record"),
    *rows(SIGNED_IN, "accounts/landing/"),
]

READERS = frozenset({EDITOR, ANALYST, PUBLISHER})
ANALYSTS = frozenset({ANALYST, PUBLISHER})
FEEDBACK = [
    *rows(
        EVERYONE,
        "tools/<slug:slug>/",
        "feedback/<slug:slug>/",
        "receipts/",
        "findings/",
        "findings/<str:reference>/",
    ),
    *rows(EVERYONE, "receipts/<str:code>/", note="whoever holds the code"),
    *rows(READERS, "desk/comments/", "desk/comments/<int:pk>/", "desk/comments/<int:pk>/moderate/"),
    *rows(ANALYSTS, "desk/comments/<int:pk>/code/", "desk/comments/<int:pk>/code/<int:coding>/remove/"),
    *rows(
        ANALYSTS,
        "desk/findings/",
        "desk/findings/new/",
        "desk/findings/<int:number>/",
        "desk/findings/<int:number>/quotes/",
        "desk/findings/<int:number>/publish/",
        "desk/cuts/",
        "desk/cuts/<int:number>/",
    ),
    *rows(
        ANALYSTS,
        "desk/exports/<uuid:pk>/",
        "desk/exports/<uuid:pk>/file",
        "desk/exports/<uuid:pk>/manifest.json",
        per_object=True,
    ),
]

ENGAGEMENT = [
    *rows(
        EVERYONE,
        "conversations/",
        "conversations/calendar.ics",
        "conversations/<slug:slug>/",
        "conversations/<slug:slug>/event.ics",
        "conversations/<slug:slug>/register/",
    ),
    *rows(EVERYONE, "conversations/registration/<str:code>/", note="whoever holds the code"),
    *rows(
        frozenset({EDITOR, PUBLISHER, ANALYST}),
        "desk/conversations/",
        "desk/conversations/<slug:slug>/",
    ),
    *rows(
        frozenset({EDITOR, PUBLISHER}),
        "desk/conversations/new/",
        "desk/conversations/<slug:slug>/move/",
        "desk/conversations/<slug:slug>/seats/",
        "desk/conversations/<slug:slug>/held/",
    ),
    *rows(
        frozenset({PUBLISHER}),
        "desk/conversations/<slug:slug>/cancel/",
        "desk/conversations/<slug:slug>/recap/",
    ),
]

PLANNERS = frozenset({EDITOR, CLERK, PUBLISHER})
CLERKS = frozenset({CLERK, PUBLISHER})
BOARDS = [
    *rows(
        EVERYONE,
        "boards/<slug:slug>/calendar.ics",
        "boards/<slug:slug>/feed.atom",
        "boards/<slug:slug>/<day:day>/",
        "boards/<slug:slug>/<day:day>/event.ics",
        "boards/<slug:slug>/<day:day>/posted/<int:number>/",
        "decisions/",
        "decisions/<slug:number>/",
        "proposals/",
        "proposals/<slug:number>/",
        "agreements/",
    ),
    *rows(
        EVERYONE, "boards/<slug:slug>/<day:day>/changes/", per_object=True, note="once there is a correction"
    ),
    *rows(
        PLANNERS,
        "desk/meetings/",
        "desk/meetings/new/",
        "desk/meetings/<int:pk>/",
        "desk/meetings/<int:pk>/items/<str:key>/add/",
        "desk/meetings/<int:pk>/items/<str:key>/take/",
    ),
    *rows(CLERKS, "desk/meetings/<int:pk>/post/", "desk/meetings/<int:pk>/correct/"),
    *rows(
        frozenset({CLERK}),
        "desk/meetings/<int:pk>/live/",
        "desk/meetings/<int:pk>/live/begin/",
        "desk/meetings/<int:pk>/live/end/",
        "desk/meetings/<int:pk>/live/presence/",
        "desk/meetings/<int:pk>/live/items/<int:item>/comment/",
        "desk/meetings/<int:pk>/live/items/<int:item>/motion/",
        "desk/meetings/<int:pk>/live/items/<int:item>/leave/",
        "desk/meetings/<int:pk>/live/motions/<int:motion>/vote/",
        "desk/meetings/<int:pk>/live/motions/<int:motion>/close/",
        "desk/meetings/<int:pk>/live/motions/<int:motion>/withdraw/",
        per_object=True,
        note="once the agenda is posted",
    ),
    *rows(
        CLERKS,
        "desk/decisions/",
        "desk/decisions/from/<int:pk>/",
        "desk/decisions/<int:pk>/step/",
        "desk/decisions/steps/<int:pk>/done/",
    ),
    *rows(frozenset({MEMBER}), "workspace/", note="whoever holds a seat today"),
]

ACCOUNTS = [
    *rows(
        EVERYONE,
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
        note="the door itself",
    ),
    *rows(
        SIGNED_IN,
        "accounts/reauthenticate/",
        "accounts/email/",
        "accounts/password/change/",
        "accounts/password/set/",
        "accounts/2fa/",
        "accounts/2fa/reauthenticate/",
        "accounts/2fa/totp/activate/",
        "accounts/2fa/totp/deactivate/",
        "accounts/2fa/recovery-codes/",
        "accounts/2fa/recovery-codes/generate/",
        "accounts/2fa/recovery-codes/download/",
        "accounts/2fa/webauthn/",
        "accounts/2fa/webauthn/add/",
        "accounts/2fa/webauthn/reauthenticate/",
        "accounts/2fa/webauthn/keys/<int:pk>/remove/",
        "accounts/2fa/webauthn/keys/<int:pk>/edit/",
        per_object=True,
        note="one's own account only",
    ),
]

PAGES = frozenset({EDITOR, CLERK, PUBLISHER})
WAGTAIL_PUBLIC = [
    *rows(EVERYONE, r"documents/^(\d+)/(.*)$", per_object=True, note="by the privacy of its collection"),
    *rows(
        NOBODY, "documents/authenticate_with_password/<int:restriction_id>/", note="shared passwords are off"
    ),
    *rows(
        NOBODY,
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        note="shared passwords are off",
    ),
    *rows(EVERYONE, "_util/login/", note="sends to the one door"),
    *rows(EVERYONE, r"^((?:[\w\-]+/)*)$", per_object=True, note="live public pages"),
]
WAGTAIL = [
    *rows(EVERYONE, "admin/login/", "admin/logout/", note="sends to the one door"),
    *rows(STAFF, "admin/", "admin/account/*", "admin/^.*", "admin/dismissibles/"),
    *rows(SIGNED_IN, "admin/jsi18n/", "admin/sprite/", note="words and icons of the admin; nothing of ours"),
    *rows(NOBODY, "admin/password_reset/*", note="allauth resets passwords"),
    *rows(NOBODY, "admin/test404/", "admin/failwhale/", note="error pages of Wagtail's tests"),
    *rows(
        PAGES,
        "admin/pages/*",
        "admin/images/*",
        "admin/documents/*",
        "admin/workflows/*",
        "admin/bulk/*",
        per_object=True,
    ),
    *rows(
        STAFF,
        "admin/api/*",
        "admin/block-preview/*",
        "admin/choose-*",
        "admin/editing-sessions/*",
        "admin/embeds/*",
        "admin/tag-autocomplete/*",
        "admin/reports/*",
        "admin/snippets/*",
        "admin/forms/*",
        "admin/localize/*",
        per_object=True,
        note="helpers of the editor; what they list follows the rights of the person",
    ),
    *rows(
        NOBODY,
        "admin/collections/*",
        "admin/redirects/*",
        "admin/sites/*",
        "admin/locales/*",
        note="set up by code",
    ),
    *rows(frozenset({ADMINISTRATOR}), "admin/groups/*", "admin/users/*", per_object=True),
    *rows(
        frozenset({PUBLISHER, ADMINISTRATOR}), "admin/settings/*", "admin/outboxmessage/*", per_object=True
    ),
    *rows(frozenset({PUBLISHER, ADMINISTRATOR}), "admin/ledgerentry/*", per_object=True),
    *rows(frozenset({ADMINISTRATOR}), "admin/job/*", per_object=True),
    *rows(frozenset({EDITOR, PUBLISHER, ADMINISTRATOR}), "admin/milestone/*", per_object=True),
    *rows(frozenset({EDITOR, PUBLISHER, ANALYST, ADMINISTRATOR}), "admin/conversation/*", per_object=True),
    *rows(STAFF, "admin/body/*", "admin/seat/*", "admin/holding/*", "admin/agreement/*", per_object=True),
    *rows(PLANNERS, "admin/meeting/*", "admin/proposal/*", per_object=True),
    *rows(
        READERS,
        "admin/tool/*",
        "admin/toolversion/*",
        "admin/toolstatechange/*",
        "admin/form/*",
        "admin/codebook/*",
        "admin/code/*",
        "admin/submission/*",
        per_object=True,
    ),
    *rows(frozenset({PUBLISHER, ADMINISTRATOR}), "admin/export/*", "admin/exportdownload/*", per_object=True),
    *rows(
        READERS,
        "admin/languageservice/*",
        "admin/poll/*",
        "admin/polloption/*",
        "admin/theme/*",
        "admin/breakdown/*",
        "admin/themeshare/*",
        per_object=True,
        note="an analyst reads only",
    ),
]

ROWS = [*HOUSE, *FEEDBACK, *ENGAGEMENT, *BOARDS, *ACCOUNTS, *WAGTAIL_PUBLIC, *WAGTAIL]
