"""What a draft states of itself: plain text states little of it, so the drafts are built here."""

import pytest
from django.contrib.auth.models import AnonymousUser

from stories.archive import by_hand, standing
from stories.bundles.opening import Opened
from stories.bundles.read import read_drafts, set_aside
from stories.bundles.spool import Spool
from stories.bundles.store import store_read
from stories.collate import Field
from stories.models import Bundle, Version
from stories.readers import Draft, Fact, Stated
from stories.text.names import BUILT_IN
from tests.archive.build import archive, repair

pytestmark = pytest.mark.django_db

FLOOD = "Tewkesbury was cut off by the Severn. Sandbags failed at Mythe waterworks, Ifor Blethyn said on Monday."


def draft(text, **facts):
    stated = tuple(Fact(Stated(name.replace("_", " ")), value, f"test:{name}") for name, value in facts.items())
    return Draft(text=text, media_type="text/plain", encoding="utf-8", facts=stated)


def bring(name, *drafts):
    """A bundle of one file, "name.xml", that holds these drafts."""
    content = repr(drafts).encode()
    told = read_drafts(Opened(f"{name}.xml", content), drafts, BUILT_IN)
    with Spool() as spool:
        store_read(name, [set_aside(told, content, spool)], spool)
    return list(Version.objects.filter(source__items__path=f"{name}.xml").order_by("draft", "part"))


def marks(version):
    version.refresh_from_db()
    return [(mark["what"], mark["value"], mark["basis"]) for mark in version.marks()]


def test_the_stories_of_one_file_are_stories_of_their_own():
    flood, match = bring(
        "feed", draft(FLOOD), draft("Arsenal beat Chelsea at Highbury. Henry scored twice against Cech.")
    )
    assert flood.article.story != match.article.story
    assert [flood.key[1:], match.key[1:]] == [(0, 0), (1, 0)]


def test_a_stated_hold_keeps_the_text_from_every_export_until_its_time():
    [version] = bring("held", draft(FLOOD, held_until="2999-01-01T06:00:00+01:00"))
    assert version.is_held()
    assert version.held_until.isoformat() == "2999-01-01T05:00:00+00:00"
    assert not Version.objects.exportable().exists()
    by_hand.make([repair("given", version.key, what=Field.HELD_UNTIL, value="")])
    assert Version.objects.exportable().get() == version


def test_what_its_agency_withholds_is_held_until_somebody_releases_it():
    [version] = bring("withheld", draft(FLOOD, status="withheld"))
    assert version.is_held()
    by_hand.make([repair("given", version.key, what=Field.HELD_UNTIL, value="")])
    version.refresh_from_db()
    assert not version.is_held()


def test_a_stated_kill_marks_what_it_kills_while_it_stands_and_the_text_stays_readable():
    [story] = bring("story", draft(FLOOD, identity="urn:tarn:1"))
    [kill] = bring(
        "kill", draft("Please kill the story on the flood at once.", identity="urn:tarn:1", status="canceled")
    )
    assert marks(story) == [("killed", "kill.xml", "text")]
    assert marks(kill) == []
    assert story.is_readable()
    standing.undo_bundle(Bundle.objects.get(name="kill"))
    assert marks(story) == []
    standing.redo_bundle(Bundle.objects.get(name="kill"))
    assert marks(story) == [("killed", "kill.xml", "text")]


def test_a_kill_that_comes_before_what_it_kills_waits_for_it():
    bring("kill", draft("Please kill the story on the flood at once.", identity="urn:tarn:1", status="canceled"))
    [story] = bring("story", draft(FLOOD, identity="urn:tarn:1"))
    assert marks(story) == [("killed", "kill.xml", "text")]


def test_what_replaces_another_says_so_wherever_the_two_stand():
    [old] = bring("old", draft(FLOOD, identity="urn:tarn:1"))
    [new] = bring("new", draft("Arsenal beat Chelsea at Highbury.", identity="urn:tarn:2", replaces="urn:tarn:1"))
    assert marks(old) == [("replaced", "new.xml", "text")]
    assert marks(new) == []


@pytest.mark.parametrize("turned", [False, True])
def test_one_identity_makes_one_article_in_the_order_of_its_times(turned):
    first = ("first", draft(FLOOD, identity="urn:tarn:1", published="2020-11-09T08:00:00+00:00"))
    other = "Pumps from Rotterdam reached Gloucestershire, where the Severn still stands at Mythe and Tewkesbury."
    second = ("second", draft(other, identity="urn:tarn:1", published="2020-11-09T09:00:00+00:00"))
    for name, one in [second, first] if turned else [first, second]:
        bring(name, one)
    [story] = archive().values()
    [article] = story["articles"]
    assert [one["published"][11:13] for one in article["versions"]] == ["08", "09"]


def test_what_a_draft_states_beats_what_is_detected_and_says_in_which_field():
    [version] = bring("stated", draft(f"{FLOOD} - AP", agency="Reuters", outlet="The Tarn Times"))
    assert (version.article.agency, version.article.outlet) == ("Reuters", "The Tarn Times")
    assert version.article.agency_decision()["rule"] == "the field test:agency"


def test_nobody_without_a_role_reads_anything():
    from django.core.exceptions import PermissionDenied

    bring("story", draft(FLOOD))
    with pytest.raises(PermissionDenied):
        Version.objects.visible_to(AnonymousUser())


MATCH = "Arsenal beat Chelsea at Highbury. Henry scored twice against Cech."


@pytest.mark.parametrize(("text", "warned"), [(MATCH, "contested"), (FLOOD.replace("Sandbags", "Pumps"), "claims")])
def test_another_text_of_a_stated_identity_is_warned_of(text, warned):
    bring("story", draft(FLOOD, identity="urn:tarn:1"))
    bring("other", draft(text, identity="urn:tarn:1"))
    told = Bundle.objects.get(name="other").warned
    assert {sort: told.get(sort) for sort in ("contested", "claims")} == {"contested": None, "claims": None, warned: 1}


def test_two_texts_of_one_bundle_with_one_identity_are_warned_of():
    bring("both", draft(FLOOD, identity="urn:tarn:1"), draft(MATCH, identity="urn:tarn:1"))
    assert Bundle.objects.get(name="both").warned["contested"] == 2
