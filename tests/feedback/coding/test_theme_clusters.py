"""Passages are grouped into themes: the same each time, in any language, and by no one person's words alone."""

import sys
from itertools import combinations
from types import SimpleNamespace

import pytest

from feedback.coding import theme_clusters

ABOUT = ("bus late route stop driver", "map blank zoom county colors", "form long twice button save")
LINES = [
    f"The {' '.join(words)} again.".capitalize()
    for about in ABOUT
    for words in combinations(about.split(), 3)
]


def found_in(lines: list[str], copies: dict[int, int] | None = None) -> tuple[list, str]:
    return theme_clusters.themes_of("en", list(enumerate(lines)), copies=copies or {}, check=lambda: None)


def test_words_that_only_one_person_repeats_are_no_words_of_a_theme():
    own = "The bus of Zebulon is late. The stop of Zebulon is on the route of the bus."
    words = {word for theme in found_in([*LINES, own])[0] for word, _weight in theme.words}
    assert "bus" in words and "zebulon" not in words


@pytest.mark.parametrize("group", ["en", "zh-hans", "ko"])
def test_texts_of_any_kind_give_themes_or_none(group):
    lines = {
        "zh-hans": [f"公交车总是晚点第{n}次。" if n % 2 else f"地图在县界处是空白的{n}。" for n in range(24)],
        "ko": [
            f"{' '.join(words)} 합니다."
            for words in combinations(["버스가", "지도가", "항상", "자주", "늦게", "다시", "없게"], 3)
        ],
        "en": ["the and of to in. " * 1100, *["is it. the of and."] * 20],
    }[group]
    themes_found, _method = theme_clusters.themes_of(
        group, list(enumerate(lines)), copies={}, check=lambda: None
    )
    assert bool(themes_found) == (group != "en")
    assert theme_clusters.themes_of(group, [], copies={}, check=lambda: None) == ([], "")


def test_the_same_texts_give_the_same_themes_and_few_texts_give_none():
    once = found_in(LINES)
    assert once == found_in(LINES) and once[0]
    assert found_in(LINES[:19]) == ([], "")
    assert found_in([f"{n} {n}" for n in range(50)])[0] == []


def test_a_model_of_sentences_is_used_only_where_one_is_installed_and_named(settings, monkeypatch):
    def model(folder: str, *, local_files_only: bool) -> SimpleNamespace:
        assert (folder, local_files_only) == ("/models/sentences", True)
        return SimpleNamespace(encode=lambda lines, show_progress_bar: [meaning(line) for line in lines])

    def meaning(line: str) -> list[float]:
        near = [float(any(word in line.lower() for word in about.split())) for about in ABOUT]
        return [*near, len(line) / 100, line.count("t") / 100]

    settings.FEEDBACK_EMBEDDING_MODEL = "/models/sentences"
    assert "TF-IDF" in found_in(LINES)[1]  # none is installed
    fake = SimpleNamespace(SentenceTransformer=model, __spec__=SimpleNamespace())
    monkeypatch.setitem(sys.modules, "sentence_transformers", fake)
    assert "sentence embeddings" in found_in(LINES)[1]
