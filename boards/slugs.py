"""Addresses of records made from their title and a year."""

from django.db.models import Model
from django.utils.text import slugify

from cms.i18n.fields import text


def free_slug(model: type[Model], title: dict[str, str], year: int, *, without_title: str) -> str:
    """The English title and the year; with a number behind it if another record has that address.

    ``without_title`` stands for a title of which nothing can stand in an address.
    """
    stem = f"{slugify(text(title, 'en'))[:60].strip('-') or without_title}-{year}"
    rows = model._default_manager.filter(slug__startswith=stem)
    taken = set(rows.values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(each for number in range(2, len(taken) + 2) if (each := f"{stem}-{number}") not in taken)
