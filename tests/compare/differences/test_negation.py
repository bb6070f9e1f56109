"""A statement turned round is told; one that is negated in other words is not."""

import pytest

from tests.compare.differences.told import told

TURNED = [
    (
        "No deaths have been reported in Orlund, where five patients are in hospital.",
        "Officials in Orlund traced the fever to a tower. Two people have died of it.",
        "No deaths",
        "Two",
    ),
    ("The driver was not hurt, his sister said.", "The driver was hurt, his sister said.", "not hurt", "hurt"),
    ("Police have not found the boat.", "Police have found the boat.", "not found", "found"),
    ("The mayor did not attend the meeting.", "The mayor attended the meeting.", "not attend", "attended"),
    ("The firm had not been licensed to fish.", "The firm was licensed to fish.", "not been licensed", "was licensed"),
    ("Dorn did not concede on Sunday.", "Dorn conceded on Sunday.", "not concede", "conceded"),
    ("The law does not require a second vote.", "The law requires a second vote.", "not require", "requires"),
    ("Schools will open on Thursday.", "Schools will not open on Thursday.", "open", "not open"),
    ("The bridge can carry lorries.", "The bridge cannot carry lorries.", "can carry", "cannot carry"),
    ("The ministry didn't answer letters.", "The ministry answered letters.", "didn't answer", "answered"),
    ("The storm never reached Tolvik.", "The storm reached Tolvik.", "never reached", "reached"),
    ("There was no damage to the quay.", "There was damage to the quay.", "no damage", "damage"),
    ("Nobody was on board the ferry.", "Seven people were on board the ferry.", "Nobody", "Seven people were"),
    ("The council would probably appeal.", "The council would not appeal.", "probably appeal", "not appeal"),
    ("The bakery was licensed to sell wine.", "The bakery was not licensed to sell wine.", "licensed", "not licensed"),
    ("Rain is expected in the hills.", "No rain is expected in the hills.", "Rain", "No rain"),
    ("None of the fishermen had a permit.", "All of the fishermen had a permit.", "None", "All of"),
    ("He was not involved in the inquiry.", "He led the inquiry.", "not involved", "led the"),
    ("The plant no longer makes paper.", "The plant makes paper.", "no longer makes", "makes"),
    ("The winner can not be named.", "The winner can be named.", "not be named", "be named"),
    ("It was not known whether the cook was on board.", "The cook was on board.", "not known", "The cook"),
    ("The ferry sailed without a licence.", "The ferry sailed with a licence.", "without a licence", "with a licence"),
    ("The report names the owner.", "The report does not name the owner.", "names", "not name"),
    ("No group has claimed the attack.", "A group from Sarn claimed the attack.", "No group", "A group"),
    ("The duke left no will.", "The duke left a will.", "no will", "a will"),
    ("The duke left no heirs, a page said.", "Heirs of the duke came, a page said.", "no heirs", "Heirs of the"),
    (
        "The grain had not been tested for mould before it was shipped, the mill said.",
        "The mill said the grain went through testing for mould before it was shipped.",
        "not been tested",
        "went through testing",
    ),
    ("The valve had not been closed.", "The valve had been closed.", "not been closed", "been closed"),
    (
        "Police said the baker, Ivo Stark, 44, is being questioned about the fire. He has not been arrested, and no "
        "charges have been filed, a spokesman said on Monday.",
        "Ivo Stark, the baker, was questioned for two days about the fire at the mill and a second one in May. He was "
        "arrested overnight, prosecutors said on Tuesday, and will be in court this week.",
        "not been arrested",
        "arrested",
    ),
    (
        "The governor, Ida Roth, said crews were ready and asked people to stay home. She has not declared a state of "
        "emergency, but said that could change.",
        "Ida Roth, the governor, declared a state of emergency for six counties after two levees broke, and asked "
        "people along the river to leave at once.",
        "not declared",
        "declared",
    ),
    (
        "The ferry's cook had no permit to carry gas bottles below deck, port inspectors at Marl found.",
        "Inspectors of the port at Marl found that the cook of the ferry was permitted to take gas bottles below deck.",
        "no permit",
        "was permitted",
    ),
    (
        "Governor Ida Roth said she saw no reason to shut the two northern canals before the thaw.",
        "The two northern canals were shut on Monday before the thaw had come, said Ida Roth, the governor.",
        "no reason to shut",
        "were shut",
    ),
    (
        "The ledger has yet to be examined by the auditors, the bank said.",
        "By Monday the auditors of the bank examined the whole of the ledger.",
        "yet to be examined",
        "examined",
    ),
    (
        "The ferry line Orrin said it would not send its ships round the cape.",
        "The ferry line Orrin had sent five of its ships round the cape.",
        "not send",
        "had sent",
    ),
]


@pytest.mark.parametrize(("left", "right", "old", "new"), TURNED)
def test_a_statement_turned_round_is_told(left, right, old, new):
    assert told("negation", left, right) == [(old, new)]


