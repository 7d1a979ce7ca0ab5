"""Queries over codings: the numbers, who may see them, and a data set with the comments of a cell (PAR-03, PAR-04)."""

import re
from html import unescape

import pytest

from feedback.coding.codebook import merge_code, retire_code
from feedback.coding.services import add_coding
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Attribute, Cut, Demographics, Submission
from tests.factories import feedback as make
from tests.factories.coding import draw
from tests.furniture import furnished

WHERE = "/desk/coding/queries/"


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def pay(code):
    return make.make_code(code.codebook, "pay")


@furnished
def comments(form, code, pay, analyst):
    """Two by letter with both codes (overlapping, and near each other), one by form with the first only, one hidden."""
    Attribute.objects.create(form=form, key="docket", label="Docket", kind="category")
    made = []
    for channel, find, docket in (
        ("letter", "red", "A"),
        ("letter", "red", "B"),
        ("web", "blue", "A"),
        ("web", "red", ""),
    ):
        each = make.make_submission(form, "First words. Then more.", channel=channel, answers={"find": find})
        each.attributes = {"docket": docket} if docket else {}
        each.save()
        Demographics.objects.create(submission=each, answers={"county": "green"})
        make.code_text(each, code, analyst)
        made.append(each)
    add_coding(actor=analyst, text=made[0].texts.get(), code=pay, start=6, end=20)
    add_coding(actor=analyst, text=made[1].texts.get(), code=pay, start=13, end=23)
    Submission.objects.filter(pk=made[3].pk).update(state="hidden")
    return made


def table(desk, **asked):
    return desk.get(WHERE, asked).context["table"]


def counts(found):
    """By code and value, without the noughts."""
    heads = [head["label"] for head in found["heads"]]
    return {
        (row["code"].key, head): cell["n"]
        for row in found["rows"]
        for head, cell in zip(heads, row["cells"], strict=True)
        if cell["n"]
    }


def cell_of(desk, found, key, place):
    row = next(row for row in found["rows"] if row["code"].key == key)
    return desk.get(row["cells"][place]["url"])


def frozen(desk, answer, run):
    """Follow “Make a data set of it”, send the form as it is filled in, and return the data set."""
    address = unescape(re.search(r'href="(/desk/cuts/\?[^"]+)"', answer.text)[1])
    form = desk.get(address).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    with run(execute=True):
        assert desk.post("/desk/cuts/", filled).status_code == 302
    return Cut.objects.latest("number")


@pytest.mark.engine
def test_codes_are_counted_by_channel_answer_and_attribute_with_percentages(desk, comments):
    assert counts(table(desk)) == {
        ("place", "Letter"): 2,
        ("place", "Form on this site"): 1,
        ("pay", "Letter"): 2,
    }
    by_answer = table(desk, by="answer-find")
    assert counts(by_answer) == {("place", "Red"): 2, ("place", "Blue"): 1, ("pay", "Red"): 2}
    assert [cell["share"] for cell in by_answer["rows"][0]["cells"]] == ["67%", "33%"]
    docket = Attribute.objects.get().pk
    assert counts(table(desk, by=f"attribute-{docket}", state="all")) == {
        ("place", "A"): 2,
        ("place", "B"): 1,
        ("place", "not provided"): 1,
        ("pay", "A"): 1,
        ("pay", "B"): 1,
    }
    assert counts(table(desk, by="answer-find", state="all"))["place", "Red"] == 3
    assert counts(table(desk, by="answer-find", state="published")) == {}


def test_answers_about_the_person_are_counted_but_lead_to_no_text_and_no_data_set(desk, comments):
    found = table(desk, by="answer-county")
    assert counts(found) == {("place", "Green"): 3, ("pay", "Green"): 2}
    assert not any(cell["url"] for row in found["rows"] for cell in row["cells"])
    answer = desk.get(f"{WHERE}texts/", {"one": "place", "by": "answer-county", "value": "green"})
    assert answer.status_code == 404


