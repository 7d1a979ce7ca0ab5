"""The state of the record for those who run the site: key, signature, who confirms it outside, and the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from cms import clock
from cms.components.dates import clock_time, plain_date
from cms.models import LedgerEntry, RecordCheckpoint, RecordKey
from cms.proofs import checkpoints, keys, timestamps, witnesses

CLOCKS_DIFFER = timedelta(minutes=2)


@dataclass(frozen=True)
class Part:
    """``is_well`` is None where there is nothing to be well or not."""

    title: str
    state: str
    words: str
    is_well: bool | None = True
    name: str = ""


def parts() -> list[Part]:
    last = checkpoints.latest()
    found = [key_part(last), signature_part(last)]
    found += witness_parts()
    return [*found, timestamp_part(last), clock_part(last)]


def key_part(last: RecordCheckpoint | None) -> Part:
    """The key of the settings against the one that signed last, and a confirmed change that is under way."""
    title, refusal = _("Key"), keys.refusal(last)
    if refusal == keys.NOT_AVAILABLE:
        words = _(
            "The program or service that keeps the key does not answer, so nothing is signed. See the log."
        )
        return Part(title, _("Not available"), words, is_well=False)
    own, newest = keys.of_site(), RecordKey.objects.order_by("pk").last()
    if refusal:
        words = _(
            "The settings hold this key, and two people have not confirmed it. Nothing is signed until they do, or "
            "until the key that signed last is back in the settings."
        )
        return Part(title, _("Not registered"), words, is_well=False, name=own)
    if newest and last and own == last.key != newest.vkey:
        return _change_under_way(newest, own)
    if newest and own == newest.vkey and not newest.voucher:
        words = _(
            "The key before this one did not sign for it. People who know only that key cannot follow: publish this "
            "key in a second place too, and say when and why it changed."
        )
        return Part(title, _("Changed without the old key"), words, is_well=False, name=own)
    words = _("This is its public half. Keep a copy of the key itself in a second safe place.")
    return Part(title, _("In use"), words, name=own)


def _change_under_way(newest: RecordKey, own: str) -> Part:
    if newest.voucher:
        words = _(
            "The key in use has signed for the new key. Put the new key into the settings, and restart."
        )
        return Part(_("Key"), _("New key ready"), words, name=newest.vkey)
    words = _(
        "The key in use has not signed for the new key yet. That takes a minute or two. Leave the settings as they are "
        "until then."
    )
    return Part(_("Key"), _("New key confirmed"), words, is_well=None, name=own)


def signature_part(last: RecordCheckpoint | None) -> Part:
    title = _("Signature")
    if last is None:
        return Part(title, _("Not signed yet"), _("The worker signs once a minute."), is_well=None)
    size = checkpoints.size_now()
    if not checkpoints.continues(last, size):
        words = _(
            "The first %(size)s entries are not those that were signed. Nothing is signed any more. Leave the database "
            "as it is, and follow “When something fails” in the help for operators."
        )
        return Part(title, _("Refused"), words % {"size": last.size}, is_well=False)
    facts = {"size": last.size, "when": _moment(last.confirmed_at), "count": size - last.size}
    words = _("Last signed on %(when)s, over %(size)s entries. Not covered yet: %(count)s.") % facts
    if clock.now() - last.confirmed_at < checkpoints.LATE_AFTER:
        return Part(title, _("In order"), words)
    words += " " + _("The worker signs at least once an hour. Look whether it runs, and at its log.")
    return Part(title, _("Delayed"), words, is_well=False)


def _moment(at: datetime) -> str:
    return _("%(day)s at %(time)s Pacific Time") % {"day": plain_date(at), "time": clock_time(at)}


def witness_parts() -> Iterator[Part]:
    title, late, known = _("Outside witness"), clock.now() - witnesses.SILENT_AFTER, witnesses.known()
    if not known:
        words = _(
            "None is set. Two records shown to two readers would be found only if they compare checkpoints."
        )
        yield Part(title, _("None"), words, is_well=None)
    for each in known:
        at = each.cosigned_at
        words = _("Last cosigned on %(when)s.") % {"when": _moment(at)} if at else _("It has never cosigned.")
        is_wrong = at is None or at < late or each.problem == witnesses.Problem.DISAGREES
        state = each.get_problem_display() or (_("Delayed") if is_wrong else _("In order"))
        is_well = False if is_wrong else None if each.problem else True
        if is_wrong:
            words += " " + _(
                "Meetings and comments go on. Ask who runs it, and look at the log of the worker."
            )
        yield Part(title, state, words, is_well=is_well, name=each.name)


def timestamp_part(last: RecordCheckpoint | None) -> Part:
    title, name, state = _("Timestamp authority"), timestamps.authority(), timestamps.state()
    if not name or last is None:
        words = (
            "" if name else _("None is set. Nothing outside this site confirms when a checkpoint was made.")
        )
        return Part(title, _("Not asked yet") if name else _("None"), words, is_well=None, name=name)
    at = timestamps.confirmed(last)
    words = (
        _("It confirmed the latest checkpoint on %(when)s.") % {"when": _moment(at)}
        if at
        else _("It has not confirmed the latest checkpoint.")
    )
    problem = last.get_timestamp_problem_display()
    if state == "ok":
        return Part(
            title, problem or _("In order"), words, is_well=None if problem or not at else True, name=name
        )
    words += " " + _("Meetings and comments go on. Look at the log of the worker.")
    return Part(title, problem or _("Delayed"), words, is_well=False, name=name)


def clock_part(last: RecordCheckpoint | None) -> Part:
    """This clock against the newest entry, the witnesses and the authority."""
    title, newest = _("Clock"), LedgerEntry.objects.order_by("-number").first()
    if newest and newest.at > clock.now() + CLOCKS_DIFFER:
        words = _("The newest entry is dated %(when)s, which is still to come by this site’s clock.")
        return Part(title, _("Wrong"), words % {"when": _moment(newest.at)}, is_well=False)
    outside = list(_outside_clocks(last)) if last else []
    wrong = [(name, by) for name, by in outside if abs(by) > CLOCKS_DIFFER]
    if wrong:
        name, by = max(wrong, key=lambda pair: abs(pair[1]))
        facts = {"name": name, "minutes": round(abs(by).total_seconds() / 60)}
        words = (
            _("The clock of %(name)s was %(minutes)s minutes ahead of this site’s clock.")
            if by > timedelta(0)
            else _("The clock of %(name)s was %(minutes)s minutes behind this site’s clock.")
        )
        return Part(title, _("Different"), words % facts, is_well=False)
    if not outside:
        return Part(title, _("Not compared"), _("No outside clock has confirmed it."), is_well=None)
    return Part(title, _("In order"), _("It agrees with those who confirmed the latest checkpoint."))


def _outside_clocks(last: RecordCheckpoint) -> Iterator[tuple[str, timedelta]]:
    """How far each was ahead when it confirmed the latest checkpoint."""
    asked = {each.name: each.cosigned_at for each in witnesses.known() if each.size == last.size}
    for each in witnesses.cosignatures(last):
        if received := asked.get(each.name):
            yield each.name, each.at - received
    if last.timestamped_at and (at := timestamps.confirmed(last)):
        yield timestamps.authority(), at - last.timestamped_at
