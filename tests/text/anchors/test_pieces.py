from __future__ import annotations

from stories.text import find_anchor
from tests import seeds


def test_a_quote_of_many_paragraphs_is_found_from_its_first_to_its_last() -> None:
    old = seeds.newest("000")
    body = old.text[old.text.index("\n\n") :].strip()
    new = f"A new top.\n\n{body.replace('Azerbaijan', 'Baku').replace(' the ', ' that ')}\n\nA new end."
    found = find_anchor(new, body)
    assert found
    assert new[slice(*found)].split()[:2] == body.split()[:2]
    assert new[found[1] :].strip() == "A new end."
