"""A finding: words typed, numbers chosen and computed, quotes with consent, a second pair of eyes, then frozen."""

import pytest

from cms.models import Link
from cms.records.verification import breaks
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow, NotQuotable
from feedback.findings import views
from feedback.findings.services import add_quote, set_quotes
from feedback.models import Coding, Export, Finding, FindingQuote, PrivatePassage, Submission
from feedback.releases.services import build_release
from feedback.submissions.services import withdraw
from tests.factories import cuts, findings
from tests.factories import feedback as make
from tests.factories.findings import WORDS
from tests.furniture import furnished


@furnished
def cut(coded, analyst):
    return make_cut(actor=analyst)


@furnished
def draft(cut, code, analyst):
    return findings.draft(cut, code, analyst)


@furnished
def published(draft):
    return findings.public(draft)


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def second(client_for, publisher):
    return client_for(publisher)


def typed(a_cut, a_code, **changes) -> dict:
    values = {f"{name}_en": words["en"] for name, words in WORDS.items()}
    return values | {"cut": a_cut.pk, "code": a_code.pk, "tool": ""} | changes


def test_its_numbers_come_from_the_cut_and_cannot_be_sent(desk, cut, code):
    build_release(cut=cut, actor="system:worker")
    response = desk.post("/desk/findings/new/", typed(cut, code, numbers='{"comments": 999}', number=77))
    finding = Finding.objects.get()
    assert response.status_code == 302
    assert finding.numbers["comments"] == 14 and finding.numbers["against"] == 2
    assert finding.number == 1 and finding.state == "draft" and finding.written_by_name == "Ana"


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


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        (
            "title_en",
            "14 people ask",
            "Numbers come from the data set. Choose one from the list. Typed here: “14”",
        ),
        ("summary_es", "El 38% lo pide", "Spanish: Numbers come from the data set."),
        ("limits_en", "See [[everything]]", "There is no number called [[everything]]."),
        ("method_en", "See [[comments]", "Square brackets are for the numbers."),
    ],
)
def test_typed_numbers_and_unknown_references_are_refused_beside_their_field(
    desk, cut, code, field, words, said
):
    response = desk.post("/desk/findings/new/", typed(cut, code, **{field: words}))
    html = response.content.decode()
    assert response.status_code == 422 and said in html and words.replace("&", "&amp;") in html
    assert not Finding.objects.exists()


def test_a_service_refuses_typed_numbers_too(cut, code, analyst):
    with pytest.raises(NotPossibleNow, match="Numbers come from the data set"):
        findings.draft(cut, code, analyst, recommendation={"en": "Do it for 113 people"})


def test_the_list_shows_each_number_as_the_public_sees_it(desk, draft):
    html = desk.get(f"/desk/findings/{draft.number}/").content.decode()
    assert "[[comments]]" in html and "[[language:en]]" in html and "[[channel:letter]]" in html
    assert "Of these, against: <strong>fewer than 11</strong>" in html


@pytest.mark.parametrize(
    ("against", "english", "spanish"),
    [
        (0, "14 / 0 / 100% / 0", "14 / 0 / 100% / 0"),
        (2, "14 / fewer than 11 / 100% / 0", "14 / menos de 11 / 100% / 0"),
    ],
)
def test_a_reference_becomes_the_number_in_each_language_and_small_ones_stay_hidden(
    coded, code, analyst, client, against, english, spanish
):
    if not against:
        Coding.objects.update(stance="for")
    words = "[[comments]] / [[against]] / [[percent:place]] / [[channel:paper]]"
    cut = make_cut(actor=analyst)
    made = findings.public(findings.draft(cut, code, analyst, summary={"en": words, "es": words}))
    assert english in client.get(f"/findings/F-{made.number}/").content.decode()
    assert spanish in client.get(f"/es/findings/F-{made.number}/").content.decode()


def test_a_draft_is_seen_by_nobody_outside(client, draft):
    assert client.get(f"/findings/F-{draft.number}/").status_code == 404
    assert client.get(f"/trace/finding/{draft.number}/").status_code == 404
    assert "title in English" not in client.get("/findings/").content.decode()


def test_nobody_reviews_what_they_wrote(desk, draft):
    response = desk.post(f"/desk/findings/{draft.number}/review/")
    assert response.status_code == 422 and "You wrote this." in response.content.decode()
    assert Finding.objects.get().state == "draft"


def test_without_a_review_it_does_not_go_public(second, draft):
    response = second.post(f"/desk/findings/{draft.number}/publish/")
    assert response.status_code == 422 and "Another person must read it first" in response.content.decode()


def test_another_person_reviews_it_and_then_either_may_publish(
    desk, second, draft, client, django_capture_on_commit_callbacks
):
    second.post(f"/desk/findings/{draft.number}/review/")
    assert Finding.objects.get().reviewed_by_name == "Paul"
    refused = desk.post(f"/desk/findings/{draft.number}/publish/")
    assert refused.status_code == 422 and "have not been released yet" in refused.text
    cuts.released(draft.cut)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/desk/findings/{draft.number}/publish/")
    assert "title in English" in client.get(f"/findings/F-{draft.number}/").content.decode()


