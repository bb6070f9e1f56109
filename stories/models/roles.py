"""The three roles, and what each may do: every model says so of itself, in `rights`."""

from __future__ import annotations

from collections.abc import Mapping

EDITORS, REVIEWERS, ADMINS = "Editors", "Reviewers", "Admins"

EVERYONE = (EDITORS, REVIEWERS, ADMINS)
ADMINS_ALONE = (ADMINS,)

Rights = Mapping[str, tuple[str, ...]]
"""Who may do what with a model's rows: an action that Django has a permission for, and the roles."""
