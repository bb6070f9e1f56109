"""Plan what a bundle would store; store it."""

from stories.bundles.opening import Limits, NothingUsable, Opened, open_bundle
from stories.bundles.plan import Plan, plan
from stories.bundles.store import bring_in, try_out

__all__ = ["Limits", "NothingUsable", "Opened", "Plan", "bring_in", "open_bundle", "plan", "try_out"]
