"""Permissions in the Wagtail admin for this app's models. Desk permissions are in access.py."""

from cms.access import Role

RECORDS = ("languageservice", "poll", "polloption", "theme", "breakdown", "themeshare")
EDIT = [f"engagement.{verb}_{record}" for record in RECORDS for verb in ("view", "add", "change")]
HISTORIES = [f"engagement.view_{record}" for record in ("eveninglink", "livequestion", "polltext")]
LOOK = [f"engagement.view_{record}" for record in ("conversation", *RECORDS)]

GRANTS: dict[Role, list[str]] = {
    Role.EDITOR: [
        *EDIT,
        "engagement.view_conversation",
        "engagement.change_conversation",
        *HISTORIES,
    ],
    Role.PUBLISHER: [
        *EDIT,
        *(f"engagement.delete_{record}" for record in RECORDS),
        "engagement.view_conversation",
        "engagement.change_conversation",
        *HISTORIES,
    ],
    Role.ANALYST: LOOK,
    Role.ADMINISTRATOR: ["engagement.view_conversation"],
}
