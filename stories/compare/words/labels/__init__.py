"""What sort of change, as far as its words show: every change gets labels, and the words they rest on."""

from stories.compare.words.labels.labeller import Labeller

__all__ = ["Labeller"]
