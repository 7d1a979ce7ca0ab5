"""Translations of the closed lists beyond English and Spanish: choice key → text, one module per language."""

from feedback.reference_data.translations import ar, ko, tl, vi, zh_hans, zh_hant

MORE: dict[str, dict[str, str]] = {
    "zh-hans": zh_hans.WORDS,
    "zh-hant": zh_hant.WORDS,
    "vi": vi.WORDS,
    "tl": tl.WORDS,
    "ko": ko.WORDS,
    "ar": ar.WORDS,
}


def in_each(key: str, label: dict[str, str]) -> dict[str, str]:
    """Return a label in all languages."""
    return label | {code: words[key] for code, words in MORE.items() if key in words}
