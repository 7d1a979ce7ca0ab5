"""The permissions that this project grants: one line per object and state, a column per role (letters: see
section.py).

An object of the section has its number; others have number 0. A new object is one line here and one in doors.py for
each of its URLs.
"""

from dataclasses import dataclass, field

from tests.permissions.actors import COLUMNS

KEEPERS, READERS, ANALYSTS = ("ED", "CK", "PB"), ("ED", "PB", "AL"), ("PB", "AL")


@dataclass(frozen=True)
class Thing:
    key: str
    number: int
    rights: dict[str, str] = field(default_factory=dict)

    def who(self, action: str) -> frozenset[str]:
        return frozenset(column for column in COLUMNS if action in self.rights.get(column, ""))


def thing(key: str, number: int, everyone: str = "", **rights: str) -> Thing:
    """`everyone` is for all columns, and each column may have more."""
    unknown = rights.keys() - COLUMNS.keys()
    if unknown:
        raise ValueError(f"{key}: no such column {sorted(unknown)}")
    return Thing(key, number, {column: everyone + rights.get(column, "") for column in COLUMNS})


def for_(columns: tuple[str, ...], actions: str) -> dict[str, str]:
    return dict.fromkeys(columns, actions)


STAFF = ("ED", "CK", "PB", "AL", "AD")
SIGNED_IN = tuple(column for column in COLUMNS if column != "AN")
CLERKS = ("CK", "PB")
THINGS = [
    thing("page", 1, "LV", ED="EH", CK="EH", PB="EPWH"),
    thing("unpublished page", 2, ED="LVCEH", CK="LVCEH", PB="LVCEPWH"),
    thing("meeting", 3, "LV", ED="EH", CK="EPWH", PB="EPWH"),
    thing("draft meeting", 4, ED="LVCEH", CK="LVCEPWH", PB="LVCEPWH"),
    thing("material", 5, "LV", **for_(KEEPERS, "CEWH")),
    thing("draft material", 6, AM="V", **for_(KEEPERS, "VCEW")),
    thing("given material", 6, AM="V", AO="V", GB="V"),
    thing("closed material", 7, AM="V", **for_(KEEPERS, "VEW")),
    thing("closed book", 8, AM="V", CK="VE"),
    thing("unposted minutes", 9, ED="VE", CK="VEP", PB="VEP"),
    thing("minutes", 10, "LV", ED="V", CK="VEP", PB="VEP"),
    thing("decision", 11, "LV", CK="EPH", PB="EPH", ED="H"),
    thing("recusal", 12, "V", CK="C"),
    thing("conversation", 13, "LV", ED="CEH", PB="CEPWH", AL="H", AD="H"),
    thing("draft conversation", 13, ED="LV", PB="LV", AL="LV"),
    thing("registration", 14, "CVEW", ED="LX", PB="LX"),
    thing("counts of registrations", 14, **for_(READERS, "V")),
    thing("registration at the door", 14, ED="E", PB="E"),
    thing("waiting list", 15, "V", ED="E", PB="E"),
    thing("form", 16, "LV", ED="EH", PB="EPH", AL="H"),
    thing("unpublished form", 16, ED="H", PB="H", AL="H"),
    thing("own comment", 17, "CVE"),
    thing("comment", 17, ED="LVE", AL="LVE", PB="LVEW"),
    thing("own file", 18, "V"),
    thing("file", 18, **for_(READERS, "V")),
    thing("unchecked file", 18),
    thing("published comment", 19, "LV"),
    thing("comment on an agenda", 19, **for_(KEEPERS, "LVE")),
    thing("moderation", 20, **for_(READERS, "LVE")),
    thing("saved filter", 0, **for_(READERS, "LCEW")),
    thing("roster", 21, "LV", AD="E", CK="E", PB="E"),
    thing("address of a subscriber", 22, CK="L"),
    thing("release", 23, "VX"),
    thing("unpublished release", 23),
    thing("cut", 23, **for_(ANALYSTS, "LVC")),
    thing("export of one's own", 24, AL="LVCX", PB="LVCX"),
    thing("export of another", 24, PB="VP"),
    thing("rules of release", 25, "V", **for_(ANALYSTS, "L")),
    thing("benchmark", 25, **for_(ANALYSTS, "LVCE")),
    thing("history", 26, **for_(STAFF, "V")),
    thing("chain of the record", 27, "VX"),
    thing("record entries", 27, PB="L", AD="L"),
    thing("door of accounts", 28, "V"),
    thing("own account", 28, **for_(SIGNED_IN, "V")),
    thing("accounts", 28, AD="LCEM"),
    thing("outbox", 29, PB="L", AD="L"),
    thing("retention", 30, PB="VE", AD="VE"),
    thing("removed text", 0, PB="LVE"),
    thing("set up by code", 31),
    thing("kept receipts", 32, **for_(SIGNED_IN, "LCW")),
    thing("signed link", 32, "VW"),
    # What the section does not name.
    thing("machines", 0, "V"),
    thing("open data", 0, "V"),
    thing("record in other formats", 0, "LV"),
    thing("trace", 0, "V"),
    thing("register of powers", 0, ED="VC", CK="VC", AL="VC", PB="VCE", AD="VCE"),
    thing("webhooks", 0, AD="LVCE"),
    thing("staff desk", 0, **for_(STAFF, "L")),
    thing("job", 0, **for_(STAFF, "VW")),
    thing("workspace", 0, AM="L", AO="L", GB="L"),
    thing("first look at an agenda", 0, **for_(KEEPERS, "P")),
    thing("speaking up", 0, "C"),
    thing("aid request", 0, ED="LVE", CK="LVE", PB="L"),
    thing("need at registration", 0, ED="LVE"),
    thing("notice", 0, "C", ED="L", CK="LPE", PB="LP"),
    thing("running a meeting", 0, CK="VE"),
    thing("duties", 0, **for_(CLERKS, "LE")),
    thing("follow-up", 0, **for_(CLERKS, "CE")),
    thing("recording", 0, "V", **for_(CLERKS, "LCEW")),
    thing("proposal", 0, "LV"),
    thing("unpublished proposal", 0),
    thing("unpublished decision", 0),
    thing("agreements", 0, "L"),
    thing("campaign", 0, **for_(READERS, "LVE")),
    thing("finding", 0, "LV"),
    thing("unpublished finding", 0, **for_(ANALYSTS, "LVCEP")),
    thing("suggestion", 0, **for_(ANALYSTS, "LCE")),
    thing("import", 0, **for_(ANALYSTS, "LVCE")),
    thing("coding", 0, **for_(ANALYSTS, "LVCE")),
    thing("codebook", 0, **for_(ANALYSTS, "LVCE")),
    thing("news by mail", 0, "CVE"),
    thing("subscribers", 0, **for_(READERS, "L")),
    thing("news subscriber", 0, PB="LE"),
    thing("announcement", 0, ED="VCE", PB="VCE"),
    thing("live page", 0, "V"),
    thing("evening by link", 0, "VE"),
    thing("survey by link", 0, "VC"),
    thing("note of a group", 0, "VE"),
    thing("running a conversation", 0, ED="VE", PB="VE"),
    thing("took part", 0, "V", ED="L", AL="L", PB="LP"),
    thing("languages", 0, **for_(READERS, "LX")),
    thing("recap", 0, ED="VE", AL="VE", PB="VEP"),
    thing("draft of a recap", 0, AL="VCE", PB="VCEP"),
    thing("end of a conversation", 0, PB="P"),
    thing("editor of pages", 0, **for_(STAFF, "L")),
    thing("list of jobs", 0, AD="L"),
    thing("state of the record", 0, AD="V"),
    thing("milestones", 0, ED="L", PB="L", AD="L"),
    thing("suggested results", 0, ED="L", PB="L"),
    thing("list of conversations", 0, **for_(READERS, "L"), AD="L"),
    thing("list of seats", 0, **for_(STAFF, "L")),
    thing("list of meetings", 0, **for_(KEEPERS, "L")),
    thing("list of input", 0, **for_(READERS, "L")),
    thing("list of exports", 0, PB="L", AD="L"),
    thing("words of the editor", 0, **for_(SIGNED_IN, "V")),
    # Members' work, proposals, applications, tools, agreements.
    thing("own seat", 0, AM="V", AO="V", GB="V"),
    thing("private note", 0, AM="LEW", AO="LEW", GB="LEW"),
    thing("disclosure", 0, AM="LVC", AO="LVC", GB="LVC", CK="E"),
    thing("packet of a member", 0, AM="V", AO="V", GB="V"),
    thing("coming to a meeting", 0, AM="C", AO="C", GB="C", CK="L"),
    thing("own calendar", 0, "V"),
    thing("training", 0, CK="E", PB="E", AD="E"),
    thing("contact group", 0, AM="LCVE", AO="LCVE", GB="LCVE"),
    thing("member question", 0, AM="C", AO="C", GB="C", ED="E", CK="E", PB="E"),
    thing("subject of a group", 0, ED="LCE", CK="LCE", PB="LCE"),
    thing("call for applications", 0, "LV"),
    thing("own application", 0, "CVEW"),
    thing("application", 0, ED="LV", CK="LVCEPX", PB="LVCEPX"),
    thing("files of decisions", 0, "LX"),
    thing("what changed", 0, "LVX"),
    thing("voices of a trace", 0, "LV"),
    thing("link between records", 0, CK="CEW", PB="CEW"),
    thing("files of tools", 0, "X"),
    thing("tool version", 0, ED="LVCE", PB="LVCE"),
    thing("agreement", 0, "VX"),
    thing("data set", 0, "LVX"),
    thing("data set on the desk", 0, AL="LCVE", PB="LCVEP"),
    thing("notice of the office", 0, "LV"),
    thing("job opening on the desk", 0, ED="LCVE", PB="LCVEP"),
    thing("agreement on the desk", 0, ED="LVE", CK="LVEW", PB="LVEW"),
    thing("list of parties", 0, ED="L", CK="L", PB="L", AL="L", AD="L"),
    thing("files of proposals", 0, "LX"),
    thing("proposal of a member", 0, AM="LCVE", AO="LCVE", GB="LCVE"),
    thing("proposal on the desk", 0, ED="LV", CK="LVEP", PB="LVEP"),
    thing("cycle", 0, CK="LCVE", PB="LCVE"),
    thing("cycle report", 0, AM="V", AO="V", GB="V", ED="LVCE", CK="LVCEP", PB="LVCEP"),
    thing("ballot", 0, AM="V", AO="V", GB="V", CK="E"),
    thing("own proposal", 0, "C"),
]
BY_KEY = {each.key: each for each in THINGS}
