"""Issue 14: nothing becomes public through the translation add-on without the publisher's right."""

from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.models import Page, PageViewRestriction

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.models import StandardPage
from tests.cms.publication.conftest import OTHER, WORDS, body_of, is_live, said
from tests.factories import engagement
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WRITERS = ("editor", "clerk")


@furnished
def translation(about, spanish_site) -> Translation:
    """A translation that a publisher put out: the Spanish page is live and follows the English one."""
    source, _made = TranslationSource.update_or_create_from_instance(about)
    made = Translation.objects.create(source=source, target_locale=spanish_site)
    made.save_target(publish=False)
    made.get_target_instance().get_latest_revision().publish()
    about.body = body_of(OTHER)
    about.save_revision().publish()
    return made


@pytest.fixture
def sent(cast, django_capture_on_commit_callbacks):
    """Send a form as somebody; what waits for the end of the transaction happens, too."""

    def send(who: str, path: str, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return cast[who].post(path, facts, follow=True)

    return send


def target(translation: Translation) -> StandardPage:
    return translation.get_target_instance()


@pytest.mark.parametrize("who", [*WRITERS, "publisher"])
def test_a_page_sent_for_translation_begins_as_a_draft(sent, about, spanish_site, who):
    answer = sent(who, f"/admin/localize/submit/page/{about.pk}/", locales=spanish_site.pk)

    assert answer.status_code == 200
    made = about.get_translation(spanish_site)
    assert not made.live and made.latest_revision


@pytest.mark.parametrize("who", WRITERS)
def test_a_subtree_sent_for_translation_begins_as_drafts(sent, home, about, spanish_site, who):
    before = set(Page.objects.live().values_list("pk", flat=True))
    standard_page(about, "People", slug="people")
    before |= set(Page.objects.live().values_list("pk", flat=True))
    sent(who, f"/admin/localize/submit/page/{about.pk}/", locales=spanish_site.pk, include_subtree="on")

    assert set(Page.objects.live().values_list("pk", flat=True)) == before


@pytest.mark.parametrize("who", WRITERS)
def test_a_translation_never_brings_the_pages_above_it_out(sent, about, spanish_site, who):
    people = standard_page(about, "People", slug="people")
    answer = sent(who, f"/admin/localize/submit/page/{people.pk}/", locales=spanish_site.pk)

    assert not about.has_translation(spanish_site) or not is_live(about.get_translation(spanish_site))
    assert "publisher" in said(answer)


@pytest.mark.parametrize("who", WRITERS)
def test_synchronizing_with_publication_takes_the_publishers_role(sent, translation, who):
    path = f"/admin/localize/update/{translation.source_id}/"
    answer = sent(who, path, publish_translations="on", next="/admin/")

    assert "Only a publisher can publish this page." in answer.content.decode()
    assert 'name="publish_translations"' in answer.content.decode()
    assert WORDS in str(target(translation).body)


def test_a_publisher_synchronizes_and_publishes(sent, translation):
    sent(
        "publisher",
        f"/admin/localize/update/{translation.source_id}/",
        publish_translations="on",
        next="/admin/",
    )

    assert OTHER in str(target(translation).body)


@pytest.mark.parametrize("who", WRITERS)
def test_synchronizing_alone_changes_nothing_public(sent, translation, who):
    sent(who, f"/admin/localize/update/{translation.source_id}/", next="/admin/")

    assert WORDS in str(target(translation).body)


@pytest.mark.parametrize("who", WRITERS)
def test_the_form_of_a_translation_publishes_for_a_publisher_only(sent, translation, who):
    translation.source.update_from_db()
    path = f"/admin/pages/{target(translation).pk}/edit/"
    answer = sent(who, path, action="publish")
    assert "Only a publisher can publish this page." in said(answer)
    assert WORDS in str(target(translation).body)

    sent("publisher", path, action="publish")
    assert OTHER in str(target(translation).body)


@pytest.mark.parametrize("who", WRITERS)
def test_texts_machines_stops_and_restarts_change_nothing_public(sent, cast, translation, who):
    page, number = target(translation), translation.pk
    po = str(translation.export_po()).replace('msgstr ""', f'msgstr "{OTHER}"').encode()
    sent(who, f"/admin/localize/translate/{number}/pofile/upload/", file=SimpleUploadedFile("es.po", po))
    sent(who, f"/admin/localize/translate/{number}/machine_translate/")
    sent(who, f"/admin/localize/translate/{number}/disable/")
    sent(who, f"/admin/pages/{page.pk}/edit/", **{"localize-restart-translation": "1"})
    segment = translation.source.stringsegment_set.first()
    cast[who].put(f"/admin/localize/translate/{number}/strings/{segment.pk}/edit/", data="value=" + OTHER)

    assert Translation.objects.get(pk=number).enabled
    page.refresh_from_db()
    assert page.live and WORDS in str(page.body) and OTHER not in page.title
    assert StringTranslation.objects.count() >= 0


@pytest.mark.parametrize("who", WRITERS)
def test_a_public_page_is_not_turned_into_an_alias_without_the_right(sent, translation, who):
    page = target(translation)
    path = f"/admin/localize/page/{page.pk}/convert_to_alias/"
    answer = sent(who, path)

    page.refresh_from_db()
    assert page.alias_of_id is None and WORDS in str(page.body)
    assert "Only a publisher can publish this page." in said(answer)
    sent("publisher", path)
    assert OTHER in str(StandardPage.objects.get(pk=page.pk).body)


@pytest.mark.parametrize("who", WRITERS)
def test_synchronizing_does_not_open_a_private_page(sent, translation, who):
    page = target(translation)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    sent(who, f"/admin/localize/update/{translation.source_id}/", next="/admin/")

    assert page.view_restrictions.exists()


def test_a_translation_passes_the_checks_of_its_type(sent, home, spanish_site):
    """BK-24a holds for a conversation whose venue was not checked, whoever publishes its translation."""
    made = engagement.conversation(live=False, mode="in_person", place="Hall")
    page = engagement.page_of(made)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    other = Translation.objects.create(source=source, target_locale=spanish_site)
    other.save_target(publish=False)
    answer = sent("publisher", f"/admin/pages/{target(other).pk}/edit/", action="publish")

    assert "This conversation cannot be public yet" in said(answer)
    assert not is_live(target(other))
