"""Changes by hand at the command line, with the five seeds."""

import json

import pytest
from django.contrib.auth.models import User

from stories.archive import by_hand
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Key
from stories.models import Act, Bundle, Gesture
from tests import seeds
from tests.archive.build import NUMBERS, archive, bring, bring_seeds, story_of, version
from tests.archive.build import repair as change
from tests.management.running import done, run

pytestmark = pytest.mark.django_db

ABSENT = f"{'ab' * 32}:0:0"
MATCH = "Arsenal beat Chelsea at Highbury. Henry scored twice against Cech before 38000 supporters in Islington."


def bring_all():
    """The five seeds in one bundle."""
    bring_in("seeds", [Opened(seeds.path(number).name, seeds.path(number).read_bytes()) for number in NUMBERS])


def repair(*arguments):
    return run("repair", *arguments)


def ids(*files):
    return [str(version(file).pk) for file in files]


def test_an_outlet_is_given_to_the_whole_article_also_to_the_same_text_again():
    bring_all()
    printed = done("repair", "outlet", "The Kestrel Herald", *ids("001"))
    again = version("001", 0), version("001", 1)
    assert f"outlet of versions {again[0].pk} and {again[1].pk}: unnamed (001_" in printed
    assert printed.count("→ The Kestrel Herald") == 1
    assert Gesture.objects.get().repairs.count() == 2
    assert version("001", 0).article.outlet == "The Kestrel Herald"


def test_only_the_version_named_is_given_what_is_given_with_only():
    bring_all()
    done("repair", "agency", "AFP", *ids("001"), "--only")
    assert Gesture.objects.get().repairs.count() == 1


KINDS = [
    ("outlet", "The Kestrel Herald", "003"),
    ("outlet", "", "003"),
    ("agency", "Reuters", "002"),
    ("published", "2020-11-10", "003"),
    ("title", "Shot down", "004"),
    ("held-until", "2999-01-01T00:00:00+00:00", "004"),
    ("one-article", "001", "002"),
    ("not-one-story", "000", "002"),
    ("not-one-article", "003", "004"),
    ("before", "004", "003"),
    ("corrects", "004", "003"),
    ("kills", "001", "003"),
    ("replaces", "002", "000"),
    ("part", "002"),
    ("part", "000", "002"),
]


def named(arguments):
    """With the ids of the versions in place of the files' numbers."""
    return [arguments[0], *(version(one).pk if one.isdigit() and len(one) == 3 else one for one in arguments[1:])]


@pytest.mark.parametrize("arguments", KINDS, ids=" ".join)
def test_each_kind_is_made_listed_taken_back_and_made_again(arguments):
    bring_all()
    never = archive()
    printed = done("repair", *named(arguments), "--why", "by the desk")
    assert "Nothing moved." not in printed
    change = Gesture.objects.get().pk
    assert printed.startswith(f"Change {change} is in force.\n")
    made = archive()
    assert made != never

    listed = done("repair", "list")
    assert listed.startswith(f"Change {change} is in force, by command line, ")
    assert "UTC: by the desk\n" in listed

    assert done("repair", "undo", change).startswith(f"Change {change} is taken back.\n")
    assert archive() == never
    assert done("repair", "list") == "No change by hand is in force.\n"
    assert f"Change {change} was taken back (by command line" in done("repair", "list", "--all")

    assert done("repair", "redo", change).startswith(f"Change {change} is in force again.\n")
    assert archive() == made


def test_two_stories_joined_and_parts_taken_as_one_text():
    bring_all()
    bring("other", match=MATCH)
    printed = done("repair", "one-story", *ids("match", "000"))
    assert f"story of version {version('match').pk}: “Arsenal beat Chelsea at Highbury.” → “Azerbaijan" in printed
    printed = done("repair", "one-text", version("001", 0).pk, version("001", 1).pk)
    assert f"text of version {version('001', 0).pk}: one of its own → the same text as version" in printed


