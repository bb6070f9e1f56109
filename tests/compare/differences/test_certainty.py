"""A hedge that came or went around the same statement is told; one plan in other words is not."""

from time import process_time

import pytest

from stories.compare import compare
from stories.text import parse
from tests.compare.differences.told import told

CHANGED = [
    ("The vote in Sarn was calm.", "The vote in Sarn was largely calm.", "calm", "largely calm"),
    ("The fire may have been started by a cook.", "The fire was started by a cook.", "may have been", "was"),
    ("The blast was caused by a gas leak.", "The blast was apparently caused by a gas leak.", None, "apparently"),
    ("Orm allegedly took the boat.", "Orm took the boat.", "allegedly", "took"),
    ("Police held a suspected smuggler.", "Police held a smuggler.", "suspected", "smuggler"),
    ("The alleged spy left Sarn on Monday.", "The spy left Sarn on Monday.", "alleged", "spy"),
    ("The valve is believed to have failed.", "The valve failed.", "is believed to have", "failed"),
    (
        "He was carried off with what appeared to be a broken leg.",
        "He was carried off with a broken leg.",
        "what appeared to be",
        "a",
    ),
    ("The rate may be cut in June.", "The rate will be cut in June.", "may", "will"),
    ("The ship would probably dock on Friday.", "The ship will dock on Friday.", "would probably", "will"),
    ("Dorn is expected to be charged.", "Dorn was charged.", "is expected to be", "was"),
    ("The firm plans to close the mill.", "The firm has closed the mill.", "plans to close", "has closed"),
    ("A vote will be held on Sunday.", "A vote was held on Sunday.", "will be", "was"),
    ("The union intends to strike in May.", "The union has been on strike in May.", "intends to strike", "on strike"),
    (
        "Owing to the frost, in all probability the inn will close.",
        "Owing to the frost, the inn will close.",
        "in all probability the",
        "the",
    ),
    ("He faces a possible ban.", "He faces a ban.", "possible ban", "ban"),
    (
        "The flood may reach the chapel.",
        "It is a question of time before the flood reaches the chapel.",
        "may reach",
        "question of time before the flood reaches",
    ),
    (
        "The risk is likely to be the main concern.",
        "The risk remains the main concern.",
        "is likely to be",
        "remains",
    ),
    ("The cargo was possibly stolen.", "The cargo was stolen.", "possibly", "stolen"),
    ("The pair reportedly flew to Norvia.", "The pair flew to Norvia.", "reportedly", "flew"),
    ("The bridge seems to have been overloaded.", "The bridge was overloaded.", "seems to have been", "was"),
    (
        "A man suspected of setting fire to a barn was held.",
        "A man set fire to a barn and was held.",
        "suspected of setting",
        "set",
    ),
    (
        "Ilse Brandt would be the first woman to lead the guild.",
        "Ilse Brandt will be the first woman to lead the guild.",
        "would",
        "will",
    ),
    ("The missing boat might be near Tolvik.", "The missing boat is near Tolvik.", "might be", "is"),
    ("Perhaps the pilot saw the mast.", "The pilot saw the mast.", "Perhaps", None),
    ("The coins are thought to be Roman.", "The coins are Roman.", "thought to be", "Roman"),
    # a phrase of the table
    ("The mill is in danger of closing.", "The mill closed.", "in danger of closing", "closed"),
    ("Dunvar is widely tipped to win the seat.", "Dunvar won the seat.", "tipped to win", "won"),
    ("The crew is feared to have drowned.", "The crew drowned.", "feared to have", "drowned"),
    # one is in doubt, or beyond it
    ("A merger by June is a good chance.", "A merger by June is an outside chance.", "good chance", "outside chance"),
    ("The ballot has been pencilled in for May 4.", "The ballot was fixed for May 4.", "pencilled in", "fixed"),
    ("Sarn is in talks to lease the pier.", "Sarn has signed a contract to lease the pier.", "in talks to", "signed"),
    # a sentence that was rewritten, with the same verb
    (
        "Toll collectors on the Marl bridge may have taken coins from the till, auditors told the council.",
        "The council heard that coins from the till of the Marl bridge were taken by its toll collectors.",
        "may have taken",
        "taken",
    ),
    # the same words beside another verb
    (
        "A cracked axle could not be ruled out, Orla Finch of the rail inspectorate said.",
        "A cracked axle derailed the train, said the rail inspectorate's Orla Finch.",
        "could not be ruled out",
        "A cracked axle derailed the train",
    ),
    # who found it to be so stands behind it
    (
        "Detectives suspect that a lodger lit the curtains.",
        "A lodger lit the curtains, the coroner found.",
        "suspect that",
        "the coroner found",
    ),
    # The same act in another word, or the cause that somebody found.
    (
        "The harbour panel of the county is likely to look into the collision.",
        "The harbour panel of the county will investigate the collision.",
        "likely to look",
        "will investigate",
    ),
    (
        "The trawler with nine men on board is feared to have gone down off Belk.",
        "The trawler with nine men on board capsized off Belk.",
        "feared to have gone",
        "capsized",
    ),
    (
        "The fire at the mill may have been started by a heater.",
        "The cause was an old heater in the mill, inspectors have determined.",
        "may have been started",
        "The cause was an old heater",
    ),
    (
        "High rents are likely to weigh on trade in Sarn.",
        "High rents are weighing on trade in Sarn.",
        "likely to weigh on",
        "weighing on",
    ),
]


