"""Each checkpoint is cosigned by the site's witnesses, and one that fails holds up nothing."""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

from django.core.management import call_command

import pytest

from cms import clock
from cms.models import LedgerEntry, RecordCheckpoint, ScheduledJob, WitnessState
from cms.proofs import checkpoints, signing, witness_client
from tests.cms.proofs import second_verifier as second
from tests.cms.proofs.witnessing import NAME, Record, new_home, scripted

pytestmark = pytest.mark.django_db
STRANGER = Record("stranger.example/w", seed=5).key._replace(algorithm=4)
NOWHERE = "http://127.0.0.1:1"
SIZE = "text/x.tlog.size"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return new_home(tmp_path_factory.mktemp("witness"))


@pytest.fixture(scope="module")
def running(home):
    with home.serving(SimpleNamespace(key=signing.own_key())) as made:
        yield made


@pytest.fixture
def witness(home, running, settings):
    """The only witness of the site; it has signed nothing yet."""
    home.state.unlink(missing_ok=True)
    settings.RECORD_WITNESSES = [(running.vkey, running.url)]
    return running


@pytest.fixture
def said(settings):
    """The site's only witness answers what a test says."""

    @contextmanager
    def saying(*answers):
        with scripted(*answers) as made:
            settings.RECORD_WITNESSES = [(str(STRANGER), made.url)]
            yield made

    return saying


def next_minute() -> None:
    ScheduledJob.objects.filter(name="cms.checkpoint").delete()
    call_command("run_due")


def state(name: str = NAME) -> WitnessState:
    return WitnessState.objects.get(name=name)


def test_a_checkpoint_is_cosigned_in_the_minute_in_which_it_is_signed(client, record, witness):
    record(3)
    next_minute()
    note = client.get("/record/checkpoint").content.decode()

    assert second.accepts_cosignature(note, witness.vkey)
    assert second.accepts_note(note, str(signing.own_key()))
    assert (state().size, state().problem) == (3, "")


def test_the_next_checkpoint_is_proven_from_the_last_one(record, witness):
    for many in (3, 2, 300):
        record(many)
        next_minute()
        assert second.accepts_cosignature(checkpoints.latest().note, witness.vkey)
    assert state().size == 305


def test_an_empty_record_is_cosigned_too(witness):
    next_minute()

    assert second.accepts_cosignature(checkpoints.latest().note, witness.vkey)


def test_a_quiet_record_is_cosigned_again_each_hour(record, witness, set_clock):
    record(3)
    next_minute()
    first = checkpoints.latest().note
    next_minute()
    assert checkpoints.latest().note == first

    set_clock(clock.now() + timedelta(hours=1))
    assert second.accepts_cosignature(checkpoints.publish().note, witness.vkey)  # the line stays meanwhile
    next_minute()

    assert checkpoints.latest().note.count(f"— {NAME} ") == 1
    assert state().cosigned_at == clock.now()


def test_a_site_that_forgot_what_was_cosigned_proves_from_the_size_that_the_witness_names(record, witness):
    record(3)
    next_minute()
    WitnessState.objects.all().delete()
    record(5)
    next_minute()

    assert second.accepts_cosignature(checkpoints.latest().note, witness.vkey)
    assert state().size == 8


def test_a_witness_that_lost_its_state_begins_anew(home, record, witness):
    record(3)
    next_minute()
    home.state.unlink()
    record(5)
    next_minute()

    assert state().size == 8


def test_the_others_are_asked_where_one_is_offline(record, witness, settings):
    settings.RECORD_WITNESSES = [(str(STRANGER), NOWHERE), *settings.RECORD_WITNESSES]
    record(3)
    next_minute()

    assert second.accepts_cosignature(checkpoints.latest().note, witness.vkey)
    assert (state(STRANGER.name).problem, state(STRANGER.name).cosigned_at) == ("silent", None)
    assert ScheduledJob.objects.get(name="cms.checkpoint").last_error == ""


def test_a_slow_witness_holds_up_nobody(record, witness, settings, monkeypatch):
    monkeypatch.setattr(witness_client, "SECONDS", 0.5)
    with scripted("never") as slow:
        settings.RECORD_WITNESSES = [(str(STRANGER), slow.url), *settings.RECORD_WITNESSES]
        record(3)
        next_minute()

    assert second.accepts_cosignature(checkpoints.latest().note, witness.vkey)
    assert state(STRANGER.name).problem == "silent"


