"""Bodies, Persons and OfficeRecords."""

from typing import Any

from boards.dialects.labels import label, say
from boards.dialects.legistar.numbers import midnight, stamp
from boards.dialects.records import Record, by_kind, every, key_of, one_by_row
from cms import clock

Row = dict[str, Any]
Rows = list[Row]
NOTHING_OF_A_PERSON = (
    "PersonFirstName", "PersonLastName", "PersonAddress1", "PersonCity1", "PersonState1", "PersonZip1", "PersonPhone",
    "PersonFax", "PersonEmail", "PersonWWW",
)  # fmt: skip
TYPES = {"governing": 1, "advisory": 2, "committee": 3}


def bodies() -> Rows:
    return [body(copy) for copy in every("bodies")]


def body(copy: Record) -> Row:
    kind = copy.attributes["kind"]
    return {
        "BodyId": int(copy.row),
        **stamp(copy, "Body"),
        "BodyName": say(copy.title),
        "BodyTypeId": TYPES.get(kind["code"], 0),
        "BodyTypeName": label(kind),
        "BodyMeetFlag": 1,
        "BodyActiveFlag": 0 if copy.standing else 1,
        "BodySort": int(copy.row),
        "BodyDescription": say(copy.attributes["summary"]),
        "BodyContactNameId": None,
        "BodyContactFullName": None,
        "BodyNumberOfMembers": copy.attributes["seats"]["total"],
        "BodyUsedSponsorFlag": 0,
        "BodyUsedTargetFlag": 0,
        "BodyUsedActingFlag": 1,
    }


def body_types() -> Rows:
    kinds = {
        code: label(copy.attributes["kind"]) for copy in every("bodies") if (code := _type(copy)) in TYPES
    }
    return [{"BodyTypeId": TYPES[code], "BodyTypeName": name} for code, name in sorted(kinds.items())]


def _type(copy: Record) -> str:
    return str(copy.attributes["kind"]["code"])


def persons() -> Rows:
    today = clock.today().isoformat()
    return [person(copy, today) for copy in every("appointments")]


def person(copy: Record, today: str) -> Row:
    """The member of one term. Only the name is public; it is not cut into first and last."""
    return {
        "PersonId": int(copy.row),
        **stamp(copy, "Person"),
        "PersonFullName": say(copy.title),
        **dict.fromkeys(NOTHING_OF_A_PERSON),
        "PersonActiveFlag": int(_is_current(copy, today)),
        "PersonCanViewFlag": 1,
        "PersonUsedSponsorFlag": 1,
    }


def _is_current(copy: Record, today: str) -> bool:
    end = copy.attributes["ends_on"]
    return end is None or end >= today


def office_records(*, body: int | None = None, person: int | None = None) -> Rows:
    """Terms, of all, of one body, or of one person. Raises Unknown or Gone if there is no such body or person."""
    terms, facts = _terms(body, person), by_kind("bodies", "seats")
    of_body = {copy.key: copy for copy in facts["bodies"]}
    seats = {copy.key: copy for copy in facts["seats"]}
    offices = _offices(facts["bodies"])
    return [
        _office_record(copy, of_body.get(key_of(copy, "body")), seats.get(key_of(copy, "seat")), offices)
        for copy in terms
    ]


def _terms(body: int | None, person: int | None) -> list[Record]:
    if body is not None:
        return every("appointments", body=one_by_row("bodies", body).key)
    if person is not None:
        return [one_by_row("appointments", person)]
    return every("appointments")


def _offices(found: list[Record]) -> dict[str, str]:
    """The office that each term holds now."""
    officers = [officer for copy in found for officer in copy.attributes["officers"]]
    return {officer["appointment"]["id"]: label(officer["office"]) for officer in officers}


def _office_record(copy: Record, body: Record | None, seat: Record | None, offices: dict[str, str]) -> Row:
    is_voting = bool(seat and seat.attributes["is_voting"])
    return {
        "OfficeRecordId": int(copy.row),
        **stamp(copy, "OfficeRecord"),
        "OfficeRecordFirstName": None,
        "OfficeRecordLastName": None,
        "OfficeRecordEmail": None,
        "OfficeRecordFullName": say(copy.title),
        "OfficeRecordStartDate": midnight(copy.attributes["starts_on"]),
        "OfficeRecordEndDate": midnight(copy.attributes["ends_on"]),
        "OfficeRecordSort": seat.attributes["position"] if seat else None,
        "OfficeRecordPersonId": int(copy.row),
        "OfficeRecordBodyId": int(body.row) if body else None,
        "OfficeRecordBodyName": say(body.title) if body else "",
        "OfficeRecordTitle": offices.get(copy.key) or label(copy.attributes["capacity"]),
        "OfficeRecordVoteDivider": 1.0 if is_voting else 0.0,
        "OfficeRecordExtendFlag": 0,
        "OfficeRecordMemberTypeId": int(seat.row) if seat else None,
        "OfficeRecordMemberType": say(seat.title) if seat else "",
        "OfficeRecordSupportNameId": None,
        "OfficeRecordSupportFullName": None,
        "OfficeRecordSupportFlag": 0,
    }
