"""What sort of change: every change of a comparison gets labels, the words they rest on, and a weight."""

from stories.compare.labels.forms import sorts_of_change
from stories.compare.labels.labeller import Labeller
from stories.compare.labels.materiality import weight_of_wording
from stories.compare.labels.sorts import INVISIBLE, LABELS, WHITESPACE, WORDING

__all__ = ["INVISIBLE", "LABELS", "WHITESPACE", "WORDING", "Labeller", "sorts_of_change", "weight_of_wording"]
