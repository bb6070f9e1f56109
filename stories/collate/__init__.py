"""Many documents in; stories, articles and their order out. Knows no Django and can be used as a library."""

from stories.collate.arrange import ArrangedStory, Arranging, arrange
from stories.collate.articles import ArrangedArticle, Role, named_as
from stories.collate.candidate import NOW, Arrival, Candidate, Key, firsts
from stories.collate.carriage import Carriage, CarriedPassage, Cell, How, carriage
from stories.collate.fingerprint import Fingerprint
from stories.collate.likeness import SAME_COPY
from stories.collate.repairs import Field, Repair, RepairKind
from stories.collate.stories import same_story
from stories.collate.texts import ArrangedVersion

__all__ = [
    "NOW",
    "SAME_COPY",
    "ArrangedArticle",
    "ArrangedStory",
    "ArrangedVersion",
    "Arranging",
    "Arrival",
    "Candidate",
    "Carriage",
    "CarriedPassage",
    "Cell",
    "Field",
    "Fingerprint",
    "How",
    "Key",
    "Repair",
    "RepairKind",
    "Role",
    "arrange",
    "carriage",
    "firsts",
    "named_as",
    "same_story",
]
