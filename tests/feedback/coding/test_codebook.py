"""Codes are added, reworded, moved, merged, retired and taken up again; none is deleted (PAR-03)."""

import pytest

from cms.access import Role
from cms.records.history import record
from feedback.coding.codebook import merge_code, reactivate_code, retire_code, revise_code, target_of
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Codebook, Coding
from tests.factories import feedback as make
from tests.factories.powers import change_by_two
from tests.factories.signed_in import browser_of
from tests.furniture import furnished

BOOK = "/desk/codebook/"


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def other(book):
    return make.make_code(book, "other")


def words(**changes):
    values = {"name_en": "Place", "definition_en": "", "include": "", "exclude": "", "example": ""}
    return values | {"parent": "", "order": 1} | changes


def test_a_code_is_added_with_a_key_of_its_own(desk, code, analyst):
    desk.post(f"{BOOK}new/", words(name_en="Place: county", order=""))
    made = Code.objects.latest("pk")
    assert (made.key, made.order, made.version) == ("place-2", 2, 1)
    assert Codebook.objects.get().version == 2
    assert Code.history.first().history_user == analyst


def test_a_changed_meaning_is_told_word_by_word_with_who_and_when(desk, code, analyst):
    desk.post(f"{BOOK}codes/place/", words(definition_en="A county or a district"))
    desk.post(f"{BOOK}codes/place/", words(definition_en="A county or a school"))
    assert Code.objects.get().version == 3
    html = desk.get(f"{BOOK}changes/").content.decode()
    assert "<del>district</del>" in html and "<ins>school</ins>" in html
    assert "Meaning changed: Place" in html and str(analyst) in html
    assert "<ins>school</ins>" in desk.get(f"{BOOK}codes/place/").content.decode()


def test_a_code_without_a_name_is_refused_and_what_was_typed_stays(desk, code):
    answer = desk.post(f"{BOOK}codes/place/", words(name_en="", include="Typed before"))
    assert answer.status_code == 422 and "Typed before" in answer.content.decode()


def test_a_code_moves_below_another_but_never_below_its_own_parts(desk, code, other, analyst):
    desk.post(f"{BOOK}codes/other/", words(name_en="Other", parent=code.pk))
    other.refresh_from_db()
    assert other.parent == code and other.version == 1
    assert "depth-1" in desk.get(BOOK).content.decode()
    assert desk.post(f"{BOOK}codes/place/", words(parent=other.pk)).status_code == 422
    code.parent = other
    with pytest.raises(NotPossibleNow, match="part of itself"):
        revise_code(actor=analyst, code=code)


def test_codings_of_a_merged_code_stay_and_count_under_the_other(desk, form, code, other, analyst):
    comment = make.make_submission(form)
    make.code_text(comment, code, analyst)
    part = record(
        Code(codebook=code.codebook, key="part", name={"en": "P"}, parent=code), actor=None, reason=""
    )
    desk.post(f"{BOOK}codes/place/merge/", {"other": other.pk})
    code.refresh_from_db()
    part.refresh_from_db()
    assert (code.status, code.merged_into, part.parent) == ("merged", other, other)
    assert Coding.objects.get().code == code
    assert target_of(Code.objects.all()) == {"place": "other", "other": "other", "part": "part"}
    assert make_cut(actor=analyst, filters={"code": "other"}).rows == 1
    assert comment.reference in desk.get("/desk/comments/?code=other").content.decode()


def test_a_merge_into_itself_into_its_part_or_into_a_retired_code_is_refused(desk, code, other, analyst):
    other.parent = code
    record(other, actor=analyst, reason="moved")
    answer = desk.post(f"{BOOK}codes/place/merge/", {"other": other.pk})
    merge = answer.content.decode().split('id="merge-heading"')[1].split("retire-heading")[0]
    assert answer.status_code == 422 and "Move it out first" in merge
    assert f'<option value="{other.pk}" selected>' in merge
    for wrong in (code.pk, ""):
        answer = desk.post(f"{BOOK}codes/place/merge/", {"other": wrong})
        said = "Choose another code that is in use."
        assert answer.status_code == 422
        assert said in answer.content.decode().split('id="merge-heading"')[1].split("retire-heading")[0]
    retire_code(actor=analyst, code=other)
    with pytest.raises(NotPossibleNow):
        merge_code(actor=analyst, code=code, into=other)
    assert Code.objects.get(key="place").status == "active"


