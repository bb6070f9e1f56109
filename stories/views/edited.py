"""What a change to a plan did, in words, and the place where the page stands after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

from stories.archive.by_hand import gesture_values
from stories.bundles import edits
from stories.bundles.asked import GIVE, LEAVE_OUT, TAKE_BACK, TAKE_OVER
from stories.bundles.taking_over import Taken
from stories.collate import Key
from stories.display.wording import capital, counted, day_in_words, number
from stories.forms import PreviewForm
from stories.models import Bundle, Gesture, Job, ReceivedText
from stories.models.received import ReceivedTextQuerySet
from stories.text.unseen import visible

MOST_LOOKED_AT = 500
"""Texts of one change whose places are told before and after; of more, what the whole bundle comes to."""


@dataclass(frozen=True, slots=True)
class Shape:
    """In how many articles and stories some texts stand, and how many new ones the bundle makes; of a lone text its
    place in its article, and the other versions of its story, by their keys."""

    articles: int = 0
    stories: int = 0
    new_articles: int = 0
    new_stories: int = 0
    place: str = ""
    others: Sequence[str] = ()


def shape_of(bundle: Bundle, texts: Sequence[int]) -> Shape:
    bundle.refresh_from_db(fields=["counts"])
    new = {"new_articles": bundle.counts.get("articles", 0), "new_stories": bundle.counts.get("stories", 0)}
    if not 0 < len(texts) <= MOST_LOOKED_AT:
        return Shape(**new)
    wanted = set(texts)
    stories = bundle.planned.filter(texts__in=texts).distinct().values_list("told", flat=True)
    articles = [article for told in stories for article in told["articles"] if wanted & _texts_in(article)]
    if not len(texts) == len(articles) == 1:
        return Shape(len(articles), len(stories), **new)
    of_story = (version for article in stories[0]["articles"] for version in article["versions"])
    others = [f"{one['key']}" for one in of_story if texts[0] not in one["texts"]]
    return Shape(1, 1, place=_place(articles[0], texts[0]), others=others, **new)


def texts_of(bundle: Bundle, gesture: Gesture) -> list[int]:
    """The texts of the bundle that a change names; none where they are very many."""
    named = {key for repair in gesture_values(gesture) for key in (repair.one, repair.other) if key}
    sources = {key.source for key in named}
    if len(sources) > MOST_LOOKED_AT:
        return []
    mine = ReceivedText.objects.filter(item__bundle=bundle, item__sha256__in=sources).order_by("pk")
    rows = mine.values_list("pk", "item__sha256", "draft", "part")
    return [pk for pk, *key in rows if Key(*key) in named]


def _texts_in(article: Mapping[str, Any]) -> set[int]:
    return {text for version in article["versions"] for text in version["texts"]}


def _place(article: Mapping[str, Any], text: int) -> str:
    number = next(one["number"] for one in article["versions"] if text in one["texts"])
    count = len(article["versions"])
    return f"version {number} of {count}" if count > 1 else "the only version of its article"


DID = {
    "outlet": "Outlet set to “{}” for {}",
    "agency": "Agency set to “{}” for {}",
    "published": "Time set to {} for {}",
    "title": "Title set to “{}” for {}",
    "before": "Set before the other version: {1}",
    "after": "Set after the other version: {1}",
    "one article": "Joined with the article of the other text: {1}",
    "one story": "Joined with the story of the other text: {1}",
    "own article": "Set apart as an article of its own: {1}",
    "own story": "Set apart as a story of its own: {1}",
}
"""What each change does, with the value it gives and the texts it is about."""


def did_in_words(given: Mapping[str, Any], texts: int) -> str:
    """ "Outlet set to “Severn Gazette” for three texts" """
    return DID[given["what"]].format(_value(given), counted(texts, "text"))


def asked_in_words(given: Mapping[str, Any]) -> str:
    """Of a change that is made in the background: "outlet set to “Severn Gazette” for 900 texts"."""
    if given["does"] != GIVE:
        return PUT_BACK if given.get("put_back") else OTHERWISE[given["does"]]
    texts = "all texts" if given.get("all") else counted(len(given["texts"]), "text")
    did = DID[given["what"]].format(_value(given), texts)
    return f"{did[:1].lower()}{did[1:]}"


def extent_in_words(given: Mapping[str, Any]) -> str:
    """One text may hang together with a thousand others, which are weighed anew with it."""
    is_of_few = given["does"] == GIVE and not given.get("all") and len(given["texts"]) <= edits.AT_ONCE
    return "A change that many files hang together with" if is_of_few else "A change to many files"


OTHERWISE = {LEAVE_OUT: "files left out", TAKE_BACK: "a change taken back", TAKE_OVER: "changes taken over"}
PUT_BACK = "files put back"


def taken_in_words(taken: Taken) -> str:
    """ "Two changes taken over, one of them for those of its files that are here; one other is about no file that is
    here" """
    did = f"{counted(taken.changes, 'change')} taken over"
    if taken.in_part:
        which = "" if taken.in_part == taken.changes == 1 else f"{number(taken.in_part)} of them "
        whose = "its" if taken.in_part == 1 else "their"
        did += f", {which}for those of {whose} files that are here"
    if taken.others:
        did += f"; {counted(taken.others, 'other')} {'is' if taken.others == 1 else 'are'} about no file that is here"
    return did


