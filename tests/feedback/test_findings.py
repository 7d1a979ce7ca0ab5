"""A finding: words typed, numbers computed, quotes with consent, one link for each comment it rests on."""

import pytest

from cms.ledger import breaks
from cms.models import Link
from feedback import services
from feedback.exceptions import NotPossibleNow, NotQuotable
from feedback.models import Coding, Finding, FindingQuote
from tests.factories import feedback as make

WORDS = {name: {"en": f"{name} in English"} for name in ("title", "summary", "question_asked", "limits")}


@pytest.fixture
def cut(coded, analyst):
    return services.make_cut(actor=analyst)


@pytest.fixture
def draft(cut, code, analyst):
    return services.save_finding(actor=analyst, finding=Finding(cut=cut, code=code, **WORDS))


@pytest.fixture
def desk(client_for, analyst):
    return client_for(analyst)


def typed(a_cut, a_code, **changes) -> dict:
    values = {f"{name}_{number}": f"{name} {number}" for name in WORDS for number in (0, 1)}
    values |= {f"{name}_en": words["en"] for name, words in WORDS.items()}
    return values | {"cut": a_cut.pk, "code": a_code.pk, "tool": ""} | changes


def test_its_numbers_come_from_the_cut_and_cannot_be_typed(desk, cut, code):
    response = desk.post("/desk/findings/new/", typed(cut, code, numbers='{"comments": 999}', number=77))
    finding = Finding.objects.get()
    assert response.status_code == 302
    assert finding.numbers["comments"] == 14 and finding.numbers["against"] == 2
    assert finding.number == 1 and finding.state == "draft"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title_en", ""),
        ("title_en", "t" * 121),
        ("cut", "999"),
        ("code", "x"),
        ("cut", ""),
        ("summary_en", "s" * 1300),
    ],
)
def test_wrong_missing_and_oversized_words_are_told(desk, cut, code, field, value):
    response = desk.post("/desk/findings/new/", typed(cut, code, **{field: value}))
    assert response.status_code == 422 and "<title>Problem:" in response.content.decode()
    assert not Finding.objects.exists()


def test_a_draft_is_seen_by_nobody_outside(client, draft):
    assert client.get(f"/findings/F-{draft.number}/").status_code == 404
    assert client.get(f"/trace/finding/{draft.number}/").status_code == 404
    assert "title in English" not in client.get("/findings/").content.decode()


def test_publishing_joins_it_with_each_comment_and_its_position(desk, draft, coded):
    desk.post(f"/desk/findings/{draft.number}/publish/")
    links = Link.objects.filter(source_kind="submission", target_kind="finding", target_id=draft.number)
    assert links.count() == 14 and links.filter(stance="against").count() == 2
    assert not list(breaks())


@pytest.mark.parametrize("reference", ["F-{n}", "{n}", "f-{n}"])
def test_the_public_reads_it_under_its_number(desk, draft, client, reference):
    desk.post(f"/desk/findings/{draft.number}/publish/")
    html = client.get(f"/findings/{reference.format(n=draft.number)}/").content.decode()
    assert "title in English" in html and "14" in html


@pytest.mark.parametrize("reference", ["F-99", "x", "F-", "-1", "0", "1" * 30, "F-1e3"])
def test_unknown_numbers_do_not_exist(client, db, reference):
    assert client.get(f"/findings/{reference}/").status_code == 404


def test_small_numbers_are_hidden_from_the_public(desk, draft, client):
    desk.post(f"/desk/findings/{draft.number}/publish/")
    html = client.get(f"/findings/F-{draft.number}/").content.decode()
    assert "fewer than 11" in html  # 2 against, of 14


def test_a_published_finding_does_not_change(desk, draft, analyst, cut, code):
    desk.post(f"/desk/findings/{draft.number}/publish/")
    desk.post(f"/desk/findings/{draft.number}/", typed(cut, code, title_en="Another title"))
    assert Finding.objects.get().title == WORDS["title"]


def test_it_cannot_be_published_without_its_limits(draft, analyst):
    draft.limits = {}
    services.save_finding(actor=analyst, finding=draft)
    with pytest.raises(NotPossibleNow, match="limits"):
        services.publish_finding(actor=analyst, finding=draft)


def test_it_cannot_rest_on_nothing(cut, book, analyst):
    empty = make.make_code(book, "empty")
    finding = services.save_finding(actor=analyst, finding=Finding(cut=cut, code=empty, **WORDS))
    with pytest.raises(NotPossibleNow, match="No comment"):
        services.publish_finding(actor=analyst, finding=finding)


def test_a_quote_is_chosen_from_coded_passages_and_shown_letter_by_letter(desk, draft, client):
    chosen = Coding.objects.filter(stance="against").first()
    desk.post(f"/desk/findings/{draft.number}/quotes/", {"coding": [chosen.pk, "x'", 999999]})
    desk.post(f"/desk/findings/{draft.number}/publish/")
    html = client.get(f"/findings/F-{draft.number}/").content.decode()
    assert "“Show my county, number 12.”" in html and "Disagrees" in html


def test_without_consent_there_is_no_quote(form, code, draft, analyst):
    silent = make.make_submission(form, "Do not quote me.", consents={"quote": False, "publish": False})
    coding = make.code_text(silent, code, analyst)
    with pytest.raises(NotQuotable):
        services.add_quote(actor=analyst, finding=draft, text=coding.text, start=0, end=5)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 2), (0, 9999), (-3, 4)])
def test_a_quote_needs_words_that_are_there(draft, analyst, coded, start, end):
    with pytest.raises(NotPossibleNow):
        services.add_quote(actor=analyst, finding=draft, text=coded[0].texts.get(), start=start, end=end)


def test_a_quote_disappears_when_its_person_takes_the_consent_back(desk, draft, client, coded, analyst):
    chosen = Coding.objects.filter(text__submission=coded[0]).get()
    services.set_quotes(actor=analyst, finding=draft, codings=[chosen])
    services.publish_finding(actor=analyst, finding=draft)
    services.withdraw(submission=coded[0])
    assert "number 0." not in client.get(f"/findings/F-{draft.number}/").content.decode()
    assert FindingQuote.objects.count() == 1


def test_the_trace_counts_comments_by_channel_and_lists_the_finding(desk, draft, client):
    desk.post(f"/desk/findings/{draft.number}/publish/")
    html = client.get(f"/trace/finding/{draft.number}/").content.decode()
    assert "Letter" in html and f"F-{draft.number}" in html


def test_pages_of_findings_stay_within_their_statements(desk, draft, client, django_assert_max_num_queries):
    desk.post(f"/desk/findings/{draft.number}/publish/")
    client.get("/findings/")
    with django_assert_max_num_queries(10):
        client.get("/findings/")
    with django_assert_max_num_queries(10):
        client.get(f"/findings/F-{draft.number}/")
