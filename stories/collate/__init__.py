"""Many documents in; stories, articles and their order out. Knows no Django and can be used as a library."""

from stories.collate.arrange import ArrangedArticle, ArrangedStory, Told, arrange
from stories.collate.carriage import Carriage, CarriedPassage, Cell, How, carriage
from stories.collate.signature import Signature
from stories.collate.stories import SAME_COPY, same_story

__all__ = [
    "SAME_COPY",
    "ArrangedArticle",
    "ArrangedStory",
    "Carriage",
    "CarriedPassage",
    "Cell",
    "How",
    "Signature",
    "Told",
    "arrange",
    "carriage",
    "same_story",
]
