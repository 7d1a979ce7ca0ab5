"""The part of OData that Legistar's readers use."""

from django.http import HttpRequest, QueryDict

import pytest

from boards.dialects.answers import BadParameter
from boards.dialects.legistar.odata import asked

ROWS = [
    {"Id": 1, "Name": "Board of O'Hara", "Date": "2022-05-11T00:00:00", "Passed": None},
    {"Id": 2, "Name": "Board", "Date": None, "Passed": 1},
    {"Id": 3, "Name": "Committee", "Date": "2023-02-08T00:00:00", "Passed": 0},
]


def ids(**query: str) -> list[int]:
    request = HttpRequest()
    request.GET = QueryDict(mutable=True)
    request.GET.update({f"${name}": value for name, value in query.items()})
    return [row["Id"] for row in asked(request, ROWS)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Id eq 2", [2]),
        ("Id ne 2", [1, 3]),
        ("Id ge 2 and Id lt 3", [2]),
        ("Name eq 'Board of O''Hara'", [1]),
        ("Date gt datetime'2022-05-11'", [3]),
        ("Date ge datetime'2022-05-11T00:00:00' and Date le datetime'2022-12-31'", [1]),
        ("Date lt datetime'2022-05-11T05:00:00Z'", [1]),
        ("Date eq null", [2]),
        ("Date ne null and not (Passed eq 0)", [1]),
        ("Id eq 1 or Id eq 2 and Id eq 3", [1]),
        ("(Id eq 1 or Id eq 2) and Passed eq true", [2]),
        ("Passed gt -1", [2, 3]),
    ],
)
def test_a_filter_finds(typed, found):
    assert ids(filter=typed) == found


def test_rows_are_ordered_and_cut():
    assert ids(orderby="Date desc, Id") == [3, 1, 2]
    assert ids(orderby="Passed,Id desc", skip="1", top="1") == [3]
    assert ids(skip="3") == [] and len(ids(top="5000")) == 3


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("filter", "Nope eq 1", "no field Nope"),
        ("filter", "", "ends too early"),
        ("filter", "Id eq", "ends too early"),
        ("filter", "Id like 2", "“like”"),
        ("filter", "substringof('a', Name)", "no field substringof"),
        ("filter", "Id eq 1)", "“)”"),
        ("filter", "(Id eq 1", "ends too early"),
        ("filter", "Name eq 'Board", "“'”"),
        ("filter", "Name gt 1", "Name cannot be compared"),
        ("filter", "Date gt datetime'soon'", "datetime'soon' is no date"),
        ("filter", "Name gt datetime'2022-01-01'", "Name is no date"),
        ("filter", "(" * 30 + "Id eq 1" + ")" * 30, "20 levels"),
        ("filter", "Id eq 1 or " * 500 + "Id eq 1", "4000 characters"),
        ("orderby", "Id sideways", "asc or desc"),
        ("orderby", "Nope", "no field Nope"),
        ("select", "Id,Nope", "no field Nope"),
        ("top", "-1", "$top must be a whole number"),
        ("skip", "many", "$skip must be a whole number"),
        ("expand", "EventItems", "$expand is not supported"),
    ],
)
def test_what_is_not_understood_is_named(name, typed, told):
    with pytest.raises(BadParameter) as refused:
        ids(**{name: typed})
    assert told in refused.value.message
