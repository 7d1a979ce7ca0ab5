"""A sample is drawn by lot, coded apart, and closed with the agreement on each code (PAR-04)."""

import pytest

from cms.access import Role
from feedback.coding.sampling import adjudicate, close_sample
from feedback.coding.services import add_coding, keep_reading, mark_read
from feedback.exceptions import NotPossibleNow
from feedback.models import Coding, CodingSample, CodingTask
from tests.factories import feedback as make
from tests.factories.coding import draw, make_texts, read_all
from tests.furniture import furnished


@furnished
def texts(form, code):
    return make_texts(form, 6)


@furnished
def second(make_user):
    return make_user("sam", Role.ANALYST)


@furnished
def sample(form, texts, analyst, second):
    return draw(form, analyst, second)


def given(sample, *places):
    return sorted(set(sample.tasks.values_list("text_id", flat=True)))[slice(*places)]


@pytest.mark.engine
def test_the_lot_can_be_drawn_again_and_each_coder_reads_in_an_order_of_their_own(
    form, texts, analyst, second
):
    first = draw(form, analyst, second)
    drawn = [
        list(first.tasks.filter(coder=each).values_list("text_id", flat=True)) for each in (analyst, second)
    ]
    assert sorted(drawn[0]) == sorted(drawn[1]) and drawn[0] != drawn[1]
    CodingTask.objects.all().delete()
    again = draw(form, analyst, second)
    assert list(again.tasks.filter(coder=analyst).values_list("text_id", flat=True)) == drawn[0]
    assert (first.seed, first.size, first.codebook_version) == ("lot", 4, 1)


def test_only_texts_that_nobody_coded_or_read_are_drawn(form, texts, code, analyst, second):
    add_coding(actor=analyst, text=texts[0], code=code, start=0, end=4)
    mark_read(actor=second, texts=texts[1:2])
    drawn = draw(form, analyst, second).tasks.values_list("text_id", flat=True)
    assert set(drawn) == {text.pk for text in texts[2:]}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"size": "7"}, "Only 6 texts are left"),
        ({"coders": ["analyst"]}, "Choose two or more people."),
        ({"coders": ["analyst", "editor"]}, "not one of the available choices"),
        ({"form": ""}, "required"),
    ],
)
def test_a_lot_that_cannot_be_drawn_says_why(editor, client_for, form, texts, analyst, second, facts, said):
    people = {"analyst": analyst, "second": second, "editor": editor}
    values = {"form": form.slug, "size": "4", "coders": ["analyst", "second"], "seed": ""} | facts
    values["coders"] = [people[name].pk for name in values["coders"]]
    answer = client_for(analyst).post("/desk/coding/samples/", values)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not CodingSample.objects.exists()


def test_two_coders_of_one_name_are_refused(form, texts, analyst, make_user):
    double = make_user("double", Role.ANALYST)
    double.display_name = str(analyst)
    double.save()
    with pytest.raises(NotPossibleNow, match="same name"):
        draw(form, analyst, double)


def test_agreement_of_each_code_is_kept_when_the_sample_is_closed(
    sample, code, book, analyst, second, client_for
):
    unused = make.make_code(book, "unused")
    first, other = given(sample, 0, 2), given(sample, 0, 1)
    read_all(sample, analyst, dict.fromkeys(first, code))
    read_all(sample, second, dict.fromkeys(other, code))
    answer = client_for(second).post(f"/desk/coding/samples/{sample.number}/close/", follow=True)
    told = CodingSample.objects.get().agreement
    assert (told["place"]["raw"], told["place"]["kappa"], told["place"]["units"]) == (0.75, 0.5, 4)
    assert round(told["place"]["alpha"], 4) == 0.5333
    assert told[unused.key]["alpha"] == "not computable"
    html = answer.content.decode()
    assert "0.5333" in html and "Do not report" in html and "Not computable" in html and "38%" in html


def test_a_coder_cannot_close_before_all_is_read_but_a_publisher_can_and_gaps_leave_no_kappa(
    sample, code, analyst, second, publisher, client_for
):
    read_all(sample, analyst, dict.fromkeys(given(sample, 0, 1), code))
    early = client_for(analyst).post(f"/desk/coding/samples/{sample.number}/close/")
    assert early.status_code == 422 and "4 texts still have to be read" in early.content.decode()
    task = sample.tasks.filter(coder=second).select_related("text__submission").first()
    keep_reading(actor=second, text=task.text, note="", state="done")
    close_sample(actor=publisher, sample=sample)
    told = CodingSample.objects.get().agreement["place"]
    assert (told["units"], told["kappa"]) == (1, None)
    with pytest.raises(NotPossibleNow):
        close_sample(actor=publisher, sample=sample)


def test_others_cannot_close_it(sample, make_user):
    with pytest.raises(NotPossibleNow, match="Only its coders"):
        close_sample(actor=make_user("olga", Role.ANALYST), sample=sample)


def test_a_decision_adds_a_coding_in_the_name_of_who_decided_and_takes_nothing_away(
    sample, code, analyst, second, publisher, client_for
):
    (text,) = given(sample, 0, 1)
    read_all(sample, analyst, {text: code})
    read_all(sample, second)
    close_sample(actor=analyst, sample=sample)
    desk, where = client_for(publisher), f"/desk/coding/samples/{sample.number}/"
    assert "did not apply it" in desk.get(where).content.decode()
    desk.post(f"{where}decide/", {"code": "place", "text": text, "fits": "yes"})
    assert set(Coding.objects.values_list("coder_name", flat=True)) == {str(analyst), str(publisher)}
    maybe = desk.post(f"{where}decide/", {"code": "place", "text": text, "fits": "maybe"})
    assert maybe.status_code == 422 and "That is not one of the choices." in maybe.content.decode()
    desk.post(f"{where}decide/", {"code": "place", "text": text, "fits": "no"})
    assert Coding.objects.count() == 2
    assert "Decided: it does not fit" in desk.get(where).content.decode()
    assert CodingSample.objects.get().agreement["place"]["kappa"] == 0


def test_a_decision_on_a_sample_that_is_still_open_is_refused_beside_its_button(
    sample, code, analyst, client_for
):
    values = {"code": "place", "text": given(sample, 0, 1)[0], "fits": "no"}
    answer = client_for(analyst).post(f"/desk/coding/samples/{sample.number}/decide/", values)
    html = answer.content.decode()
    assert answer.status_code == 422 and "It does not fit" in html and 'name="fits" value="no"' in html


def test_only_what_the_coders_differ_on_is_decided(sample, code, analyst, second):
    from feedback.models import SubmissionText

    text = SubmissionText.objects.get(pk=given(sample, 0, 1)[0])
    for state in ("open", "closed"):
        with pytest.raises(NotPossibleNow):
            adjudicate(actor=analyst, sample=sample, code=code, text=text, fits=True)
        if state == "open":
            read_all(sample, analyst)
            read_all(sample, second)
            close_sample(actor=analyst, sample=sample)