@pytest.mark.parametrize("change", ["words", "quotes"])
def test_a_change_makes_a_reviewed_finding_a_draft_again(desk, draft, cut, code, change):
    findings.reviewed(draft)
    if change == "words":
        desk.post(f"/desk/findings/{draft.number}/", typed(cut, code, title_en="Another title"))
    else:
        desk.post(f"/desk/findings/{draft.number}/quotes/", {"coding": [Coding.objects.first().pk]})
    assert (Finding.objects.get().state, Finding.objects.get().reviewed_by_name) == ("draft", "")


@pytest.mark.engine
def test_publishing_freezes_the_page_and_joins_it_with_each_comment(published):
    links = Link.objects.filter(source_kind="submission", target_kind="finding", target_id=published.number)
    assert links.count() == 14 and links.filter(stance="against").count() == 2
    page = Finding.objects.get().page
    assert page["texts"]["es"]["title"] == "title in English" and page["figures"]["against"] == "small"
    assert page["export"] == str(Export.objects.get().pk) and page["cut"]["number"] == published.cut.number
    assert not list(breaks())


@pytest.mark.engine
def test_a_frozen_page_that_was_changed_is_found(published):
    found = Finding.objects.get()
    found.page["texts"]["en"]["summary"] = "Nobody asked."
    Finding.objects.filter(pk=found.pk).update(page=found.page)
    assert len(list(breaks())) == 1


PARTS = (
    "question_asked in English",
    "Consult: we listen and answer",
    "By channel",
    "By language",
    "No comments were double-coded independently.",
    "Themes by weight",
    "In people’s own words",
    "minority_view in English",
    "limits in English",
    "This is the view of the Office, not what people said.",
    "Data set 1, edition 1",
)


def test_the_page_has_each_part_of_par_07_in_this_order(coded, code, analyst, client):
    Coding.objects.update(stance="for")
    cut = make_cut(actor=analyst)
    made = findings.public(findings.draft(cut, code, analyst, recommendation={"en": "Do it."}))
    html = client.get(f"/findings/F-{made.number}/").content.decode()
    places = [html.find(part) for part in PARTS]
    assert -1 not in places and places == sorted(places)
    assert made.page["export"] in html


@pytest.mark.parametrize("reference", ["F-{n}", "{n}", "f-{n}"])
def test_the_public_reads_it_under_its_number(published, client, reference):
    html = client.get(f"/findings/{reference.format(n=published.number)}/").content.decode()
    assert "title in English" in html and "fewer than 11" in html


@pytest.mark.engine
@pytest.mark.parametrize("reference", ["F-99", "x", "F-", "-1", "0", "1" * 30, "F-1e3"])
def test_unknown_numbers_do_not_exist(client, db, reference):
    assert client.get(f"/findings/{reference}/").status_code == 404


def test_a_published_finding_does_not_change(desk, published, cut, code):
    response = desk.post(f"/desk/findings/{published.number}/", typed(cut, code, title_en="Another title"))
    assert response.status_code == 422 and Finding.objects.get().title == WORDS["title"]


@pytest.mark.parametrize(("part", "said"), [("limits", "limits"), ("minority_view", "Some people disagree")])
def test_it_is_not_reviewed_without_its_limits_or_the_view_of_those_who_disagree(
    cut, code, analyst, second, part, said
):
    made = findings.draft(cut, code, analyst, **{part: {}})
    response = second.post(f"/desk/findings/{made.number}/review/")
    assert response.status_code == 422 and said in response.content.decode()


def test_it_cannot_rest_on_nothing(cut, book, analyst):
    made = findings.draft(cut, make.make_code(book, "empty"), analyst)
    with pytest.raises(NotPossibleNow, match="No comment"):
        findings.reviewed(made)


def test_a_quote_is_chosen_from_coded_passages_and_shown_letter_by_letter(desk, draft, client):
    chosen = Coding.objects.filter(stance="against").first()
    desk.post(f"/desk/findings/{draft.number}/quotes/", {"coding": [chosen.pk], "beside": "channel"})
    findings.public(draft)
    html = client.get(f"/findings/F-{draft.number}/").content.decode()
    assert "“Show my county, number 12.”" in html and "Disagrees" in html
    assert "number 12" not in str(Finding.objects.get().page)


@pytest.mark.parametrize("chosen", [["x'"], ["999999"], "all"])
def test_passages_that_are_not_there_and_too_many_are_refused(desk, draft, chosen):
    values = [each.pk for each in Coding.objects.all()] if chosen == "all" else chosen
    page = desk.post(f"/desk/findings/{draft.number}/quotes/", {"coding": values, "beside": "role"})
    quotes = page.content.decode().split('id="quotes-heading"')[1].split('id="preview-heading"')[0]
    said = "choose at most 4 quotes" if chosen == "all" else "Choose from the passages below."
    assert page.status_code == 422 and said in quotes and '<option value="role" selected>' in quotes
    assert quotes.count(" checked>") == (len(values) if chosen == "all" else 0)
    assert not FindingQuote.objects.exists()


