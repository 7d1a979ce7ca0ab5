import polib
import pytest

from tests.checks import ROOT
from tests.messages import APPS, LANGUAGES, Message, _same_placeholders, catalogue, faults, messages
from tests.public_messages import public_messages

MORE = (
    "ar",
    "ko",
    "tl",
    "vi",
    "zh_Hans",
    "zh_Hant",
)  # the languages of public pages that staff screens are not in


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("app", APPS)
def test_every_text_of_the_app_is_translated(app, language):
    found = [f"{fault}: {message.text!r}" for message, fault in faults(app, language)]
    assert not found, f"{len(found)} texts of {app} in {language}\n" + "\n".join(found)


def test_the_search_for_texts_finds_them():
    """A search that finds nothing would pass every test above."""
    for app in APPS:
        assert len(messages(app)) >= 20, app


@pytest.mark.parametrize(
    ("message", "translation", "fine"),
    [
        (Message("", "%(count)s answers"), "%(count)s respuestas", True),
        (Message("", "%(count)s answers"), "respuestas", False),
        (Message("", "Saved."), "%(name)s guardado.", False),
        (Message("", "One answer", "%(count)s answers"), "Una respuesta", True),
        (Message("", "{n} of {all}"), "{n} de {total}", False),
        (Message("", "100%% of %s"), "el 100%% de %s", True),
    ],
)
def test_a_translation_fills_the_same_places(message, translation, fine):
    assert _same_placeholders(message, translation) is fine


@pytest.mark.parametrize("language", [*LANGUAGES, *MORE])
def test_one_text_has_one_translation_in_the_whole_house(language):
    """Django joins the catalogues of all rooms: of two translations of one text, one would win unseen."""
    said: dict[tuple, dict] = {}
    for app in APPS:
        for entry in polib.pofile(str(ROOT / app / "locale" / language / "LC_MESSAGES" / "django.po")):
            words = entry.msgstr or tuple(entry.msgstr_plural.values())
            said.setdefault((entry.msgctxt, entry.msgid), {})[words] = app
    torn = {key: list(words.items()) for key, words in said.items() if len(words) > 1}
    assert not torn


@pytest.mark.parametrize("language", MORE)
@pytest.mark.parametrize("app", APPS)
def test_what_public_pages_say_is_translated_into_every_language(app, language):
    """Also what the demo does not show: the words for every state, refusal and choice."""
    known = catalogue(app, language) | _of_others(app, language)
    missing = [
        f"{places[0]}: {message.text!r}"
        for message, places in public_messages(app).items()
        if message.key not in known or not known[message.key].translated()
    ]
    assert not missing, f"{len(missing)} texts of {app} in {language}\n" + "\n".join(missing)


def _of_others(app: str, language: str) -> dict:
    found: dict = {}
    for other in APPS:
        found |= catalogue(other, language) if other != app else {}
    return found


@pytest.mark.parametrize("language", MORE)
def test_translations_of_other_languages_fill_the_same_places(language):
    wrong = []
    for app in APPS:
        known = catalogue(app, language)
        for message in messages(app):
            entry = known.get(message.key)
            texts = [entry.msgstr, *entry.msgstr_plural.values()] if entry else []
            wrong += [text for text in texts if text and not _same_placeholders(message, text)]
    assert not wrong
