"""What the card of a page says. A record has a card only while its trace, or its page, is public."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from cms import chain
from cms.chain.line import build
from cms.components.line import drawn_stops, stop_name
from cms.components.short_text import fitting_sentences
from cms.extension_points import provide, provided
from cms.sharing.drawing import Card, CardStop
from cms.sharing.wagtail_pages import public_pages
from cms.site_cache import office

POINT = "sharing.cards"
TITLES = "sharing.titles"
SHORT = 130  # characters of a sentence that fit below the title
Loader = Callable[[int], Card | None]


def register(kind: str, load: Loader) -> None:
    """Register a kind that is not on the chain; ``load`` returns None for what is not public."""
    provide(POINT, (kind, load))


def register_title(kind: str, title: Callable[[int], str]) -> None:
    """Of a kind that the chain names by its number: the title that the record's public page bears."""
    provide(TITLES, (kind, title))


def site_card() -> Card:
    """For pages without a record of their own: whose site it is, and the five stops."""
    names = [CardStop(stop_name(stop), "", "passed") for stop in chain.Stop.values]
    return framed(_("From what people say to what gets done"), stops=names)


def record_card(kind: str, id_: int) -> Card:
    """The card of one public record; raises Http404 for anything else, so that unknown and forbidden look alike."""
    loaders = dict(provided(POINT)) | {"page": _of_page}
    found = loaders[kind](id_) if kind in loaders else _of_chain(kind, id_)
    if found is None:
        raise Http404
    return found


def framed(
    title: str, text: str = "", stops: Iterable[CardStop] = (), *, number: str = "", is_demo: bool = False
) -> Card:
    """A card with the name of the office above, and the number of the record beside it."""
    return Card(
        title=title,
        above=" · ".join(filter(None, [office().name, number])),
        text=fitting_sentences(text, SHORT) if text else "",
        stops=tuple(stops),
        mark=_("Demo") if is_demo or settings.DEMO else "",
    )


def _of_page(pk: int) -> Card | None:
    page = public_pages().filter(pk=pk).first()
    return framed(page.title, getattr(page.specific_deferred, "summary", "")) if page else None


def _of_chain(kind: str, id_: int) -> Card | None:
    """The title, first sentence and line of a record whose trace is public."""
    found = chain.trace(kind, id_)
    if found is None or found.is_single:
        return None
    line = build(found.root.title, found.nodes, found.heard, is_demo=found.root.is_demo)
    stops = [CardStop(each.label, each.when, each.state) for each in drawn_stops(line)]
    root = found.root
    title = dict(provided(TITLES)).get(kind, lambda _id: "")(id_)
    sentence = "" if root.title.partition(" ")[2] in root.sentence else root.sentence
    number = root.title if title else ""
    return framed(title or root.title, sentence, stops, number=number, is_demo=root.is_demo)
