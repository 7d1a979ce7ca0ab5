"""Staff search for comments, drafts of findings, codes and forms: each role finds what its own screens show."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback import word_index
from feedback.coding.memos import write_memo
from feedback.cuts.services import make_cut
from feedback.models import SubmissionText
from tests.factories import feedback as make
from tests.factories import findings

pytestmark = pytest.mark.engine
GROUP = re.compile(r'<h2 id="group-([\w-]+)">')
TITLE = re.compile(r'<h3 class="search-result__title"><a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def page_of(browser, query, **more):
    answer = browser.get("/desk/search/", {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def groups(browser, query):
    return GROUP.findall(page_of(browser, query))


def found(browser, query, kind):
    return [
        unescape(re.sub("<[^>]+>", "", title))
        for _url, title in TITLE.findall(page_of(browser, query, kind=kind))
    ]


@pytest.mark.parametrize("few", [True, False], ids=["few texts", "many texts"])
def test_comments_are_found_by_words_and_reference_in_every_state(cast, form, monkeypatch, few):
    if not few:
        monkeypatch.setattr(word_index, "MANY", 0)
    one = make.make_submission(form, "La educación de mis niños", language="es")
    two = make.make_submission(form, "Every county counts", state="hidden")
    make.make_submission(form, "Nothing else")
    assert found(cast["editor"], "educacion", "comments") == [one.reference]
    assert found(cast["editor"], "counties", "comments") == [two.reference]
    assert found(cast["editor"], two.reference.lower(), "comments") == [two.reference]
    assert found(cast["editor"], "county zebra", "comments") == []
    page = page_of(cast["editor"], "educacion")
    assert '<p class="search-result__excerpt" lang="es">La <mark>educación</mark> de mis niños</p>' in page
    assert f'href="/desk/comments/{one.pk}/"' in page


def test_a_replaced_text_and_contact_details_are_not_found(cast, form):
    one = make.make_submission(
        form, "zqold words", contact={"email": "zqcontact@example.org", "name": "Zqname"}
    )
    SubmissionText.objects.filter(submission=one).update(superseded_at=one.submitted_at)
    for word in ("zqold", "zqcontact", "zqname"):
        assert groups(cast["publisher"], word) == []


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", ["comments", "forms"]),
        ("analyst", ["comments", "forms", "findings", "codes", "memos", "data-sets"]),
        ("publisher", ["comments", "forms", "findings", "codes", "memos", "data-sets"]),
        ("clerk", []),
        ("administrator", []),
    ],
)
def test_each_role_finds_what_it_may_open(cast, form, code, analyst, role, expected):
    form.name = code.name = {"en": "Zqcounty"}
    form.save(), code.save()
    make.code_text(make.make_submission(form, "zqcounty numbers"), code, analyst)
    write_memo(actor=analyst, subject=code, body="About zqcounty")
    cut = make_cut(actor=analyst, form=form)
    findings.draft(cut, code, analyst, title={"en": "Zqcounty wanted"})
    found = [name for name in groups(cast[role], "zqcounty") if name != "public"]
    assert found == expected
    for url, _title in TITLE.findall(page_of(cast[role], "zqcounty")):
        assert cast[role].get(unescape(url)).status_code == 200, url


def test_a_draft_of_a_finding_leads_by_its_number(cast, form, code, analyst):
    draft = findings.draft(make_cut(actor=analyst, form=form), code, analyst)
    page = page_of(cast["analyst"], f"F-{draft.number}")
    assert f'<strong class="search-jump__number">F-{draft.number}</strong>' in page
    assert f'href="/desk/findings/{draft.number}/"' in page
    assert "search-jump__number" not in page_of(cast["editor"], f"F-{draft.number}")


@pytest.mark.parametrize("query", ["county", "C-0001", "county 7"])
def test_more_comments_take_no_more_statements(cast, form, query):
    counts = []
    for number in (3, 6):
        for each in range(number):
            make.make_submission(form, f"Show my county, number {each}.")
        page_of(cast["publisher"], query)
        with CaptureQueriesContext(connection) as ran:
            page_of(cast["publisher"], query)
        counts.append(len(ran))
    assert counts[1] <= counts[0], counts
