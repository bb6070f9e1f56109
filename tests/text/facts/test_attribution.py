"""Who a sentence says it was that said it."""

import pytest

from tests.text.facts.stated import stated


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The dam holds, the water board said.", ["the water board"]),
        ("The water board said that the dam holds.", ["The water board"]),
        ("“The dam holds,” said Kari Lund.", ["Kari Lund"]),
        ("The dam holds, said Kari Lund, a spokeswoman for the board.", ["Kari Lund, a spokeswoman for the board"]),
        ("The dam holds, its builder, Dorn Works, said on Monday.", ["its builder, Dorn Works"]),
        ("The dam holds, according to a study.", ["a study"]),
        ("They worked according to a plan.", []),
        ("The delay costs two million a day, analysts estimate.", ["analysts"]),
        ("The whole island was dark, residents said by telephone.", ["residents"]),
        ("Twelve died, by the army's count.", ["the army's"]),
        ("A police report says the gate was open.", ["A police report"]),
        ("He was accused by prosecutors of taking bribes.", ["prosecutors"]),
        (
            "Ivo Stark, spokesman for the board, told the Tarn news agency it was open.",
            ["Ivo Stark, spokesman for the board"],
        ),
        ("An elder who took part in the talks, Omar Dask, told the Herald it was open.", ["An elder"]),
        ("Nine guards, two of whom were ill, told reporters it was open.", ["Nine guards"]),
        ("The gate was open, it is understood.", [""]),
        ("“The dam holds,” said Dr. Kari Lund.", ["Dr. Kari Lund"]),
        ("The dam holds, he said.", [""]),
        ("Residents were told to leave.", []),
        ("The ministry did not say why.", []),
        ("A gang claimed responsibility for it.", []),
        ("Evidence confirms that trade slowed.", []),
        ("Dorn wrote a letter.", []),
        ("The thief allegedly took a van.", []),
        ("The gate was open, the mine's owner was quoted as saying.", ["the mine's owner"]),
        ("The agency quoted a guard as saying the gate was open.", ["The agency"]),
        ("The board rejected claims that the gate was open.", ["The board"]),
        ("Two people familiar with the matter said the bank would close.", ["Two people familiar with the matter"]),
        ("A guard, who asked not to be named, said the gate was open.", ["A guard"]),
        ("The gate was open, in the view of the board.", ["the board"]),
        ("Kari Lund, the board's head, who had told us of it, said she was ill.", ["Kari Lund, the board's head"]),
        (
            "A guard, speaking on condition of anonymity because he was not authorized to talk, said it was open.",
            ["A guard"],
        ),
        ("Dorn Works, whose shares fell, said the gate was open.", ["Dorn Works"]),
        ("The gate was open, Kari Tully said.", ["Kari Tully"]),
        ("The driver was named by colleagues as Ivo Stark.", ["colleagues"]),
        ("The gate was open, the Tarn Corp. said.", ["the Tarn Corp."]),
        ("Footage from the pier shows the crane falling.", ["Footage from the pier"]),
        ("The dam is thought to have broken.", [""]),
        ("Lund looked at the gate and said that it was open.", [""]),
        ("Crews had complained for weeks, a report found.", ["a report"]),
        ("Divers found a body.", []),
        ("It is longer than a two-metre (six feet) skull found last July.", []),
        ("The city adopted a rule that limits noise.", []),
        ("The clerk is accused of theft.", []),
        ("The team conceded a goal.", []),
        ("The board cut its plan, citing higher costs.", []),
        ("Nobody has said why.", []),
        ("The town sold the pier despite doubts.", []),
        ("The mayor maintained the pier would be sold.", ["The mayor"]),
        ("By the fire brigade's count, 30 barns burnt down.", ["the fire brigade's"]),
        ("The clerk was accused by the owner.", ["the owner"]),
    ],
)
def test_the_source(sentence, source):
    assert [fact.value.source for fact in stated("attribution", sentence)[1]] == source
