"""A story in public: each number is that of its table and files, and no sentence says more than that (PRV-10)."""

import csv
import html
import io
import re
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
from openpyxl import load_workbook

from boards.data_sets.dictionary import read_dictionary
from boards.data_sets.explore import MOST_WIDER, Choice
from boards.stories.answers import answers
from boards.stories.selectors import edition_for
from tests.factories import cms as pages
from tests.factories import data_sets as make
from tests.factories import stories
from tests.furniture import furnished

PATH = "/stories/pipeline/"
HIDDEN = "?place=06027&year=2019"  # seven people of Inyo taught a year later


@furnished
def pipeline():
    return make.data_set()


@furnished
def edition(pipeline, analyst, publisher):
    return make.released(pipeline, analyst, publisher)


@furnished
def story(home, pipeline, edition):
    return stories.story(home, pipeline)


def text_of(client, path: str) -> str:
    """The page as it is read: without tags, each space one."""
    response = client.get(path)
    assert response.status_code == 200, path
    content = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(content))


def answer(story, query: dict[str, str], key: str):
    edition, _is_newest = edition_for(story, query)
    return next(each for each in answers(story, edition, query) if each.asked.key == stories.key_of(key))


QUERIES = ("", "?place=06019&year=2020", HIDDEN, "?group=asian&year=2019")


def drawn_for(story, query: str) -> list:
    wanted = dict(part.split("=") for part in query[1:].split("&") if part)
    found = answers(story, edition_for(story, wanted)[0], wanted)
    return [each.drawn for each in found if each.drawn]


def files(client, page: str, ending: str) -> list[bytes]:
    """The files that the page leads to, one for each chart."""
    paths = [html.unescape(each) for each in re.findall(rf'href="(/data/[^"]*\.{ending}[^"]*)"', page)]
    assert len(paths) == len(stories.QUESTIONS)
    return [b"".join(client.get(each).streaming_content) for each in paths]


@pytest.mark.parametrize("query", QUERIES)
def test_each_number_of_each_chart_is_that_of_its_table_and_its_files(client, story, query):
    page = client.get(PATH + query).content.decode()
    charts = [each.chart for each in drawn_for(story, query)]
    for chart, text, book in zip(
        charts, files(client, page, "csv"), files(client, page, "xlsx"), strict=True
    ):
        drawn = [None if row.hidden else round(row.value, 1) for row in chart.rows]
        rows = csv.DictReader(io.StringIO(text.decode("utf-8-sig")))
        numbers = [row.get("Percent", row.get("People")) for row in rows]
        assert [float(each) if each else None for each in numbers] == drawn, chart.name
        head, *lines = load_workbook(io.BytesIO(book), read_only=True).worksheets[0].values
        place = head.index("Percent" if chart.percent else "People")
        assert [line[place] for line in lines] == drawn, chart.name
        for cells in (line.cells for line in chart.table.lines):
            assert all(words in page for words in cells), (chart.name, cells)


@pytest.mark.parametrize("query", QUERIES)
def test_each_number_of_each_chart_is_that_of_the_api(client, story, query):
    for each in drawn_for(story, query):
        if each.dimension is None:
            continue
        for row in each.chart.series[0].rows:
            codes = each.choice.codes | {each.dimension.key: row.key}
            (facts,) = client.get("/data/pipeline/1/numbers.json", codes).json()["rows"]
            number = facts[each.choice.measure.key]
            if each.choice.percent and number is not None:
                whole = facts[each.choice.measure.within]
                number = None if whole is None else 100 * number / whole
            assert row.value == number, (each.chart.name, row.label)


def test_sentences_follow_what_a_reader_chooses(client, story):
    assert "900 people started" in text_of(client, PATH)
    page = text_of(client, PATH + "?place=06019&year=2020")
    assert "Fresno · 2020: 450 people started" in page
    assert "450 people started in Fresno in 2020" in page
    assert "Fresno · 2020: 62% taught a year later" in page
    assert "6 of 10 Fresno · 2020: taught a year later" in page


