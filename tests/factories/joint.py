"""Factories for two bodies that meet jointly."""

from boards.choices import BodyKind
from boards.models import Body, Meeting
from cms.models import HomePage
from tests.factories import boards as make

HOST = "/boards/governing-board/"
OTHER = "/boards/advisory/"
ADDRESS = f"{HOST}2022-11-09/"
BOTH = "Governing Board and Advisory Board"
BOTH_ES = "Junta Directiva y Junta Asesora"
NAME = {"en": "Advisory Board", "es": "Junta Asesora"}


def advisory(seats: int = 5, **facts) -> Body:
    return make.body(seats, slug="advisory", **{"name": NAME, "kind": BodyKind.ADVISORY} | facts)


def two(home: HomePage, **facts) -> tuple[Body, Body]:
    """The Governing Board, with three seats, and an advisory board with five, each with its pages."""
    found = (make.body(3), advisory(**facts))
    for each in found:
        make.pages(home, each)
    return found


def meeting(host: Body, other: Body, **facts) -> Meeting:
    return make.meeting(host, joint_body=other, **facts)


def posted(host: Body, other: Body, **facts) -> Meeting:
    return make.posted(host, joint_body=other, **facts)
