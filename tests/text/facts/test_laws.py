"""Facts can be read of any text."""

from hypothesis import given
from hypothesis import strategies as st

from stories.text.facts import DATE, NUMBER
from tests.build import document

PIECES = (
    "1 2 12 31 100 1998 2045 1,000 2.5 1/4 1-3/4 1¼ 5-8 2-1 -5 - – -- $ € £ % . , ( ) / : ' # \\ a an the of to and "
    "or in from between half third quarter dozen dozens hundreds one two twenty twenty-one hundred thousand million m "
    "bn K km miles feet foot-2 years old year-old No. aged at least more than up March May Nov. Monday noon p.m. pm "
    "GMT o'clock early mid- late end first last next week ago spring 1990s 2019-20 11/30/09 3–9pm ٣ ²"
).split()


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12), st.booleans())
def test_any_row_of_pieces_is_read(pieces, is_spaced):
    text = document((" " if is_spaced else "").join(pieces))
    for kind in (NUMBER, DATE):
        for fact in text.facts.of(kind, range(len(text.sentences))):
            assert text.text[fact.start : fact.end].strip()
            assert str(fact.value)
