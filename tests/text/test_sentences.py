import pytest

from stories.text.sentences import split_sentences


@pytest.mark.parametrize(
    "text",
    [
        "It rained.| It stopped.",
        '"It rained," he said.| "It stopped."',
        'He said it was "over."| She did not.',
        'in danger".| Next came rain.',
        "Mr. Poghosyan spoke to Gen. Smith.| He left.",
        "Pvt. Roe, Lance Cpl. Moe, Spc. Doe, Brig. Gen. Low and Pfc. Lee met.| They left.",
        "Insp. Roe, Supt. Moe, Det. Doe and Atty. Gen. Lee met Sens. Low and Hale.| They left.",
        "Msgr. Roe, Fr. Moe and Br. Doe met the Hon. Jane Lee.| They left.",
        "The U.S. Senate met at 9 a.m. Monday.| It rose.",
        "It happened in the U.S. The president said so.".replace("U.S. The", "U.S.| The"),
        "J. K. Rowling wrote it.| It sold.",
        "It cost 3.5 million.| No. 3 won.| He said no.| Then he left.",
        "What now?| Nobody knows!| Wait… what?",
        "Acme Inc. bought it.| Acme Inc.| The firm grew.",
        "他来了。|她走了。",
        "It was on Nov. 9 in St. Louis.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text):
    joined = text.replace("|", "")
    found = [joined[start:end].strip() for start, end in split_sentences(joined)]
    assert found == [part.strip() for part in text.split("|")]