@pytest.mark.parametrize(("left", "right", "old", "new"), CHANGED)
def test_a_hedge_that_came_or_went_is_told(left, right, old, new):
    [(was, now)] = told("certainty", left, right)
    assert (old or "") in (was or "")
    assert (new or "") in (now or "")


@pytest.mark.parametrize(("left", "right", "old", "new"), CHANGED[:6])
def test_swapped_it_is_the_mirror_image(left, right, old, new):
    assert told("certainty", right, left) == [pair[::-1] for pair in told("certainty", left, right)]


NOTHING = [
    ("The calf was 300 pounds.", "The calf weighed 300 pounds."),
    ("Under Norvian law Mr Lund can be fined by the court.", "The court could fine Mr Lund."),
    ("The minutes will be published on May 3.", "The minutes are due to be published on May 3."),
    ("The race might be put off.", "The race may be put off."),
    ("Apparently a cable snapped.", "A cable apparently snapped."),
    ("He said that he would appeal.", "He said that he will appeal."),
    ("The mayor is expected to resign.", "The mayor is likely to resign."),
    ("Growth slowed, as expected.", "Growth slowed, as had been expected."),
    ("The fair is held in May.", "The fair is held every May."),
    ("The owner could not be reached.", "The owner was not reached."),
    ("“It may rain,” Dorn told the crew.", "“It will rain,” Dorn told the crew."),
    ("The talks will open in Sarn.", "The talks open in Sarn."),
    ("The ship sank.", "The ship sank, and the owner may lose the licence to run the ferry line."),
    ("The owner believes that the roof is sound.", "The owner thinks that the roof is sound."),
    ("About 40 people were at the fair.", "Around 40 people were at the fair."),
    ("Possibly a spark lit the hay.", "It is possible that a spark lit the hay."),
    ("The firm plans to sell the mill.", "The firm intends to sell the mill."),
    ("The council will vote on Monday.", "The council is to vote on Monday."),
    ("Brokers suspect that a rival sold the notes.", "A rival is suspected by brokers to have sold the notes."),
    ("Villagers fear that the dyke will give way.", "There are fears among villagers that the dyke will give way."),
    ("Coaches were almost certain that no one had cheated.", "Coaches were all but sure that nobody had cheated."),
    ("The miners' chances are as likely to fall as to rise.", "The miners' chances fall as often as they rise."),
    (
        "Some of the mills are shut. Twenty-three mills will be balloted for a walkout from Monday.",
        "Some of the mills are shut. Members in 45 mills, the union said on Friday, have been balloted for a walkout.",
    ),
    ("The firm was weighing a sale of its vineyards.", "The firm may put its vineyards up for sale."),
    ("The likely winner is Sarn.", "The winner is likely to be Sarn."),
    ("The firm will not sell the mill.", "The firm would not sell the mill."),
    ("The committee decided to keep the fund.", "The committee will keep the fund."),
    ("The pool will close on Sunday.", "The pool will be closed on Sunday."),
    (
        "The owners are expected to sign the lease on Monday, a clerk said.",
        "A clerk said the lease was due to be signed by the owners on Monday.",
    ),
    ("Shepherds fear for their flocks.", "Shepherds are worried about losing their flocks."),
    (
        "Envoy Ada Lind met her Norvian colleague in Sarn to talk about the canal.",
        "The canal was under discussion in Sarn when Envoy Ada Lind met her Norvian colleague.",
    ),
    ("Thieves copied the maps.", "Thieves were caught before they could copy the maps."),
    ("He ran the mill over six years.", "He ran the mill in six years."),
    ("The surge may exceed four metres.", "The surge could be more than 4 meters."),
    ("Nobody may be fined for sleeping in the park.", "A person cannot be fined for sleeping in the park."),
    ("Whoever stays in the park could be fined 200 crowns.", "Those who stay in the park face fines of 200 crowns."),
    (
        "It is likely to be Friday before the bay opens.",
        "Officers believe it is likely to be Friday before the bay opens.",
    ),
    ("The snow was less than half of what is normal.", "The hills did not get half of their normal snow."),
]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_the_same_in_other_words_is_nothing(left, right):
    assert told("certainty", left, right) == []


