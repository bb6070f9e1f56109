"""What a page says of a story, or of a version, in sentences: only what its rows hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.utils.translation import get_language_info

from stories.collate import SAME_COPY
from stories.display.verdict import Said, Sentence, capital
from stories.display.wording import because, counted, joined, moment_in_words, number, percent
from stories.models import Article, Look, Ran, Version
from stories.text.document import Decision

ALMOST_WHOLE = 0.8
"""Share of an article's text that is an agency's copy, from which the article is that copy and little else."""


def on_story(ran: Ran, versions: int, look: Look) -> list[Sentence]:
    """Who ran how much of it, whose copy that is, and who does not say so. Of a story that more articles tell than were
    looked at, nothing is said that rests on all of them."""
    sentences = [_told_by(ran, versions), _agencies(ran)] if ran.articles else [_sent_alone(ran, versions)]
    looked_at = [article for article in look.articles if article.runs_it]
    if ran.articles == len(looked_at):
        sentences.insert(1, _perhaps_one(looked_at))
        sentences += _uncredited(looked_at)
        sentences += [_rewritten(agency, look) for agency in ran.agency_names]
    else:
        sentences += _uncredited([article for article in looked_at if article.is_ours])
    return [sentence for sentence in sentences if sentence]


def who_ran(ran: Ran) -> str:
    """ "themoscowtimes.com and three articles that name no outlet"; of many outlets the first by name. Where nobody
    did, whose own text is here."""
    if not ran.articles:
        return f"nobody here: {sent_by(ran)}"
    others = f"{counted(ran.unlisted, 'other outlet')}" if ran.unlisted else ""
    names = "names" if ran.unnamed == 1 else "name"
    unnamed = f"{counted(ran.unnamed, 'article')} that {names} no outlet" if ran.unnamed else ""
    return joined([*map(outlet_in_words, ran.first), *filter(None, [others, unnamed])])


def outlet_in_words(article: Article) -> str:
    return f"{article.name} (ours)" if article.is_ours else article.name


MOST_CHANGES = 6
"""By hand, that are told one by one."""


def evidence(article: Article) -> Iterator[tuple[str, str]]:
    """What is known of an article and why: its outlet, what persons decided, its agency; each with its sort."""
    if article.is_notice:
        yield BECAUSE, f"A desk’s word about another text: nobody ran it{_rests_on(article.notice_decision())}"
    elif article.is_wire:
        yield BECAUSE, f"The agency’s own text, as it was sent: nobody ran it{_rests_on(article.wire_decision())}"
    elif not article.outlet:
        yield BECAUSE, "Names no outlet, and is called by its file"
    by_hand = article.by_hand()
    for decision in by_hand[:MOST_CHANGES]:
        value = "" if decision["what"] == "outlet" else f" {decision['value']}"
        yield BY_HAND, f"{capital(decision['what'])}{value}, {_because(decision)}"
    if more := len(by_hand[MOST_CHANGES:]):
        yield BY_HAND, f"{capital(counted(more, 'more change'))} by hand"
    known = article.agency_decision()
    yield BECAUSE, f"{article.agency} copy, {_because(known)}" if known else "Agency not known"


def language_in_words(tag: str) -> str:
    """A BCP 47 tag by its English name, or as it stands where Django knows none."""
    try:
        return str(get_language_info(tag)["name"])
    except KeyError:
        return tag


BECAUSE, BY_HAND = "because", "by-hand"


def _rests_on(decided: Mapping[str, Any] | None) -> str:
    return f"; {_because(decided)}" if decided else ""


def _because(decided: Mapping[str, Any]) -> str:
    return because(Decision.from_dict(decided))


def _told_by(ran: Ran, versions: int) -> Sentence:
    runs = "runs" if ran.articles == 1 else "run"
    who = Said(capital(who_ran(ran)), strong=True)
    if ran.wires or ran.notices:
        return [who, Said(f" {runs} it. With {sent_by(ran)} it is here in {_versions(versions)}.")]
    return [who, Said(f" {runs} it in {_versions(versions)}.")]


def _sent_alone(ran: Ran, versions: int) -> Sentence:
    """Where nobody ran it: only what an agency sent is here."""
    what = Said(capital(sent_by(ran)), strong=True)
    is_one = len(ran.wires) + ran.notices == 1
    return [what, Said(f" {'is' if is_one else 'are'} here in {_versions(versions)}. Nobody who ran it is.")]


def sent_by(ran: Ran) -> str:
    """ "AP’s own text and one notice"."""
    wires = [f"{_of_whom(agency)} own text" if agency else "an agency’s own text" for agency in ran.wires]
    return joined([*wires, *filter(None, [counted(ran.notices, "notice") if ran.notices else ""])])


def _of_whom(name: str) -> str:
    """ "AP’s", "Reuters’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _versions(versions: int) -> str:
    return "one version" if versions == 1 else counted(versions, "version")


