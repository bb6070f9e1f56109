"""The sentences that a page puts below a story among lines that do not run: a link that asks, who the writer is, what
the page offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from stories.text.credits import is_name
from stories.text.heads import is_finished, length
from stories.text.navigation import lists_keywords
from stories.text.patterns import compiled
from stories.text.pieces import Piece
from stories.text.words import any_of


@dataclass(frozen=True, slots=True)
class Tail:
    """The pieces of a text, whose body begins at `begins`. Of one, `is_own` says whether it is a page's by its form,
    `runs` whether it is a sentence and none of these, and `closes` whether it says that the story is over;
    `people` wrote it."""

    pieces: Sequence[Piece]
    begins: int
    is_own: Callable[[int], bool]
    runs: Callable[[int], bool]
    closes: Callable[[int], bool]
    people: tuple[str, ...]

    def closed_at(self) -> int:
        """The line that says the story is over, if few sentences stand below it, none of them next to it, and more
        above: then all of that is below the story."""
        last = len(self.pieces)
        finished = 0
        for at in range(last - 1, self.begins, -1):
            if finished > _MOST_FINISHED:
                break
            finished += is_finished(self.pieces[at].text)
            if self.closes(at):
                below = sum(map(self.runs, range(at + 1, last)))
                told = (one for one in range(at - 1, self.begins - 1, -1) if self.runs(one))
                is_over = below <= _MOST_BELOW and len(list(islice(told, below + 1))) > below
                return at if is_over and not (at + 1 < last and self.runs(at + 1)) else last
        return last

    def has(self, at: int, ends: int) -> bool:
        """Whether a sentence is the page's, or tells of the writer, where the page's own begins at the piece `ends`."""
        if ends == at + 1 and lists_keywords(self.pieces[at].text):
            return True
        return self._is_a_link(at) or self.tells_of_the_writer(at) or self._is_amid(at, ends)

    def tells_of_the_writer(self, at: int) -> bool:
        """Whether a line says who wrote the story, as his name does with which it opens, or alone above it; a name
        that no byline says, too, where the page's own is around both."""
        text, above = self.pieces[at].text, self.pieces[at - 1].text
        if above in self.people or any(text.startswith((f"{name} ", f"{name}, ")) for name in self.people):
            return True
        if self._introduces_a_writer(at):
            return True
        is_around = at - 2 > self.begins and self.is_own(at - 2) and at + 1 < len(self.pieces) and self.is_own(at + 1)
        return is_around and self.runs(at) and is_name(above)

    def _is_a_link(self, at: int) -> bool:
        """Whether it asks as a headline does, in a list whose head, or a link, stands close above it."""
        text = self.pieces[at].text
        if not text.endswith("?") or length(text) > MOST_WORDS_OF_A_LINK:
            return False
        near = range(max(at - _NEAR, self.begins + 1), at)
        return not any(map(self.runs, near)) and any(map(self.is_own, near))

    def _introduces_a_writer(self, at: int) -> bool:
        """Whether a line says of one whom nothing above names that he writes: "Jane Roe covers energy for us."."""
        if at <= len(self.pieces) - _MOST_ABOVE or not (found := _OF_A_WRITER.match(self.pieces[at].text)):
            return False
        return not any(found["surname"] in self.pieces[one].text for one in range(self.begins, at) if self.runs(one))

    def _is_amid(self, at: int, ends: int) -> bool:
        """Whether the page's own stands below it, and above it, and perhaps above another, more lines that do not run
        than a story has, some of them the page's by their form; and above these a story."""
        if len(self.pieces) - ends < _FEWEST_BELOW:
            return False
        top = at - self.runs(at - 1)
        above = list(takewhile(lambda one: not self.runs(one), range(top - 1, max(top - _MOST_ABOVE, self.begins), -1)))
        if len(above) < _FEWEST_ABOVE or sum(map(self.is_own, above)) < _FEWEST_OWN:
            return False
        told = (one for one in range(above[-1] - 1, self.begins - 1, -1) if self.runs(one))
        return len(list(islice(told, _FEWEST_TOLD))) == _FEWEST_TOLD


# "Jane Roe is our energy correspondent", "Jan Peeters schrijft over sport"
_OF_A_WRITER = compiled(
    rf"(?:[^\W\d_a-z][\w.'’-]+ ){{1,2}}(?P<surname>[^\W\d_a-z][^\W\d_][\w'’-]+),? (?:{any_of('writes')}"
    rf"|{any_of('is')} (?:[\w'’-]+ ){{0,8}}?{any_of('writer')})\b"
)
MOST_WORDS_OF_A_LINK = 30
_NEAR = 3  # pieces
_FEWEST_BELOW = 3
_FEWEST_ABOVE, _MOST_ABOVE = 8, 60
_FEWEST_OWN = 2
_FEWEST_TOLD = 3
_MOST_BELOW = 4
_MOST_FINISHED = 8  # with those that the page has
