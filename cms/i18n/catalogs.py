"""One dictionary of messages per language, in place of Django's one per app.

Django keeps the catalogs of all apps apart, since their plural equations may differ, and asks up to thirty of them for
each string (`TranslationCatalog` of `django.utils.translation.trans_real`). Only plural forms depend on an equation.
"""

from collections.abc import Callable
from gettext import GNUTranslations

from django.utils.translation import trans_real

type Key = str | tuple[str, int]  # a message, or one with the number of its plural form
type Forms = dict[Key, str]


class MergedCatalog(dict[Key, str]):
    """All messages of a language; those of the catalog added last win. Plural forms are also kept beside the equation
    they are numbered by: neighbors with the same one together, latest first.
    """

    def __init__(self, translation: GNUTranslations | None = None) -> None:
        super().__init__()
        self._forms: list[tuple[Callable[[int], int], Forms]] = []
        if translation:
            self.update(translation)

    def update(self, translation: GNUTranslations) -> None:  # type: ignore[override]  # as Django calls it
        found: Forms = translation._catalog  # type: ignore[attr-defined]
        super().update(found)
        forms: Forms = {key: text for key, text in found.items() if isinstance(key, tuple)}
        equation: Callable[[int], int] = translation.plural  # type: ignore[attr-defined]
        if self._forms and equation.__code__ == self._forms[0][0].__code__:
            self._forms[0][1].update(forms)
        elif forms:
            self._forms.insert(0, (equation, forms))

    def plural(self, message: str, number: int) -> str:
        for equation, forms in self._forms:
            if (text := forms.get((message, equation(number)))) is not None:
                return text
        raise KeyError(message)


def merge() -> None:
    """From now on; before Django has loaded the first language."""
    trans_real.TranslationCatalog = MergedCatalog  # type: ignore[misc,assignment]