def _perhaps_one(articles: Sequence[Article]) -> Sentence:
    """Nobody says that two files are two outlets': where they read nearly the same, they may be one's."""
    perhaps = sum(article.perhaps_one() is not None for article in articles)
    return [Said(f"{capital(number(perhaps))} of them may be one article.")] if perhaps else []


def _agencies(ran: Ran) -> Sentence:
    known = sum(ran.agencies.values())
    if not known:
        return [Said("No agency is credited or could be inferred.")]
    parts = [f"{agency} copy in {number(count)}" for agency, count in sorted(ran.agencies.items())]
    if known < ran.articles:
        parts.append(f"copy of no known agency in {number(ran.articles - known)}")
    if len(parts) == 1:
        [agency] = ran.agencies
        what = {1: "It is", 2: "Both are"}.get(ran.articles, f"All {number(ran.articles)} are")
        return [Said(f"{what} "), Said(f"{agency} copy", strong=True), Said(".")]
    return [Said(f"It is {joined(parts)}.")]


WAITS_FOR = "speaks of a text that is not here, and waits for it: {}."

FEW = 3
"""Sentences of one kind, from which on they are counted in one."""


def _uncredited(articles: Sequence[Article]) -> list[Sentence]:
    found = [(article, share) for article in articles if (share := _copied(article)) >= ALMOST_WHOLE]
    if len(found) > FEW:
        least = percent(min(share for _, share in found))
        runs = f"{capital(counted(len(found), 'article'))} are agency copy to {least} or more, which they "
        return [[Said(runs), Said("do not credit", strong=True), Said(".")]]
    return [
        [
            Said(f"{percent(share)} of what {article.name} runs is {article.agency} copy, which it "),
            Said("does not credit", strong=True),
            Said("."),
        ]
        for article, share in found
    ]


def _copied(article: Article) -> float:
    """The share of it that is an agency's copy which it does not credit."""
    decision = article.agency_decision()
    return (decision["share"] or 0.0) if decision and article.infers_agency() else 0.0


def _rewritten(agency: str, look: Look) -> Sentence:
    """The agency's articles have little text in common: its story was rewritten from one to the other."""
    newest = [version for version in look.newest if version.in_article.agency == agency]
    most = max((look.shares.shared(one, other) for one, other in combinations(newest, 2)), default=SAME_COPY)
    if most >= SAME_COPY:
        return []
    share = f"at most {percent(most)}" if most else "nothing"
    return [
        Said(f"{agency}’s was "),
        Said("rewritten", strong=True),
        Said(f": of the newest versions, {share} of one is in another."),
    ]


def notes_on_version(version: Version) -> Iterator[str]:
    """Each as the rest of a sentence: "was killed by …"."""
    if not version.is_readable():
        yield "was withdrawn: nobody but admins can read it."
    if version.is_held():
        yield f"is held until {moment_in_words(version.held_until)}, and is not for publication before."
    for said in version.speaks():
        yield f"{said['what']} {said['value']}." if said["value"] else WAITS_FOR.format(said["words"])
    for mark in version.marks():
        if mark["basis"] == "inferred":
            yield f"holds {percent(mark['share'] or 0)} of a text that was {mark['what']} by {mark['value']}."
            continue
        said_by = f" on the word of {mark['by']}" if mark["basis"] == "person" else ""
        yield f"was {mark['what']} by {mark['value']}{said_by}."
