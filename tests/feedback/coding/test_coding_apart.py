"""While a sample is open nobody sees, anywhere, what another coder did on its texts (PAR-04)."""

import pytest

from cms.access import Role
from cms.records.history import record
from feedback.coding.sampling import close_sample
from feedback.coding.services import add_coding, keep_reading
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Coding, SubmissionText
from tests.factories import feedback as make
from tests.factories.coding import draw, make_texts
from tests.furniture import furnished

CANARY, NOTE = "Canaria code", "canary-note"


@furnished
def second(make_user):
    return make_user("sam", Role.ANALYST)


@furnished
def apart(form, book, analyst, second):
    """The first coder has coded one text, with a note; the second has not begun."""
    code = make.make_code(book, "canaria")
    code.name = {"en": CANARY}
    record(code, actor="system:test", reason="test")
    make_texts(form, 5)
    sample = draw(form, analyst, second, size=3)
    task = sample.tasks.filter(coder=analyst).select_related("text__submission").first()
    add_coding(actor=analyst, text=task.text, code=code, start=0, end=6, note=NOTE)
    keep_reading(actor=analyst, text=task.text, note=NOTE, state="done")
    return {"sample": sample, "text": task.text, "code": code, "coding": Coding.objects.get()}


def given_on(html: str) -> bool:
    return "Codes on this text" in html or NOTE in html or "coded coded--" in html


def test_the_second_coder_finds_nothing_of_the_first_at_any_address(apart, second, client_for):
    desk, text = client_for(second), apart["text"]
    for path in (
        f"/desk/coding/{text.pk}/",
        f"/desk/comments/{text.submission_id}/",
        f"/desk/coding/samples/{apart['sample'].number}/",
        "/desk/coding/samples/",
        "/desk/coding/grid/",
        "/desk/coding/coverage/",
        "/desk/coding/again/",
    ):
        html = desk.get(path).content.decode()
        assert not given_on(html), path
        assert "Kappa" not in html and "Can it be reported" not in html, path
    assert desk.get(f"/desk/history/feedback.Coding/{apart['coding'].pk}/").status_code == 404


def test_no_filter_count_or_cut_tells_of_it(apart, second, client_for):
    desk, reference = client_for(second), apart["text"].submission.reference
    assert reference not in desk.get("/desk/comments/?code=canaria").content.decode()
    assert reference not in desk.get("/desk/coding/grid/?has=canaria").content.decode()
    assert "<strong>0</strong> uses" in desk.get("/desk/codebook/").content.decode()
    assert make_cut(actor=second, filters={"code": "canaria"}).rows == 0


def test_the_first_coder_sees_their_own(apart, analyst, client_for):
    desk = client_for(analyst)
    assert given_on(desk.get(f"/desk/coding/{apart['text'].pk}/").content.decode())
    assert desk.get(f"/desk/history/feedback.Coding/{apart['coding'].pk}/").status_code == 200


def test_who_is_no_coder_of_it_can_neither_see_nor_code(apart, publisher, client_for):
    desk, text = client_for(publisher), apart["text"]
    answer = desk.get(f"/desk/coding/{text.pk}/", follow=True)
    assert "Only its coders can code it" in answer.content.decode()
    late = desk.post(f"/desk/coding/{text.pk}/", {"do": "save", "note": "Typed before it was drawn"})
    html = late.content.decode()
    assert late.status_code == 422 and "Only its coders can code it" in html
    assert 'value="Typed before it was drawn"' in html and not given_on(html)
    assert not given_on(desk.get(f"/desk/comments/{text.submission_id}/").content.decode())
    with pytest.raises(NotPossibleNow, match="Only its coders"):
        add_coding(actor=publisher, text=text, code=apart["code"], start=0, end=6)
    cell = f"{text.pk}-{apart['code'].pk}"
    desk.post("/desk/coding/grid/", {"text": text.pk, "cell": cell})
    assert Coding.objects.count() == 1


def test_when_it_is_closed_both_see_both(apart, second, publisher, client_for):
    close_sample(actor=publisher, sample=apart["sample"])
    desk, text = client_for(second), apart["text"]
    assert given_on(desk.get(f"/desk/coding/{text.pk}/").content.decode())
    assert text.submission.reference in desk.get("/desk/comments/?code=canaria").content.decode()
    assert SubmissionText.objects.to_code().not_apart().count() == 5