def test_a_held_number_does_not_follow_the_choice(client, story):
    assert "61% taught in 2021" in text_of(client, PATH)
    assert "61% taught in 2021" in text_of(client, PATH + "?year=2019")
    assert "Fresno: 62% taught in 2021" in text_of(client, PATH + "?place=06019")


def test_a_sentence_whose_number_is_hidden_is_not_said(client, story):
    page = text_of(client, PATH + HIDDEN)
    assert "taught a year later Inyo" not in page
    assert "By place: taught a year later" in page
    assert "The highest share" not in page
    assert "A line without a number." in page
    assert "fewer than 11" in page


def test_the_highest_row_is_said_only_when_it_is_known(client, story):
    assert "2020: The highest share is that of Inyo: 71%." in text_of(client, PATH + "?year=2020")
    assert "The highest share" not in text_of(client, PATH + "?year=2019")


def test_a_number_and_a_row_of_something_wider_share_no_sentence(client, home, pipeline, edition):
    """“450 started, the most in Fresno” would tell of California for the row, and of Fresno for the number."""
    mixed = stories.asked(
        "mixed", "bars", "started", "people", "place", headline="{started}, most in {highest}"
    )
    stories.story(home, pipeline, questions=[mixed])
    assert "900, most in Fresno" in text_of(client, PATH)
    assert "most in" not in text_of(client, PATH + "?place=06019")


def test_what_the_edition_does_not_have_is_answered_by_what_is_around_it_and_said(client, story):
    page = text_of(client, PATH + "?place=06019&group=asian&year=2020")
    assert "There are no such numbers for Asian. This chart is about Everyone." in page
    assert "450 people started" in page


def test_other_hidden_numbers_give_the_same_page_and_pictures(
    client, home, pipeline, analyst, publisher, set_clock
):
    """Eight people in Inyo instead of seven, one fewer in Kern, both hidden: nothing that leaves tells it."""
    set_clock(datetime(2024, 6, 24, 17, tzinfo=UTC))
    moved = {"06027": 8, "06029": 142}
    rows = [[*row[:4], moved.get(row[0], row[4]), row[5]] if row[2] == "2019" else row for row in make.ROWS]
    other = make.data_set(slug="zz-other", agreement=pipeline.agreement)
    made = [make.released(pipeline, analyst, publisher), make.released(other, analyst, publisher, rows)]
    stories.story(home, pipeline)
    stories.story(home, other, slug="zz-other")
    for path in ("", HIDDEN, "?place=06029&year=2019", f"charts/{stories.key_of('share')}.png{HIDDEN}"):
        one, two = (client.get(f"/stories/{slug}/{path}").content for slug in ("pipeline", "zz-other"))
        two = two.replace(b"zz-other", b"pipeline")
        if one[:4] != b"\x89PNG":
            one, two = (_compared(each, [x.published_sha256 for x in made]) for each in (one, two))
            assert one == two, path


def _compared(content: bytes, digests: list[str]) -> str:
    """Without what differs between any two pages: digests, the key of the page, the token of the visit."""
    text = content.decode()
    for each in digests:
        text = text.replace(each, "")
    return re.sub(r'nonce="[^"]*"|/page/\d+\.png', "", text)


