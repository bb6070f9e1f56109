"""The wire services, and the names their copy is credited by."""

from __future__ import annotations

import re

# Name as shown, then every form a credit line uses. Readable on purpose: add a row to teach it another agency.
# Source: each agency's own published credit requirements and logos.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AAP": ("AAP", "Australian Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "ANSA": ("ANSA",),
    "AP": ("AP", "The Associated Press", "Associated Press", "The AP"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "CP": ("The Canadian Press", "Canadian Press"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "Interfax": ("Interfax", "Интерфакс"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "PA": ("PA", "PA Media", "Press Association", "The Press Association"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters"),
    "RIA Novosti": ("RIA Novosti", "РИА Новости"),
    "TASS": ("TASS", "Tass", "Itar-Tass", "ITAR-TASS", "ТАСС"),
    "UPI": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua", "XINHUA", "Xinhua News Agency"),
}

_BY_FORM = {form: name for name, forms in AGENCIES.items() for form in forms}
FORMS = "|".join(re.escape(form) for form in sorted(_BY_FORM, key=len, reverse=True))
"""An alternation of every form, longest first, for use inside a regular expression."""

_FORM = re.compile(rf"(?<![\w-])(?:{FORMS})(?![\w-])")
_SLUGS = {re.sub(r"[^a-z]+", "-", form.lower()).strip("-"): name for form, name in _BY_FORM.items()}


def is_agency(words: str) -> bool:
    """Whether the words are an agency's name and nothing else."""
    return words in _BY_FORM


def agency_in(words: str) -> str | None:
    """The agency a short credit names ("Photo / AP", "for AFP"), or None."""
    found = _FORM.search(words)
    return _BY_FORM[found.group()] if found else None


def agency_in_address(address: str) -> str | None:
    """The agency an address says its author wrote for ("…/author/a-name-for-afp"), or None."""
    found = re.search(r"-for-(?:the-)?([a-z-]+)(?=[/?#.]|$)", address.lower())
    return _SLUGS.get(found.group(1)) if found else None