@pytest.mark.parametrize("arguments", KINDS, ids=" ".join)
def test_a_dry_run_tells_what_the_act_would_and_stores_nothing(arguments):
    bring_all()
    before, acts = archive(), Act.objects.count()
    tried = done("repair", *named(arguments), "--dry-run").splitlines()
    assert tried[0] == "Nothing was changed. The change would move:"
    assert (archive(), Act.objects.count(), Gesture.objects.count()) == (before, acts, 0)
    assert done("repair", *named(arguments)).splitlines()[1:] == tried[1:]


def test_a_story_is_parted_in_one_change_that_binds_both_sides():
    bring_all()
    printed = done("repair", "part", *ids("000"))
    leaving = [version("000").pk]
    assert f"story of version {leaving[0]}: “Azerbaijan Downes" in printed
    kinds = sorted(Gesture.objects.get().repairs.values_list("kind", flat=True))
    assert kinds == ["not one story", "one story", "one story", "one story"]
    assert story_of("000") != story_of("003")
    assert story_of("001", 0) == story_of("003")


def test_all_versions_of_an_article_go_with_the_one_that_is_parted():
    bring_all()
    done("repair", "part", version("003").pk)
    assert story_of("003") == story_of("004")
    assert story_of("003") != story_of("000")


def test_what_cannot_be_parted_is_a_sentence():
    bring_seeds(["000", "001"])
    bring("other", match=MATCH)
    assert repair("part", *ids("000", "match")) == (
        "The versions are of 2 stories already; part those of one story.",
        2,
    )
    assert repair("part", *ids("match")) == (
        "These are all articles of their story: nothing is left to part them from.",
        2,
    )
    assert repair("part", ABSENT) == (f"No story holds {ABSENT}: its text is not here.", 2)
    assert not Gesture.objects.exists()


def test_a_change_may_be_made_before_its_text_is_here():
    bring_seeds(["000"])
    printed = done("repair", "one-story", *ids("000"), ABSENT)
    assert "Nothing moved." in printed
    assert f"and a text that is not here ({ABSENT}) are one story" in done("repair", "list")


def test_a_version_goes_by_its_key_too():
    bring_seeds(["004"])
    done("repair", "title", "Shot down", version("004").key)
    assert story_of("004").title == "Shot down"


@pytest.mark.parametrize("named", ["99", "9" * 50, "²", "004.txt", "-", "abc:0:0", f"{'g' * 64}:0:0"])
def test_what_names_no_version_is_a_sentence_and_status_2(named):
    bring_seeds(["004"])
    if named.isdecimal():
        sentence = f"No version has the id {named}."
    else:
        sentence = f"“{named}” names no version: give its id, or its key as SHA256:draft:part."
    assert repair("title", "Shot down", named) == (sentence, 2)


def test_a_part_that_its_source_does_not_have_is_no_version():
    bring_seeds(["004"])
    source = version("004").key.source
    said, status = repair("title", "Shot down", Key(source, 0, 7))
    assert (said, status) == (f"The source {source[:12]}… is here, and holds no version 0:7.", 2)


def test_what_cannot_be_meant_is_a_sentence_and_status_2():
    bring_seeds(["004"])
    assert repair("published", "2020-13-45", *ids("004")) == (
        "“2020-13-45” is no year, month, day or time: write it as 2020-11-09 or 2020-11-09 17:52.",
        2,
    )
    assert repair("held-until", "2030-01-01", *ids("004"))[1] == 2
    assert repair("before", *ids("004", "004")) == ("It names one version twice.", 1)
    assert not Gesture.objects.exists()


def test_what_is_typed_in_no_utf_8_is_a_sentence():
    bring_seeds(["004"])
    for arguments in (("title", "\udcff", *ids("004")), ("title", "Shot down", *ids("004"), "--by", "\udcff")):
        assert repair(*arguments) == ("What was typed is not in UTF-8.", 2)
    assert repair("title", "Shot down", "\udcff")[1] == 2
    assert not Gesture.objects.exists()


