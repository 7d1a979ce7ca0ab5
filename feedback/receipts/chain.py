"""Trace what a comment led to, as its receipt shows it, even before a person has read it."""

from django.utils.translation import gettext as _

from cms import chain
from cms.chain import Line
from cms.chain.line import build
from cms.chain.nodes import Node, load_nodes
from cms.chain.walk import Pair, closure, walk_links
from cms.i18n.passages import joined
from feedback.models import Channel, Submission
from feedback.submissions.commented_views import CommentedView


def reached_by(submissions: list[Submission]) -> dict[int, set[Pair]]:
    """Return what each of these comments led to, in one walk over the links."""
    roots = [("submission", each.pk) for each in submissions]
    links = walk_links(roots) if roots else []
    return {root[1]: closure(root, links) - {root} for root in roots}


def receipt_nodes(
    submission: Submission, reached: set[Pair] | None = None, view: CommentedView | None = None
) -> list[Node]:
    """Return the node of the comment and every public node that it led to."""
    pairs = reached_by([submission])[submission.pk] if reached is None else reached
    return [own_node(submission, view), *load_nodes(pairs).values()]


def receipt_line(
    submission: Submission, reached: set[Pair] | None = None, view: CommentedView | None = None
) -> Line:
    nodes = receipt_nodes(submission, reached, view)
    return build(nodes[0].title, nodes, is_demo=submission.is_demo)


def receipt_lines(submissions: list[Submission], reached: dict[int, set[Pair]]) -> dict[int, Line]:
    """Return the timelines of several comments, loaded together."""
    loaded = load_nodes(set().union(*reached.values()))
    lines = {}
    for each in submissions:
        own = own_node(each)
        nodes = [own, *(loaded[pair] for pair in reached[each.pk] if pair in loaded)]
        lines[each.pk] = build(own.title, nodes, is_demo=each.is_demo)
    return lines


def submission_node(each: Submission, sentence: str) -> chain.Node:
    """Return the node of a comment: when it was received, never its text.

    The text is only on the receipt, or in a quote with consent.
    """
    return chain.Node(
        kind="submission",
        id=each.pk,
        title=_("Comment %(reference)s") % {"reference": each.reference},
        when=None if each.date_unknown else each.submitted_at,
        sentence=sentence,
        stop=chain.Stop.HEARD,
        is_demo=each.is_demo,
    )


def own_node(each: Submission, view: CommentedView | None = None) -> chain.Node:
    """The node of a comment as its author reads it; only its author reads how it came, since it could be counted.

    ``view``: what it is about beside its form. What an author chose to see may tell a county, so others do not read it.
    """
    sentence = _heard_text(each.channel)
    return submission_node(each, joined([sentence, f"{view.words}."]) if view else sentence)


def _heard_text(channel: str) -> str:
    return {
        Channel.WEB: _("You sent this on this site."),
        Channel.PAPER: _("It came on paper."),
        Channel.PHONE: _("It was said by phone."),
        Channel.SPOKEN: _("It was said at a meeting."),
        Channel.IMPORT: _("It was imported from a file."),
        Channel.LETTER: _("It came as a letter."),
        Channel.CONVERSATION: _("A note-taker wrote it down at a Community Conversation."),
    }[Channel(channel)]