def test_a_retired_code_points_to_what_to_use_and_its_codings_stay_its_own(desk, form, code, other, analyst):
    make.code_text(make.make_submission(form), code, analyst)
    desk.post(f"{BOOK}codes/place/retire/", {"other": other.pk})
    html = desk.get(BOOK).content.decode()
    assert "use Other instead" in html
    assert target_of(Code.objects.all())["place"] == "place"
    desk.post(f"{BOOK}codes/place/again/")
    assert (Code.objects.get(key="place").status, Codebook.objects.get().version) == ("active", 3)
    with pytest.raises(NotPossibleNow):
        reactivate_code(actor=analyst, code=code)
    late = desk.post(f"{BOOK}codes/place/again/")
    assert late.status_code == 422 and "Use it again" in late.content.decode()


def test_a_refused_retirement_says_so_at_its_field(desk, code):
    answer = desk.post(f"{BOOK}codes/place/retire/", {"other": code.pk})
    retire = answer.content.decode().split('id="retire-heading"')[1]
    assert answer.status_code == 422 and "Choose another code that is in use." in retire
    assert Code.objects.get().status == "active"


def test_codings_of_an_older_meaning_are_looked_at_again(desk, form, code, analyst, publisher):
    for who in (analyst, publisher):
        make.code_text(make.make_submission(form), code, who)
    code.definition = {"en": "Now something else"}
    revise_code(actor=publisher, code=code)
    where = "/desk/coding/again/"
    assert "2 codings" in desk.get(where).content.decode()
    assert "2 to review" in desk.get(BOOK).content.decode()
    own, others = Coding.objects.get(coder=analyst), Coding.objects.get(coder=publisher)
    desk.post(where, {"fits": others.pk})
    others.refresh_from_db()
    assert (others.code_version, others.codebook_version, others.coder) == (2, 2, publisher)
    assert Coding.history.filter(id=others.pk).first().history_user == analyst
    desk.post(where, {"take": own.pk})
    assert not Coding.objects.filter(pk=own.pk).exists()
    assert "Nothing to review" in desk.get(where).content.decode()


def test_another_persons_coding_is_not_taken_away(desk, form, code, publisher):
    coding = make.code_text(make.make_submission(form), code, publisher)
    code.definition = {"en": "Now something else"}
    revise_code(actor=publisher, code=code)
    answer = desk.post("/desk/coding/again/", {"take": coding.pk})
    assert answer.status_code == 422 and f'name="take" value="{coding.pk}"' in answer.content.decode()
    assert Coding.objects.filter(pk=coding.pk).exists()


def test_the_codebook_is_a_sheet_too_and_its_text_stays_text(desk, code, analyst):
    code.include = "=1+1"
    revise_code(actor=analyst, code=code)
    sheet = b"".join(desk.get(f"{BOOK}codes.csv").streaming_content).decode("utf-8-sig")
    assert "place" in sheet and ",=1+1" not in sheet


@pytest.mark.engine
def test_the_statements_of_the_codebook_do_not_grow(
    desk, form, code, book, analyst, django_assert_max_num_queries
):
    for number in range(5):
        made = make.make_code(book, f"code-{number}")
        make.code_text(make.make_submission(form, f"Text {number}. More."), made, analyst)
    for path in (BOOK, f"{BOOK}changes/", "/desk/coding/coverage/"):
        desk.get(path)
        with django_assert_max_num_queries(20):
            desk.get(path)


def test_a_first_codebook_is_put_in_use_by_two_analysts(client_for, analyst, make_user):
    first, second = browser_of(analyst), browser_of(make_user("nadia", Role.ANALYST))
    first.post("/admin/codebook/new/", {"name_en": "First codebook", "slug": "first"})
    made = Codebook.objects.get()
    assert "No codebook is in use." in first.get(BOOK).content.decode()
    choose = first.get("/desk/powers/new/codebook/").content.decode()
    assert "/desk/powers/new/codebook/" in first.get(BOOK).content.decode() and "First codebook" in choose
    change_by_two(first, second, f"/desk/powers/new/codebook/{made.pk}/", is_current="on")
    assert "First codebook" in first.get(BOOK).content.decode()
