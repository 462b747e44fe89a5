"""Nothing acknowledged is lost: the short campaign. The long one is `python -m benchmarks crash`."""

import shutil

import pytest
from benchmarks import crash

needs_compiler = pytest.mark.skipif(
    shutil.which("gcc") is None,
    reason="no gcc to build the recorder of disk calls",
)


def test_killed_at_any_moment_it_has_all_it_acknowledged() -> None:
    """And is sound, and its projections are those of its ledger."""
    found = crash.kills(12, seed=7)
    assert found.is_clean
    assert found.acknowledged > found.tries


def test_the_kills_would_find_a_process_that_acknowledges_too_early() -> None:
    """The control of the kills: it loses, and the campaign sees it."""
    assert crash.kills(4, early=True, seed=7).lost > 0


@needs_compiler
@pytest.mark.parametrize("how", [[], ["busy"], ["encrypted", "busy"]])
def test_after_a_power_cut_it_has_all_it_acknowledged(how: list[str]) -> None:
    """Whatever part of what was not yet synced reached the disk, in whatever order, torn."""
    found = crash.cuts(300, how, rounds=8, seed=11)
    assert found.is_clean
    assert found.acknowledged > found.tries


@needs_compiler
def test_an_erasure_survives_power_cuts() -> None:
    """Whole or not at all; never half of it."""
    assert crash.cuts(300, ["busy"], rounds=18, seed=13).is_clean


@needs_compiler
def test_the_cuts_would_find_a_database_that_does_not_wait_for_the_disk() -> None:
    """The control of the cuts: with synchronous=OFF acknowledged entries are gone."""
    assert crash.cuts(60, ["unsafe"], rounds=8, seed=11).lost > 0
