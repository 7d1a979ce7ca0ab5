"""Where this project differs from the section, cell by cell, and why. An unlisted difference fails, and so does a
listed one that does not exist.
"""

from dataclasses import dataclass

from tests.permissions.house import THINGS
from tests.permissions.section import ACTIONS, letters, written


@dataclass(frozen=True)
class Deviation:
    number: int
    columns: str
    more: str
    less: str
    why: str


def differs(number: int, columns: str, *, more: str = "", less: str = "", why: str) -> Deviation:
    return Deviation(number, columns, more, less, why)


DEVIATIONS = [
    differs(
        5,
        "ED",
        more="CW",
        why="Editors prepare material and take a draft of it off again; what was public stays public (BK-14, BK-50).",
    ),
    differs(
        5,
        "PB",
        more="C",
        less="P",
        why="Material becomes public with the posted agenda, not by an act of its own.",
    ),
    differs(
        6,
        "AM GB",
        less="L",
        why="A member reads what the own seat was given, from the workspace; there is no list apart from it (BK-41).",
    ),
    differs(
        6,
        "AO",
        more="V",
        why="The same door: each reads what the own seat was given; another board reads nothing of this one.",
    ),
    differs(
        6,
        "ED",
        more="W",
        less="LH",
        why="Who prepares a draft takes it off again; its versions are its history.",
    ),
    differs(
        6, "PB", less="LPH", why="A draft is released by posting the agenda; its versions are its history."
    ),
    differs(7, "AM", less="L", why="Given papers are listed in the workspace only for meetings ahead."),
    differs(
        7,
        "GB",
        less="LV",
        why="Of the own body only: the cells ask for the paper of another board, and it is not there.",
    ),
    differs(
        7,
        "ED",
        more="VEW",
        why="Only who is named: whoever added a version, and the clerk of the session (BK-34).",
    ),
    differs(
        7,
        "PB",
        less="LCPH",
        why="Named people read and change it; it is never published, and its versions are its history.",
    ),
    differs(7, "AD", less="M", why="An administrator names nobody: being named follows from the work."),
    differs(
        8, "GB", less="V", why="Members of the own body only: the cells ask for the book of another board."
    ),
    differs(
        8,
        "PB",
        less="VCEH",
        why="The one named clerk writes, nobody else; a page is added, never changed (BK-34).",
    ),
    differs(8, "AD", less="M", why="An administrator names nobody: the clerk is named when the doors close."),
    differs(
        9,
        "AM GB",
        less="LV",
        why="Members read the minutes once they are posted, marked as not yet approved, as everyone does.",
    ),
    differs(
        9,
        "ED PB",
        less="LCH",
        why="Made from the record, listed with their meeting; versions are their history.",
    ),
    differs(
        10,
        "ED",
        less="H",
        why="Each posted version stays under its address for everyone: that is the history.",
    ),
    differs(
        10,
        "PB",
        more="E",
        less="WH",
        why="Minutes are amended by a new version, never withdrawn; all versions stay public.",
    ),
    differs(11, "AM", less="CE", why="A member votes aloud; the clerk writes the vote down (BK-30)."),
    differs(11, "GB", less="C", why="A response is a decision of its own, in a meeting."),
    differs(11, "PB", more="E", why="Promises that follow a decision are put on record with it."),
    differs(
        12,
        "AN CM GB",
        less="L",
        why="A recusal is said in public and stands in the minutes and on the live page; it has no list.",
    ),
    differs(
        12, "AM", more="V", less="CE", why="Said aloud at the meeting and transcribed by the clerk (BK-30)."
    ),
    differs(12, "AO AL AD", more="V", why="Part of the public minutes, as for everyone."),
    differs(12, "ED", less="LH", why="It cannot be changed or listed apart from the minutes."),
    differs(12, "PB", less="LPH", why="It is public when said: there is nothing to publish."),
    differs(
        13,
        "AL AD",
        more="H",
        why="Facts of a conversation are public once it is; who lists conversations reads their history.",
    ),
    differs(
        14,
        "AN",
        more="VEW",
        why="By receipt: nobody needs an account; whoever holds the code sees and changes the registration.",
    ),
    differs(14, "ED", more="CEWX", why="Editors run the door: they note who came, and print the list."),
    differs(
        14, "PB", more="CW", why="The door notes walk-ins too; nobody's registration is deleted by staff."
    ),
    differs(
        14,
        "AL AD",
        more="VCEW",
        why="As residents, by their own receipt; the desk shows an analyst counts only.",
    ),
    differs(
        15,
        "ED",
        more="E",
        less="L",
        why="Editors and publishers add seats; the list itself is part of the door's list.",
    ),
    differs(15, "PB", less="L", why="The list itself is part of the door's list."),
    differs(
        15,
        "AL AD",
        more="V",
        why="As residents, by their own receipt; the desk shows an analyst counts only.",
    ),
    differs(16, "AN CM AM AO GB", more="L", why="Open forms are listed on the page of each tool."),
    differs(16, "ED", less="C", why="A form is made as a page in Wagtail (row 2)."),
    differs(16, "PB", less="CW", why="A form is made and withdrawn as a page in Wagtail (rows 1 and 2)."),
    differs(16, "AL", more="H", why="An analyst compares versions to know what was asked."),
    differs(
        17,
        "AN CM AM AO GB",
        more="E",
        why="Whoever holds the code changes the own words or takes them back (PAR).",
    ),
    differs(
        17, "ED AL", more="CE", why="Staff type in letters and moderate; assigned is everyone who moderates."
    ),
    differs(
        17,
        "PB",
        more="C",
        less="H",
        why="Staff type in letters; the history of a comment is the list of its texts and acts.",
    ),
    differs(
        17,
        "AD",
        more="VCE",
        why="As residents, by the own receipt; an administrator reads no comment of others.",
    ),
    differs(18, "AN", more="V", less="C", why="By receipt; the file came in with the comment."),
    differs(18, "CM AM AO GB", less="C", why="A file comes in with the comment (row 17)."),
    differs(18, "PB", less="W", why="A file goes with the words it came with, by removing them (row 17)."),
    differs(
        18,
        "AL AD",
        more="V",
        why="An analyst moderates and codes; an administrator opens the own file by receipt only.",
    ),
    differs(
        19,
        "PB",
        less="PWH",
        why="A published comment is moderated again (row 20); it has no publication of its own.",
    ),
    differs(
        20,
        "PB",
        less="PW",
        why="Publishing and hiding are moderation actions, the same for all who moderate.",
    ),
    differs(20, "AL", more="LVE", why="Analysts moderate: they read every comment before they code it."),
    differs(
        21, "ED", less="EH", why="Seats and holders are changed in Wagtail's lists; their history is there."
    ),
    differs(
        21, "PB", less="PH", why="Seats and holders are changed in Wagtail's lists; their history is there."
    ),
    differs(
        21, "AD", more="E", why="An administrator opens accounts of members and ticks off their onboarding."
    ),
    differs(22, "AM GB", less="V", why="Nothing of the kind is kept of members."),
    differs(
        22,
        "ED PB AD",
        less="LVE",
        why="Nothing of the kind is kept of members; addresses of subscribers are for the clerk alone (BK-11).",
    ),
    differs(23, "AN CM AM AO GB AL", more="X", why="What is public is open data in files too."),
    differs(
        23,
        "ED AD",
        more="VX",
        less="L",
        why="As for everyone: what is public; the desk's cuts are for those who make them.",
    ),
    differs(
        23,
        "PB",
        more="VCX",
        less="PW",
        why="A release is decided by rule with its cut; a finding carries it into public (two people).",
    ),
    differs(
        24,
        "PB",
        more="P",
        why="The second person decides about an export that somebody else asked for (S14).",
    ),
    differs(
        25,
        "PB",
        more="LVCE",
        less="P",
        why="k and the rule stand in code and on each release; they change with a new version of the site.",
    ),
    differs(
        25,
        "AL",
        more="L",
        why="k and the rule stand in code and on each release; they change with a new version of the site.",
    ),
    differs(26, "ED PB AL AD", more="V", why="One screen; whoever may view the record reads its history."),
    differs(
        27,
        "AN CM AM AO GB",
        more="VX",
        why="The chain of seals is public, so that anyone can check the record; it names no private thing.",
    ),
    differs(27, "ED PB AL", more="X", why="The chain of seals is public; log lines stay as in the section."),
    differs(
        28,
        "AN ED PB AL",
        more="V",
        why="The door of accounts is open to all; behind it each finds the own account only.",
    ),
    differs(
        28,
        "AD",
        less="W",
        why="Accounts are one list; they are closed, never deleted; roles take two (S14).",
    ),
    differs(
        29,
        "ED AD",
        less="V",
        why="Mails carry addresses: publishers and administrators list them, nobody opens the text (S32).",
    ),
    differs(29, "PB", more="L", less="VE", why="Listed; nobody changes a mail that is queued."),
    differs(30, "ED", less="V", why="Holds concern persons; an editor does not need them."),
    differs(
        31,
        "AD",
        less="M",
        why="The office and its contact change in the register of powers; keys and backups have no screen.",
    ),
    differs(32, "AN", more="VW", why="Whoever holds the link of a mail uses it; it is worth one purpose."),
    differs(32, "CM AM AO GB ED PB AL", more="LCW", why="Receipts that a person keeps in the own account."),
    differs(
        32,
        "AD",
        more="LVCW",
        why="Links are no rows: they are signed, and end with their purpose; the own receipts as everyone.",
    ),
]
# What holds for a whole row or more, and has no cell of its own.
GENERAL = [
    "The house has a tenth role, the clerk, who does what the section gives the publisher in meetings: posts, runs, "
    "records, keeps the closed book. The publisher never runs a meeting.",
    "Wagtail's own screens (/admin/) send whoever lacks a right to their first page, where ours answer 404; they tell "
    "nothing of an object but that a page with this number exists.",
    "Break-glass: an account with Django's superuser mark and no role finds Wagtail's screens open, and no screen of "
    "ours. It reads no closed paper and no closed book: these have no screen in Wagtail.",
    "A button that answers to POST only says 405 to everyone who reads it, whatever number stands in its address.",
]


def granted(number: int, column: str) -> str:
    """All that the house grants on the things of a row, in whatever state."""
    found = {each for one in THINGS if one.number == number for each in one.rights.get(column, "")}
    return "".join(each for each in ACTIONS if each in found)


def differences() -> dict[tuple[int, str], tuple[str, str]]:
    """Row and column → what the house grants more, and less, than the section."""
    found = {}
    for number, (_name, cells) in written().items():
        for column, words in cells.items():
            house, theirs = granted(number, column), letters(words)
            more = "".join(each for each in house if each not in theirs)
            less = "".join(each for each in theirs if each not in house)
            if more or less:
                found[number, column] = (more, less)
    return found


def explained() -> dict[tuple[int, str], tuple[str, str]]:
    found = {}
    for each in DEVIATIONS:
        for column in each.columns.split():
            found[each.number, column] = (each.more, each.less)
    return found
