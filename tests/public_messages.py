"""The messages that a public page can show, read from the source: what is not on the demo has to be translated too."""

import re
from functools import cache
from pathlib import Path

from tests.messages import APPS, ROOT, Message, messages

# Templates of pages for staff and members, for which English and Spanish are enough; what only they include, too.
INSIDE = re.compile(
    r"(?:^|/)(?:desk|_desk|_live_|_decide|_editor|member_|workspace|guard/|admin|wagtail)"
    r"|^(?:cms/(?:powers|practice|webhooks|desk_search|widgets)/|cms/(?:help|history|holds|job|record_state|removal|retention|refused))"
    r"|^(?:engagement/(?:evening|registrations/(?:door|name_tags|_door|_room|_needs_table))|feedback/(?:imports|coding|"
    r"exports|moderation|cuts|saved_filters|releases/(?:desk|_release)|form_preview|forms/(?:_page_panel|_form_state)))"
    r"|^boards/(?:desk_form|duties/|_duty|proposals/_(?:report|ballots_card|matter)|comments/_aid_table|_checklist|_differences)"
    r"|^cms/emails/|^account/|^mfa/|^allauth/|^usersessions/"
)
# Modules that word what public pages say.
MODULES = re.compile(
    r"^(?:boards/(?:choices|motion_choices|motion_text|outcome_text|event_choices|change_choices|officer_choices"
    r"|document_labels|plain_text|meeting_names|structured_data|crumbs"
    r"|events/.*|minutes/[a-z_]*(?:text|sections|presenters|chapters)|meetings/(?:presenters|calendars|feeds|hours)"
    r"|notices/(?:messages|deadline_text|clock|views/public)|proposals/(?:course|step_labels|tracker|presenters|forms/public"
    r"|form_content|feeds|views/public)|comments/(?:form_content|forms/public|presenters|views/public)"
    r"|decisions/(?:timeline|presenters|answers|feeds|views/public)|agreements/(?:presenters|views/public)"
    r"|data_sets/(?:presenters|charts|exports|views/public)|stories/(?:number_text|chart_comments|presenters|views)|office_notices/.*|openings/(?:presenters|views/public)"
    r"|appointments/(?:fields|forms/public|presenters)|bodies/(?:presenters|views|rosters|terms)"
    r"|materials/(?:presenters|views/public|packets/(?:contents|layout|views))|sessions/(?:presenters|views/public)"
    r"|agendas/(?:presenters|both_texts|ground_list|change_history)|site/(?:chain_nodes|sources|sharing))"
    r"|cms/(?:components/.*|chain/.*|search/(?!suggested).*|i18n/.*|sharing/.*|web/(?:errors|public_forms|public_post|receipt_codes"
    r"|uploads|unavailable)|records/labels)"
    r"|engagement/(?:choices|phases|conversations/(?:presenters|listing|feeds|calendars|structured_data)|recaps/presenters"
    r"|live/(?:presenters|forms|poll_results|projector|public_.*)|registrations/(?:presenters|forms|own_questions/form_fields)"
    r"|newsletter/(?:topics|forms|views|own_subscriptions)|record_updates/.*|outcomes/presenters|participation/presenters"
    r"|site/(?:chain_nodes|sources|sharing))"
    r"|feedback/(?:submissions/public_form/.*|receipts/.*|tools/(?:presenters|timeline_chart|forms|feeds)"
    r"|findings/(?:presenters|labels|coder_agreement|machine_part|quotes|feeds)|releases/(?:labels|figures|presenters)"
    r"|forms/notice_text|reference_data/.*|site/(?:chain_nodes|sources|sharing)))\.py$"
)
INCLUDED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def public_messages(app: str) -> dict[Message, list[str]]:
    """The messages of an app that public pages can show, with the places that use them."""
    found = {}
    for message, places in messages(app).items():
        here = [place for place in places if is_public(place.rpartition(":")[0])]
        if here:
            found[message] = here
    return found


def is_public(path: str) -> bool:
    """Whether a file words public pages. ``path``: below the root of the project."""
    app, _slash, rest = path.partition("/templates/")
    return rest in public_templates() if rest else bool(MODULES.match(app))


@cache
def public_templates() -> set[str]:
    """The templates of public pages, and all that they include or extend."""
    files = {
        str(path).partition("/templates/")[2]: path
        for app in APPS
        for path in (ROOT / app / "templates").rglob("*.*")
    }
    found: set[str] = set()
    waiting = [name for name in files if not _is_part(name) and not INSIDE.search(name)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [each for each in _names_in(files[name]) if each in files]
    return found


def _is_part(name: str) -> bool:
    return Path(name).name.startswith("_")


@cache
def _names_in(path: Path) -> list[str]:
    return INCLUDED.findall(path.read_text(encoding="utf-8"))
