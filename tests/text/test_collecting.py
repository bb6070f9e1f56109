"""Python's collector rests while a text is read, and while two are compared."""

from __future__ import annotations

import gc

import pytest

from stories.text.collecting import nothing_collected


def test_the_collector_rests_inside_and_works_again_behind() -> None:
    gc.enable()
    with nothing_collected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_where_a_comparison_fails() -> None:
    gc.enable()
    with pytest.raises(ZeroDivisionError), nothing_collected():
        _ = 1 / 0
    assert gc.isenabled()


def test_who_finds_the_collector_off_leaves_it_off() -> None:
    with nothing_collected():
        with nothing_collected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
