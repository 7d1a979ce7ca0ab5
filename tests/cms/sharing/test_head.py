"""The head of a page: only a public page that was only read is described, under the site's own address."""

import re

from wagtail.models import PageViewRestriction

import pytest

from cms.models import StandardPage
from tests.factories import boards as make
from tests.factories.cms import news, spanish_home, standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def about(home) -> StandardPage:
    return standard_page(home, "About us", slug="about")


def head_of(answer) -> str:
    return answer.content.decode().partition("</head>")[0]


def meta(answer, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', head_of(answer))
    return found[1] if found else ""


def canonical(answer) -> str:
    found = re.search(r'<link rel="canonical" href="([^"]*)">', head_of(answer))
    return found[1] if found else ""


def is_left_out(answer) -> bool:
    return meta(answer, "robots") == "noindex" and not canonical(answer) and not meta(answer, "og:title")


def test_a_page_says_what_the_editor_wrote_for_search_engines(client, about):
    about.search_description, about.summary = "Who we are & what we do", "A summary"
    about.save_revision().publish()

    assert meta(client.get("/about/"), "description") == "Who we are &amp; what we do"


def test_without_it_a_page_says_its_summary_and_without_that_its_first_sentence(client, about):
    about.body = [("paragraph", "<p>We keep the record. " + "It grows every day. " * 20 + "</p>")]
    about.save_revision().publish()
    said = meta(client.get("/about/"), "og:description")
    assert said.startswith("We keep the record.") and said.endswith(".") and len(said) <= 200

    about.summary = "A summary"
    about.save_revision().publish()
    assert meta(client.get("/about/"), "og:description") == "A summary"


def test_a_body_whose_page_has_no_text_yet_has_a_page_all_the_same(client, home):
    found = make.body(3)
    make.pages(home, found)
    answer = client.get(f"/boards/{found.slug}/")

    assert answer.status_code == 200 and not meta(answer, "description")
    assert canonical(answer) == f"http://testserver/boards/{found.slug}/"


def test_the_host_that_somebody_sends_is_nowhere_in_the_head(client, about, settings):
    settings.ALLOWED_HOSTS = ["*"]
    answer = client.get("/about/", headers={"host": "evil.example"})

    assert canonical(answer) == "http://testserver/about/"
    assert "evil.example" not in head_of(answer)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("?utm_source=mail", ""),
        ("?page=2&state=open", "?page=2"),
        ("?page=1", ""),
        ("?page=0", ""),
        ("?page=x%22%3E", ""),
        ("?page=99999999", ""),
    ],
)
def test_of_a_query_only_the_number_of_the_page_is_kept(client, asked, named):
    assert canonical(client.get(f"/proposals/{asked}")) == f"http://testserver/proposals/{named}"


def test_a_record_has_one_address_however_it_is_asked_for(client, home):
    found = make.decision(make.held(home))
    longer = f"/decisions/{found.year}-{found.sequence:04}/"

    for path in (found.get_absolute_url(), longer):
        assert canonical(client.get(path)) == f"http://testserver{found.get_absolute_url()}"
    assert canonical(client.get(f"/trace/decision/0{found.pk}/")).endswith(f"/trace/decision/{found.pk}/")


def test_a_page_names_only_the_languages_in_which_it_is_public(client, home, about):
    assert "hreflang" not in re.sub(r"<body.*", "", head_of(client.get("/about/")))

    spanish = about.copy_for_translation(spanish_home(home).locale, copy_parents=True)
    assert 'hreflang="es" href="http' not in head_of(client.get("/about/"))

    spanish.save_revision().publish()
    shown = head_of(client.get("/about/"))
    for code, path in (("en", "/about/"), ("es", "/es/about/"), ("x-default", "/about/")):
        assert f'<link rel="alternate" hreflang="{code}" href="http://testserver{path}">' in shown
    assert '<meta property="og:locale:alternate" content="es_US">' in shown


def test_a_restricted_page_is_left_out_even_for_those_who_may_read_it(client_for, editor, about):
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)

    answer = client_for(editor).get("/about/")
    assert answer.status_code == 200 and is_left_out(answer)


def test_a_preview_is_left_out(rf, about):
    answer = about.make_preview_request().render()
    assert is_left_out(answer)


@pytest.mark.parametrize(
    "path", ["/receipts/", "/search/?q=data", "/proposals/new/nobody/", "/decisions/2020-01/", "/nothing/"]
)
def test_receipts_results_and_what_is_not_there_are_left_out(client, path):
    assert is_left_out(client.get(path))


def test_the_answer_to_a_form_is_left_out(client):
    assert not is_left_out(client.get("/boards/notices/"))
    assert is_left_out(client.post("/boards/notices/", {"email": "nobody"}))


def test_the_desk_is_left_out(client_for, clerk):
    assert is_left_out(client_for(clerk).get("/desk/"))


def test_a_meeting_is_described_by_its_facts(client, home):
    found = make.body(3)
    make.pages(home, found)
    made = make.posted(found)
    answer = client.get(made.get_absolute_url())

    assert meta(answer, "description").startswith("Agenda posted. ")
    assert meta(answer, "og:image") == f"http://testserver/cards/en/meeting/{made.pk}.png"
    assert '"@type":"Event"' in head_of(answer)
    feed = f'type="application/atom+xml" title="Posted agendas" href="/boards/{found.slug}/feed.atom"'
    assert feed in head_of(answer)


def test_every_public_page_names_the_feeds_of_the_site_in_its_language(client, about):
    shown = head_of(client.get("/about/"))
    assert re.findall(r'atom\+xml" title="[^"]+" href="([^"]+)"', shown) == [
        "/boards/feed.atom",
        "/decisions/feed.atom",
        "/proposals/feed.atom",
        "/notices/feed.atom",
        "/conversations/feed.atom",
    ]
    assert 'href="/es/decisions/feed.atom"' in head_of(client.get("/es/decisions/"))
    assert "decisions/feed.atom" not in head_of(client.get("/ko/news/subscribe/"))  # which is not in Korean


def test_the_title_of_a_page_cannot_leave_its_place(client, home):
    row = news(home, 'Say "yes" <script>alert(1)</script>')
    shown = head_of(client.get(row.get_url()))
    assert "<script>alert" not in shown and 'content="Say &quot;yes&quot;' in shown
