"""Cuts, releases and exports, broken at each statement and file act: no file without a row, no row without a file."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from cms import clock
from feedback.cuts import services as cuts
from feedback.exports import services as exports
from feedback.models import Benchmark, Export
from feedback.releases import benchmarks, best_possible, decisions
from feedback.releases import services as releases
from tests.factories import cuts as make_cuts
from tests.factories import feedback as make
from tests.faults.harness import Call, Cases, call
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CASES = Cases()


@furnished
def world(home, analyst, publisher):
    """A form with twelve comments, a codebook, a cut of them and its release."""
    form, code = make.open_form(home), make.make_code(make.make_codebook())
    for number in range(12):
        each = make.make_submission(form, f"Show my county, number {number}. Please.", state="published")
        make.code_text(each, code, analyst)
    cut = cuts.make_cut(actor=analyst, form=form)
    releases.build_release(cut=cut, actor=analyst)
    return SimpleNamespace(form=form, cut=cut, analyst=analyst, publisher=publisher)


def fresh_cut(world):
    return cuts.make_cut(actor=world.analyst, form=world.form)


@CASES.of(cuts.make_cut, everywhere=True)
def make_cut(world) -> Call:
    return call(cuts.make_cut, actor=world.analyst, form=world.form)


@CASES.of(cuts.request_cut)
def request_cut(world) -> Call:
    return call(cuts.request_cut, actor=world.analyst, form=world.form)


@CASES.of(releases.request_release)
def request_release(world) -> Call:
    return call(releases.request_release, actor=world.analyst, cut=world.cut)


@CASES.of(releases.build_release, everywhere=True)
def build(world) -> Call:
    return call(releases.build_release, actor=world.analyst, cut=fresh_cut(world))


@CASES.of(best_possible.measure_loss, everywhere=True)
def measure_loss(world) -> Call:
    return call(
        best_possible.measure_loss, release=releases.build_release(cut=world.cut, actor=world.analyst)
    )


@CASES.of(releases.release_for)
def release_for(world) -> Call:
    return call(releases.release_for, fresh_cut(world), world.analyst)


@CASES.of(decisions.propose_release)
def propose_release(world) -> Call:
    release = releases.release_for(world.cut, world.analyst)
    return call(decisions.propose_release, actor=world.analyst, release=release, reason="A test")


def proposed(world):
    release = releases.release_for(world.cut, world.analyst)
    return decisions.propose_release(actor=world.analyst, release=release, reason="A test")


@CASES.of(decisions.decide_release, everywhere=True)
def decide_release(world) -> Call:
    return call(decisions.decide_release, actor=world.publisher, release=proposed(world), approve=True)


@CASES.of(decisions.withdraw_proposal)
def withdraw_proposal(world) -> Call:
    return call(decisions.withdraw_proposal, actor=world.analyst, release=proposed(world))


@CASES.of(benchmarks.save_benchmark, everywhere=True)
def save_benchmark(world) -> Call:
    facts = {"name": {"en": "Census"}, "dimension": Benchmark.Dimension.GENDER, "source": "ACS", "year": 2022}
    benchmark = Benchmark(**facts, shares={"woman": 0.5, "man": 0.5})
    return call(benchmarks.save_benchmark, actor=world.analyst, benchmark=benchmark)


WISH = {"format": "csv", "audience": "public", "reason": "A test"}


@CASES.of(exports.new_export)
def new_export(world) -> Call:
    make_cuts.released(world.cut)
    return call(exports.new_export, actor=world.analyst, cut=world.cut, **WISH)


@CASES.of(exports.request_export)
def request_export(world) -> Call:
    make_cuts.released(world.cut)
    return call(exports.request_export, actor=world.analyst, cut=world.cut, **WISH)


@CASES.of(exports.restart_export)
def restart(world) -> Call:
    return call(exports.restart_export, actor=world.analyst, export=make_cuts.ask(world.analyst, world.cut))


@CASES.of(exports.decide_export)
def decide(world) -> Call:
    asked = make_cuts.ask(world.analyst, world.cut, audience="records")
    return call(exports.decide_export, actor=world.publisher, export=asked, approve=True)


@CASES.of(exports.make_file, everywhere=True)
def make_file(world) -> Call:
    return call(exports.make_file, export=make_cuts.ask(world.analyst, world.cut))


@CASES.of(exports.hand_over)
def hand_over(world) -> Call:
    return call(
        exports.hand_over, actor=world.analyst, export=make_cuts.make_export(world.analyst, world.cut)
    )


@CASES.of(exports.expire_exports)
def expire(world) -> Call:
    made = make_cuts.make_export(world.analyst, world.cut)
    Export.objects.filter(pk=made.pk).update(expires_at=clock.now())
    return call(exports.expire_exports, at=clock.now() + timedelta(days=1))


@pytest.mark.parametrize("name", CASES.builders)
def test_no_release_is_half_done(name, world):
    assert CASES.half_done(name, world) == []
