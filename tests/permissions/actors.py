"""The people of the matrix: sixteen of the section, and the clerk that this project adds.

`column` is where a person is found in the table; what lies between the columns (a recusal, a term that ended, an
invitation) is a rule of its own in the expectations.
"""

from dataclasses import dataclass

from cms.access import Role
from tests.routes import ledger

COLUMNS = {
    "AN": "anonymous",
    "CM": "community member",
    "AM": "member of this board",
    "AO": "member of another board",
    "GB": "Governing Board member",
    "ED": "editor",
    "CK": "clerk",
    "PB": "publisher",
    "AL": "analyst",
    "AD": "administrator",
}
STAFF = ("ED", "CK", "PB", "AL", "AD")
MEMBERS = ("AM", "AO", "GB")
# How the route ledger calls whoever stands in a column.
IN_LEDGER = {
    "AN": ledger.ANONYMOUS,
    "CM": ledger.RESIDENT,
    **dict.fromkeys(MEMBERS, ledger.MEMBER),
    "ED": ledger.EDITOR,
    "CK": ledger.CLERK,
    "PB": ledger.PUBLISHER,
    "AL": ledger.ANALYST,
    "AD": ledger.ADMINISTRATOR,
}


@dataclass(frozen=True)
class Actor:
    name: str
    column: str
    role: Role | None = None
    seat: str = ""  # the board on which they sit
    note: str = ""


ACTORS = [
    Actor("anonymous", "AN"),
    Actor("community", "CM"),
    Actor("advisory", "AM", seat="this"),
    Actor("elsewhere", "AO", seat="community-engagement"),
    Actor("governing", "GB", seat="governing-board"),
    Actor("editor", "ED", Role.EDITOR),
    Actor("publisher", "PB", Role.PUBLISHER),
    Actor("analyst", "AL", Role.ANALYST),
    Actor("administrator", "AD", Role.ADMINISTRATOR),
    Actor("clerk", "CK", Role.CLERK, note="the seventeenth: this house gives the clerk's work a role"),
    Actor("unverified", "CM", note="the address was never confirmed"),
    Actor("suspended", "AN", Role.PUBLISHER, seat="this", note="is not active: no role, no seat"),
    Actor("former", "CM", seat="this", note="the term ended yesterday"),
    Actor("invited", "CM", seat="this", note="appointed; the first day in office is still to come"),
    Actor("recused", "AM", seat="this", note="stepped aside from the closed item, and came back to the room"),
    Actor("chair", "AM", seat="this", note="chairs the board"),
    Actor("superuser", "CM", note="break-glass: no role; Wagtail's own screens are open, nothing of ours"),
]
BY_NAME = {actor.name: actor for actor in ACTORS}
