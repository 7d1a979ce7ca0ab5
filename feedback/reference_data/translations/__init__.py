"""Translations of the closed lists beyond English and Spanish: choice key → text, one file per language."""

from pathlib import Path

from cms.data_files import read_data

MORE = ("zh-hans", "zh-hant", "vi", "tl", "ko", "ar")
FOLDER = Path(__file__).parent


def in_each(key: str, label: dict[str, str]) -> dict[str, str]:
    """Return a label in all languages."""
    words: dict[str, dict[str, str]] = {code: read_data(FOLDER / f"{code}.yaml") for code in MORE}
    return label | {code: texts[key] for code, texts in words.items() if key in texts}
