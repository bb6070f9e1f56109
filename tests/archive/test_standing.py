"""What stands, and what may be read."""

import pytest
from django.utils import timezone

from stories.archive import by_hand, standing
from stories.archive.by_hand import Refused
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field
from stories.models import Act, Bundle, Item, KeptComparison, Source, TellingWord, Version
from tests import seeds
from tests.archive.build import archive, bring_seeds, key, repair, story_of, version

pytestmark = pytest.mark.django_db


def again(name):
    """The seeds once more, under other names."""
    paths = sorted(seeds.FOLDER.glob("*.txt"))
    return bring_in(name, [Opened(f"copy/{at}.txt", path.read_bytes()) for at, path in enumerate(paths)])


def whole(name="seeds"):
    return bring_in(name, [Opened(path.name, path.read_bytes()) for path in sorted(seeds.FOLDER.glob("*.txt"))])


def without_labels(told):
    """What does not hang on what files are called."""
    if isinstance(told, dict):
        left_out = ("label", "decisions")
        return {name: without_labels(one) for name, one in told.items() if name not in left_out}
    return [without_labels(one) for one in told] if isinstance(told, list) else told


def test_what_another_bundle_holds_stays_when_one_is_undone():
    whole("first")
    again("second")
    both = archive()
    standing.undo_bundle(Bundle.objects.get(name="first"))
    assert without_labels(archive()) == without_labels(both)
    assert {article["label"] for story in archive().values() for article in story["articles"]} >= {"0.txt"}
    standing.redo_bundle(Bundle.objects.get(name="first"))
    assert archive() == both


def test_an_undone_bundle_leaves_nothing_behind_and_comes_back_as_it_was():
    bring_seeds(["000", "004"])
    before = archive()
    bring_seeds(["001", "002", "003"])
    after = archive()
    bundles = [Bundle.objects.get(name=name) for name in ("001", "002", "003")]
    for bundle in bundles:
        standing.undo_bundle(bundle)
    assert archive() == before
    assert Version.objects.count() == 6
    for bundle in reversed(bundles):
        standing.redo_bundle(bundle)
    assert archive() == after


def test_a_file_left_out_leaves_and_comes_back():
    whole()
    before = archive()
    item = Item.objects.get(path__startswith="004")
    standing.leave_out(item)
    assert version("004").article is None
    assert not version("004").arranged
    standing.put_back(item)
    assert archive() == before
    assert [act.did for act in Act.objects.filter(item=item).order_by("pk")] == ["left a file out", "put a file back"]


def test_changes_of_a_bundle_stand_while_it_stands():
    bring_seeds()
    bundle = Bundle.objects.get(name="004")
    never = archive()
    by_hand.make([repair("not one story", key("000"), key("002"))], bundle=bundle)
    parted = archive()
    standing.undo_bundle(bundle)
    assert story_of("000") == story_of("002")
    standing.redo_bundle(bundle)
    assert archive() == parted
    assert parted != never


def test_a_bundle_whose_changes_contradict_what_stands_is_not_redone_unless_instead():
    bring_seeds()
    bundle = Bundle.objects.get(name="004")
    by_hand.make([repair("not one story", key("000"), key("002"))], bundle=bundle)
    standing.undo_bundle(bundle)
    other = by_hand.make([repair("one story", key("000"), key("002"))])
    with pytest.raises(Refused):
        standing.redo_bundle(bundle)
    assert not version("004").arranged
    standing.redo_bundle(bundle, instead=True)
    other.refresh_from_db()
    assert other.undone_at is not None
    assert story_of("000") != story_of("002")


def test_a_version_withdrawn_keeps_its_place_and_comes_back():
    bring_seeds()
    before = archive()
    place = version("004").number, version("004").article_id
    standing.withdraw([version("004")], "wrong photograph", by="anna")
    assert (version("004").number, version("004").article_id) == place
    assert not version("004").readable
    assert Act.objects.get(did=Act.Did.WITHDREW).why == "wrong photograph"
    standing.restore([version("004")])
    assert archive() == before


def test_what_reads_the_same_at_the_same_outlet_is_withdrawn_with_it_also_when_it_comes_later():
    bring_seeds()
    standing.withdraw([version("004")], "wrong")
    again("later")
    bring_in("spaced", [Opened("spaced.txt", seeds.path("004").read_bytes() + b"\n\n")])
    sighting = version("spaced")
    assert sighting.same_as == version("004")
    assert not sighting.is_readable()
    assert not Version.objects.exportable().filter(pk=sighting.pk).exists()


def test_a_hold_ends_by_the_clock_alone():
    bring_seeds(["004"])
    by_hand.make([repair("given", key("004"), what=Field.HELD_UNTIL, value="2999-01-01T00:00:00+00:00")])
    assert version("004").is_held()
    assert not Version.objects.exportable().exists()
    Version.objects.update(held_until=timezone.now())
    assert Version.objects.exportable().exists()


def test_an_erased_source_leaves_its_key_and_nothing_else():
    whole()
    other = KeptComparison.between((version("000").document, None), (version("002").document, None))
    KeptComparison.between((version("004").document, None), (version("002").document, None))
    gone, there = version("004"), version("004").source
    named = by_hand.make([repair("given", gone.key, what=Field.OUTLET, value="The Kestrel Herald")])
    with pytest.raises(Refused, match="Say why"):
        standing.erase(there, " ")
    standing.erase(there, "ordered by a court", by="anna")
    gone.refresh_from_db()
    there.refresh_from_db()
    assert (bytes(there.content), gone.reading, gone.digest, gone.lede, gone.article) == (b"", {}, "", "", None)
    assert not TellingWord.objects.filter(version=gone).exists()
    assert KeptComparison.objects.count() == 1
    assert other.left.text
    assert named.repairs.get().one_source == there.sha256
    assert gone.key.source == there.sha256


def test_erased_bytes_are_refused_when_they_come_again():
    whole()
    standing.erase(version("004").source, "ordered by a court")
    report = again("later")
    assert report["bundle"]["failed"] == 1
    [item] = [item for item in report["items"] if item["outcome"] == "failed"]
    assert "were erased on" in item["message"]
    assert Source.objects.count() == 5
    by_hand.make([repair("given", key("003"), what=Field.TITLE, value="Shot down")])
    assert version("003").article.story.title == "Shot down"


def test_an_admin_is_told_which_others_hold_the_same_words():
    bring_seeds(["001"])
    assert standing.same_words(version("001", 0)) == [version("001", 1)]


def test_what_was_erased_is_not_restored():
    whole()
    gone = version("004")
    standing.erase(gone.source, "ordered by a court")
    assert standing.restore([gone]) == []
