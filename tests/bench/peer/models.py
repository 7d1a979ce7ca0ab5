"""Pages of a town's walking club: a home page with teasers, lists of articles, articles, and a form."""

from django.db import models

from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultipleChooserPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.snippets.models import register_snippet

from tests.bench.peer.blocks import BodyBlock


def image_field(**options):
    return models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", **options
    )


def page_field():
    return models.ForeignKey(Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


@register_snippet
class FooterText(models.Model):
    body = RichTextField()

    panels = [FieldPanel("body")]

    def __str__(self):
        return "Footer text"


@register_snippet
class Person(models.Model):
    first_name = models.CharField(max_length=250)
    last_name = models.CharField(max_length=250)
    job_title = models.CharField(max_length=250)
    image = image_field()

    panels = [
        FieldPanel("first_name"),
        FieldPanel("last_name"),
        FieldPanel("job_title"),
        FieldPanel("image"),
    ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}"


class HomePage(Page):
    image = image_field()
    hero_text = models.CharField(max_length=250)
    call_to_action = models.CharField(max_length=100)
    call_to_action_page = page_field()
    promo_image = image_field()
    promo_title = models.CharField(max_length=250, blank=True)
    promo_text = RichTextField(blank=True)
    body = StreamField(BodyBlock(), blank=True)
    first_title = models.CharField(max_length=250, blank=True)
    first_section = page_field()
    second_title = models.CharField(max_length=250, blank=True)
    second_section = page_field()
    third_title = models.CharField(max_length=250, blank=True)
    third_section = page_field()

    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("image", "hero_text", "call_to_action", "call_to_action_page")),
        *(FieldPanel(name) for name in ("promo_image", "promo_title", "promo_text", "body")),
        *(FieldPanel(name) for name in ("first_title", "first_section", "second_title")),
        *(FieldPanel(name) for name in ("second_section", "third_title", "third_section")),
    ]


class StandardPage(Page):
    introduction = models.TextField(blank=True)
    image = image_field()
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ArticleAuthor(Orderable):
    page = ParentalKey("ArticlePage", related_name="article_authors", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, related_name="+", on_delete=models.CASCADE)

    panels = [FieldPanel("person")]


class ArticlePage(Page):
    introduction = models.TextField(blank=True)
    image = image_field()
    body = StreamField(BodyBlock(), blank=True)
    subtitle = models.CharField(max_length=255, blank=True)
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)
    published_on = models.DateField(null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("subtitle", "introduction", "image", "body", "published_on")),
        MultipleChooserPanel("article_authors", chooser_field_name="person", label="Authors"),
        FieldPanel("tags"),
    ]
    parent_page_types = ["ArticleIndexPage"]
    subpage_types: list[str] = []

    def authors(self):
        return [each.person for each in self.article_authors.select_related("person")]

    @property
    def tags_with_urls(self):
        tags = self.tags.all()
        base = self.get_parent().url
        for tag in tags:
            tag.url = f"{base}tags/{tag.slug}/"
        return tags


class ArticleIndexPage(Page):
    introduction = models.TextField(blank=True)
    image = image_field()

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("image")]
    subpage_types = ["ArticlePage"]

    def children(self):
        return self.get_children().specific().live()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.descendant_of(self).live().order_by("-published_on")
        tags = {tag for article in articles for tag in article.tags_with_urls}
        return context | {"articles": articles, "child_tags": sorted(tags, key=lambda tag: tag.name)}


class FormField(AbstractFormField):
    page = ParentalKey("FormPage", related_name="form_fields", on_delete=models.CASCADE)


class FormPage(AbstractEmailForm):
    image = image_field()
    body = StreamField(BodyBlock(), blank=True)
    thank_you_text = RichTextField(blank=True)

    content_panels = [
        *AbstractEmailForm.content_panels,
        FormSubmissionsPanel(),
        FieldPanel("image"),
        FieldPanel("body"),
        InlinePanel("form_fields", label="Form fields"),
        FieldPanel("thank_you_text"),
    ]
