"""The built-in engine: Argos models in a folder, run by CTranslate2 where an operator has installed both."""

import json

from django.core.exceptions import ImproperlyConfigured

import pytest

from cms import checks
from cms.machine_translation import engines
from cms.settings.env import env_folder


class Tokenizer:
    def __init__(self, model_file: str) -> None:
        assert model_file.endswith("sentencepiece.model")

    def encode(self, text, out_type):
        return text.split()

    def decode_pieces(self, pieces):
        return "▁".join(pieces)


class Translator:
    """Says each sentence in capitals."""

    def __init__(self, folder: str, device: str) -> None:
        assert (folder.endswith("/model"), device) == (True, "cpu")

    def translate_batch(self, sentences, target_prefix, **options):
        prefix = target_prefix[0] if target_prefix else []
        return [type("Result", (), {"hypotheses": [[*prefix, *map(str.upper, each)]]}) for each in sentences]


@pytest.fixture
def folder(tmp_path, settings, monkeypatch):
    """Two models, a folder that is none, and stand-ins for the two packages."""
    for source, target, facts in (("en", "zt", {}), ("es", "en", {"target_prefix": "__en__"})):
        made = tmp_path / f"translate-{source}_{target}"
        (made / "model").mkdir(parents=True)
        (made / "sentencepiece.model").touch()
        about = {"from_code": source, "to_code": target, "package_version": "1.9"} | facts
        (made / "metadata.json").write_text(json.dumps(about))
    (tmp_path / "stanza").mkdir()
    packages = {
        "ctranslate2": {"Translator": Translator},
        "sentencepiece": {"SentencePieceProcessor": Tokenizer},
    }
    monkeypatch.setattr(engines.importlib.util, "find_spec", packages.get)
    monkeypatch.setattr(engines.importlib, "import_module", lambda name: type(name, (), packages[name]))
    settings.MACHINE_TRANSLATION = tmp_path
    engines._engine.cache_clear()
    return tmp_path


def test_without_the_setting_there_is_no_engine(settings):
    assert settings.MACHINE_TRANSLATION is None and engines.installed() is None


def test_without_the_packages_there_is_no_engine(folder, monkeypatch):
    monkeypatch.setattr(engines.importlib.util, "find_spec", lambda _name: None)
    assert engines.installed() is None


def test_without_a_model_there_is_no_engine(folder, settings, tmp_path):
    settings.MACHINE_TRANSLATION = tmp_path / "stanza"
    assert engines.installed() is None


def test_it_speaks_the_languages_of_its_models_and_others_through_english(folder):
    assert engines.installed().pairs() == {("en", "zh-hant"), ("es", "en"), ("es", "zh-hant")}


def test_its_name_says_the_version_of_each_model(folder):
    assert engines.installed().name("en", "zh-hant") == "Argos Translate (en-zh-hant 1.9)"
    assert engines.installed().name("es", "zh-hant") == "Argos Translate (es-en 1.9, en-zh-hant 1.9)"


def test_it_translates_line_by_line_and_sentence_by_sentence(folder):
    said = engines.installed().translate(["At 5 p.m. we met. All came.\nThe end", "Map"], "en", "zh-hant")
    assert said == ["AT 5 P.M. WE MET.ALL CAME.\nTHE END", "MAP"]
    assert engines.installed().translate(["Nos vimos. Fin."], "es", "en") == ["NOS VIMOS. FIN."]
    assert engines.installed().translate(["Fin."], "es", "zh-hant") == ["FIN."]
    assert engines.installed().translate([], "es", "en") == []


def test_the_check_warns_of_what_is_missing(folder, settings, tmp_path):
    assert checks.machine_translation_is_complete(None) == []
    settings.MACHINE_TRANSLATION = tmp_path / "stanza"
    assert [each.id for each in checks.machine_translation_is_complete(None)] == ["cms.W003"]


def test_the_folder_is_a_whole_path(monkeypatch):
    monkeypatch.setenv("MACHINE_TRANSLATION", "models")
    with pytest.raises(ImproperlyConfigured, match="MACHINE_TRANSLATION"):
        env_folder("MACHINE_TRANSLATION")
