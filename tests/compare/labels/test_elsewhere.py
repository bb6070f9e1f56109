"""Who said it, told in another sentence of the paragraph."""

from stories.compare import compare
from tests.build import document

OLD = (
    'It rained. "Water came over the hills all night," said Paul Hart. "Two roads are closed now." He left.',
    'A third road is open. "There is no more water in the town," said Paul Hart. "The school is open." He left.',
)


def labels(*new: str, old: tuple[str, ...] = OLD[:1]) -> set[str]:
    found = compare(document(*old), document(*new))
    return {label.name for passage in found.passages for change in passage.changes for label in change.labels}


def test_two_quotations_of_one_speaker_may_change_places():
    new = 'It rained. "Two roads are closed now," {} "Water came over the hills all night." He left.'
    assert labels(new.format("said Paul Hart.")) == {"wording"}
    assert labels(new.format("Paul Hart said.")) == {"wording"}


def test_another_speaker_is_another_source():
    new = 'It rained. "Two roads are closed now," said Ann Roe. "Water came over the hills all night." He left.'
    assert "attribution" in labels(new)


def test_an_attribution_that_came_to_another_paragraph_is_one():
    new = (
        'It rained. "Water came over the hills all night." "Two roads are closed now." He left.',
        'A third road is open. "There is no more water in the town," said Paul Hart. "The school is open," '
        "said Paul Hart. He left.",
    )
    assert "attribution" in labels(*new, old=OLD)


def test_a_verb_without_its_source_says_nothing_of_who_it_was():
    old = "Water came over the hills all night, the army said. Two roads are closed now, as ever."
    new = "Water came over the hills all night, as so often. Two roads are closed now, the mayor said."
    assert "attribution" in labels(new, old=(old,))
