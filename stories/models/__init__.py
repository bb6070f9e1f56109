"""What is kept: what came in, what persons decided, the stories as they are arranged, comparisons, and who did what."""

from stories.models.acts import COMMAND_LINE, Act
from stories.models.bundles import Bundle, Item, Source
from stories.models.comparisons import KeptComparison
from stories.models.names import Agency, OtherName, Outlet
from stories.models.repairs import Gesture, Repair
from stories.models.stories import Article, FormerSlug, Story, TellingWord, Version

__all__ = [
    "COMMAND_LINE",
    "Act",
    "Agency",
    "Article",
    "Bundle",
    "FormerSlug",
    "Gesture",
    "Item",
    "KeptComparison",
    "OtherName",
    "Outlet",
    "Repair",
    "Source",
    "Story",
    "TellingWord",
    "Version",
]
