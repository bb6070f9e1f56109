"""A document's sentences and words by number."""

from stories.text import Kind, parse

TEXT = 'A Headline Of Five Words\n\n"It is, he said -- 1,000 %." The rest stands here.\n\nAnother paragraph closes it.'


def test_words_are_counted_in_any_range_that_begins_and_ends_between_words():
    numbered = parse(TEXT).numbered
    at = TEXT.index('"It is')
    assert numbered.count_words((at, TEXT.index(" The rest"))) == 5
    assert numbered.count_words((at, at)) == 0
    assert numbered.count_words((0, len(TEXT))) == 18


def test_words_of_some_kinds_are_those_of_their_blocks():
    numbered = parse(TEXT).numbered
    assert numbered.count_words_of({Kind.HEADLINE}) == 5
    assert numbered.count_words_of({Kind.PARAGRAPH}) == 13
    assert numbered.count_words_of({Kind.CAPTION}) == 0


def test_each_sentence_has_its_block_and_its_words():
    numbered = parse(TEXT).numbered
    assert numbered.homes == [0, 1, 1, 2]
    assert numbered.spans == [range(1), range(1, 3), range(3, 4)]
    assert numbered.tokens[numbered.tokens_of(range(2, 3))] == ["The", "rest", "stands", "here", "."]
    assert [numbered.text[start:end] for start, end in numbered.places] == numbered.tokens


def test_a_position_between_two_blocks_is_of_the_one_before():
    numbered = parse(TEXT).numbered
    assert [numbered.block_at(at) for at in (0, TEXT.index('"It is') - 1, TEXT.index('"It is'))] == [0, 0, 1]
