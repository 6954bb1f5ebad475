"""Python's collector waits, and then does its work again."""

from __future__ import annotations

import gc

import pytest

from assets.collector import held_off, loading


class Knot:
    """An object that points to itself: only the collector can take it away."""

    def __init__(self) -> None:
        self.itself = self


def knots() -> int:
    return sum(isinstance(thing, Knot) for thing in gc.get_objects())


def test_garbage_of_a_block_stays_until_its_end_and_no_longer() -> None:
    with held_off():
        for _ in range(5_000):
            Knot()
        assert knots() == 5_000
        with held_off():
            Knot()
        assert not gc.isenabled(), "an inner block ends nothing"
    assert knots() == 0
    assert gc.isenabled()


@pytest.mark.parametrize("block", [held_off, loading])
def test_the_collector_runs_again_after_a_block_that_failed(block: object) -> None:
    with pytest.raises(ZeroDivisionError), block():  # type: ignore[operator]
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_what_is_loaded_is_never_looked_at() -> None:
    before = gc.get_freeze_count()
    with loading():
        loaded = [Knot() for _ in range(100)]
    assert gc.get_freeze_count() >= before + len(loaded)
    gc.unfreeze()
