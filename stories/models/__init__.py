"""What is kept: stories with their articles and versions, the bundles they came in, comparisons, and who did what."""

from stories.models.acts import Act
from stories.models.bundles import Bundle, Item, Source
from stories.models.comparisons import KeptComparison
from stories.models.stories import Article, FormerSlug, Story, TellingWord, Version

__all__ = [
    "Act",
    "Article",
    "Bundle",
    "FormerSlug",
    "Item",
    "KeptComparison",
    "Source",
    "Story",
    "TellingWord",
    "Version",
]
