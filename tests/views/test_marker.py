"""The words of a withdrawn text are nowhere but with that text: a word that nobody else uses is looked for everywhere.

The text that holds it gives the story its title and address, tells of an agency, shares most of its text with another
outlet's, came in twice, and has another version without the word.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from stories.archive import by_hand, standing
from stories.bundles.opening import Opened
from stories.bundles.report import in_words
from stories.bundles.store import bring_in
from stories.collate import Field, Repair, RepairKind
from stories.models import Article, Fingerprint, FormerSlug, KeptComparison, Source, Story, TellingWord, Version
from tests.views.build import PARAGRAPHS, version_of

MARKER = "zyxomarker"

BODY = "\n\n".join(PARAGRAPHS)

SAYS_IT = f"""# Quay crane {MARKER} falls in harbour

By Zyxomarker Brandt for AFP

HARBOUR, Nov 9, 2020 (AFP) - The {MARKER} crane fell on the northern quay on Tuesday.

{BODY}

“No {MARKER} was ever safe,” said Zyxomarker Vos, who had worked on the quay for nine years.

Original url:

https://www.harbour-times.example/news/1
"""

FILES = {
    "says-it.txt": SAYS_IT,
    "says-it-again.txt": SAYS_IT + "\n",
    "other.txt": f"# Quay crane falls, harbour closed\n\n{BODY}\n\nOriginal url:\n\nhttps://www.harbour-times.example/news/1\n",
    "kestrel.txt": f"# Crane falls on quay\n\n{BODY}\n\n“No crane was ever safe,” said Ilse Brandt.\n\nOriginal url:\n\nhttps://www.kestrel-herald.example/1\n",
    "unnamed.txt": f"{BODY}\n\nThe quay is to stay closed until Friday, a spokesman said.",
    "unnamed-too.txt": f"{BODY}\n\nThe quay is to stay closed until Friday, a spokeswoman said.",
}

COMES_LATER = (
    f"{BODY}\n\nThe quay was opened again on Friday.\n\nOriginal url:\n\nhttps://www.wharf-post.example/news/7"
)


def bring(**files: str) -> dict:
    return bring_in("bundle", [Opened(name, words.encode()) for name, words in files.items()], by="anna")


def holds(text: str | None) -> bool:
    return MARKER in (text or "").casefold()


@pytest.fixture
def withdrawn(reader: User) -> Version:
    bring(**FILES)
    assert holds(Story.objects.get().slug)
    old_names(Story.objects.get())
    keep_comparisons(reader)
    version = version_of("says-it.txt")
    standing.withdraw([version], "names a minor", by="anna")
    version.refresh_from_db()
    return version.same_as or version


def old_names(story: Story) -> None:
    """Further addresses that the story had, one with the word in it."""
    for slug in (f"old-{MARKER}", "old-crane"):
        FormerSlug.objects.create(digest=FormerSlug.digest_of(slug), story=story)


def keep_comparisons(reader: User) -> None:
    texts = [(version.document, version.published) for version in Version.objects.placed()]
    for left, right in product(texts, texts):
        KeptComparison.between(left, right)
    assert KeptComparison.objects.count() == 15


def test_the_word_stood_in_all_that_is_looked_at(reader: User) -> None:
    """Or else the tests below would find nothing because there never was anything."""
    bring(**FILES)
    keep_comparisons(reader)
    story = Story.objects.get()
    assert holds(story.title)
    assert holds(story.slug)
    texts = {version.digest for version in Version.objects.placed()}
    assert len(texts) == 5
    assert {"Version", "Story", "Article", "Fingerprint", "TellingWord", "Source", "KeptComparison"} <= {
        type(row).__name__ for row, _ in holding()
    }


def holding() -> Iterator[tuple[Model, str]]:
    """Every row and field of our tables that holds the word, or as much of it as a telling word may."""
    for model in apps.get_app_config("stories").get_models():
        for row in model._default_manager.all():
            for field in model._meta.concrete_fields:
                value = field.value_from_object(row)
                text = (
                    bytes(value).decode(errors="replace")
                    if isinstance(value, bytes | memoryview)
                    else json.dumps(value, default=str)
                )
                if holds(text) or (model is TellingWord and field.name == "word" and text.strip('"') == MARKER[:5]):
                    yield row, field.name


def its_own(version: Version) -> set[tuple[str, int]]:
    """The rows that may hold its words."""
    texts = [version, *version.sightings.all()]
    recognised = Fingerprint.objects.filter(version__in=texts)
    words = TellingWord.objects.filter(version__in=texts)
    kept = KeptComparison.objects.filter(left=version.digest) | KeptComparison.objects.filter(right=version.digest)
    sources = Source.objects.filter(versions__in=texts)
    return {(type(row).__name__, row.pk) for rows in (texts, recognised, words, kept, sources) for row in rows}


def elsewhere(version: Version) -> list[str]:
    mine = its_own(version)
    return [
        f"{type(row).__name__} {row.pk}, {field}: {field_of(row, field)}"
        for row, field in holding()
        if (type(row).__name__, row.pk) not in mine
    ]


def field_of(row: Model, field: str) -> str:
    return str(getattr(row, field))[:300]


def test_no_table_holds_it_but_in_the_texts_own_rows(withdrawn: Version) -> None:
    assert withdrawn.sightings.count() == 1
    assert elsewhere(withdrawn) == []


def test_nor_do_its_own_rows_hold_it_in_what_others_are_shown(withdrawn: Version) -> None:
    """What the arrangement says of it stands beside it, and is read with the story."""
    named = {field for row, field in holding() if isinstance(row, Version)}
    assert named <= {"reading", "headline", "lede"}


@pytest.mark.parametrize("change", ["an update comes", "a copy comes", "an outlet is named", "stories are joined"])
def test_nor_after_whatever_comes_later(withdrawn: Version, change: str) -> None:
    if change == "an update comes":
        bring(**{"later.txt": COMES_LATER})
    elif change == "a copy comes":
        bring(**{f"copy-{number}.txt": SAYS_IT + "\n" * number for number in range(2, 6)})
    elif change == "an outlet is named":
        by_hand.make([Repair(RepairKind.GIVEN, version_of("unnamed.txt").key, what=Field.OUTLET, value="The Buoy")])
    else:
        bring(**{"match.txt": "Arsenal beat Chelsea at Highbury. Henry scored twice."})
        by_hand.make([Repair(RepairKind.ONE_STORY, withdrawn.key, version_of("match.txt").key)])
    assert elsewhere(withdrawn) == []


def test_no_report_of_a_later_bundle_holds_it(withdrawn: Version) -> None:
    for files in ({"later.txt": COMES_LATER}, {"copy.txt": SAYS_IT + "\n\n"}, FILES):
        report = bring(**files)
        assert report["stories"]
        assert not holds(json.dumps(report, ensure_ascii=False))
        assert not holds(in_words(report))


def addresses(former: str) -> list[str]:
    """Every page there is, by the address it has now, and those that stories once had."""
    versions = list(Version.objects.order_by("pk"))
    story = Story.objects.exclude(slug=None).get()
    pages = [reverse("stories:desk"), story.get_absolute_url()]
    pages += [reverse("stories:story", args=[slug]) for slug in (former, f"old-{MARKER}", "old-crane")]
    pages += [article.get_absolute_url() for article in Article.objects.all()]
    pages += [version.get_absolute_url() for version in versions]
    pages += [f"{story.get_absolute_url()}?left={version.pk}" for version in versions]
    pages += [reverse("stories:source", args=[version.pk]) for version in versions]
    for left, right in product(versions, versions):
        pages.append(reverse("stories:comparison", args=[left.pk, right.pk]))
        pages.append(reverse("stories:pair") + f"?left={left.pk}&right={right.pk}")
    return pages


def told(headers: Mapping[str, str], content: bytes, asked: str) -> str:
    """All that is answered, the address aside that was asked for."""
    lines = "\n".join(f"{name}: {value}" for name, value in headers.items())
    return (lines + content.decode()).replace(asked, "")


def pages_that_hold_it(client: Client, former: str) -> list[str]:
    found = []
    for address in addresses(former):
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.get(address, headers=headers)
            assert answer.status_code < 500
            if holds(told(answer.headers, answer.content, address)):
                found.append(address)
    return sorted(set(found))


@pytest.fixture
def former(withdrawn: Version) -> str:
    """The story's address while the text still gave it."""
    return f"quay-crane-{MARKER}-falls-harbour"


