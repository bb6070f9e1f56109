"""Many documents in; stories, articles and their order out. Knows no Django and can be used as a library."""

from stories.collate.arrange import ArrangedStory, arrange
from stories.collate.articles import ArrangedArticle, ArrangedVersion
from stories.collate.candidate import Candidate, Key
from stories.collate.carriage import Carriage, CarriedPassage, Cell, How, carriage
from stories.collate.repairs import Field, Repair, RepairKind
from stories.collate.signature import Signature
from stories.collate.stories import SAME_COPY, same_story

__all__ = [
    "SAME_COPY",
    "ArrangedArticle",
    "ArrangedStory",
    "ArrangedVersion",
    "Candidate",
    "Carriage",
    "CarriedPassage",
    "Cell",
    "Field",
    "How",
    "Key",
    "Repair",
    "RepairKind",
    "Signature",
    "arrange",
    "carriage",
    "same_story",
]
