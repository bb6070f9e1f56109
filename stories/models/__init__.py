"""What is kept: what came in, what persons decided, the stories as they are arranged, comparisons, and who did what."""

from stories.models.acts import COMMAND_LINE, Act
from stories.models.bundles import Bundle, Item, Source
from stories.models.comparisons import KeptComparison
from stories.models.fingerprints import Fingerprint, Handle, Shares, TellingRun, TellingWord
from stories.models.jobs import Job
from stories.models.names import Agency, OtherName, Outlet
from stories.models.ran import LOOKED_AT, SEEN, Look, Ran
from stories.models.received import PlannedStory, Received, ReceivedItem, ReceivedText
from stories.models.repairs import Gesture, Repair
from stories.models.stories import Article, FormerSlug, Story, Version

__all__ = [
    "COMMAND_LINE",
    "LOOKED_AT",
    "SEEN",
    "Act",
    "Agency",
    "Article",
    "Bundle",
    "Fingerprint",
    "FormerSlug",
    "Gesture",
    "Handle",
    "Item",
    "Job",
    "KeptComparison",
    "Look",
    "OtherName",
    "Outlet",
    "PlannedStory",
    "Ran",
    "Received",
    "ReceivedItem",
    "ReceivedText",
    "Repair",
    "Shares",
    "Source",
    "Story",
    "TellingRun",
    "TellingWord",
    "Version",
]
