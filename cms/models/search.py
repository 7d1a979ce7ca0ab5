"""The index of the search: the words of each public record, by language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from cms.models.open_data import PublishedRecord
from cms.records.history import History


class SearchEntry(models.Model):
    """One public record in one language: what results are counted and put in order by.

    It is written and deleted with the copy of the record, in one transaction. Its id is its place among results
    (``cms.search.order``).
    """

    id = models.BigIntegerField(primary_key=True)
    record = models.ForeignKey(PublishedRecord, models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=12)
    kind = models.CharField(_("kind"), max_length=40)
    body = models.CharField(max_length=60, blank=True)
    day = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    rules = models.PositiveSmallIntegerField(_("version of the rules"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["record", "language"], name="one_search_entry_of_a_language"),
        ]
        indexes = [
            models.Index(fields=["number"], name="search_by_number"),
            models.Index(fields=["day"], name="search_by_day"),
            models.Index(fields=["body"], name="search_by_body"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.language}"


class SearchText(models.Model):
    """The words of an entry, which the database's full text index reads. Apart, so that entries are small."""

    entry = models.OneToOneField(SearchEntry, models.CASCADE, primary_key=True, related_name="text")
    tokens = models.TextField(_("words"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words of a search entry")
        verbose_name_plural = _("words of search entries")

    def __str__(self) -> str:
        return str(self.entry_id)


class SearchWord(models.Model):
    """A word of the index, and in how many entries it is: what a misspelled word may have meant."""

    word = models.CharField(_("word"), max_length=30, unique=True)
    length = models.PositiveSmallIntegerField(_("length"))
    entries = models.PositiveIntegerField(_("entries"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of the index")
        verbose_name_plural = _("words of the index")
        indexes = [models.Index(fields=["length"], name="search_word_by_length")]

    def __str__(self) -> str:
        return self.word


class SuggestedResult(models.Model):
    """A public record that the office puts first for what people search for. What readers type is not stored.

    It names the record, not its copy: while the record is not public, nothing is suggested.
    """

    words = models.CharField(
        _("search"),
        max_length=100,
        help_text=_("What people type, in any language. Capital letters and accents make no difference."),
    )
    address = models.CharField(
        _("address"),
        max_length=300,
        help_text=_("The address of a public page of this site, copied from the browser."),
    )
    place = models.PositiveSmallIntegerField(
        _("order"),
        default=1,
        help_text=_("If one search has several suggestions, the one with the lowest number comes first."),
    )
    digest = models.CharField(max_length=20, editable=False)
    kind = models.CharField(max_length=40, editable=False)
    key = models.CharField(max_length=160, editable=False)

    history = History()
    panels = [FieldPanel("words"), FieldPanel("address"), FieldPanel("place")]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suggested result")
        verbose_name_plural = _("suggested results")
        ordering = ["words", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["digest", "kind", "key"], name="one_suggestion_of_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.address}"