def test_a_statement_hedged_in_another_sentence_of_the_paragraph_is_told():
    left = "The bus driver may have fallen asleep, Dorn said. It was raining at the time, and the road was wet."
    right = "It was raining at the time, and the road was wet. Dorn said that the bus driver had fallen asleep."
    assert told("certainty", left, right) == [("may have fallen", "had fallen")]


def test_what_nobody_believes_any_more_is_no_surer():
    left = "Detectives believe that the cook may have fallen into the dock on Monday."
    right = "Detectives no longer believe that the cook fell into the dock on Monday."
    assert told("certainty", left, right) == []


DEGREES = [
    ("The mill hopes to open in May.", "The mill plans to open in May.", "hopes to", "plans to"),
    ("The mill hopes to open in May.", "The mill will open in May.", "hopes to open", "will open"),
    ("Those who did it will be found.", "Those who did it should be found.", "will be", "should be"),
    ("People were advised to boil water.", "People were ordered to boil water.", "advised to", "ordered to"),
    ("It is almost certain that it leaked.", "It is possible that it leaked.", "almost certain that", "possible that"),
    (
        "The board is strongly committed to the aim.",
        "The board is committed to the aim.",
        "strongly committed",
        "committed",
    ),
]


@pytest.mark.parametrize(("left", "right", "was", "now"), DEGREES)
def test_a_word_of_another_degree_is_told(left, right, was, now):
    assert told("certainty", left, right) == [(was, now)]
    assert told("certainty", right, left) == [(now, was)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mill plans to open in May.", "The mill intends to open in May."),
        ("The valve may leak on Monday.", "The valve could leak on Monday."),
        ("Lund asked the board about it.", "Lund told the board about it."),
        ("A bear is listed as threatened.", "A bear is listed as rare."),
    ],
)
def test_a_word_of_the_same_degree_is_not(left, right):
    assert told("certainty", left, right) == []


def test_a_sentence_of_many_plans_costs_a_bounded_time():
    was, now = (
        parse(f"The board of Belk met, and {', '.join(f'gate {number + more} may be shut' for number in range(1500))}.")
        for more in (0, 1)
    )
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # a third of a second; with each looked for in all others it takes over thirty


def test_a_sentence_of_all_that_could_be_done_costs_a_bounded_time():
    was, now = (parse(f"The council said it {f'{verb} go and ' * 8_000}stay.") for verb in ("could", "can"))
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # a tenth of a second; with the other looked through for each it takes seven