def test_a_dash_and_a_long_value_are_values_of_their_own(desk, comments):
    docket = Attribute.objects.get()
    for each, value in zip(comments, ("-", "x" * 201, "", "-"), strict=True):
        Submission.objects.filter(pk=each.pk).update(attributes={"docket": value} if value else {})
    found = table(desk, by=f"attribute-{docket.pk}", state="all")
    for place, head in enumerate(found["heads"]):
        listed = cell_of(desk, found, "place", place)
        assert listed.status_code == 200 and listed.context["page"].paginator.count == head["n"]
    assert counts(found)["place", "-"] == 2 and counts(found)["place", "not provided"] == 1
    too_long = {"one": "place", "by": f"attribute-{docket.pk}", "value": "x" * 5000}
    assert desk.get(f"{WHERE}texts/", too_long).status_code == 404


def test_rare_values_are_counted_together(desk, comments, monkeypatch):
    monkeypatch.setattr("feedback.coding.queries.MOST_VALUES", 2)
    docket = Attribute.objects.get().pk
    found = table(desk, by=f"attribute-{docket}", state="all")
    assert counts(found)["place", "other values"] == 2 and counts(found)["place", "A"] == 2


@pytest.mark.engine
@pytest.mark.parametrize(("level", "n"), [("comment", 2), ("text", 2), ("passage", 1)])
def test_codes_are_counted_beside_each_other(desk, comments, level, n):
    found = table(desk, what="together", level=level)
    place, pay = found["rows"]
    assert (place["cells"][0]["n"], place["cells"][1]["n"], pay["cells"][0]["n"]) == (3, n, n)
    listed = cell_of(desk, found, "place", 1)
    assert listed.context["page"].paginator.count == n


@pytest.mark.engine
def test_two_codes_overlap_are_near_or_alone(desk, comments):
    found = table(desk, what="two", one="place", other="pay")
    numbers = {row["level"]: [cell["n"] for cell in row["cells"]] for row in found["rows"]}
    assert numbers == {"comment": [2, None, 1, 0], "text": [2, None, 1, 0], "passage": [1, 1, 1, 0]}
    near = found["rows"][2]["cells"][1]["url"]
    assert [text.submission for text in desk.get(near).context["rows"]] == [comments[1]]
    only = desk.get(found["rows"][0]["cells"][2]["url"])
    assert [text.submission for text in only.context["rows"]] == [comments[2]]
    assert "A data set can contain comments that have both codes" in only.text
    assert "Choose two codes." in desk.get(WHERE, {"what": "two", "one": "pay", "other": "pay"}).text


def test_texts_in_an_open_sample_stay_apart(desk, form, code, pay, analyst, publisher):
    made = make.make_submission(form)
    draw(form, analyst, publisher, size=1)
    for each in (code, pay):
        make.code_text(made, each, analyst)
    assert counts(table(desk, state="all")) == {}
    assert [[cell["n"] for cell in row["cells"]] for row in table(desk, what="together")["rows"]] == [
        [0, 0]
    ] * 2
    assert table(desk, what="two", one="place", other="pay")["rows"][0]["cells"][0]["n"] == 0


def test_a_merged_code_counts_as_its_target_once_and_a_retired_one_does_not(
    desk, comments, code, pay, analyst
):
    merge_code(actor=analyst, code=pay, into=code)
    assert counts(table(desk)) == {("place", "Letter"): 2, ("place", "Form on this site"): 1}
    assert [[cell["n"] for cell in row["cells"]] for row in table(desk, what="together")["rows"]] == [[3]]
    retire_code(actor=analyst, code=code)
    assert "no codes in use" in desk.get(WHERE).text


def test_a_withdrawn_comment_is_in_no_query(desk, comments):
    Submission.objects.filter(pk=comments[0].pk).update(state="withdrawn")
    assert counts(table(desk, state="all"))["place", "Letter"] == 1


