"""The list of tools: by family, for whom, how far, with its picture, table and files (C2C-15, C2C-16)."""

import json
from datetime import date, timedelta
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
from openpyxl import load_workbook

from cms import clock
from tests.factories import rollout as make
from tests.furniture import furnished

MAY, FALL = date(2022, 5, 11), date(2022, 9, 1)


@furnished
def shelf(home):
    """One dashboard being designed, and one planning site that is out."""
    chart = make.public_tool(home, "chart", title="Teacher dashboard")
    make.for_whom(chart, "policy", "families")
    make.step(chart, "planned", MAY)
    make.step(chart, "in_design", date(2022, 8, 15))
    make.plan(chart, "in_review", clock.today() + timedelta(days=100), told=date(2022, 8, 15))
    site = make.public_tool(home, "site", title="Planning site", family="operational")
    make.for_whom(site, "families", "educators")
    make.step(site, "launched", FALL, when_text={"en": "fall 2022", "es": "otoño de 2022"})
    make.version(site, "1.0", FALL)
    return chart, site


def page(client, query: str = "") -> str:
    response = client.get(f"/tools/{query}")
    assert response.status_code == 200
    return response.content.decode()


def names(html: str) -> set[str]:
    return {name for name in ("Teacher dashboard", "Planning site") if f'">{name}</a></h3>' in html}


def test_tools_stand_under_their_family(client, shelf):
    html = page(client)
    first, second = html.index("family-analytical"), html.index("family-operational")
    assert first < html.index(">Teacher dashboard</a></h3>") < second < html.index(">Planning site</a></h3>")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?family=operational", {"Planning site"}),
        ("?audience=policy", {"Teacher dashboard"}),
        ("?audience=families", {"Teacher dashboard", "Planning site"}),
        ("?audience=families&state=launched", {"Planning site"}),
        ("?family=analytical&audience=educators", set()),
        ("?family=nonsense&audience=%00&state=9", {"Teacher dashboard", "Planning site"}),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_says(client, shelf, query, found):
    assert names(page(client, query)) == found


def test_a_choice_that_fits_nothing_says_what_to_do(client, shelf):
    html = page(client, "?audience=researchers")
    assert "No tool matches" in html and "Show all tools" in html


def test_an_empty_shelf_has_no_picture(client, home):
    from feedback.models import ToolIndexPage

    home.add_child(instance=ToolIndexPage(title="Tools", slug="tools"))
    html = page(client)
    assert "No tools have been described yet." in html and "<figure" not in html


def test_the_picture_has_five_years_and_its_table_says_the_same(client, shelf):
    html = page(client)
    picture, table = html.split("</figure>")[0], html.split("View as a table")[1]
    assert all(f">{year}</text>" in picture for year in range(2022, 2027))
    assert "May 11, 2022" in table and "fall 2022" in table and "(planned)" in table


def test_a_tool_without_a_public_page_is_in_no_list_and_no_file(client, shelf):
    from feedback.models import ToolPage

    ToolPage.objects.filter(tool__slug="site").update(live=False)
    assert names(page(client)) == {"Teacher dashboard"}
    for ending in ("csv", "json"):
        response = client.get(f"/tools/tools.{ending}")
        body = response.content if ending == "json" else response.getvalue()
        assert b"chart" in body and b"site" not in body


def test_the_files_hold_each_step_and_each_version(client, shelf):
    book = load_workbook(BytesIO(client.get("/tools/tools.xlsx").getvalue()))
    assert book.sheetnames == ["Tools", "Steps", "Versions"]
    assert [book[name].max_row - 1 for name in book.sheetnames] == [2, 4, 1]
    lines = client.get("/tools/tools.csv").getvalue().decode().splitlines()
    assert len(lines) == 5
    tools = {each["tool"]: each for each in json.loads(client.get("/tools/tools.json").content)["tools"]}
    assert tools["site"]["versions"][0]["version"] == "1.0"
    assert [each["is_plan"] for each in tools["chart"]["steps"]] == [False, False, True]


def test_the_files_are_narrowed_like_the_list(client, shelf):
    html = page(client, "?family=operational")
    assert "/tools/tools.csv?family=operational" in html
    body = client.get("/tools/tools.csv?family=operational").getvalue()
    assert b"site" in body and b"chart" not in body


def test_more_tools_take_no_more_statements(client, home, shelf):
    paths = ("/tools/", "/tools/tools.json", "/tools/tools.csv")

    def counts() -> list[int]:
        found = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                response = client.get(path)
                b"".join(response.streaming_content) if response.streaming else response.content
            found.append(len(queries))
        return found

    few = counts()
    for number in range(12):
        tool = make.public_tool(home, f"more-{number}", title=f"More {number}")
        make.for_whom(tool, "public")
        make.step(tool, "planned", MAY)
        make.version(tool)
    assert counts() == few


def test_a_plan_whose_day_has_passed_says_so_and_begins_today_in_the_picture(client, shelf):
    later = clock.now() + timedelta(days=200)
    with clock.at(later):
        response = client.get("/tools/")
        tool = client.get(shelf[0].get_absolute_url()).content.decode()
    row = next(each for each in response.context["picture"].rows if each.name == "Teacher dashboard")

    assert row.blocks[-1].is_plan and row.blocks[-1].x == response.context["picture"].today_x
    assert "(planned; the date has passed)" in response.content.decode()
    assert "(planned; the date has passed)" in tool