def test_what_contradicts_another_change_is_refused_and_done_instead():
    bring_all()
    done("repair", "one-story", *ids("000", "004"), "--why", "same desk")
    first = Gesture.objects.get()
    for option in ([], ["--dry-run"]):
        said, status = repair("not-one-story", *ids("000", "004"), *option)
        assert status == 1
        assert f"It is change {first.pk}, made by command line on " in said
        assert "(same desk)" in said
        assert said.endswith("Take it back and do this instead: repeat with --instead.")

    tried = done("repair", "not-one-story", *ids("000", "004"), "--instead", "--dry-run")
    assert f"  change {first.pk}: in force → taken back\n" in tried
    first.refresh_from_db()
    assert first.undone_at is None

    printed = done("repair", "not-one-story", *ids("000", "004"), "--instead")
    assert f"Change {first.pk} is taken back for it.\n" in printed
    assert story_of("000") != story_of("004")

    second = Gesture.objects.exclude(pk=first.pk).get()
    assert repair("redo", first.pk)[1] == 1
    assert f"Change {second.pk} is taken back for it." in done("repair", "redo", first.pk, "--instead")
    assert story_of("000") == story_of("004")


def test_who_made_it_is_an_account_that_there_is():
    bring_seeds(["004"])
    assert repair("title", "Shot down", *ids("004"), "--by", "anna") == ("No account is called anna.", 2)
    User.objects.create_user("anna")
    done("repair", "title", "Shot down", *ids("004"), "--by", "anna")
    assert Gesture.objects.get().by == "anna"
    assert "is in force, by anna, " in done("repair", "list")


def test_the_list_is_for_programs_too():
    bring_all()
    done("repair", "before", *ids("004", "003"), "--why", "by the desk")
    change = Gesture.objects.get()
    done("repair", "title", "Shot down", *ids("004"))
    done("repair", "undo", change.pk)
    told = json.loads(done("repair", "list", "--all", "--format", "json"))
    assert told["format"] == "writethru.changes/1"
    assert [one["id"] for one in told["changes"]] == [change.pk + 1, change.pk]
    newer, older = told["changes"]
    assert (newer["in_force"], older["in_force"], older["taken_back_by"]) == (True, False, "command line")
    assert newer["says"][0] | {"versions": []} == {
        "kind": "given",
        "versions": [],
        "what": "title",
        "value": "Shot down",
    }
    assert older["says"] == [
        {
            "kind": "before",
            "versions": [
                {"key": str(one.key), "id": one.pk, "name": f"{file.path}"}
                for one in (version("004"), version("003"))
                for file in one.source.items.all()
            ],
            "what": None,
            "value": None,
        }
    ]


def test_what_was_taken_back_or_made_already_stays_so():
    bring_seeds(["004"])
    done("repair", "title", "Shot down", *ids("004"))
    change = Gesture.objects.get().pk
    assert done("repair", "redo", change) == f"Change {change} is in force: it was not taken back by itself.\n"
    done("repair", "undo", change)
    assert done("repair", "undo", change) == f"Change {change} is taken back already.\n"
    assert repair("undo", "99") == ("No change has the id 99; `repair list --all` shows those there are.", 2)


def test_a_change_of_a_bundle_that_was_taken_back_says_so():
    bring_seeds(["000", "004"])
    gesture = _of_bundle()
    done("standing", "undo", gesture.bundle_id)
    assert done("repair", "list") == "No change by hand is in force.\n"
    assert f"is undone with its bundle ({gesture.bundle_id})" in done("repair", "list", "--all")


def _of_bundle():
    bundle = Bundle.objects.get(name="004")
    return by_hand.make([change("not one story", version("000").key, version("004").key)], bundle=bundle)
