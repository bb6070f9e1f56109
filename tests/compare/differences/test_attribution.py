"""Another source for the same statement is told; the same source in other words is not."""

from itertools import product
from time import process_time

import pytest

from stories.compare import compare
from stories.text import parse
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
        "The mill will close in May, a source at the ministry said.",
        "The mill will close in May, a spokeswoman for the ministry said.",
        "a source at the ministry said",
        "a spokeswoman for the ministry said",
    ),
    (
        "Fever has killed 12 in the camp, health workers said.",
        "Fever has killed 12 in the camp, the health minister said.",
        "health workers said",
        "the health minister said",
    ),
    (
        "A blast at a market in Sarn killed 12 people on Monday, police said. The blast at the market in Sarn was "
        "caused by gas in a tea stall, the mayor said.",
        "A bomber blew himself up in a tea stall of a market in Sarn, killing 12 people on Monday, the navy said.",
        "police said",
        "the navy said",
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
    # The whole sentence is worded anew, or says something else of the same thing.
    (
        "The lift at Tarn mine failed because a cable was worn, its builder said.",
        "According to inspectors, a worn cable was behind the failure of the lift at Tarn mine.",
        "its builder said",
        "According to inspectors",
    ),
    (
        "The talks on the ferry lease are going well, two people familiar with them said.",
        "The talks on the ferry lease have broken off, the county council said on Monday.",
        "two people familiar with them said",
        "the county council said",
    ),
    # By what sort of source each is, though neither has a name.
    (
        "At least 20 barns burnt down, residents said.",
        "Aerial photographs show that 20 barns burnt down.",
        "residents said",
        "Aerial photographs show",
    ),
    (
        "A former warden, who asked not to be named, said the gate had been open all night.",
        "The gate was open all night, court papers show.",
        "A former warden, who asked not to be named, said",
        "court papers show",
    ),
    (
        "Scientists believe the seals starved after the storm.",
        "The seals starved after the storm, hunters complained.",
        "Scientists believe",
        "hunters complained",
    ),
    # Other verbs and phrases by which words are given to somebody.
    (
        "The mill poured dye into the lake, campaigners alleged.",
        "The mill made it clear that it poured dye into the lake.",
        "campaigners alleged",
        "The mill made",
    ),
    (
        "The storm cut off 30 farms, in the estimation of the fire brigade.",
        "The storm cut off 30 farms, a spokesman for the power supplier reckoned.",
        "estimation of the fire brigade",
        "a spokesman for the power supplier reckoned",
    ),
    (
        "The army put the number of missing soldiers at 14.",
        "Relatives put the number of missing soldiers at 14.",
        "The army put",
        "Relatives put",
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
    # One who is close to a person speaks for himself.
    (
        "The cellar was never locked, Judge Ivo Stark told the panel.",
        "The cellar was never locked, a cousin of Judge Ivo Stark told the panel.",
        "Judge Ivo Stark told",
        "a cousin of Judge Ivo Stark told",
    ),
    (
        "The cellar was never locked, Kari Lund yelled from the dock.",
        "The cellar was never locked, Kari Lund's brother yelled from the dock.",
        "Kari Lund yelled",
        "Kari Lund's brother yelled",
    ),
    # Figures and stations are somebody's.
    (
        "Rents in Sarn rose for a third year, data from the labour office showed.",
        "Rents in Sarn rose for a third year, data from the brokerage Hearthline showed.",
        "data from the labour office showed",
        "data from the brokerage Hearthline showed",
    ),
    (
        "Both climbers are alive, Orla TV said, citing village elders.",
        "Both climbers are alive, the Green Cross said.",
        "Orla TV said",
        "the Green Cross said",
    ),
    # A statement follows without its "that", or somebody counts.
    (
        "Ivo Stark, the coach, maintained the ball had been tampered with before the final at Tarn.",
        "The ball had been tampered with before the final at Tarn, umpires said.",
        "Ivo Stark, the coach, maintained",
        "umpires said",
    ),
    (
        "The brewery put the number of barrels lost at 900.",
        "By the fire brigade's reckoning the number of barrels lost was 900.",
        "The brewery put",
        "the fire brigade's reckoning",
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
    (
        "A tanker with 400 tons of oil hit the pier at Lund late on Friday, the coast guard said.",
        "Late on Friday a tanker that had 400 tons of oil on board crashed into the pier at Lund.",
        "the coast guard said",
    ),
    (
        "The treasurer sold his flat in May, letters filed with the court show.",
        "In May the treasurer sold his flat.",
        "letters filed with the court show",
    ),
]


@pytest.mark.parametrize(("left", "right", "old"), CAME_OR_WENT)
def test_a_source_that_went_is_told(left, right, old):
    assert told("attribution", left, right) == [(old, None)]
    assert told("attribution", right, left) == [(None, old)]


@pytest.mark.parametrize(
    ("left", "right", "old"),
    [
        (
            "Nobody may cross the border from May, state radio reported, citing the interior minister, Ana Vrba.",
            "From May nobody may cross the border without a visa, state radio reported.",
            "citing the interior minister",
        ),
        (
            "The talks on the mill have broken down, the Tarn Herald reported, citing two bankers.",
            "The talks on the mill have broken down for good, the Tarn Herald reported.",
            "citing two bankers",
        ),
    ],
)
def test_whom_a_medium_no_longer_cites_is_told(left, right, old):
    assert told("attribution", left, right) == [(old, None)]


def test_officials_that_went_are_told_though_a_relative_speaks_anew_beside():
    left = "The gunman was shot after he seized a rifle in the north hall, officials say."
    right = "The gunman was shot after he seized a rifle in the north hall. His father said he had drunk all night."
    assert ("officials say", None) in told("attribution", left, right)


def test_a_source_that_says_something_else_nearby_may_still_have_made_room():
    left = (
        "Wheat exports from Ondra might top 20 million tonnes this year, traders in Sarn said.\n\n"
        "Talks on a long contract with Norvia are going on, the farm ministry said."
    )
    right = (
        "Wheat exports from Ondra will fall short of 15 million tonnes this year, the farm ministry said.\n\n"
        "Norvia has turned to Kolm for a long contract."
    )
    assert told("attribution", left, right) == [("traders in Sarn said", "the farm ministry said")]


NOTHING = [
    (  # two quotations, one cut and one added
        "“Its bones weigh less than those of a child,” Dr. Ilse Brandt, a diver and head of the study of Vik, told "
        "Orrin Radio.",
        "“Nothing as big swims anywhere near this coast,” Ilse Brandt, the head of the study and a teacher at Vik "
        "College, told Harbour News of the long eel.",
    ),
    ("The pilot was tired, according to the report.", "The pilot was tired, investigators said."),
    ("Shells fell on the road, residents told a reporter.", "Shells fell on the road, people living there said."),
    (
        "The chief negotiator, Gen Omar al-Tabri, said the rebels must hand over their guns.",
        "Gen. Omar al-Tabry, who leads the team, ruled out talks until the rebels hand over their guns.",
    ),
    ("The leak was stopped, Brandt said.", "The leak was stopped, the company said."),
    ("The leak was stopped, General Mills said.", "The leak was stopped, the company said."),
    ("He said that the road was clear.", "The road was clear, he said."),
    ("The ministry said that a dam broke.", "A dam broke, the ministry said."),
    ("The port said a crane fell.", "A crane fell, according to the port."),
    ("The dam holds, Kari Lund said.", "The dam holds, Nils Pashin said."),  # told as a name
    (  # told as an outcome
        "Treasurer Nils Pashin denied on Friday that he had borrowed from the harbour fund.",
        "The harbour fund was borrowed from, Treasurer Nils Pashin conceded on Friday.",
    ),
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
    ("Doctors said that the boy was well again.", "The boy was well again, according to medics."),
    ("A study found that seals sleep less.", "Seals sleep less, researchers found."),
    ("The airline said the crew was safe.", "The crew was safe, Norvair said."),
    ("The museum said that the vase was false.", "The vase was false, its director said."),
    ("The foreign ministry in Sarn said that talks went on.", "Talks went on, Norvia said."),
    ("Analysts expect wheat to rise in June.", "Wheat is expected by analysts to rise in June."),
    ("Union and ministry officials said the strike was over.", "The strike was over, said officials of the ministry."),
    ("The board ordered the ferry to be sold by June.", "The ferry is to be sold by June."),
    ("Two posts that carried the roof broke.", "The roof fell when two posts broke."),
    ("The storm almost claimed her life on Monday.", "On Monday she almost died in the storm."),
    ("Recent data suggest that trade in wool has slowed.", "Trade in wool has slowed."),
    ("Kari Lund, head of the port, said a crane could fall.", "A crane could fall, said Kari Lund, head of the port."),
    ("Nine dead in Tarn mudslide - officials.", "Nine dead as mudslide hits Tarn, officials say."),
    ("Skis will cost more, the skimaker said.", "Dorn, whose shares fell, said that skis would cost more."),
    ("The council had 12 seats to 9, according to the tribunal.", "Official results gave the council 12 seats to 9."),
    (
        "In Sarn a law on boats was struck down. The judges held that a boat without a licence may sail.",
        "A court voided the law on boats in Sarn, holding that no boat needs a licence to sail.",
    ),
    (
        "Sarn is grateful. Norvia said it would send a ship with tents and blankets.",
        "Sarn is grateful. Orlund said two planes would leave, while Norvia is to send a ship with tents and blankets.",
    ),
    ("The lift is safe, said the manager of it, Ivo Stark.", "Ivo Stark, who manages it, said the lift is safe."),
    ("The clerk was held, a police official close to the case said.", "The clerk was held, an officer of police said."),
    ("Nobody has claimed the prize of 3,000 crowns.", "A baker has claimed the prize of 3,000 crowns."),
    (
        "Both towns are expected to sign the ferry lease in Sarn on Monday, an envoy said.",
        "An envoy said the ferry lease was due to be signed by both towns in Sarn on Monday.",
    ),
    (
        "The prosecution said Ivo Stark, 40, might speak, depending on what the surveyor tells the panel on Friday.",
        "Ivo Stark, 40, may take the stand, the prosecution said; that will depend on Friday’s word from the surveyor.",
    ),
    (
        "Abbot Nils of Tarn blessed the new mill. The abbot's nephew said that it would grind rye and oats.",
        "The new mill, which is to grind rye and oats, was blessed by the abbot's nephew, Otto of Tarn.",
    ),
    (
        "The Guild for Old Northern Bells counted 40 bells in Sarn.",
        "There are 40 bells in Sarn, the heritage charity GONB found.",
    ),
    ("The quake was near Sarn, the U.S. Geological Survey said.", "The quake was near Sarn, the USGS said."),
    ("The clerk took the money, his lawyer said.", "The clerk is accused by the bank of taking the money."),
    (
        "Ivo Stark, the manager of an inn in Tarn, said it shook.",
        "Ivo Stark, the owner of an inn in Tarn, said it shook.",
    ),
]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_the_same_source_in_other_words_is_nothing(left, right):
    assert told("attribution", left, right) == []


def test_a_source_that_says_something_else_in_the_other_text_has_not_gone():
    left = "A dam broke at Sarn on Monday, the coast guard said.\n\nThree barges sank there.\n\nThe road is shut."
    right = "A dam broke at Sarn on Monday.\n\nThree barges sank there.\n\nThe road is shut, the coast guard said."
    assert told("attribution", left, right) == []


def test_a_source_named_in_the_next_paragraph_has_not_gone():
    left = "Twelve people were held on Monday, a police spokesman said.\n\nTwo men were hurt in the scuffle."
    right = "Twelve people were held on Monday.\n\nArne Dahl of the police said that two men were hurt in the scuffle."
    assert told("attribution", left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        (
            "The mill burned down, a spokesman for the local rescue service said.",
            "The mill burned down, a source in the local rescue service said.",
            "a spokesman for the local rescue service said",
            "a source in the local rescue service said",
        ),
        (
            'Orm, 39, was shot after he shouted "the sea is mine" at the crew, officials say.',
            'Orm, 39, was shot after he shouted "the sea is mine" at the crew.',
            "officials say",
            None,
        ),
    ],
)
def test_who_hides_or_goes_is_told_beside_what_both_quote(left, right, was, now):
    assert told("attribution", left, right) == [(was, now)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The mill burned down on Monday, the paper said.",
            "The mill burned down on Monday. According to them, no one was inside.",
        ),
        (
            "Orm hired a new lawyer on Monday, her agent told a judge at a hearing about the clinic.",
            "She left since the nurses at the clinic were rude to her and to two of her guests, her father said.",
        ),
    ],
)
def test_a_pronoun_and_who_speaks_of_something_else_are_no_other_source(left, right):
    assert [one for one in told("attribution", left, right) if None not in one] == []


def test_a_sentence_of_many_speakers_costs_a_bounded_time():
    names = ["".join(letters) for letters in product("BDGKLMNPRST", "aeiou", "dlmnrstv", "aeiou")][::3]
    people = [f"{first} {last}" for first, last in zip(names, reversed(names), strict=True)]
    was, now = (
        parse(f"{', '.join(f'{one} said “the {one[-4:].lower()} {verb}”' for one in people)}.")
        for verb in ("broke", "held")
    )
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # half a second; with each speaker held against each it takes most of a minute


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The dam may break, the port said in an interview with the Sarn Post.",
            "No barge was built, the coast guard said in an interview with the Sarn Post.",
        ),
        (
            "The rowers will go on, the mayor of Sarn said in an interview with the Sarn Post.",
            "“We have been expecting this for weeks.” The coach of Orm said in an interview with the Sarn Post.",
        ),
    ],
)
def test_where_two_spoke_is_nothing_that_both_say(left, right):
    assert told("attribution", left, right) == []
