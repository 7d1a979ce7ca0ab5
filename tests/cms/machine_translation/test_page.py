"""A reader who asks sees each foreign passage followed by its machine translation; the original stays as it is."""

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms import clock
from cms.models import Job, MachineTranslation
from tests.cms.machine_translation.conftest import PARAGRAPH, SECOND, backwards, jobs
from tests.factories.cms import standard_page

pytestmark = pytest.mark.django_db
LINK = "?translate=machine"


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_nothing_is_shown_or_asked_for_until_a_reader_asks(engine, read):
    page = read("/ar/about/")
    assert 'class="machine-translation' not in page and jobs() == 0
    assert f'<a href="/ar/about/{LINK}" rel="nofollow">' in page


def test_without_an_engine_no_page_offers_it_and_the_address_shows_the_page_alone(read):
    assert LINK not in read("/ar/about/")
    page = read()
    assert 'class="machine-translation' not in page and PARAGRAPH in page and jobs() == 0


def test_a_translation_follows_its_original_in_the_language_of_the_page(translated):
    words = backwards(PARAGRAPH)
    mark = (
        r'<span class="machine-translation machine-translation--block" lang="ar" dir="rtl">.*?ترجمة آلية.*?'
    )
    assert re.search(rf"{PARAGRAPH}{mark}{words}</span></p>", translated, re.S)
    assert re.search(rf"{SECOND}{mark}{re.escape(backwards(SECOND))}</span></li>", translated, re.S)


def test_words_inside_of_a_sentence_have_theirs_after_them(translated):
    """The title is an element of its own language inside of a heading in the reader's."""
    assert re.search(
        r'<span lang="en" dir="ltr">About us</span> <span class="machine-translation" lang="ar"', translated
    )


def test_the_page_itself_is_unchanged_by_its_translations(translated, read):
    plain, first = main_of(read("/ar/about/")), main_of(translated)
    bare = re.sub(
        r' ?<span class="machine-translation[ "].*?</svg>.*?</span>.*?</span>', "", first, flags=re.S
    )
    bare = re.sub(
        r'<div class="page"><div class="note machine-translation-note".*?</div></div>\n', "", bare, flags=re.S
    )
    link = re.compile(r'<div class="page original-language">.*?</div>', re.S)
    assert link.sub("", bare) == link.sub("", plain)


def test_the_top_says_which_engine_and_that_only_the_original_counts(translated):
    note = translated.partition("machine-translation-note")[2].partition("</div>")[0]
    assert "Letters 1 (en-ar)" in note and "النص الأصلي وحده هو المعتمد" in note
    assert '<a href="/ar/about/" rel="nofollow">إخفاء الترجمات الآلية</a>' in translated


def test_the_top_says_how_much_is_still_being_translated(engine, client, about):
    page = client.get("/vi/about/?translate=machine").text
    waiting = MachineTranslation.objects.filter(state="waiting").count()
    assert waiting > 2 and f"{waiting} đoạn vẫn đang được dịch" in page
    assert '<a href="/vi/about/?translate=machine" rel="nofollow">' in page


def test_a_page_asks_once_as_one_job(engine, client, about):
    for _time in range(3):
        client.get("/ar/about/?translate=machine")
    assert jobs() == 1 and Job.objects.get().started_by is None
    assert MachineTranslation.objects.filter(source=PARAGRAPH).count() == 1


def test_what_is_translated_is_not_translated_again(engine, translated, read):
    count = len(engine.asked)
    read()
    assert len(engine.asked) == count == len(set(engine.asked))


def test_a_spanish_page_offers_what_is_only_in_english(engine, read, about):
    assert f"/es/about/{LINK}" in read("/es/about/")
    read("/es/about/?translate=machine")
    page = read("/es/about/?translate=machine")
    assert 'lang="es" dir="ltr"' in page and backwards(PARAGRAPH) in page
    assert LINK not in read("/about/")


def test_a_language_without_a_model_is_not_offered(engine, read):
    page = read("/ko/about/")
    assert LINK not in page and "original-language" in page


def test_other_parts_of_the_address_stay(engine, read):
    assert f"/ar/about/?page=1&amp;{LINK[1:]}" in read("/ar/about/?page=1")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</span></p></main><b>x</b>", '" onclick="x'])
def test_no_markup_of_an_engine_reaches_the_page(engine, read, text):
    engine.says = text
    read()
    page = read()
    assert text not in page and text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in page


def test_an_engine_that_fails_is_logged_and_the_page_says_so(engine, read, caplog):
    engine.says = RuntimeError("out of memory")
    read()
    page = read()
    assert "لا يمكن الآن ترجمة بعض المقاطع أو كلها" in page and PARAGRAPH in page
    assert jobs() == 1 and "Letters 1 (en-ar) failed" in caplog.text


def test_after_a_while_what_failed_is_tried_again(engine, read, set_clock):
    engine.says = RuntimeError("out of memory")
    read()
    engine.says = None
    set_clock(clock.now() + timedelta(hours=1))
    read()
    assert backwards(PARAGRAPH) in read() and jobs() == 2


@pytest.mark.parametrize("words", ["", " ", "no " * 400])
def test_an_answer_that_cannot_be_one_is_not_shown(engine, read, words):
    engine.says = words or "\x00"
    read()
    assert '<span class="machine-translation' not in read()
    assert set(MachineTranslation.objects.values_list("text", flat=True)) == {""}
    assert Job.objects.get().message == "0 passages were translated."


def test_an_error_while_a_page_is_read_leaves_the_page_as_it_was(engine, read, monkeypatch, caplog):
    def fail(*_args):
        raise RuntimeError("no such model")

    monkeypatch.setattr(engine, "name", fail)
    page = read()
    assert PARAGRAPH in page and "لا يمكن الآن ترجمة" in page
    assert "cannot be shown" in caplog.text


def test_search_engines_and_caches_leave_it_out(engine, client, about):
    answer = client.get("/ar/about/?translate=machine")
    assert answer["X-Robots-Tag"] == "noindex" and "no-store" in answer["Cache-Control"]
    assert '<link rel="canonical" href="http://testserver/about/">' in answer.text
    plain = client.get("/ar/about/")
    assert "X-Robots-Tag" not in plain.headers and 'class="machine-translation' not in plain.text


def test_robots_are_asked_to_stay_away(settings, client, home):
    settings.DEMO = False
    assert "Disallow: /*?*translate=machine" in client.get("/robots.txt").text


def test_a_longer_page_takes_no_more_queries(engine, read, home):
    def queries(slug: str, many: int) -> int:
        body = [("paragraph", "".join(f"<p>Paragraph {slug} {at}.</p>" for at in range(many)))]
        standard_page(home, slug.title(), slug=slug, body=body)
        for _time in range(2):
            read(f"/ar/{slug}/?translate=machine")
        with CaptureQueriesContext(connection) as found:
            page = read(f"/ar/{slug}/?translate=machine")
        assert page.count('<span class="machine-translation') > many
        return len(found)

    assert queries("short", 2) == queries("long", 9)
