"""What the archive holds, told without the ids that depend on what came first."""

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Key, Repair, RepairKind
from stories.models import Story, TellingRun, TellingWord, Version
from tests import seeds

NUMBERS = ("000", "001", "002", "003", "004")


def bring_seeds(numbers=NUMBERS):
    """One bundle for each, in this order."""
    for number in numbers:
        bring_in(number, [Opened(seeds.path(number).name, seeds.path(number).read_bytes())])


def bring(name, **files):
    """A bundle of texts: bring("first", a="The Severn rose.") holds a.txt."""
    return bring_in(name, [Opened(f"{file}.txt", content.encode()) for file, content in files.items()])


def version(file, part=-1):
    """A version of the file whose name begins so, and that stands or stood."""
    return list(Version.objects.filter(source__items__path__startswith=file).distinct().order_by("part"))[part]


def key(file, part=-1):
    return version(file, part).key


def repair(kind, one, other=None, what="", value=""):
    return Repair(RepairKind(kind), one, other, what, value)


def story_of(file, part=-1):
    return version(file, part).article.story


def archive():
    """Stories, articles, order, outlets, agencies, slugs, decisions: all that is arranged."""
    versions = Version.objects.select_related("source", "article").exclude(article=None)
    keys = {one.pk: one.key for one in versions}
    told = {}
    for story in Story.objects.exclude(slug=None):
        articles = []
        for article in story.articles.all():
            held = [one for one in versions if one.article_id == article.pk]
            articles.append(
                {
                    "outlet": article.outlet,
                    "agency": article.agency,
                    "label": article.label,
                    "ours": article.is_ours,
                    "number": article.number,
                    "decisions": article.decisions,
                    "versions": sorted((_told(one, keys) for one in held), key=lambda one: (one["number"], one["key"])),
                }
            )
        told[story.slug] = {
            "title": story.title,
            "stem": story.stem,
            "decisions": story.decisions,
            "articles": articles,
        }
    return told


def _told(version: Version, keys: dict[int, Key]):
    return {
        "key": version.key,
        "number": version.number,
        "same_as": keys.get(version.same_as_id or 0),
        "published": version.published,
        "held_until": version.held_until,
        "decisions": version.decisions,
        "filed": _filed(version),
    }


def _filed(version: Version):
    """How it is looked up, or nothing."""
    words = TellingWord.objects.filter(version=version).values_list("word", "day")
    runs = TellingRun.objects.filter(version=version).values_list("run", flat=True)
    return version.fingerprint.filed, sorted(words), sorted(runs)
