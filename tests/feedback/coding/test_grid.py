"""Many texts get codes at once; only one's own, and in a number of statements that does not grow."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback.coding.views import coding_grid
from feedback.exceptions import NotPossibleNow
from feedback.models import Coding, CodingTask, Demographics
from tests.factories import feedback as make
from tests.factories.coding import draw, make_texts
from tests.furniture import furnished

GRID = "/desk/coding/grid/"


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


def save(desk, texts, *, cells=(), was=(), **more):
    values = {"text": [text.pk for text in texts], "cell": list(cells), "was": list(was)} | more
    return desk.post(GRID, values, follow=True).content.decode()


def cell(text, code) -> str:
    return f"{text.pk}-{code.pk}"


def test_ticks_give_codes_to_whole_texts_and_taken_ticks_take_them_away(desk, form, code, analyst):
    texts = make_texts(form, 3)
    html = save(desk, texts, cells=[cell(text, code) for text in texts])
    assert "3 codes applied" in html
    coding = Coding.objects.first()
    assert (coding.start, coding.end, coding.coder) == (0, len(texts[0].text), analyst)
    both = [cell(text, code) for text in texts]
    assert "0 codes applied, 1 removed" in save(desk, texts, cells=both[1:], was=both)
    assert list(Coding.history.order_by("history_id").values_list("history_type", "history_actor")) == [
        *[("+", str(analyst))] * 3,
        ("-", str(analyst)),
    ]


def test_only_what_changed_on_the_page_is_saved_and_nothing_of_others(desk, form, code, publisher):
    texts = make_texts(form, 2)
    make.code_text(texts[0].submission, code, publisher)
    assert "1 other person" in desk.get(GRID).content.decode()
    save(desk, texts, was=[cell(text, code) for text in texts])
    assert Coding.objects.get().coder == publisher
    save(desk, texts, cells=[cell(texts[1], code)], was=[cell(texts[1], code)])
    assert Coding.objects.count() == 1


@pytest.mark.parametrize("bad", ["", "x-y", "1", "9-9", "1-2-3", "-1-2", "٣-١"])
def test_cells_that_make_no_sense_change_nothing(desk, form, code, bad):
    save(desk, make_texts(form, 1), cells=[bad])
    assert not Coding.objects.exists()


def test_a_retired_code_and_words_taken_back_are_refused_in_words(desk, form, code, book):
    (text,) = make_texts(form, 1)
    retired = make.make_code(book, "old", status="retired")
    save(desk, [text], cells=[cell(text, retired)])
    text.submission.state = "withdrawn"
    text.submission.save()
    save(desk, [text], cells=[cell(text, code)])
    assert not Coding.objects.exists()


def test_cells_of_a_text_that_is_coded_apart_since_are_named_and_the_rest_is_saved(
    desk, form, code, analyst, publisher
):
    make.code_text(make.make_submission(form), code, analyst)
    (apart,) = make_texts(form, 1)
    draw(form, analyst, publisher, size=1)
    (text,) = make_texts(form, 1)
    page = desk.post(GRID, {"text": [text.pk, apart.pk], "cell": [cell(text, code), cell(apart, code)]})
    said = page.content.decode().split("Some cells were not saved.")[1]
    assert page.status_code == 422 and f"{apart.submission}: it cannot be coded now." in said
    assert Coding.objects.filter(text=text).exists() and not Coding.objects.filter(text=apart).exists()


def test_what_was_checked_stays_checked_when_the_page_is_refused(desk, form, code, monkeypatch):
    def busy(**facts):
        raise NotPossibleNow("Someone just saved the same cells.")

    monkeypatch.setattr(coding_grid, "change_cells", busy)
    first, second = make_texts(form, 2)
    page = desk.post(f"{GRID}?sort=old", {"text": [first.pk, second.pk], "cell": [cell(second, code)]})
    html = page.content.decode()
    assert page.status_code == 422
    assert html.index("Someone just saved the same cells.") > html.index('id="grid-heading"')
    assert f'id="c-{cell(second, code)}" checked' in html and html.count(" checked><span") == 1


def test_a_row_that_the_refused_page_did_not_hold_keeps_its_codes(desk, form, code, monkeypatch):
    shown, moved_in = make_texts(form, 2)
    save(desk, [moved_in], cells=[cell(moved_in, code)])

    def busy(**facts):
        raise NotPossibleNow("Someone just saved the same cells.")

    with monkeypatch.context() as patched:
        patched.setattr(coding_grid, "change_cells", busy)
        html = desk.post(GRID, {"text": shown.pk, "cell": cell(shown, code)}).content.decode()

    for text in (shown, moved_in):
        assert f'id="c-{cell(text, code)}" checked' in html
    assert f'name="was" value="{cell(moved_in, code)}"' in html


def test_the_texts_of_a_page_are_marked_as_read(desk, form, code):
    texts = make_texts(form, 2)
    assert "2 texts read" in save(desk, texts, read="1")
    assert set(CodingTask.objects.values_list("state", flat=True)) == {"done"}
    assert texts[0].submission.reference not in desk.get(f"{GRID}?state=unread").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("channel=web", 1),
        ("language=es", 1),
        ("has=place", 1),
        ("has=-", 2),
        ("words=second", 1),
        ("month=1999-01", 3),
        ("form=none", 3),
        ("sort=nonsense", 3),
    ],
)
def test_filters_narrow_and_nonsense_filters_nothing_out(desk, form, code, analyst, query, found):
    make.code_text(make.make_submission(form, "First. One"), code, analyst)
    make.make_submission(form, "A second one", channel="web", language="es")
    make.make_submission(form, "Third")
    assert desk.get(f"{GRID}?{query}").content.decode().count('name="text"') == found


def test_county_is_hidden(desk, form, code):
    Demographics.objects.create(submission=make.make_submission(form), answers={"county": "Alpine-canary"})
    assert "Alpine-canary" not in desk.get(GRID).content.decode()


def test_the_statements_of_showing_and_saving_do_not_grow(desk, form, code, book, analyst):
    codes = [code, make.make_code(book, "second")]
    counted = []
    for count in (2, 23):
        texts = make_texts(form, count)
        for text in texts[:20]:
            make.code_text(text.submission, code, analyst)
        desk.get(GRID)
        with CaptureQueriesContext(connection) as shown:
            desk.get(GRID)
        cells = [cell(text, each) for text in texts for each in codes]
        with CaptureQueriesContext(connection) as saved:
            desk.post(GRID, {"text": [text.pk for text in texts], "cell": cells})
        counted.append((len(shown), len(saved)))
    assert counted[0] == counted[1]
