"""The steps of planning a conversation: what each still needs before it can be public, and what is worth adding."""

from dataclasses import dataclass, field

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.i18n.fields import languages, text
from engagement.choices import Mode, ServiceStatus
from engagement.conversations.page_texts import Texts, texts_of
from engagement.models import Conversation

TITLES: dict[str, LazyText] = {
    "what": gettext_lazy("What it is, and what we promise"),
    "where": gettext_lazy("When and where"),
    "access": gettext_lazy("Languages and access"),
    "feeds": gettext_lazy("What it informs, and what it is about"),
    "texts": gettext_lazy("Texts in each language"),
}


@dataclass(frozen=True)
class PlanningStep:
    """``needed`` keeps the conversation from being public; ``open`` does not."""

    key: str
    title: str | LazyText
    needed: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return not self.needed and not self.open


def planning_steps(conversation: Conversation) -> list[PlanningStep]:
    texts = texts_of(conversation)
    found = {
        "what": ([], _missing_names(conversation)),
        "where": (conversation.missing_venue_checks, _missing_ways(conversation)),
        "access": ([], _missing_services(conversation)),
        "feeds": (_missing_decision(conversation), _missing_form(conversation)),
        "texts": ([], _missing_texts(texts)),
    }
    return [PlanningStep(key, TITLES[key], *found[key]) for key in TITLES]


def next_step(key: str) -> str:
    """The key of the step after this one; empty after the last."""
    keys = list(TITLES)
    return next(iter(keys[keys.index(key) + 1 :]), "")


def _missing_names(conversation: Conversation) -> list[str]:
    return [
        _("the name in %(language)s") % {"language": name}
        for code, name in languages()
        if not conversation.name.get(code)
    ]


def _missing_ways(conversation: Conversation) -> list[str]:
    online = conversation.mode in (Mode.ONLINE, Mode.HYBRID)
    return [_("the link to join")] if online and not conversation.stream_url else []


def _missing_services(conversation: Conversation) -> list[str]:
    """Those that are not booked, each by its name: a copy has to book them again."""
    services = list(conversation.language_services.all())
    if not services:
        return [_("languages and accommodations")]
    missing = [each for each in services if each.status != ServiceStatus.PROVIDED]
    return [_("booking of “%(service)s”") % {"service": each} for each in missing]


def _missing_decision(conversation: Conversation) -> list[str]:
    return [] if text(conversation.feeds) else [_("the decision it informs")]


def _missing_form(conversation: Conversation) -> list[str]:
    return [] if conversation.form_id else [_("the form for its comments")]


def _missing_texts(texts: Texts) -> list[str]:
    wanted = {"summary": _("a summary in %(language)s"), "agenda": _("the agenda in %(language)s")}
    return [
        words % {"language": name}
        for code, name in languages()
        for key, words in wanted.items()
        if code in texts[key] and not texts[key][code]
    ]
