"""Plant the rest of the site: pages, people, tools, conversations, meetings with their comments, emails."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from cms.models import StandardPage
from cms.records.history import record
from cms.web import one_time_keys
from feedback.models import Submission, Tool, ToolPage
from tests.factories import boards, engagement, materials
from tests.factories import cms as house
from tests.factories import comments as talk
from tests.factories import notices as subscribers
from tests.factories import questions as forms
from tests.hostile.planting import World, ok


def write_pages(world: World) -> None:
    """Titles and summaries as an editor types them, in Wagtail's own form for the first, else as it stores them."""
    titles, summaries = world.packs("title of a page", 250), cycle(world.packs("summary of a page", 400))
    for number, title in enumerate(titles):
        page = StandardPage(
            title=title, slug=f"page-{number}", summary=next(summaries), locale=world.home.locale
        )
        page.seo_title, page.search_description = title, next(summaries)
        world.home.add_child(instance=page)
        if number < 3:
            page.save_revision().publish()
    for number, title in enumerate(titles[:10]):
        house.news(world.home, title, slug=f"news-{number}", summary=next(summaries))
    for title in world.packs("title of a milestone", 100, 40):
        house.milestone(title)
    world.facts["pages"] = [f"/page-{number}/" for number in range(len(titles))]


def name_people(world: World) -> None:
    User = get_user_model()
    for number, name in enumerate(world.packs("name of a person", 100)):
        User.objects.create(email=f"h{number}@example.org", display_name=name)


def name_tools(world: World) -> None:
    world.facts["tools"] = []
    notes, dates = cycle(world.packs("note of a step", 300)), cycle(world.packs("date in words", 60))
    for number, name in enumerate(world.packs("name of a tool", 120, 60)):
        tool = record(Tool(slug=f"tool-{number}", name={"en": name}), actor="system:test", reason=name)
        tool.state_changes.create(state="launched", note={"en": next(notes)}, when_text={"en": next(dates)})
        world.facts["tools"].append(tool)
    world.home.add_child(instance=ToolPage(title="Tool", slug="tool", tool=world.facts["tools"][0]))


def write_a_form(world: World) -> None:
    """A form whose questions, choices, rows, helps and notice are hostile."""
    labels = world.packs("label of a question", 180)
    choices = cycle(forms.items(*world.packs("label of a choice", 110)))
    helps = cycle(world.packs("help of a question", 280))
    blocks = [forms.section("one", world.packs("title of a section", 110, 1)[0], intro=next(helps))]
    for number, label in enumerate(labels):
        few = [next(choices) | {"id": f"c{number}-{n}"} for n in range(3)]
        kind = ("one_choice", "many_choices", "ranking", "matrix", "short_text")[number % 5]
        more = {"choices": few} if kind != "short_text" else {}
        if kind == "matrix":
            more["rows"] = [next(choices) | {"id": f"r{number}-{n}"} for n in range(3)]
        blocks.append(forms.block(kind, f"q{number}", label, help=next(helps), **more))
    page = forms.publish(world.home, blocks, slug="asks", intro=next(helps), closed_words=next(helps))
    world.facts["asks"] = page
    first = blocks[1] | {"value": blocks[1]["value"] | {"label": labels[1], "help": next(helps)}}
    forms.publish_again(page, [blocks[0], first, *blocks[2:]])


def hold_conversations(world: World) -> None:
    places = cycle(world.packs("place of a conversation", 200))
    made = []
    for name in world.packs("name of a conversation", 120, 20):
        facts = {"mode": "in_person", "place": next(places), **engagement.ACCESSIBLE}
        made.append(engagement.conversation(name={"en": name}, feeds={"en": next(places)}, **facts))
    world.facts["conversations"] = made
    needs = cycle(world.packs("need of a person", 1000))
    for number, name in enumerate(world.packs("name of a visitor", 120)):
        each = made[number % len(made)]
        data = {"key": engagement.key(), "name": name, "need": next(needs)}
        data |= {"email": "a@example.org"} if number < 20 else {}
        ok(Client().post(f"/conversations/{each.slug}/register/", data), 303)


def meet(world: World) -> None:
    """An agenda of hostile items, with texts and materials; comments and people who want to speak."""
    titles = world.packs("title of an item", 240)
    items = [("action", title) for title in titles] + [("comment", "Other matters")]
    body = boards.body(3, name={"en": world.packs("name of a body", 110, 1)[0]})
    boards.pages(world.home, body)
    texts = world.packs("place of a meeting", 190, 1)
    facts = {"items": items, "written_until": boards.starts() - timedelta(days=2), "place": texts[0]}
    made = world.facts["meeting"] = boards.meeting(body, **facts)
    for number, words in enumerate(world.packs("text of a material", 5000)):
        name = world.packs("title of a material", 150, 8)[number]
        materials.material(made, number=1, body=words, title={"en": name})
    with talk.at_days_before(12):
        subscribers.subscriber("reader@example.org", body=body)
        boards.post(made)
    made.refresh_from_db()
    say_something(world, made)


def say_something(world: World, made: Any) -> None:
    names, words = world.packs("name to show", 80), cycle(world.packs("comment on an item", 1200))
    contacts = cycle(world.packs("contact", 40))
    with talk.at_days_before(5):
        for name in names:
            data = talk.payload(talk.item_of(made), name=name, contact=next(contacts), words=next(words))
            data |= {
                "publish": "on",
                "may": "on",
                "position": "for",
                "speak": "room",
                "key": one_time_keys.issue("boards.comment"),
            }
            ok(Client().post(f"{talk.PATH}comment/", data), 303)
    for each in Submission.objects.filter(form__slug__startswith="meeting-comments"):
        each.state = "published"
        record(each, actor="system:test", reason="read")