def test_a_picture_has_the_message_and_stays_as_it_is(client, story):
    path = f"/stories/pipeline/charts/{stories.key_of('share')}.png"
    response = client.get(path)
    assert response.content[:4] == b"\x89PNG"
    assert client.get(path, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get(path + "?place=06019").content != response.content


def test_other_pictures_do_not_exist(client, story, home, pipeline):
    assert client.get(f"/stories/pipeline/charts/{stories.key_of('nothing')}.png").status_code == 404
    assert client.get(f"/stories/zz-nothing/charts/{stories.key_of('bars')}.png").status_code == 404
    stories.story(home, pipeline, slug="draft").unpublish()
    assert client.get(f"/stories/draft/charts/{stories.key_of('bars')}.png").status_code == 404
    assert client.get("/stories/draft/").status_code == 404


def test_an_earlier_edition_is_shown_where_the_address_names_it(client, story, pipeline, analyst, publisher):
    rows = [*make.ROWS, ["CA", "asian", "2020", 120, 80, 62000]]
    make.released(pipeline, analyst, publisher, rows)
    newest, earlier = client.get(PATH).content.decode(), client.get(PATH + "?edition=1").content.decode()
    assert "A newer one has been released." not in newest and "Edition 2" in newest
    assert "These are the numbers of edition 1. A newer one has been released." in earlier
    assert 'name="edition" value="1"' in earlier
    assert re.search(r'href="\?place=06019[^"]*edition=1', earlier)
    assert "A newer one" not in client.get(PATH + "?edition=99").content.decode()


def test_an_edition_without_the_last_years_is_about_the_last_that_it_has(
    client, home, pipeline, analyst, publisher
):
    make.released(pipeline, analyst, publisher, [row for row in make.ROWS if row[2] != "2021"])
    stories.story(home, pipeline)
    page = text_of(client, PATH)
    assert "There are no such numbers for 2021. This chart is about 2020." in page
    assert "2020: 800 people started" in page


def test_what_is_near_is_tried_first_and_not_without_end():
    """Eight dimensions of five levels have 390,625 wider choices."""
    member = [{"code": f"c{n}", "label": "x"} | ({"within": f"c{n - 1}"} if n else {}) for n in range(5)]
    dimensions = [{"key": f"d{n}", "label": "x", "members": member} for n in range(8)]
    dictionary = read_dictionary({"dimensions": dimensions, "measures": [{"key": "n", "label": "x"}]})
    wider = list(Choice.of(dictionary, {f"d{n}": "c4" for n in range(8)}).wider())
    assert len(wider) == MOST_WIDER
    assert [each.codes["d7"] for each in wider[:2]] == ["c3", "c4"] and wider[1].codes["d6"] == "c3"


def test_a_story_without_a_released_edition_says_so(client, home, pipeline):
    stories.story(home, pipeline)
    make.edition(pipeline)
    assert "No numbers for this story have been released yet." in text_of(client, PATH)


def test_an_address_of_nonsense_shows_everything(client, story):
    assert "900 people started" in text_of(client, PATH + "?place=%00&year=x&show=pay&as=y&edition=z")


def test_the_list_of_data_leads_to_each_question(client, story):
    page = client.get("/data/").content.decode()
    for place in range(1, len(stories.QUESTIONS) + 1):
        assert f'href="{PATH}#question-{place}"' in page
        assert f'id="question-{place}"' in client.get(PATH).content.decode()
    assert PATH in client.get("/stories/").content.decode()
    assert re.search(r'href="/data/"[^>]*>\s*Data and tools', client.get("/").content.decode())


def test_readers_of_other_languages_get_the_text_marked_with_its_own(client, story, home, pipeline):
    assert 'lang="en"' in re.search(r"<h3[^>]*>.*?</h3>", client.get("/ko" + PATH).content.decode())[0]
    spanish = stories.story(pages.spanish_home(home), pipeline, title="¿Se quedan?")
    assert "¿Se quedan?" in client.get(spanish.get_url()).content.decode()


@pytest.mark.parametrize("query", ["", "?place=06019&group=asian&year=2020"])
def test_more_questions_take_no_more_queries(client, story, home, pipeline, query):
    one = stories.story(home, pipeline, slug="one", questions=stories.QUESTIONS[:1])
    counts = []
    for path in (one.get_url(), PATH):
        client.get(path + query)
        with CaptureQueriesContext(connection) as found:
            client.get(path + query)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 12