def test_no_page_shows_it_to_anyone_but_admins(
    withdrawn: Version, former: str, client: Client, reader_client: Client, reviewer_client: Client
) -> None:
    assert reader_client.get(reverse("stories:story", args=[former])).status_code == 302
    for asking in (client, reader_client, reviewer_client):
        assert pages_that_hold_it(asking, former) == []


def test_admins_find_it_on_the_pages_of_that_version_alone(
    withdrawn: Version, former: str, owner_client: Client
) -> None:
    texts = {withdrawn.pk, *withdrawn.sightings.values_list("pk", flat=True)}
    found = pages_that_hold_it(owner_client, former)
    assert withdrawn.get_absolute_url() in found
    numbers = [{int(part) for part in address.split("?")[0].split("/") if part.isdecimal()} for address in found]
    assert [address for address, named in zip(found, numbers, strict=True) if not named & texts] == []


def test_erased_it_is_in_no_table_and_on_no_page(withdrawn: Version, former: str, owner_client: Client) -> None:
    for version in (withdrawn, *withdrawn.sightings.all()):
        standing.erase(version.source, "ordered by a court")
    assert [f"{type(row).__name__}.{field}" for row, field in holding()] == []
    assert pages_that_hold_it(owner_client, former) == []
    report = bring(**FILES)
    assert not holds(json.dumps({**report, "items": []}))
    assert [f"{type(row).__name__}.{field}" for row, field in holding()] == []
