import pytest

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.compare import compare
from stories.models import KeptComparison, Version
from tests import seeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    bring_in("seeds", [Opened(number, seeds.path(number).read_bytes()) for number in ("000", "004")])
    versions = [Version.objects.filter(source__items__path=number).get() for number in ("000", "004")]
    return [(version.document, version.published) for version in versions]


def test_a_kept_comparison_is_the_one_that_was_computed_from_either_side(pair):
    left, right = pair
    for one, other in ((left, right), (right, left)) * 2:
        assert KeptComparison.between(one, other) == compare(one[0], other[0], dates=(one[1], other[1]))


def test_a_comparison_is_computed_once(pair, monkeypatch):
    left, right = pair
    KeptComparison.between(left, right)
    monkeypatch.setattr("stories.models.comparisons.compare", None)
    assert KeptComparison.between(right, left).right == left[0]
    assert KeptComparison.objects.count() == 1
