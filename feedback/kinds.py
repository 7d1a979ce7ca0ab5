"""Comments, findings and forms on the chain, as the public may see them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms import chain
from cms.clock import PACIFIC
from cms.translated import text
from feedback.counting import by_channel
from feedback.models import Channel, Finding, Form, Submission

MOST_LISTED = 500


def submission_node(each: Submission) -> chain.Node:
    """Where and when it was heard. Never the words: they stand on the receipt, or in a quote with consent."""
    return chain.Node(
        kind="submission",
        id=each.pk,
        title=_("Comment %(reference)s") % {"reference": each.reference},
        when=each.submitted_at,
        sentence=heard_words(each.channel),
        stop=chain.Stop.HEARD,
        is_demo=each.is_demo,
    )


def heard_words(channel: str) -> str:
    return {
        Channel.WEB: _("You sent this on this site."),
        Channel.PAPER: _("It came on paper."),
        Channel.PHONE: _("It was said on the phone."),
        Channel.SPOKEN: _("It was said at a meeting."),
        Channel.IMPORT: _("It was brought in from a file."),
        Channel.LETTER: _("It came as a letter."),
        Channel.CONVERSATION: _("A note-taker wrote it down at a Community Conversation."),
    }[Channel(channel)]


def load_submissions(ids: list[int]) -> dict[int, chain.Node]:
    found = Submission.objects.public().filter(pk__in=ids[:MOST_LISTED])
    return {each.pk: submission_node(each) for each in found}


def summarise_submissions(links: QuerySet) -> chain.Summary:
    """Comments by channel and position, under disclosure control; those taken back do not count."""
    stances: dict[int, bool] = {}
    for id_, stance in links.values_list("source_id", "stance"):
        stances[id_] = stances.get(id_, False) or stance == "against"
    counted = Submission.objects.counted().filter(pk__in=links.values("source_id"))
    table: dict[str, dict[str, int]] = {}
    days = []
    for id_, channel, moment in counted.values_list("pk", "channel", "submitted_at"):
        row = table.setdefault(channel, {"for": 0, "against": 0})
        row["against" if stances[id_] else "for"] += 1
        days.append(moment.astimezone(PACIFIC).date())
    if not table:
        return chain.Summary(0)
    counts = by_channel(table)
    groups = [
        chain.Group(str(Channel(name).label), counts.channels[name].value, counts.channel_against[name])
        for name in Channel.values
        if name in table
    ]
    return chain.Summary(counts.total.value, groups, counts.against.value, min(days), max(days))


def load_findings(numbers: list[int]) -> dict[int, chain.Node]:
    return {
        each.number: chain.Node(
            kind="finding",
            id=each.number,
            title=f"{each.reference} {text(each.title)}",
            url=each.get_absolute_url(),
            when=each.published_at,
            sentence=_("It became part of finding %(reference)s, “%(title)s”.")
            % {"reference": each.reference, "title": text(each.title)},
            stop=chain.Stop.UNDERSTOOD,
            is_demo=each.is_demo,
        )
        for each in Finding.objects.published().filter(number__in=numbers)
    }


def load_forms(ids: list[int]) -> dict[int, chain.Node]:
    return {
        each.pk: chain.Node(
            kind="form",
            id=each.pk,
            title=str(each),
            url=each.get_absolute_url(),
            when=each.opens_at,
            sentence=_("Feedback form"),
            stop=chain.Stop.HEARD,
            is_demo=each.is_demo,
        )
        for each in Form.objects.public().filter(pk__in=ids)
    }


chain.register("submission", stop=chain.Stop.HEARD, load=load_submissions, summarise=summarise_submissions)
chain.register("finding", stop=chain.Stop.UNDERSTOOD, load=load_findings)
chain.register("form", stop=chain.Stop.HEARD, load=load_forms)
