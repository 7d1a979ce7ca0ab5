"""Read the text of minutes, live page and public pages as a stranger would, and ask the events whether it is so.

Nothing here uses the code that writes minutes: it reads events, and English sentences. ``untrue`` finds sentences that
no event entails.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from tests.boards.minutes.standing_events import Event, Standing, bare_hours, en, hour

Check = Callable[..., Any]
SENTENCES: list[tuple[str, Check]] = []


def sentence(pattern: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        SENTENCES.append((pattern, check))
        return check

    return keep


def untrue(sections: Iterable[Any], events: Iterable[Event], written: dict[int, int]) -> list[str]:
    """Sentences of minutes that no event entails, or that no rule below knows; ``written`` counts comments of items."""
    standing, wrong = Standing.of(events), []
    standing.written = written
    for section in sections:
        standing.here, standing.motion = section.row, 0
        for line in section.lines:
            if line.form != "staff" and not _is_true(standing, line):
                wrong.append(f"{section.key}: {line}")
    return wrong


def _is_true(standing: Standing, line: Any) -> bool:
    if line.form == "quote":
        births = standing.all("motion", motion=standing.motion) + standing.all(
            "amended", into=standing.motion
        )
        return any(en(event.facts["text"]) == line.words for event in births) or not births
    said = bare_hours(str(line))
    for pattern, check in SENTENCES:
        if match := re.fullmatch(pattern, said) or re.fullmatch(pattern, f"{said}."):
            try:
                return bool(check(standing, *match.groups()))
            except (IndexError, KeyError, ValueError):
                return False  # it asks for an event that is not there
    return False


# Sentences -----------------------------------------------------------------------------------------------


@sentence(
    r"Governing Board, \w+ meeting, .*\.|Place: .*|A quorum is \d+ of \d+ voting seats\.|Vacant seats: .*"
)
def _heading(standing: Standing) -> bool:
    return bool(standing.all("began"))


@sentence(r"Agenda version (\d+), in effect at the call to order\.")
def _version(standing: Standing, number: str) -> bool:
    return standing.all("began")[0].posting.number == int(number)


@sentence(r"Called to order at (.*)\.")
def _order(standing: Standing, at: str) -> bool:
    return [hour(event.at) for event in standing.all("began")] == [at]


@sentence(r"(\d+) members? attended\.")
def _attended(standing: Standing, count: str) -> bool:
    return len({event.facts["name"] for event in standing.all("came")}) == int(count)


@sentence(r"(Person \d+) \(Seat (\d+)\): (.*)\.")
def _person(standing: Standing, name: str, seat: str, spans: str) -> bool:
    """Each stay begins with an arrival, and ends with a departure, another way to attend, or the adjournment."""
    came = {hour(event.at) for event in standing.all("came", name=name)}
    ends = came | {hour(event.at) for event in standing.all("left", name=name) + standing.all("ended")}
    for span in spans.split("; "):
        start, end = re.search(r", (?:from )?([\d:]+ [ap]m)(?: to ([\d:]+ [ap]m))?", span).groups()
        if start not in came or end and end not in ends:
            return False
    is_there = any(event.facts["seat"] in standing.present() for event in standing.all("came", name=name))
    is_open = not re.search(r" to [\d:]+ [ap]m$", spans)
    return is_open == (is_there and not standing.all("ended"))


@sentence(r"Absent: (.*)")
def _absent(standing: Standing, names: str) -> bool:
    found = set(names.split(", "))
    return not {event.facts["name"] for event in standing.all("came", "absence")} & found


@sentence(r"Absent, (excused|not excused): (.*)")
def _absence(standing: Standing, how: str, names: str) -> bool:
    """As the last entry says, on the word of whom it names; and nobody who came."""
    came = {event.facts["name"] for event in standing.all("came")}
    for words in re.split(r", (?=Person)", names):
        name, who = re.fullmatch(
            r"(Person \d+)(?: \(according to (Person \d+), presiding\))?", words
        ).groups()
        last = standing.all("absence", name=name)[-1].facts
        if name in came or last["excused"] != (how == "excused") or last.get("who") != who:
            return False
    return True


@sentence(r"Presiding: (Person \d+)(?:, (?:from )?([\d:]+ [ap]m))?(?:,? to ([\d:]+ [ap]m))?")
def _presided(standing: Standing, name: str, start: str | None, end: str | None) -> bool:
    """From an event that says so, to a departure, or to a recusal from the item at hand."""
    starts = [hour(event.at) for event in standing.all("presides", name=name)]
    ends = [hour(event.at) for event in standing.all("left", "recused", "item", "came")]
    return bool(starts) and (start is None or start in starts) and (end is None or end in ends)


@sentence(
    r"Item (\S+), as (?:corrected|re-noticed) in agenda version (\d+)\.|Withdrawn in agenda version (\d+)\."
)
def _posted_again(standing: Standing, label: str, number: str, withdrawn: str) -> bool:
    return bool(standing.all("corrected", "noticed_anew", posting=int(number or withdrawn)))


@sentence(r"Called at (.*)\.")
def _called(standing: Standing, times: str) -> bool:
    return [hour(event.at) for event in standing.at_item("item")] == times.split(", ")


@sentence(r"Not called\.")
def _not_called(standing: Standing) -> bool:
    return bool(standing.all("ended")) and not standing.at_item("item")


@sentence(r"Nothing was recorded under this item\.")
def _nothing(standing: Standing) -> bool:
    return not standing.at_item(
        "item", "comment_opened", "comment_closed", "motion", "closed_out", "left_open"
    )


@sentence(r"Public comment opened at (.*?)(?: and closed at (.*))?\.")
def _comment(standing: Standing, opened: str, closed: str | None) -> bool:
    times = {
        kind: [hour(each.at) for each in standing.at_item(kind)]
        for kind in ("comment_opened", "comment_closed")
    }
    return opened in times["comment_opened"] and (closed in times["comment_closed"] if closed else True)


@sentence(r"(\d+) (?:person|people) spoke\.")
def _spoke(standing: Standing, count: str) -> bool:
    return len(standing.at_item("speaker_done")) == int(count)


@sentence(r"Fewer than 11 written comments\.")
def _wrote(standing: Standing) -> bool:
    return 0 < standing.written.get(standing.here or 0, 0) < 11


@sentence(r"(Person \d+) was recused at (.*?): (.*?)\.(?: Returned at (.*)\.)?")
def _recused(standing: Standing, name: str, at: str, reason: str, back: str | None) -> bool:
    out = [(each.facts["name"], hour(each.at), each.facts["reason"]) for each in standing.at_item("recused")]
    returned = [(each.facts["name"], hour(each.at)) for each in standing.at_item("returned")]
    return (name, at, reason) in out and (back is None or (name, back) in returned)


@sentence(r"Motion (\S+)")
def _motion(standing: Standing, number: str) -> bool:
    standing.motion = standing.numbered(number)
    return bool(standing.motion)


@sentence(r"Kind of motion: .*")
def _kind(standing: Standing) -> bool:
    events = standing.all("motion", motion=standing.motion)
    return not events or events[0].facts["kind"] != "decision"


@sentence(r"It amends motion (\S+)\.")
def _amends(standing: Standing, number: str) -> bool:
    return standing.all("motion", motion=standing.motion)[0].facts["amends"] == standing.numbered(number)


@sentence(r"It concerns motion (\S+)( of .*)?\.")
def _about(standing: Standing, number: str, when: str | None) -> bool:
    about = standing.all("motion", motion=standing.motion)[0].facts.get("about")
    return bool(about) and (bool(when) or about == standing.numbered(number))


@sentence(r"Moved by (.+?)(?:, seconded by (.+))?\.")
def _moved(standing: Standing, mover: str, seconder: str | None) -> bool:
    facts = standing.all("motion", motion=standing.motion)[0].facts
    return (facts["mover"], facts["seconder"] or None) == (mover, seconder)


@sentence(r"This is motion (\S+) as amended by motion (\S+)\.")
def _as_amended(standing: Standing, number: str, by: str) -> bool:
    facts = standing.all("amended", into=standing.motion)[0].facts
    return (facts["motion"], facts["by"]) == (standing.numbered(number), standing.numbered(by))


@sentence(r"This is motion (\S+) of .*, taken from the table by motion (\S+)\.")
def _from_the_table(standing: Standing, number: str, by: str) -> bool:
    (event,) = standing.all("taken_up", motion=standing.motion, by=standing.numbered(by))
    return event.facts["was"]["number"] == number


@sentence(r"Seconded by (.+) at (.*)\.")
def _seconded(standing: Standing, name: str, at: str) -> bool:
    return (name, at) in [
        (e.facts["name"], hour(e.at)) for e in standing.all("seconded", motion=standing.motion)
    ]


@sentence(r"This is motion (\S+), open again after the vote on motion (\S+)\.")
def _reopened(standing: Standing, number: str, by: str) -> bool:
    return any(event.facts["by"] == standing.numbered(by) for event in standing.all("reconsidered"))


@sentence(r"(Passed|Did not pass) at (.*): (\d+) of (\d+) seats voted aye; (\d+) were required\.")
def _result(standing: Standing, result: str, at: str, ayes: str, base: str, needed: str) -> bool:
    (event,) = standing.all("vote_closed", motion=standing.motion)
    facts = event.facts
    said = (result == "Passed", at, int(ayes), int(base), int(needed))
    return said == (facts["passed"], hour(event.at), facts["ayes"], facts["base"], facts["needed"])


@sentence(r"(Aye|No|Abstain|Recused|Absent|Vacant), (\d+): (.*)")
def _roll(standing: Standing, choice: str, count: str, names: str) -> bool:
    """The names of the vote as closed, and the last choice that each of them gave in the roll call."""
    (event,) = standing.all("vote_closed", motion=standing.motion)
    key, said = choice.lower(), set(names.split(", "))
    totals = {"aye": "ayes", "no": "noes", "abstain": "abstentions"}
    if event.facts[totals.get(key, key)] != int(count):
        return False
    called = {
        each.facts["name"]: each.facts["choice"]
        for each in standing.all("vote", "vote_righted", motion=standing.motion)
    }
    return (
        key == "vacant"
        or said == set(event.facts["names"][key])
        and all(called.get(name, key) == key for name in said)
    )


@sentence(r"Withdrawn at (.*), before a vote\.")
def _withdrawn(standing: Standing, at: str) -> bool:
    return at in [hour(event.at) for event in standing.all("withdrawn", motion=standing.motion)]


@sentence(r"Failed at (.*) for lack of a second\.")
def _no_second(standing: Standing, at: str) -> bool:
    return at in [hour(event.at) for event in standing.all("no_second", motion=standing.motion)]


@sentence(r"Amended at (.*) by motion (\S+)\. It continued as motion (\S+)\.")
def _amended(standing: Standing, at: str, by: str, into: str) -> bool:
    return bool(
        standing.all(
            "amended", motion=standing.motion, by=standing.numbered(by), into=standing.numbered(into)
        )
    )


@sentence(r"This vote amended motion (\S+)\. It continued as motion (\S+)\.")
def _did_amend(standing: Standing, number: str, into: str) -> bool:
    return bool(
        standing.all(
            "amended", motion=standing.numbered(number), by=standing.motion, into=standing.numbered(into)
        )
    )


BECAME = {
    "Laid on the table at": "tabled",
    "Continued to": "postponed",
    "Referred to": "referred",
    "Not taken up, by": "declined",
    "Taken from the table at": "taken_up",
    "Rescinded at": "rescinded",
    "The vote was reconsidered at": "reconsidered",
}


@sentence(rf"({'|'.join(BECAME)})\b.*? motion (\S+?)(?:\.|,)?(?: at .*\.|, and set aside\. .*)?")
def _became(standing: Standing, start: str, by: str) -> bool:
    return bool(standing.all(BECAME[start], motion=standing.motion, by=standing.numbered(by)))


DID = {
    "laid": "tabled",
    "continued": "postponed",
    "referred": "referred",
    "did not take up": "declined",
    "took": "taken_up",
    "rescinded": "rescinded",
    "set aside the vote on": "reconsidered",
}


@sentence(rf"(?:This vote|By this vote the body) ({'|'.join(DID)}) (?:motion (\S+?)|the item)\b.*")
def _did(standing: Standing, verb: str, number: str | None) -> bool:
    events = standing.all(DID[verb], by=standing.motion)
    return any(bool(event.facts["motion"]) == bool(number) for event in events)


@sentence(r"No vote on this motion is recorded\.")
def _no_vote(standing: Standing) -> bool:
    ended = standing.all("vote_closed", "withdrawn", "amended", "no_second", motion=standing.motion)
    return not ended


@sentence(r"Adopted with the consent block, by motion (\S+)\.")
def _consent(standing: Standing, number: str) -> bool:
    votes = standing.all("vote_closed", motion=standing.numbered(number), passed=True)
    again = standing.all("reconsidered", motion=standing.numbered(number))
    return standing.here in votes[-1].facts["adopts"] and not again


@sentence("(Not taken up|Tabled until .*), without a vote: (.*)")
def _left(standing: Standing, outcome: str, reason: str) -> bool:
    kinds = {"declined": "Not taken up", "deferred": "Tabled"}
    facts = standing.at_item("left_open")[0].facts
    return outcome.startswith(kinds[facts["outcome"]]) and en(facts["reason"]) == reason


@sentence(r"Closed session from (.*?)(?: to (.*))?\.")
def _closed(standing: Standing, out: str, back: str | None) -> bool:
    times = [[hour(each.at) for each in standing.at_item(kind)] for kind in ("closed_out", "closed_in")]
    return times == [[out], [back] if back else []]


@sentence(r"Held under section (.*)\.")
def _ground(standing: Standing, citation: str) -> bool:
    return standing.at_item("closed_out")[0].facts["citation"] == citation


@sentence(r"Reported in open session: (.*)")
def _report(standing: Standing, words: str) -> bool:
    return en(standing.at_item("closed_in")[0].facts["report"]) == words


@sentence(r"No report was recorded on return to open session\.")
def _no_report(standing: Standing) -> bool:
    return not en(standing.at_item("closed_in")[0].facts["report"])


@sentence(r"Recess from (.*?)(?: to (.*))?\.")
def _recess(standing: Standing, start: str, end: str | None) -> bool:
    back = [hour(event.at) for event in standing.all("resumed", after="recess")]
    return start in [hour(event.at) for event in standing.all("recess")] and (end is None or end in back)


@sentence(
    r"Remote access was lost at (.*?): (.*?)\.(?: It was restored, and the meeting resumed at (.*?)\.)?(.*)"
)
def _access(standing: Standing, at: str, what: str, end: str | None, notices: str) -> bool:
    back = standing.all("resumed", after="access")
    lost = [(hour(event.facts["began"]), event.facts["what"]) for event in standing.all("access_lost")]
    return (at, f"{what}.") in lost and (not (end or notices) or end in [hour(event.at) for event in back])


@sentence(r"Disturbance recorded at (.*?): (.*?)\. Warning given at (.*?); decided by (.*)\.")
def _disturbance(standing: Standing, at: str, what: str, warned: str, who: str) -> bool:
    return any(
        (hour(event.at), event.facts["what"], hour(event.facts["warned"]), event.facts["decided_by"])
        == (at, f"{what}.", warned, who)
        for event in standing.all("disturbed")
    )


@sentence(r"(.*?): Correction to line (\d+): (.*)")
def _correction(standing: Standing, at: str, line: str, words: str) -> bool:
    events = standing.all("correction", corrects=int(line))
    return (at, words) in [(hour(event.at), en(event.facts["words"])) for event in events]


@sentence(r"Public comment was not called: (.*)")
def _comment_not_called(standing: Standing, because: str) -> bool:
    return because.rstrip(".") == standing.last("ended").facts["because"].rstrip(".")


@sentence(r"Adjourned at (.*)\.")
def _adjourned(standing: Standing, at: str) -> bool:
    return [hour(event.at) for event in standing.all("ended")] == [at]