def test_a_witness_that_is_back_is_asked_again(record, witness, settings):
    good = settings.RECORD_WITNESSES
    settings.RECORD_WITNESSES = [(witness.vkey, NOWHERE)]
    record(3)
    next_minute()
    assert state().problem == "silent"
    settings.RECORD_WITNESSES = good
    next_minute()

    assert (state().problem, state().size) == ("", 3)


LINE = f"— {STRANGER.name} "
NO_SIGNATURES = {
    "nothing": "",
    "a page": "<html>\n\nHello",
    "no base64": f"{LINE}!!!\n",
    "zeros": f"{LINE}{'A' * 100}\n",
    "a line of the site itself": "{own}",
    "very much": "x" * 1_000_000,
}


@pytest.mark.parametrize("text", NO_SIGNATURES.values(), ids=NO_SIGNATURES)
def test_what_is_no_signature_of_the_witness_is_not_kept(record, said, text):
    record(3)
    note = checkpoints.publish().note
    with said((200, text.replace("{own}", note.splitlines()[-1] + "\n"))):
        next_minute()

    assert checkpoints.latest().note == note
    assert (state(STRANGER.name).problem, state(STRANGER.name).size) == ("unsigned", 0)


@pytest.mark.parametrize("status", [301, 400, 403, 404, 413, 500, 503])
def test_a_witness_that_does_not_take_the_record_is_noted(record, said, status):
    record(3)
    with said((status, "")) as asked:
        next_minute()

    assert state(STRANGER.name).problem == "refuses"
    assert len(asked.bodies) == 1


@pytest.mark.parametrize(
    "answers",
    [[(422, "")], [(409, "4\n", SIZE)], [(409, "0\n", SIZE)], [(409, "2\n", SIZE), (422, "")]],
    ids=["no proof", "a longer record", "another of this size", "no proof from there"],
)
def test_a_witness_that_saw_another_record_disagrees(client, record, said, answers):
    record(3)
    with said(*answers) as asked:
        next_minute()
    answer = client.get("/healthz")

    assert state(STRANGER.name).problem == "disagrees"
    assert len(asked.bodies) == len(answers)
    assert (answer.status_code, answer.json()["witnesses"]) == (200, f"disagree: {STRANGER.name}")


@pytest.mark.parametrize("text", ["", "two\n", "-1\n", "2", "9" * 5000 + "\n"])
def test_a_conflict_without_a_size_is_no_disagreement(record, said, text):
    record(3)
    with said((409, text, SIZE)):
        next_minute()

    assert state(STRANGER.name).problem == "refuses"


def test_a_witness_is_asked_twice_at_most(record, said):
    record(3)
    with said((409, "2\n", SIZE), (409, "1\n", SIZE), (409, "2\n", SIZE)) as asked:
        next_minute()

    assert [body.splitlines()[0] for body in asked.bodies] == ["old 0", "old 2"]


def test_health_names_witnesses_that_are_silent_and_stays_well(client, record, witness, set_clock):
    assert "witnesses" not in client.get("/healthz").json()
    record(3)
    next_minute()
    assert client.get("/healthz").json()["witnesses"] == "ok"
    set_clock(clock.now() + timedelta(hours=4))
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()["witnesses"]) == (200, f"silent: {NAME}")


def test_a_signature_from_the_future_is_not_kept(record, witness, set_clock):
    set_clock(clock.now() - timedelta(days=2))
    record(3)
    next_minute()

    assert state().problem == "unsigned"


def test_verify_says_what_each_witness_cosigned_last(record, witness, settings, set_clock, capsys):
    set_clock(clock.now())
    settings.RECORD_WITNESSES = [(str(STRANGER), NOWHERE), *settings.RECORD_WITNESSES]
    record(3)
    next_minute()
    call_command("verify")

    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"Witness {STRANGER.name}: never cosigned. No answer",
        f"Witness {NAME}: cosigned 3 on {clock.now():%Y-%m-%d at %H:%M} UTC.",
    ]


def test_a_record_that_was_rewritten_is_not_cosigned(record, witness):
    """Whoever holds the database and the key can sign another record; the witness does not."""
    record(3)
    next_minute()
    RecordCheckpoint.objects.all().delete()
    LedgerEntry.objects.filter(number=2).update(leaf="ab" * 32)
    record(2)
    next_minute()

    assert checkpoints.latest().size == 5 and state().problem == "disagrees"
    assert second.accepts_cosignature(checkpoints.latest().note, witness.vkey) is None
