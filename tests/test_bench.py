"""What the benchmarks work out from their measurements: growth, the table of goals, figures of /proc, answers."""

import socket
import threading

import pytest

from tests.bench.http.client import Line, drive, message
from tests.bench.http.first_visit import parts_of
from tests.bench.processes import TICKS, private_mebibytes, stat_of
from tests.bench.report import Goals, exponent, n_log_n
from tests.bench.slopes import sizes_to

STAT = "4711 (gunicorn: a) b) S 42 4711 1 0 -1 4194560 100 0 0 0 {} {} {} {} 20 0 5 0 1000 1 2"
ROLLUP = """559-7ff ---p 00000000 00:00 0    [rollup]
Rss:              120000 kB
Private_Clean:      1024 kB
Private_Dirty:     50176 kB
Shared_Clean:      20000 kB
"""


@pytest.mark.parametrize(
    ("less", "more", "power"),
    [(5, 5, 0), (5, 50, 1), (5, 500, 2)],
    ids=["what does not grow", "in proportion", "quadratic"],
)
def test_the_exponent_says_how_a_cost_grows(less, more, power):
    assert exponent(less, more, sizes=(1_000, 10_000)) == pytest.approx(power)


def test_n_log_n_is_twelve_times_from_a_hundred_thousand_to_a_million():
    sizes = (100_000, 1_000_000)
    assert 10 ** n_log_n(sizes) == pytest.approx(12)


def test_the_last_size_is_the_one_that_was_asked_for():
    assert sizes_to(100_000) == [1_000, 10_000, 100_000]
    assert sizes_to(3_000) == [1_000, 3_000]


def test_the_table_begins_with_what_was_missed_and_what_was_not_measured(capsys):
    goals = Goals()
    goals.at_most("first", 1, 2)
    with goals.on("SQLite"):
        goals.at_least("second", 1, 2)
    with goals.part("third"):
        raise ValueError("the server\ndid not start")
    lines = goals.table().splitlines()
    assert [line.split("  ")[0].strip() for line in lines[1:4]] == ["MISSED", "not measured", "met"]
    assert "second, SQLite" in lines[1]
    assert "did not start" in lines[2]
    assert lines[-1] == "2 goals measured, 1 missed, 1 not measured."
    capsys.readouterr()


def test_a_goal_that_is_reached_exactly_is_met(capsys):
    goals = Goals()
    goals.at_most("most", 100, 100)
    goals.at_least("least", 100, 100)
    assert (goals.measured, goals.missed) == (2, 0)
    capsys.readouterr()


def test_cpu_is_read_behind_a_name_with_brackets():
    stat = stat_of(STAT.format(*(TICKS * seconds for seconds in (3, 1, 5, 2))))
    assert (stat.parent, stat.own, stat.ended) == (42, 4, 7)


def test_private_memory_leaves_out_what_is_shared():
    assert private_mebibytes(ROLLUP) == 50


def test_a_first_visit_loads_style_sheets_and_scripts_once():
    html = """<link rel="icon" href="/i"><link rel="stylesheet" href="/a.css"><script src="/b.js"></script>
    <script>1</script><link rel="stylesheet" href="/a.css">"""
    assert parts_of(html) == ["/a.css", "/b.js"]


@pytest.fixture
def answering():
    """A server that gives these answers, one for each request, and tells its port."""
    listeners = []

    def serve(*answers: bytes) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def run():
            connection, _address = listener.accept()
            with connection:
                for answer in answers:
                    connection.recv(1 << 16)
                    connection.sendall(answer)

        threading.Thread(target=run, daemon=True).start()
        return listener.getsockname()[1]

    yield serve
    for listener in listeners:
        listener.close()


def test_answers_are_read_by_their_length_or_in_chunks(answering):
    port = answering(
        b'HTTP/1.1 200 OK\r\ncontent-length: 5\r\nETag: "x"\r\n\r\nwhole',
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nin \r\n5\r\nparts\r\n0\r\n\r\n",
        b'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n',
    )
    line, request = Line(port), message("GET", "/a page/", port)
    first, second, third = (line.ask(request) for _number in range(3))
    line.close()
    assert b"GET /a%20page/ HTTP/1.1" in request
    assert (first.body, first.header("etag"), second.body) == (b"whole", '"x"', b"in parts")
    assert (third.status, third.body) == (304, b"")


def test_an_answer_with_another_status_is_a_failure(answering):
    port = answering(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
    load = drive(port, iter([message("GET", "/broken/", port)]), expects=200, connections=1)
    assert load.failed == ["/broken/ answered 500"]
    assert load.latencies == []
