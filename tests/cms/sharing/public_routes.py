"""Every route that a visitor may open: in the sitemap, or left out because of what it is."""

ANSWER = "not a page but a file, a picture, a feed or data"
FORM = "a form, to which its page leads"
RECEIPT = "leads to what only the holder of a code may see"
SECRET = "whoever holds the address"
VOICES = "what people wrote; once it is withdrawn or hidden, no search engine should still have it"
MOMENT = "shows what is happening now"
OVER = "what nobody can apply for any more"
EARLIER = "the text or file of one version, which the page of the material lists"
ACCOUNT = "the door of accounts"
RESULTS = "search results"

IN_SITEMAP = {
    r"^((?:[\w\-]+/)*)$", "trace/", "trace/<slug:kind>/<int:id>/", "verify/", "record/", "api/",
    "tools/<slug:slug>/", "feedback/<slug:slug>/",
    "findings/", "findings/<str:reference>/", "findings/numbers/<int:number>/",
    "conversations/", "conversations/<slug:slug>/", "conversations/who-took-part/", "news/subscribe/",
    "conversations/<slug:slug>/recordings/<slug:language>/",
    "boards/meetings/", "boards/meetings/<int:year>/", "boards/notices/", "boards/<slug:slug>/records/",
    "boards/<slug:slug>/<day:day>/", "boards/<slug:slug>/<day:day>/posted/<int:number>/",
    "boards/<slug:slug>/<day:day>/changes/", "boards/<slug:slug>/<day:day>/packet/",
    "boards/<slug:slug>/<day:day>/minutes/", "boards/<slug:slug>/<day:day>/minutes/<int:number>/",
    "boards/<slug:slug>/<day:day>/minutes/changes/", "boards/<slug:slug>/<day:day>/materials/<int:pk>/",
    "decisions/", "decisions/<slug:number>/", "what-changed/", "what-changed/<int:year>/",
    "proposals/", "proposals/new/", "proposals/<slug:number>/",
    "applications/", "applications/<slug:slug>/",
    "notices/", "notices/openings/<slug:slug>/",
    "data/", "data/<slug:slug>/", "data/<slug:slug>/<int:number>/",
    "agreements/", "agreements/<int:pk>/", "agreements/parties/<slug:slug>/",
}  # fmt: skip

LEFT_OUT = {
    "search/": RESULTS,
    "search/suggest/": RESULTS,
    "trace/<slug:kind>/<int:id>/voices/": VOICES,
    "boards/<slug:slug>/<day:day>/comments/": VOICES,
    "feedback/<slug:slug>/paper/": FORM,
    "conversations/<slug:slug>/register/": FORM,
    "proposals/new/<slug:slug>/": FORM,
    "applications/<slug:slug>/apply/": FORM,
    "boards/<slug:slug>/<day:day>/comment/": FORM,
    "stories/<slug:slug>/comment/<uuid:question>/": FORM,
    "boards/<slug:slug>/<day:day>/aid/": FORM,
    "news/subscribe/sent/": FORM,
    "news/find/": FORM,
    "news/find/sent/": FORM,
    "follow/sent/": FORM,
    "follow/<slug:kind>/<str:record>/": FORM,
    "boards/notices/sent/": FORM,
    "notices/closed/": OVER,
    "receipts/": RECEIPT,
    "applications/mine/": RECEIPT,
    "boards/<slug:slug>/<day:day>/materials/<int:pk>/latest/": EARLIER,
    "boards/<slug:slug>/<day:day>/materials/<int:pk>/<int:number>/": EARLIER,
    "boards/<slug:slug>/<day:day>/live/": MOMENT,
    "boards/<slug:slug>/<day:day>/live/room/": MOMENT,
    "conversations/<slug:slug>/live/": MOMENT,
    "conversations/<slug:slug>/projector/": MOMENT,
    "p/<int:number>/": MOMENT,
    "_util/login/": ACCOUNT,
    "healthz": ANSWER,
    "record/checkpoint": ANSWER,
    "record/checkpoint.tsr": ANSWER,
    "record/<slug:kind>/<int:pk>/": "the proof of another page",
    "record/tile/<path:path>": ANSWER,
    "readyz": ANSWER,
    "favicon.ico": ANSWER,
    r"documents/^(\d+)/(.*)$": ANSWER,
    "media/<path:name>": ANSWER,
    "record/witness.pyz": ANSWER,
    "agreements/<int:pk>/documents/<int:number>/": ANSWER,
}
ENDS_OF_FILES = (
    ".atom", ".csv", ".ics", ".js", ".json", ".md", ".parquet", ".pdf", ".png", ".py", ".txt", ".vtt", ".webmanifest",
    ".xlsx", ".xml", ".zip", "/state/",
)  # fmt: skip


def why_left_out(route: str, *, is_secret: bool) -> str:
    """The reason, or "" where nobody has chosen yet."""
    if is_secret:
        return SECRET
    if route.startswith("accounts/"):
        return ACCOUNT
    if route.startswith("api/") and route != "api/":
        return ANSWER
    return ANSWER if route.endswith(ENDS_OF_FILES) else LEFT_OUT.get(route, "")