@pytest.mark.parametrize(
    ("asked", "key", "place", "filters"),
    [
        ({}, "pay", 0, {"code": "pay", "channel": "letter"}),
        ({"by": "answer-find"}, "pay", 0, {"code": "pay", "answer": "find=red"}),
        ({"by": "answer-find", "state": "all"}, "place", 0, {"code": "place", "answer": "find=red"}),
        ({"by": "attribute"}, "pay", 0, {"code": "pay", "attribute": "docket=A"}),
        ({"what": "together"}, "place", 1, {"code": "place", "also": "pay"}),
    ],
)
def test_a_cell_becomes_a_data_set_of_the_same_comments(
    desk, comments, asked, key, place, filters, django_capture_on_commit_callbacks
):
    if asked.get("by") == "attribute":
        asked = {"by": f"attribute-{Attribute.objects.get().pk}"}
    answer = cell_of(desk, table(desk, **asked), key, place)
    cut = frozen(desk, answer, django_capture_on_commit_callbacks)
    assert cut.filters == filters and cut.rows == answer.context["page"].paginator.count
    assert cut.rows


def test_a_long_value_becomes_a_data_set_of_its_comments(desk, comments, django_capture_on_commit_callbacks):
    docket, value = Attribute.objects.get(), "x" * 1000
    Submission.objects.filter(pk=comments[0].pk).update(attributes={"docket": value})
    found = table(desk, by=f"attribute-{docket.pk}")
    place = next(n for n, head in enumerate(found["heads"]) if head["label"].startswith("x"))
    cut = frozen(desk, cell_of(desk, found, "pay", place), django_capture_on_commit_callbacks)
    assert (cut.filters["attribute"], cut.rows) == (f"docket={value}", 1)


def test_a_data_set_would_also_have_hidden_comments_so_it_is_not_offered(desk, comments):
    answer = cell_of(desk, table(desk, by="answer-find"), "place", 0)
    assert "also includes hidden comments" in answer.text and "/desk/cuts/?" not in answer.text


def test_a_book_of_its_own_needs_a_form_for_a_data_set(desk, form, code, analyst):
    other = make.make_codebook()
    other.is_current = False
    other.save()
    forms = [make.make_form(f"own-{n}", codebook=other) for n in range(2)]
    own = make.make_code(other, "own")
    make.code_text(make.make_submission(forms[0]), own, analyst)
    found = table(desk, book=other.slug)
    assert counts(found) == {("own", "Letter"): 1} and len(found["rows"]) == 1
    assert "Choose a form" in cell_of(desk, found, "own", 0).text
    answer = cell_of(desk, table(desk, book=other.slug, form="own-0"), "own", 0)
    assert f"code={other.slug}%3Aown" in answer.text


@pytest.mark.parametrize("filters", [{"answer": "find=pink"}, {"answer": "county=red"}, {"also": "nothing"}])
def test_a_data_set_refuses_answers_and_codes_that_it_cannot_have(form, code, analyst, filters):
    with pytest.raises(NotPossibleNow):
        make_cut(actor=analyst, form=form, filters=filters)


def test_only_coders_see_queries(client_for, comments, editor, clerk):
    for person in (editor, clerk):
        for where in (WHERE, f"{WHERE}texts/?one=place&by=channel&value=letter"):
            assert client_for(person).get(where).status_code in (403, 404)


def test_what_does_not_exist_is_not_found_and_a_wrong_value_counts_as_none(desk, comments):
    for where in ("?book=none", "texts/?one=none&other=pay", "texts/?one=place&other=place"):
        assert desk.get(WHERE + where).status_code == 404
    assert counts(table(desk, by="nothing", state="nothing", form="nothing"))


def test_its_statements_do_not_grow(desk, form, comments, code, analyst, django_assert_max_num_queries):
    desk.get(WHERE)
    for number in range(6):
        make.code_text(make.make_submission(form, f"More {number}."), code, analyst)
    for asked in (
        {"by": "answer-find"},
        {"what": "together"},
        {"what": "two", "one": "place", "other": "pay"},
    ):
        with django_assert_max_num_queries(14):
            desk.get(WHERE, asked)
    with django_assert_max_num_queries(14):
        desk.get(f"{WHERE}texts/", {"one": "place", "by": "channel", "value": "letter"})