def test_a_refused_choice_is_answered_also_where_no_passage_is_left_to_choose(desk, draft, monkeypatch):
    monkeypatch.setattr(views, "passages_for", lambda finding, words: [])
    values = [each.pk for each in Coding.objects.all()]
    page = desk.post(f"/desk/findings/{draft.number}/quotes/", {"coding": values, "beside": "role"})
    assert page.status_code == 422 and page.content.decode().count("choose at most 4 quotes") == 1


def test_one_that_disagrees_is_put_forward_and_missed(desk, draft):
    html = desk.get(f"/desk/findings/{draft.number}/").content.decode()
    assert html.count("Consider this one: it disagrees") == 2
    assert "Some people disagree, and no quote says so." in html


@pytest.mark.parametrize(
    "facts", [{"consents": {"quote": False, "publish": False}}, {"youth": "13_to_17"}, {"state": "hidden"}]
)
def test_who_did_not_allow_it_is_young_or_hidden_is_neither_offered_nor_quoted(
    form, code, draft, analyst, desk, facts
):
    silent = make.make_submission(form, "Do not quote me.", **facts)
    coding = make.code_text(silent, code, analyst)
    Submission.objects.filter(pk=silent.pk).update(submitted_at=draft.cut.until.replace(year=2020))
    assert "Do not quote me." not in desk.get(f"/desk/findings/{draft.number}/").content.decode()
    with pytest.raises(NotQuotable):
        add_quote(actor=analyst, finding=draft, text=coding.text, start=0, end=5)


def test_words_that_may_point_to_a_person_are_not_quoted(draft, analyst):
    coding = Coding.objects.first()
    PrivatePassage.objects.create(text=coding.text, start=0, end=4, kind="name")
    with pytest.raises(NotQuotable, match="may identify a person"):
        set_quotes(actor=analyst, finding=draft, codings=[coding])
    assert not FindingQuote.objects.exists()


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 2), (0, 9999), (-3, 4)])
def test_a_quote_needs_words_that_are_there(draft, analyst, coded, start, end):
    with pytest.raises(NotPossibleNow):
        add_quote(actor=analyst, finding=draft, text=coded[0].texts.get(), start=start, end=end)


def test_a_quote_disappears_when_its_person_takes_the_consent_back(draft, client, coded, analyst):
    chosen = Coding.objects.filter(text__submission=coded[0]).get()
    set_quotes(actor=analyst, finding=draft, codings=[chosen])
    findings.public(draft)
    withdraw(submission=coded[0])
    assert "number 0." not in client.get(f"/findings/F-{draft.number}/").content.decode()
    assert FindingQuote.objects.count() == 1 and not list(breaks())


def test_the_trace_counts_comments_by_channel_and_lists_the_finding(published, client):
    html = client.get(f"/trace/finding/{published.number}/").content.decode()
    assert "Letter" in html and f"F-{published.number}" in html


def test_the_trace_tells_no_number_that_the_page_of_the_finding_hides(published, client):
    """P05: both are outlets of one decision; the trace never counts anew."""
    page = published.page
    hidden = {"comments": "complement", "against": "complement", "channels": {"web": "small"}}
    Finding.objects.filter(pk=published.pk).update(page=page | {"figures": page["figures"] | hidden})
    heard = client.get(f"/trace/finding/{published.number}/data.json").json()["comments"]
    assert heard == {"total": None, "by_channel": [{"channel": "Form on this site", "count": None}]}
    assert (
        "The number of comments is hidden"
        in client.get(f"/trace/finding/{published.number}/").content.decode()
    )


@pytest.mark.engine
def test_pages_of_findings_stay_within_their_statements(
    desk, published, client, django_assert_max_num_queries
):
    client.get("/findings/")
    with django_assert_max_num_queries(10):
        client.get("/findings/")
    with django_assert_max_num_queries(10):
        client.get(f"/findings/F-{published.number}/")
    with django_assert_max_num_queries(25):
        desk.get(f"/desk/findings/{published.number}/")


@pytest.mark.engine
def test_a_passage_beyond_the_first_ones_is_found_by_a_word_or_its_number(desk, draft, coded, monkeypatch):
    monkeypatch.setattr("feedback.findings.quotes.MOST_PASSAGES", 3)
    last = Coding.objects.settled().exclude(stance="against").order_by("pk").last()
    reference = last.text.submission.reference
    assert f'id="q-{last.pk}"' not in desk.get(f"/desk/findings/{draft.number}/").text
    page = desk.get(f"/desk/findings/{draft.number}/", {"words": reference}).text
    assert f'id="q-{last.pk}"' in page and page.count('name="coding"') == 1
    nothing = desk.get(f"/desk/findings/{draft.number}/", {"words": "zebra"}).text
    assert "No passage with this code contains these words." in nothing
