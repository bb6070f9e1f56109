"""Another source for the same statement is told; the same source in other words is not."""

import pytest

from tests.compare.differences.told import told

CHANGED = [
    (
        "The bridge is safe, the port said.",
        "The bridge is safe, the coast guard said.",
        "the port said",
        "the coast guard said",
    ),
    (
        "The train was too fast, the railway said.",
        "The train was too fast, federal inspectors said.",
        "the railway said",
        "federal inspectors said",
    ),
    (
        "The pair had a permit, her family said.",
        "The pair had a permit, the tourism board said.",
        "her family said",
        "the tourism board said",
    ),
    (
        "Two men fled in a van, according to the police.",
        "Two men fled in a van, according to a court paper.",
        "according to the police",
        "according to a court paper",
    ),
    (
        "State radio said that a hotel fell in Sarn.",
        "The interior ministry said that a hotel fell in Sarn.",
        "State radio said",
        "The interior ministry said",
    ),
    (
        "The drug halves the risk, its maker said.",
        "The drug halves the risk, according to a study.",
        "its maker said",
        "according to a study",
    ),
    (
        "Schools stay shut, the police said.",
        "Schools stay shut, the education ministry said.",
        "the police said",
        "the education ministry said",
    ),
    (
        "The dam holds, an official said.",
        "The dam holds, Nils Pashin of the water board said.",
        "an official said",
        "Nils Pashin of the water board said",
    ),
    (
        "The army said the road to Tolvik is free.",
        "The Red Cross said the road to Tolvik is free.",
        "The army said",
        "The Red Cross said",
    ),
    (
        "The mayor told reporters that the pool will close.",
        "The owner told reporters that the pool will close.",
        "The mayor told",
        "The owner told",
    ),
    (
        "The leak was stopped on Monday, Chairman Ivo Stark said.",
        "The leak was stopped on Monday, the company said.",
        "Chairman Ivo Stark said",
        "the company said",
    ),
    ("Orm said the ship had sailed.", "Orm claimed the ship had sailed.", "Orm said", "Orm claimed"),
    (
        "The port said that two cranes fell.",
        "The port confirmed that two cranes fell.",
        "The port said",
        "The port confirmed",
    ),
    (
        "The bank said that it lost the money.",
        "The bank admitted that it lost the money.",
        "The bank said",
        "The bank admitted",
    ),
]


@pytest.mark.parametrize(("left", "right", "old", "new"), CHANGED)
def test_another_source_is_told(left, right, old, new):
    assert told("attribution", left, right) == [(old, new)]


CAME_OR_WENT = [
    (
        "The cook was on the ferry, the health ministry said.",
        "The cook was on the ferry.",
        "the health ministry said",
    ),
    (
        "Officials said a truck with acid turned over near Sarn.",
        "A truck with acid turned over near Sarn.",
        "Officials said",
    ),
    (
        "Minister Orm praised the cut, two aides to him said.",
        "Minister Orm praised the cut.",
        "two aides to him said",
    ),
    (
        "The mill was sold in June, according to the land register.",
        "The mill was sold in June.",
        "according to the land register",
    ),
    ("The police said the thief took a van.", "The thief took a van.", "The police said"),
    ("A tanker hit the pier, the port said.", "A tanker hit the pier.", "the port said"),
]


@pytest.mark.parametrize(("left", "right", "old"), CAME_OR_WENT)
def test_a_source_that_went_is_told(left, right, old):
    assert told("attribution", left, right) == [(old, None)]
    assert told("attribution", right, left) == [(None, old)]


NOTHING = [
    ("The leak was stopped, Brandt said.", "The leak was stopped, the company said."),
    ("The leak was stopped, General Mills said.", "The leak was stopped, the company said."),
    ("He said that the road was clear.", "The road was clear, he said."),
    ("The ministry said that a dam broke.", "A dam broke, the ministry said."),
    ("The port said a crane fell.", "A crane fell, according to the port."),
    ("The dam holds, Kari Lund said.", "The dam holds, Nils Pashin said."),  # told as a name
    ("A dam broke, police said.", "A dam broke, officials said."),
    ("A dam broke, Nils Pashin said.", "A dam broke, he said."),
    ("A dam broke, Nils Pashin said.", "A dam broke, Pashin said."),
    ("A dam broke, Vagram Torosian said.", "A dam broke, Vahram Torosyan said."),
    ("Kari Lund, the mayor, said that a dam broke.", "The mayor, Kari Lund, said that a dam broke."),
    ("The bank expects growth of 2 percent.", "The bank believes in growth of 2 percent."),
    ("Evidence shows that trade slowed.", "Evidence confirms that trade slowed."),
    ("A group from Sarn claimed responsibility for it.", "No group claimed responsibility for it."),
    ("Residents were told to leave the valley.", "Residents had to leave the valley."),
    ("Lund tweeted that the pool is open.", "Lund said that the pool is open."),
    ("The army has said that the road is free.", "The army said that the road is free."),
    ("“It is over,” said Kari Lund.", "“It is over,” Kari Lund said."),
    (
        "The road is free, said the head of the army, Ivo Brandt.",
        "The road is free, Ivo Brandt, head of the army, said.",
    ),
    ("The dam broke.", "The dam broke. Kari Lund of the water board said that a gate had been left open all night."),
    ("Spokesmen for No 10 said the plan was dead.", "Spokesmen for Downing Street said the plan was dead."),
    ("The union NUMW said that a lift failed.", "A lift failed, according to the NUMW union."),
    ("Lund worked according to the manual.", "Lund worked by the manual."),
    ("Dorn wrote a letter to the port.", "Dorn sent a letter to the port."),
]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_the_same_source_in_other_words_is_nothing(left, right):
    assert told("attribution", left, right) == []


def test_a_source_named_in_the_next_paragraph_has_not_gone():
    left = "Twelve people were held on Monday, a police spokesman said.\n\nTwo men were hurt in the scuffle."
    right = "Twelve people were held on Monday.\n\nArne Dahl of the police said that two men were hurt in the scuffle."
    assert told("attribution", left, right) == []