def _value(given: Mapping[str, Any]) -> str:
    value = given["value"].strip()
    return day_in_words(value) if given["what"] == "published" else visible(value)


def said(did: str, before: Shape, after: Shape) -> str:
    """What was done, and what of the plan it changed."""
    changed = _changed(before, after)
    return " ".join(f"{capital(one)}." for one in [did, *changed])


def _changed(before: Shape, after: Shape) -> list[str]:
    pairs = [(noun, getattr(before, name), getattr(after, name)) for noun, name in OF_TEXTS]
    changed = [f"{counted(was, noun)} became {number(is_now)}" for noun, was, is_now in pairs if was and was != is_now]
    if not changed:
        pairs = [(noun, getattr(before, name), getattr(after, name)) for noun, name in OF_BUNDLE]
        if went_along := _went_along(before, after):
            pairs = [pair for pair in pairs if pair[0] != "new story"]
        differing = [(noun, was, is_now) for noun, was, is_now in pairs if was != is_now]
        makes = (f"the bundle makes {counted(now, noun)} now, not {number(was)}" for noun, was, now in differing)
        changed = [*went_along, *makes]
    if before.place and after.place and before.place != after.place:
        changed.append(f"it was {before.place}, and is {after.place} now")
    return changed


def _went_along(before: Shape, after: Shape) -> list[str]:
    """Of a lone text: whether all of its story is one with another story now, not the text alone."""
    stayed, is_now = set(before.others), set(after.others)
    if not (stayed and stayed < is_now and after.new_stories < before.new_stories):
        return []
    return [f"{counted(len(stayed), 'other version')} of its story went along: both stories are one now"]


BEGUN = "begun"
"""In a session: the changes that it began in the background, by their bundles, until a page says what they did."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A change that a job makes: what it will have done, the texts that it is about, none where they are very many, and
    how they stood before it, where that is to be told."""

    job: int
    did: str
    texts: list[int]
    before: dict[str, Any] | None


def remember(session: SessionBase, bundle: Bundle, did: str, texts: Sequence[int], before: Shape | None) -> None:
    if job := bundle.jobs.filter(does=Job.Does.CHANGE).first():
        about = list(texts) if len(texts) <= MOST_LOOKED_AT else []
        begun = Begun(job.pk, did, about, asdict(before) if before else None)
        session[BEGUN] = {**session.get(BEGUN, {}), str(bundle.pk): asdict(begun)}


def done_meanwhile(session: SessionBase, bundle: Bundle) -> str:
    """What the change did that was begun last, told once; "" where it did nothing."""
    kept = session.get(BEGUN, {})
    if str(bundle.pk) not in kept:
        return ""
    begun = Begun(**kept[str(bundle.pk)])
    session[BEGUN] = {pk: other for pk, other in kept.items() if pk != str(bundle.pk)}
    if not bundle.jobs.filter(pk=begun.job, state=Job.State.DONE).exists():
        return ""
    if begun.before is None:
        return said(begun.did, Shape(), Shape())
    return said(begun.did, Shape(**begun.before), shape_of(bundle, begun.texts))


OF_TEXTS = (("article", "articles"), ("story", "stories"))
OF_BUNDLE = (("new article", "new_articles"), ("new story", "new_stories"))


# Where the page stands


def first_of(texts: ReceivedTextQuerySet, chosen: int | None = None) -> int | None:
    """The text that the page is to stand at: the one that is open beside the tree, or the first in the tree's order."""
    placed = texts.placed().order_by("planned__place", "item__path", "draft", "part").values_list("pk", flat=True)
    return placed.filter(pk=chosen).first() or placed.first()


def shown_at(address: str) -> dict[str, Any]:
    """What the page at an address shows of a plan."""
    return PreviewForm(QueryDict(urlsplit(address).query)).shown


def landing(bundle: Bundle, text: int | None, came_from: str) -> str:
    """The address of the plan, filtered as it was, that stands at the text; without one, at what was done."""
    shown = shown_at(came_from)
    kept = {name: shown[name] for name in ("only", "find", "page") if shown.get(name)}
    if text is None:
        return f"{bundle.get_absolute_url()}{_asked(kept)}#done"
    kept["text" if shown.get("text") == text else "at"] = str(text)
    return f"{bundle.get_absolute_url()}{_asked(kept)}#t{text}"


def _asked(query: Mapping[str, str]) -> str:
    return f"?{urlencode(query)}" if query else ""
