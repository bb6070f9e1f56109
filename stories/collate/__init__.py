"""Many documents in; stories, articles and their order out. Knows no Django and can be used as a library."""

from stories.collate.arrange import ArrangedArticle, ArrangedStory, Told, arrange
from stories.collate.signature import Signature
from stories.collate.stories import same_story

__all__ = ["ArrangedArticle", "ArrangedStory", "Signature", "Told", "arrange", "same_story"]
