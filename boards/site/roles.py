"""Model permissions per role. Desk screens check roles themselves (access.py)."""

from cms.access import Role

LISTS = (
    "body",
    "seat",
    "appointment",
    "meeting",
    "agreement",
    "party",
    "teleconferencemode",
    "agendatemplate",
)
RECORD = ("motion", "vote", "decision", "followup", "presence", "commentwindow", "itemoutcome", "proposal")
KEEPS = [f"boards.{verb}_{name}" for name in LISTS for verb in ("view", "add", "change")]
READS = [f"boards.view_{name}" for name in (*LISTS, *RECORD)]

GRANTS: dict[Role, list[str]] = {
    Role.EDITOR: sorted({*KEEPS, *READS} - {"boards.add_meeting"}),
    Role.CLERK: sorted({*KEEPS, *READS} - {"boards.add_meeting"}),
    Role.PUBLISHER: sorted({*KEEPS, *READS} - {"boards.add_meeting"}),
    Role.ANALYST: [f"boards.view_{name}" for name in ("body", "seat", "appointment", "agreement", "party")],
    Role.ADMINISTRATOR: [
        f"boards.view_{name}" for name in ("body", "seat", "appointment", "agreement", "party")
    ],
}
