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
# Seats, terms and modes change only in the register of powers, and nothing is added there by a generic form.
EDITED = ("body", "meeting", "agreement", "party", "agendatemplate")
KEEPS = [f"boards.change_{name}" for name in EDITED] + ["boards.add_agreement", "boards.add_agendatemplate"]
READS = [f"boards.view_{name}" for name in (*LISTS, *RECORD)]

GRANTS: dict[Role, list[str]] = {
    Role.EDITOR: sorted({*KEEPS, *READS}),
    Role.CLERK: sorted({*KEEPS, *READS}),
    Role.PUBLISHER: sorted({*KEEPS, *READS}),
    Role.ANALYST: [f"boards.view_{name}" for name in ("body", "seat", "appointment", "agreement", "party")],
    Role.ADMINISTRATOR: [
        f"boards.view_{name}" for name in ("body", "seat", "appointment", "agreement", "party")
    ],
}
