"""A tracked comment beside a post to the peer's form: CPU, rate, the slowest, and what is stored (W1, W2, W4)."""

import json
import re
from statistics import median, quantiles
from urllib.parse import urlencode

from tests.bench.http.client import Line, Load, drive, message
from tests.bench.http.pages import FORM, PEER
from tests.bench.http.raw_inserts import raw_rate
from tests.bench.http.rounds import Taken
from tests.bench.http.servers import Place, Server
from tests.bench.report import Goals, say
from tests.live.crowd import CODE, KEYS, PER_ADDRESS, SLUG, STORED

CONNECTIONS = 8
OURS, THEIRS = 400, 120  # posts of one round
WORDS = "Sent to be measured: people want their own county to be shown, with its schools and its years. " * 4
SUBMISSIONS = "from wagtail.contrib.forms.models import FormSubmission; print(FormSubmission.objects.count())"
THEIR_WORDS = {
    "your_name": "Ada Reed",
    "email": "ada@example.org",
    "telephone": "916-555-0101",
    "which_walk": "The old pier",
    "preferred_date": "2026-05-01",
    "how_many_people": "3",
    "how_did_you_hear_of_us": "To the mill",
    "what_do_you_need": "Along the river",
    "your_message": WORDS,
    "keep_me_informed": "on",
}


def measure(
    ours: Server, place: Place, peer: Server, peer_place: Place, goals: Goals, *, rounds: int
) -> None:
    keys, text, many, choice = json.loads(place.printed(KEYS.format(slug=SLUG, count=(rounds + 1) * OURS)))
    words = [urlencode({"key": key, "website": "", text: WORDS, many: choice}).encode() for key in keys]
    there, sent, raw = int(peer_place.printed(SUBMISSIONS)), 0, []
    taken, answers = {"ours": Taken(), "theirs": Taken()}, []
    for turn in range(rounds + 1):
        load = _post(ours, taken["ours"], words[turn * OURS : (turn + 1) * OURS], FORM, 303)
        answers += load.answers
        load = _post(peer, taken["theirs"], [_their_words(peer)] * THEIRS, PEER["form"], 200)
        sent += len(load.latencies)
        raw.append(raw_rate(place))
        if not turn:  # the first round warms up
            taken = {"ours": Taken(), "theirs": Taken()}
    if int(peer_place.printed(SUBMISSIONS)) - there != sent:
        raise AssertionError("the peer's form did not store what it was sent")
    _tell(taken["ours"], taken["theirs"], median(raw), goals)
    codes = [found[1] for each in answers if (found := CODE.search(each.header("Location")))]
    goals.at_most("W2 posts not answered with a receipt", len(words) - len(codes), 0, "")
    goals.at_most("W2 posts acknowledged and not stored", len(codes) - _stored(place, codes), 0, "")


def _tell(ours: Taken, theirs: Taken, raw: float, goals: Goals) -> None:
    for name, one in {"our form": ours, "the peer's form": theirs}.items():
        slowest = 1000 * quantiles(one.latencies, n=100)[-1]
        say(f"  {one.ms:8.2f} CPU ms {one.per_second:8.1f}/s   p99 {slowest:.0f} ms   post to {name}")
    say(f"  {raw:,.0f} durable transactions a second by the raw driver")
    goals.at_least("W1 posts a second to the peer's", ours.per_second / theirs.per_second, 7)
    goals.at_least("W1 peer's CPU of a post to ours", theirs.ms / ours.ms, 5)
    goals.at_most("W2 p99 of a post, 8 connections", 1000 * quantiles(ours.latencies, n=100)[-1], 60, " ms")
    goals.at_least("W4 posts a second to the raw driver's", 100 * ours.per_second / raw, 10, " %")


def _post(server: Server, taken: Taken, bodies: list[bytes], path: str, expects: int) -> Load:
    """A body may begin with a cookie, on a line of its own."""
    requests = []
    for body in bodies:
        cookie, _line, words = body.rpartition(b"\n")
        headers = {"Cookie": cookie.decode()} if cookie else {}
        requests.append(message("POST", path, server.port, headers, words))
    before = server.cpu()
    load = drive(
        server.port,
        iter(requests),
        expects=expects,
        connections=CONNECTIONS,
        per_address=PER_ADDRESS,
        keeps=expects == 303,
    )
    if load.failed:
        say(f"  {len(load.failed)} failed: {load.failed[0]}")
    if not load.latencies:
        raise AssertionError(load.failed[0])
    taken.cpu.append(1000 * (server.cpu() - before) / len(load.latencies))
    taken.rate.append(len(load.latencies) / load.seconds)
    taken.latencies += load.latencies
    return load


def _their_words(peer: Server) -> bytes:
    """The cookie and the token of the peer's form, and an answer to each question."""
    line = Line(peer.port)
    page = line.ask(message("GET", PEER["form"], peer.port, {"Accept-Encoding": "identity"}))
    line.close()
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page.body)
    cookie = page.header("Set-Cookie").partition(";")[0]
    assert token, "the peer's form has no token"
    fields = {"csrfmiddlewaretoken": token[1].decode()} | THEIR_WORDS
    return f"{cookie}\n{urlencode(fields)}".encode()


def _stored(place: Place, codes: list[str]) -> int:
    path = place.folder / "codes.json"
    path.write_text(json.dumps(codes))
    found, _texts, _comments = json.loads(place.printed(STORED.format(path=str(path), words=WORDS[:20])))
    return found
