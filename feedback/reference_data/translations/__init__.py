"""What the house's lists say beyond English and Spanish: key of a choice → words, a module for each language."""

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
    """A label with all its languages."""
    return label | {code: words[key] for code, words in MORE.items() if key in words}
