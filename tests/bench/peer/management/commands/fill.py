"""Fill the peer site with invented pages, always the same: three lists of articles, a home page, a form."""

import json
import random
from datetime import date, timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from django.utils.text import slugify

from wagtail.images.models import Image
from wagtail.models import Page, Site

from PIL import Image as Picture

from tests.bench.peer.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    FooterText,
    FormField,
    FormPage,
    HomePage,
    Person,
    StandardPage,
)

NOUNS = "harbor lighthouse ferry tide gull pier island cliff beach meadow mill chapel bridge market bakery"
ADJECTIVES = "quiet windy early long hidden gentle steep sunny misty golden narrow lively old slow open"
VERBS = "follows crosses leaves reaches passes meets circles joins climbs skirts"
TAGS = ("coast", "family", "winter", "history", "birds", "easy", "boats")
NAMES = ["Ada Reed", "Ben Cole", "Chloe Marsh", "Dan Frost"]
SECTIONS = {"Walks": 20, "Journal": 6, "Places": 8}
FIELDS = [
    ("Your name", "singleline"),
    ("Email", "email"),
    ("Telephone", "singleline"),
    ("Which walk?", "dropdown"),
    ("Preferred date", "date"),
    ("How many people", "number"),
    ("How did you hear of us?", "radio"),
    ("What do you need?", "checkboxes"),
    ("Your message", "multiline"),
    ("Keep me informed", "checkbox"),
]
CHOICES = "The old pier,Round the island,Over the cliffs,To the mill,Along the river"


class Command(BaseCommand):
    help = "Fill an empty database with the pages that the benchmark asks for."

    def handle(self, **options):
        self.chance = random.Random(2112)
        self.images = [self.image(number) for number in range(24)]
        self.people = [self.person(number, name) for number, name in enumerate(NAMES)]
        FooterText.objects.create(body=f"<p>{self.sentence()} {self.sentence()}</p>")
        home = self.home()
        pages = [self.section(home, title, count) for title, count in SECTIONS.items()]
        form = self.form(home)
        home.add_child(instance=StandardPage(title="About us", show_in_menus=True, **self.facts(4)))
        for name, page in zip(("first", "second", "third"), pages, strict=True):
            setattr(home, f"{name}_title", f"{page.title} of the month")
            setattr(home, f"{name}_section", page)
        home.call_to_action_page = form
        home.save_revision().publish()

    def home(self):
        root = Page.objects.get(depth=1)
        Page.objects.filter(depth=2).delete()
        home = HomePage(
            title="Harbor Walks",
            hero_text=self.sentence(),
            call_to_action="Come along",
            promo_image=self.images[1],
            promo_title="A walk for every day",
            promo_text=f"<p>{self.paragraph(2)}</p>",
            image=self.images[0],
            body=self.body(14, figures=4),
        )
        root = Page.objects.get(depth=1)
        root.add_child(instance=home)
        Site.objects.all().delete()
        Site.objects.create(
            hostname="localhost", root_page=home, is_default_site=True, site_name="Harbor Walks"
        )
        return home

    def section(self, home, title, count):
        index = ArticleIndexPage(
            title=title,
            show_in_menus=True,
            introduction=self.sentence(),
            image=self.chance.choice(self.images),
        )
        home.add_child(instance=index)
        for number in range(count):
            self.article(index, number)
        return index

    def article(self, index, number):
        title = f"The {self.pick(ADJECTIVES)} {self.pick(NOUNS)} {number + 1}"
        page = ArticlePage(
            title=title,
            slug=slugify(title),
            subtitle=self.sentence(),
            published_on=date(2026, 1, 1) + timedelta(days=number * 9),
            **self.facts(18, figures=1),
        )
        page.article_authors = [ArticleAuthor(person=person) for person in self.chance.sample(self.people, 2)]
        index.add_child(instance=page)
        page.tags.add(*self.chance.sample(TAGS, 3))
        page.save()

    def form(self, home):
        page = FormPage(
            title="Come along",
            show_in_menus=True,
            body=self.body(2),
            thank_you_text=f"<p>{self.sentence()}</p>",
        )
        page.form_fields = [
            FormField(
                sort_order=place,
                label=label,
                field_type=kind,
                required=place < 2,
                choices=CHOICES if kind in ("dropdown", "radio", "checkboxes") else "",
                help_text=self.sentence(),
            )
            for place, (label, kind) in enumerate(FIELDS)
        ]
        home.add_child(instance=page)
        return page

    def facts(self, blocks, figures=0):
        return {
            "introduction": self.paragraph(12),
            "image": self.chance.choice(self.images),
            "body": self.body(blocks, figures),
        }

    def body(self, blocks, figures=0):
        """Headings and paragraphs in turn, then a quotation and pictures."""
        made = [
            {"type": "heading", "value": {"text": self.sentence(), "size": "h2"}}
            if number % 2 == 0
            else {"type": "paragraph", "value": f"<p>{self.paragraph(5)}</p><p>{self.paragraph(4)}</p>"}
            for number in range(blocks)
        ]
        made.append({"type": "quote", "value": {"text": self.sentence(), "speaker": "A walker"}})
        for _number in range(figures):
            image = self.chance.choice(self.images).pk
            made.append(
                {"type": "figure", "value": {"image": image, "caption": self.sentence(), "credit": ""}}
            )
        return json.dumps(made)

    def image(self, number):
        base = tuple(self.chance.randrange(256) for _color in range(3))
        file = BytesIO()
        Picture.new("RGB", (1920, 1080), base).save(file, "JPEG")
        title = f"The {self.pick(NOUNS)} {number}"
        return Image.objects.create(
            title=title, file=ImageFile(file, f"picture-{number}.jpg"), width=1920, height=1080
        )

    def person(self, number, name):
        first, last = name.split()
        facts = {"job_title": "Guide", "image": self.images[number]}
        return Person.objects.create(first_name=first, last_name=last, **facts)

    def pick(self, words):
        return self.chance.choice(words.split())

    def sentence(self):
        pick = self.pick
        return (
            f"The {pick(ADJECTIVES)} path {pick(VERBS)} the {pick(ADJECTIVES)} {pick(NOUNS)}"
            f" and {pick(VERBS)} the {pick(NOUNS)}."
        )

    def paragraph(self, sentences):
        return " ".join(self.sentence() for _number in range(sentences))