@pytest.mark.parametrize(("left", "right", "old", "new"), TURNED[:6])
def test_swapped_it_is_the_mirror_image(left, right, old, new):
    assert told("negation", right, left) == [(new, old)]


NOTHING = [
    (
        "The woman told the Vik Harbour Office (VHO) that she was asleep when the lamp blew up. "
        "The woman, who was not identified, said she threw it into the sea.",
        "The passenger, who has not been named, told the Vik Harbour Office (VHO) she was asleep when the lamp "
        "blew up.",
    ),
    ("Two people were hurt on the barge, a clerk said.", "Four were aboard. No one on the quay was hurt, she said."),
    ("No one was killed when a barge sank there in 2016.", "Two people were killed on Monday, a clerk said."),
    ("The board voted for no change in the rate.", "The board voted to hold the rate."),
    (
        "The blast poses no risk as the kiln is cold, a ledger said. It gave no details on the causes of the blast.",
        "A clerk said the blast struck the storeroom and not the kiln, so the town is at no risk. Six cooks were taken "
        "ill as a result of the fire caused by the blast.",
    ),
    ("The house was without power.", "The house lacks power."),
    ("The engine did not start.", "The engine failed to start."),
    ("The mayor would not comment.", "The mayor declined to comment."),
    ("He said that he had not taken the money.", "He denied that he had taken the money."),
    ("The road is not likely to open soon.", "The road is unlikely to open soon."),
    ("The crew could not reach the wreck.", "The crew was unable to reach the wreck."),
    ("The driver was not hurt.", "The driver was unhurt."),
    ("It was not clear who fired.", "It was unclear who fired."),
    ("Nobody from the firm was at the hearing.", "There was no one from the firm at the hearing."),
    ("The ship has not left the port.", "The ship is in the port, which it has not left."),
    ("She plays for Engineers Without Walls.", "She plays for Engineers."),
    ("The prime minister left No 10 at noon.", "The prime minister left Downing Street at noon."),
    ("The judge was wrong to let jurors see it.", "The judge should not have let jurors see it."),
    ("Fans were forbidden to enter the park.", "Fans were not allowed to enter the park."),
    (
        "Police said the baker, Ivo Stark, 44, is being questioned about the fire. He has not been arrested, and no "
        "charges have been filed, a spokesman said on Monday.",
        "Ivo Stark, the baker, was questioned for two days about the fire at the mill and a second one in May. He "
        "could soon be arrested, prosecutors said on Tuesday, and would then be in court this week.",
    ),
    (
        "The union said in a letter that the talks went on. It has not rejected the offer of two days, but members who "
        "rejected one in May want more.",
        "The talks went on after a letter of the union, whose members rejected an offer of two days in May and have "
        "now asked for more than that.",
    ),
    ("Not only the roof but also the tower fell.", "The roof and also the tower fell."),
    ("No fewer than 40 boats sank.", "At least 40 boats sank."),
    ("The vote was delayed.", "The vote was delayed, but nobody on the council had asked for that to happen."),
    ("Water was scarce.", "Water was scarce. The well does not hold enough for the whole of the summer."),
    ("“We will not pay,” Dorn told the court.", "“We will pay,” Dorn told the court."),
    ("The mine will stay shut until it is safe.", "The mine will not open before it is safe."),
    ("The noise prevented guests from sleeping.", "Guests could not sleep for the noise."),
    ("The tax will not go up, and the pool stays open.", "The pool stays open, and the tax will not go up."),
    ("The ministry did not say how many.", "How many, the ministry did not say."),
    ("The suspect was found not guilty.", "The suspect was acquitted."),
    (
        "Nurses in Belk went on strike this week over a lack of bonus payments.",
        "Nurses in Belk joined a strike by doctors over unpaid bonuses.",
    ),
    (
        "The gate of the yard was not locked on the night of the fire.",
        "On the night of the fire the yard gate was unlocked.",
    ),
    ("The court would neither confirm nor deny the raid.", "The court confirmed the raid."),
    ("The frost was not expected to ease before May.", "No easing of the frost was expected before May."),
    ("The crop was the smallest since 1990.", "No crop has been so small since 1990."),
    ("Nobody was hurt by the leak.", "The leak is not known to have hurt anybody."),
    ("The well has not been on the county's maps.", "The well is missing from the county's maps."),
    ("Pay has been frozen for two of the past four years.", "Pay has not gone up in two of the past four years."),
]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_the_same_in_other_words_is_nothing(left, right):
    assert told("negation", left, right) == []


def test_what_is_no_longer_said_to_be_unclear_is_told_in_its_clause():
    left = "Two sailors were killed near Tolvik. It was not clear who had fired at the boat."
    right = "Two sailors were killed near Tolvik."
    assert told("negation", left, right) == [("not clear who had fired at the boat", None)]
    assert told("passage", left, right) == []


def test_what_is_negated_elsewhere_too_is_not_told():
    left = "The boat was not insured, the port said.\n\nThe owner lives in Sarn."
    right = "The boat sank, the port said.\n\nThe owner lives in Sarn and had not insured it."
    assert told("negation", left, right) == []
