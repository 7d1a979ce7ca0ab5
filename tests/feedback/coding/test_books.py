"""A form has a codebook of its own, or uses the shared one; its comments are coded with that one only (PAR-03)."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.access import Role
from cms.records.history import record
from feedback import access
from feedback.coding.books import reason_against
from feedback.coding.services import add_coding
from feedback.cuts import files as cut_files
from feedback.cuts.membership import cuts_holding
from feedback.cuts.services import make_cut, sizes_around
from feedback.exceptions import NotPossibleNow
from feedback.models import Codebook, Coding, Form, Suggestion, SuggestionRun
from tests.factories import feedback as make
from tests.factories.coding import draw
from tests.factories.powers import change_by_two, confirm, form_of, newest, propose
from tests.factories.signed_in import browser_of
from tests.furniture import furnished

BOOKS = "/desk/codebook/books/"


@furnished
def other(code):
    """A code of another codebook, with the key of one in the shared codebook."""
    return make.make_code(make.make_codebook(), "place")


@furnished
def hearing(other):
    """A form with that other codebook."""
    return make.make_form("hearing", codebook=other.codebook)


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


def text_of(comment):
    return comment.texts.select_related("submission__form").get()


def test_a_codebook_is_started_with_a_name_and_no_form_uses_it_yet(desk, code):
    answer = desk.post(BOOKS, {"name_en": "Public hearing", "name_es": "Audiencia"})
    made = Codebook.objects.get(slug="public-hearing")
    assert answer.url == "/desk/codebook/?book=public-hearing" and not made.is_current
    assert desk.post(BOOKS, {"name_en": ""}).status_code == 422
    desk.post(BOOKS, {"name_en": "Public hearing"})
    assert Codebook.objects.filter(slug="public-hearing-2").exists()
    assert "Public hearing 1" in desk.get(BOOKS).content.decode()


def test_two_people_give_a_form_its_codebook(form, other, analyst, make_user):
    first, second = browser_of(analyst), browser_of(make_user("nadia", Role.ANALYST))
    change_by_two(first, second, f"/desk/powers/new/form-codebook/{form.pk}/", codebook=other.codebook_id)
    form.refresh_from_db()
    assert form.codebook == other.codebook
    assert f"?book={other.codebook.slug}" in first.get(BOOKS).content.decode()


def test_a_form_with_codings_keeps_its_codebook(form, code, other, analyst, make_user):
    first, second = browser_of(analyst), browser_of(make_user("nadia", Role.ANALYST))
    comment, where = make.make_submission(form), f"/desk/powers/new/form-codebook/{form.pk}/"
    assert propose(first, where, codebook=other.codebook_id).status_code == 302
    make.code_text(comment, code, analyst)
    assert confirm(second, newest()).status_code == 409
    answer = propose(first, where, codebook=other.codebook_id)
    assert answer.status_code == 422 and "1 coding of this form" in answer.content.decode()
    form.refresh_from_db()
    assert form.codebook is None and Coding.objects.count() == 1
    assert not reason_against(form, code.codebook)


def test_the_shared_codebook_stays_in_use_while_forms_have_codings_of_it(
    form, code, other, analyst, make_user
):
    first, second = browser_of(analyst), browser_of(make_user("nadia", Role.ANALYST))
    shared, where = code.codebook, f"/desk/powers/new/codebook/{code.codebook_id}/"
    Codebook.objects.filter(pk=other.codebook_id).update(is_current=False)
    assert propose(first, where, is_current=None).status_code == 302
    make.code_text(make.make_submission(form), code, analyst)
    refused = confirm(second, newest())
    assert refused.status_code == 409 and "1 coding of forms that use the shared" in refused.content.decode()
    answer = propose(first, where, is_current=None)
    assert answer.status_code == 422 and "would no longer count" in answer.content.decode()
    shared.refresh_from_db()
    assert shared.is_current
    second.post(newest().get_absolute_url(), {"act": "decline", "note": "Keep it"})
    Form.objects.update(codebook=shared)
    change_by_two(first, second, where, is_current=None)
    change_by_two(first, second, f"/desk/powers/new/codebook/{other.codebook_id}/", is_current="on")
    assert access.current_codebook() == other.codebook


def test_two_codebooks_are_never_in_use_at_once(code, other, analyst):
    desk, where = browser_of(analyst), f"/desk/powers/new/codebook/{other.codebook_id}/"
    Codebook.objects.filter(pk=other.codebook_id).update(is_current=False)
    answer = propose(desk, where, is_current="on")
    assert answer.status_code == 422 and "Another codebook is in use" in answer.content.decode()


def test_the_shared_codebook_stays_in_use_while_a_sample_is_coded(form, code, analyst, publisher):
    for _each in range(4):
        make.make_submission(form)
    draw(form, analyst, publisher)
    answer = propose(browser_of(analyst), f"/desk/powers/new/codebook/{code.codebook_id}/", is_current=None)
    assert answer.status_code == 422 and "Close it first" in answer.content.decode()


def test_a_form_keeps_its_codebook_while_a_sample_is_coded(form, code, other, analyst, publisher):
    for _each in range(4):
        make.make_submission(form)
    draw(form, analyst, publisher)
    answer = propose(
        browser_of(analyst), f"/desk/powers/new/form-codebook/{form.pk}/", codebook=other.codebook_id
    )
    assert answer.status_code == 422 and "Close it first" in answer.content.decode()


def test_a_comment_takes_codes_of_its_forms_codebook_only(desk, form, hearing, code, other, analyst):
    comment, here = make.make_submission(form), text_of(make.make_submission(hearing))
    assert make.code_text(comment, code, analyst)
    with pytest.raises(NotPossibleNow, match="not in the codebook"):
        add_coding(actor=analyst, text=here, code=code, start=0, end=5)
    where = f"/desk/coding/{here.pk}/"
    refused = desk.post(where, {"code": code.pk, "start": 0, "end": 5})
    assert refused.status_code == 422 and "not in the codebook" in refused.content.decode()
    desk.post(where, {"code": other.pk, "start": 0, "end": 5})
    assert Coding.objects.get(text=here).code == other
    html = desk.get(where).content.decode()
    assert f'value="{other.pk}"' in html and f'name="code" value="{code.pk}"' not in html


def test_the_grid_shows_the_texts_and_codes_of_one_codebook(desk, form, hearing, code, other):
    text = text_of(make.make_submission(form))
    here = text_of(make.make_submission(hearing))
    for address in (f"?book={other.codebook.slug}", "?form=hearing"):
        html = desk.get(f"/desk/coding/grid/{address}").content.decode()
        assert f"{here.pk}-{other.pk}" in html and f"{text.pk}-{code.pk}" not in html
    html = desk.get("/desk/coding/grid/").content.decode()
    assert f"{text.pk}-{code.pk}" in html and f"{here.pk}-{code.pk}" not in html
    refused = desk.post("/desk/coding/grid/", {"text": here.pk, "cell": f"{here.pk}-{code.pk}"})
    assert refused.status_code == 422 and "not in the codebook of its form" in refused.content.decode()
    assert not Coding.objects.exists()


def test_each_screen_switches_the_codebook_and_unknown_ones_are_not_found(desk, form, hearing, code, other):
    make.make_submission(form)
    for path in ("", "changes/", "codes/place/", "new/", "codes.csv"):
        assert desk.get(f"/desk/codebook/{path}?book={other.codebook.slug}").status_code == 200
    for path in (
        "coding/grid",
        "coding/coverage",
        "coding/samples",
        "coding/again",
        "suggestions",
        "codebook",
    ):
        html = desk.get(f"/desk/{path}/?book={other.codebook.slug}").content.decode()
        assert f'href="?book={other.codebook.slug}" aria-current="page"' in html
        assert desk.get(f"/desk/{path}/?book=nothing").status_code == 404
    answer = desk.get(f"/desk/coding/coverage/?book={other.codebook.slug}")
    assert answer.context["total"] == 0
    sheet = desk.get(f"/desk/codebook/codes.csv?book={other.codebook.slug}")
    assert f"codebook-{other.codebook.slug}.csv" in sheet["Content-Disposition"]


def test_a_code_is_edited_in_the_codebook_of_the_address(desk, code, other):
    words = {"name_en": "Area", "definition_en": "", "include": "", "exclude": "", "example": "", "order": 1}
    answer = desk.post(f"/desk/codebook/codes/place/?book={other.codebook.slug}", words)
    code.refresh_from_db()
    other.refresh_from_db()
    assert (str(other), str(code)) == ("Area", "Place")
    assert answer.url == f"/desk/codebook/?book={other.codebook.slug}"


def test_a_data_set_of_a_form_has_its_codes_and_one_of_all_forms_the_shared(
    hearing, form, code, other, analyst
):
    make.code_text(make.make_submission(form), code, analyst)
    make.code_text(make.make_submission(hearing), other, analyst)
    of_form, of_all = make_cut(actor=analyst, form=hearing), make_cut(actor=analyst)
    assert (of_form.codebook, of_all.codebook) == (other.codebook, code.codebook)
    assert [len(row["codes"]) for row in cut_files.rows(of_form)] == [1]
    assert [(row["form"], len(row["codes"])) for row in cut_files.rows(of_all)] == [(form.slug, 1)]
    assert make_cut(actor=analyst, filters={"code": "place"}).rows == 1


def test_a_data_set_of_all_forms_counts_no_comment_that_it_cannot_code(desk, hearing, form, code, analyst):
    inside, outside = make.make_submission(form), make.make_submission(hearing)
    html = desk.get("/desk/cuts/").content.decode()
    assert "All forms that use the shared codebook" in html
    assert desk.post("/desk/cuts/", {"count": "1"}).context["count"] == 1
    cut = make_cut(actor=analyst, filters={"state": "received"})
    assert (cut.rows, sizes_around(cut)) == (1, [1])
    assert cuts_holding(inside) == [cut] and not cuts_holding(outside)


def test_a_form_that_changes_its_codebook_leaves_no_data_set_that_was_made_before(
    hearing, form, code, other, analyst
):
    before, after = make.make_submission(form), make.make_submission(hearing)
    cut = make_cut(actor=analyst, filters={"channel": before.channel})
    for each, book in ((form, other.codebook), (hearing, None)):
        each.codebook = book
        record(each, actor=analyst, reason="test")
    assert cuts_holding(before) == [cut] and not cuts_holding(after)


def test_a_data_set_by_a_code_of_another_codebook_is_refused_at_its_field(desk, hearing, form, code, other):
    both = {"form": hearing.pk, "code": "place", "count": "1"}
    answer = desk.post("/desk/cuts/", both)
    assert answer.status_code == 422 and "not in the codebook of the form" in answer.content.decode()
    choice = f"{other.codebook.slug}:place"
    assert desk.post("/desk/cuts/", both | {"code": choice}).context["count"] == 0
    assert desk.post("/desk/cuts/", both | {"code": "zz"}).status_code == 422


def test_comments_are_filtered_by_a_code_of_either_codebook(desk, hearing, form, code, other, analyst):
    one, two = make.make_submission(form), make.make_submission(hearing)
    make.code_text(one, code, analyst)
    make.code_text(two, other, analyst)
    for choice, found in (("place", one), (f"{other.codebook.slug}:place", two)):
        html = desk.get(f"/desk/comments/?code={choice}").content.decode()
        assert [each for each in (one, two) if each.reference in html] == [found]


def test_a_suggestion_of_a_code_that_its_form_does_not_use_is_not_shown(desk, form, code, other):
    run = SuggestionRun.objects.create(number=1, codebook=other.codebook, codebook_version=1, made_by="x")
    text = text_of(make.make_submission(form))
    facts = {"run": run, "text": text, "start": 0, "end": 5, "score": 0.5}
    for each in (code, other):
        Suggestion.objects.create(code=each, **facts)
    assert len(desk.get("/desk/suggestions/").context["suggestions"]) == 1
    assert not desk.get(f"/desk/suggestions/?book={other.codebook.slug}").context["suggestions"]


def test_a_finding_takes_a_code_of_its_data_sets_codebook(desk, form, hearing, code, other, analyst):
    cut = make_cut(actor=analyst, form=hearing)
    data = form_of(desk, "/desk/findings/new/") | {"title_en": "Title", "cut": cut.pk, "code": code.pk}
    answer = desk.post("/desk/findings/new/", data)
    assert answer.status_code == 422 and "codebook of the data set" in answer.content.decode()


@pytest.mark.engine
def test_more_codebooks_take_no_more_statements(desk, form, hearing, code, other, analyst):
    paths = ["/desk/codebook/", BOOKS, "/desk/coding/grid/", "/desk/coding/coverage/", "/desk/suggestions/"]
    make.code_text(make.make_submission(form), code, analyst)
    counts = []
    for number in range(2):
        for path in (*paths, "/desk/comments/"):
            desk.get(path)
            with CaptureQueriesContext(connection) as asked:
                desk.get(path)
            counts.append(len(asked))
        for each in range(3):
            book = make.make_code(make.make_codebook(), f"code-{number}").codebook
            make.make_form(f"form-{number}-{each}", codebook=book)
    assert counts[:6] == counts[6:] and max(counts) <= 14, counts
    assert Form.objects.count() == 8
