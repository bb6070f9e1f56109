"""How things turned out, told where it turned out otherwise."""

from itertools import product
from time import process_time

import pytest

from stories.compare import compare
from stories.text import parse
from tests.compare.differences import lines
from tests.compare.differences.told import told

CHANGED = [
    ("In Europe, indexes were mixed.", "In Europe, indexes fell.", "mixed", "fell"),
    (
        "Treasurer Nils Pashin denied on Friday that he had borrowed from the harbour fund.",
        "The harbour fund was borrowed from, Treasurer Nils Pashin conceded on Friday.",
        "denied",
        "conceded",
    ),
    (
        "Shares in Orrin pared losses in afternoon trading on Monday.",
        "Shares in Orrin extended losses in afternoon trading on Monday.",
        "pared losses",
        "extended losses",
    ),
    (
        "The tug Marren ran aground near Tolvik on Monday with six men aboard.",
        "Near Tolvik, the tug Marren capsized on Monday with six men aboard.",
        "ran aground",
        "capsized",
    ),
    (
        "Rain in Tolvik was above average this spring, the station said.",
        "The station said that Tolvik had less rain than usual this spring.",
        "above average",
        "less rain than usual",
    ),
    (
        "The pact on the river was holding on Monday, two envoys said in the capital.",
        "The pact on the river had frayed by Monday, two envoys said in the capital.",
        "holding",
        "frayed",
    ),
    (
        "Shares in Orrin were little changed on Monday.",
        "Shares in Orrin declined on Monday.",
        "little changed",
        "declined",
    ),
    ("Orrin Mills is in talks to sell its bakery.", "Orrin Mills agreed to sell its bakery.", "in talks", "agreed"),
    ("The bridge was closed to lorries on Monday.", "The bridge was swept away on Monday.", "closed", "swept away"),
    (
        "Twelve people were killed when the ferry sank.",
        "Twelve people were injured when the ferry sank.",
        "killed",
        "injured",
    ),
    ("Three sailors are missing.", "Three sailors are dead.", "missing", "dead"),
    (
        "Two hikers died on Mount Varga, rescuers reported.",
        "Two hikers survived on Mount Varga, rescuers reported.",
        "died",
        "survived",
    ),
    ("Shares in Brantwood rose 4 percent on Monday.", "Shares in Brantwood fell 4 percent on Monday.", "rose", "fell"),
    ("Rents in Ostrava Quay climbed last year.", "Rents in Ostrava Quay dropped last year.", "climbed", "dropped"),
    ("The bank decided to raise its main rate.", "The bank decided to maintain its main rate.", "raise", "maintain"),
    ("The bank cut its main rate on Thursday.", "The bank left its main rate unchanged on Thursday.", "cut", "left"),
    (
        "The bank decided to maintain its rate at 3 percent. Two members wanted an increase of a quarter point.",
        "The bank decided to raise its rate at 3 percent. Two members wanted a step of half a point.",
        "maintain",
        "raise",
    ),
    ("A jury convicted Orm on Monday.", "A jury acquitted Orm on Monday.", "convicted", "acquitted"),
    ("Dorn was found guilty of fraud.", "Dorn was found not guilty of fraud.", "guilty", "not guilty"),
    ("The mayor was arrested at the airport.", "The mayor was released at the airport.", "arrested", "released"),
    ("The court upheld the ban on trawling.", "The court overturned the ban on trawling.", "upheld", "overturned"),
    ("Lowland United won the final in Kessel.", "Lowland United lost the final in Kessel.", "won", "lost"),
    (
        "Lowland drew with Harrow in the opening match.",
        "Lowland lost to Harrow in the opening match.",
        "drew",
        "lost to",
    ),
    ("The council approved the plan for a tram.", "The council rejected the plan for a tram.", "approved", "rejected"),
    ("Senators passed the bill late on Tuesday.", "Senators blocked the bill late on Tuesday.", "passed", "blocked"),
    ("The bridge at Marren is open to lorries.", "The bridge at Marren is closed to lorries.", "open", "closed"),
    ("Ferry traffic resumed at noon.", "Ferry traffic was suspended at noon.", "resumed", "suspended"),
    ("The economy grew in the second quarter.", "The economy shrank in the second quarter.", "grew", "shrank"),
    ("The storm strengthened overnight.", "The storm weakened overnight.", "strengthened", "weakened"),
    ("Growth continued at a modest pace.", "Growth continued at a moderate pace.", "modest", "moderate"),
    ("Growth continued at a solid pace.", "Growth continued at a strong pace.", "solid", "strong"),
    ("He suffered minor injuries in the fall.", "He suffered severe injuries in the fall.", "minor", "severe"),
    (
        "The driver is in critical condition.",
        "The driver is in stable condition.",
        "critical condition",
        "stable condition",
    ),
    ("Prices edged up in May.", "Prices surged in May.", "edged", "surged"),
    (
        "The union welcomed the offer of two days.",
        "The union condemned the offer of two days.",
        "welcomed",
        "condemned",
    ),
    ("The firm accepted the fine without delay.", "The firm refused the fine without delay.", "accepted", "refused"),
    ("The port is unlikely to open this week.", "The port is likely to open this week.", "unlikely", "likely"),
    (
        "The film won a Silver Lantern in May.",
        "The film was nominated for a Silver Lantern in May.",
        "won",
        "nominated for",
    ),
    ("Police believe that the fire was an accident.", "Police believe that the fire was arson.", "accident", "arson"),
    ("The letter turned out to be genuine.", "The letter turned out to be forged.", "genuine", "forged"),
    ("Her second sample tested positive.", "Her second sample tested negative.", "tested positive", "tested negative"),
    (
        "The concert was postponed because of rain.",
        "The concert was cancelled because of rain.",
        "postponed",
        "cancelled",
    ),
    (
        "The fire near Alder was contained by dusk.",
        "The fire near Alder was out of control by dusk.",
        "contained",
        "out of control",
    ),
    (
        "The level of the river stayed below the mark.",
        "The level of the river stayed above the mark.",
        "below",
        "above",
    ),
    ("He was charged with murder on Friday.", "He was charged with manslaughter on Friday.", "murder", "manslaughter"),
    (
        "Captain Ilse Brandt was sent off after an hour.",
        "Captain Ilse Brandt was booked after an hour.",
        "sent off",
        "booked",
    ),
    ("Arnwick reported a profit for the year.", "Arnwick reported a loss for the year.", "profit", "loss"),
    ("The agency upgraded the debt of Sarn.", "The agency downgraded the debt of Sarn.", "upgraded", "downgraded"),
    ("The curfew was imposed on Sunday.", "The curfew was lifted on Sunday.", "imposed", "lifted"),
    (
        "The truce in Norvia held through the night.",
        "The truce in Norvia collapsed through the night.",
        "held",
        "collapsed",
    ),
    ("A tornado watch was in effect until six.", "Until six, a tornado warning was in effect.", "watch", "warning"),
]


@pytest.mark.parametrize(("left", "right", "old", "new"), CHANGED)
def test_what_turned_out_otherwise_is_changed(left, right, old, new):
    assert told("outcome", left, right) == [(old, new)]


@pytest.mark.parametrize(("left", "right", "old", "new"), CHANGED[:8])
def test_swapped_it_is_the_mirror_image(left, right, old, new):
    assert told("outcome", right, left) == [(new, old)]


REWRITTEN = [
    (
        "The talks of Sarn and Norvia on the tunnel broke up late on Sunday without a word, the hosts said.",
        "Sarn and Norvia struck a preliminary deal on the tunnel in talks late on Sunday, the hosts said.",
        "broke up",
        "struck a preliminary deal",
    ),
    (
        "The output index of Harrow came in at 48, pointing to contraction.",
        "The output index of Harrow came in at 52, pointing to growth.",
        "contraction",
        "growth",
    ),
    (
        "The lifts of the Corvin tower were in working order when the alarm went off on Monday, engineers said.",
        "Engineers said that on Monday, as the alarm sounded, the Corvin tower had defective lifts.",
        "in working order",
        "defective",
    ),
    (
        "Tram drivers in Ostrava Quay walked out at dawn in a row over night shifts with the operator.",
        "Tram drivers in Ostrava Quay called off a walkout at dawn as the operator offered new night shifts.",
        "walked out",
        "called off",
    ),
    (
        "The ferry pier at Marren, the longest on the lake, was blocked by fallen rock.",
        "Boats were again docking at the ferry pier of Marren, which had been blocked and was back in use.",
        "blocked",
        "back in use",
    ),
    (
        "Harrow's parliament hung in the balance on Monday, with the Green League of Ada Brandt narrowly ahead.",
        "The Green League of Ada Brandt has won Harrow's parliament, near-complete results showed on Monday.",
        "hung in the balance",
        "won",
    ),
    (
        "The county judge stood by his clerk, Ines Dorn, on Sunday.",
        "On Sunday, the county judge relieved Ines Dorn of her duties as clerk.",
        "stood by",
        "relieved Ines Dorn of",
    ),
    (
        "The assembly backed the port levy on Friday.",
        "The assembly watered down the port levy on Friday.",
        "backed",
        "watered down",
    ),
    ("Lund withdrew its forecast for May.", "Lund reaffirmed its forecast for May.", "withdrew", "reaffirmed"),
    (
        "The panel reprimanded Senator Orm on Monday.",
        "The panel cleared Senator Orm on Monday.",
        "reprimanded",
        "cleared",
    ),
    (
        "The trawler men of Tolvik voted on Monday to call off a walkout at the docks.",
        "At the docks, the trawler men of Tolvik went ahead with the walkout on Monday.",
        "call off",
        "went ahead",
    ),
    (
        "Goalkeeper Ansgar Roe has passed a medical, the club said on Monday.",
        "The club sent goalkeeper Ansgar Roe home on Monday, who failed a medical.",
        "passed",
        "failed",
    ),
    (
        "The blast in Tolvik was caused by a gas cylinder in a bakery, police said.",
        "A suicide bomber blew himself up in the bakery in Tolvik, police said.",
        "gas cylinder",
        "suicide bomber",
    ),
    (
        "Norvia has recalled its ambassador from Sarn over the border row.",
        "The border row over, Norvia's ambassador has returned to Sarn.",
        "recalled its ambassador",
        "ambassador has returned",
    ),
    (
        "Orrin Mills is in advanced talks to buy the bakery chain Dellow.",
        "Orrin Mills has agreed to take over the bakery chain Dellow.",
        "in advanced talks",
        "agreed to",
    ),
    (
        "Sarnite troops have begun an assault on the airfield of Belk.",
        "The airfield of Belk was stormed by Sarnite troops.",
        "begun an assault",
        "stormed",
    ),
    (
        "The union of the pilots has not taken a position on the bridge.",
        "The pilots' union came out against the bridge on Monday.",
        "not taken a position",
        "came out against",
    ),
]


@pytest.mark.parametrize(("left", "right", "old", "new"), REWRITTEN)
def test_it_is_told_though_the_sentence_was_rewritten(left, right, old, new):
    assert told("outcome", left, right) == [(old, new)]
    assert told("outcome", right, left) == [(new, old)]


NOTHING = [
    (
        "The US mission there, which is without a permanent envoy since the one named by an old ruler was recalled in "
        "May, said that it never talks about things that are still under investigation.",
        "Work there is done by a clerk, without a permanent envoy since the one named by an old ruler was recalled in "
        "May, when the US president dismissed most such staff.",
    ),
    (
        "Town lost Hask in the 66th minute: he was sent off for a second booking.",
        "In the 66th minute Hask of Town was shown a second yellow card.",
    ),
    ("Most of the guests fell ill.", "All of the guests fell ill."),  # told as a number
    ("The quay will open in late 2031.", "The quay will open in early 2031."),  # told as a date
    (
        "The man's record held thefts and frauds, the prosecutor told reporters late on Friday.",
        "Early inquiries showed that the man, whose record held frauds and thefts, had been led to it by friends.",
    ),
    ("There was no trace of alcohol in his cup.", "There was alcohol in his blood, a trace of it."),
    ("The fund has lost nine million crowns since May.", "Since May the fund has shed nine million crowns."),
    ("Harrow beat the hosts on Sunday by two goals.", "The hosts went down to Harrow by two goals on Sunday."),
    (
        "Royal troops retook the port of Tolvik overnight, residents said.",
        "Residents said that the port of Tolvik was back in government hands after a night in which troops stormed it.",
    ),
    ("The plan to raise the dam pleased farmers.", "Farmers were pleased with the plan, which keeps the raise small."),
    ("The vote raised hopes in Sarn on Monday.", "A landslide cut them off in Sarn on Monday."),
    ("An easing of the rules was on the table.", "Increases in the fees were on the table under the rules."),
    ("Lund will sign the lease if the bank collapses.", "If the bank collapses, the lease will be signed by Lund."),
    (
        "A landslide at a dump killed at least 65 people this weekend.",
        "The death toll from a landslide at Tolvik's largest dump climbed to 113 on Wednesday.",
    ),
    ("At least nine people were killed in the crush.", "The toll of the crush was put at nine people or more."),
    (
        "The mayor unveiled the budget on Monday at the town hall of Tolvik.",
        "The mayor presented the budget on Monday at the town hall of Tolvik.",
    ),
    (
        "The clerk admitted that the ledger of the mill was lost in the flood.",
        "The clerk said that the ledger of the mill was lost in the flood.",
    ),
    ("Rents in Tolvik rose a touch in May, the bank said.", "Rents in Tolvik edged up in May, the bank said."),
    (
        "Rebels freed six miners of Tolvik after a ransom was paid.",
        "A ransom bought the freedom of six miners of Tolvik held by rebels.",
    ),
    (
        "Orrin Mills has agreed to sell its red-brick bakery to Harrow Foods.",
        "Harrow Foods is to buy the red-brick bakery of Orrin Mills.",
    ),
    (
        "Rebels held a clerk of Tolvik captive in a barn, police said.",
        "A video of the clerk of Tolvik held captive in a barn was released, police said.",
    ),
    ("The mayor declined to comment on Monday.", "The mayor would not comment on Monday."),
    ("Judges will hear a request for a warrant against Jon Pell.", "Judges have endorsed a warrant for Jon Pell."),
    ("Rovers play their first match against Orrin.", "Rovers will have support in their first match in Orrin."),
    ("Orrin Mills is in talks to sell its bakery.", "Orrin Mills is negotiating the sale of its bakery."),
    ("Wages rose in May. Prices fell in June.", "Prices fell in June. Wages rose in May."),
    ("Rents in Ostrava Quay rose and then fell.", "Rents in Ostrava Quay fell and then rose."),
    ("The blast killed two sailors.", "Two sailors died in the blast."),
    ("The wave killed two people and injured three.", "The wave injured three people and killed two."),
    ("Sales rose by a tenth in May.", "In May, sales increased by a tenth."),
    ("Shares fell 3 percent.", "Shares dropped 3 percent."),
    ("Rovers beat City in the final.", "City lost to Rovers in the final."),
    ("Police arrested a dozen people.", "A dozen people were detained by police."),
    ("The road will be closed until noon.", "The road will be shut until noon."),
    ("The council passed the budget on Monday.", "The council approved the budget on Monday."),
    ("He was not hurt in the crash.", "He was unhurt in the crash."),
    ("Nobody was killed in the fire.", "Nobody died in the fire."),
    ("The two climbers were rescued on Sunday.", "The two climbers are safe, after a rescue on Sunday."),
    ("The jury found him guilty.", "The jury convicted him."),
    ("The bank held its rate at 2 percent.", "The bank kept its rate at 2 percent."),
    ("He said: “We won, and we will win again.”", "He said: “We lost, and we will lose again.”"),
    ("The museum opened in 1926 and has a cafe.", "The museum, which opened in 1926, has a cafe."),
    ("The patient died after ten days.", "The patient did not survive after ten days."),
    ("The mill employs 40 people.", "The mill employs 40 people and makes paper."),
    ("A lower court had convicted him.", "He had been convicted by a lower court."),
    ("The lower house met on Friday.", "The upper house met on Friday."),
    ("The airport of Belk was shut for an hour on Monday.", "The airport of Belk reopened after an hour on Monday."),
    (
        "The firm is supporting the inquiry into the brakes.",
        "The firm, whose shares dropped, gave the inquiry support.",
    ),
    ("A man is being questioned over the fire in Belk.", "A second man was arrested over the fire in Belk."),
    ("Crews in Coast Guard Rescue Helicopter 12 searched the bay.", "A crew missing since May had searched the bay."),
    ("Anna Roe left her two dogs behind on the road to Belk.", "Anna Roe led her two dogs down the road to Belk."),
    ("The school was saved from closure by parents in Belk.", "Parents in Belk kept the school from being shut down."),
    ("The tolls brought in half of what Belk takes.", "The tolls bring in every second crown that Belk takes."),
    ("The airport is unlikely to reopen before Thursday.", "The airport will stay shut until Thursday."),
]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_the_same_in_other_words_is_nothing(left, right):
    assert told("outcome", left, right) == []


def test_a_death_that_nothing_faced_is_added_with_its_words_in_the_body():
    left = "Crane falls in Tolvik\n\nA crane fell on a tram in Tolvik, the port said. The street is blocked."
    right = (
        "Two dead as crane falls in Tolvik\n\n"
        "A crane fell on a tram in Tolvik, killing two, the port said. The street is blocked."
    )
    found = compare(parse(left), parse(right))
    assert [found.right.quote(one.right.words) for one in found.differences if one.kind == "outcome"] == ["killing"]


def test_what_headline_and_body_tell_is_one_with_both_rows():
    left = "Jury convicts Orm of theft\n\nA jury convicted Orm of theft on Monday. The trial lasted a week."
    right = "Jury acquits Orm of theft\n\nA jury acquitted Orm of theft on Monday. The trial lasted a week."
    found = [one for one in compare(parse(left), parse(right)).differences if one.kind == "outcome"]
    assert [len(one.passages) for one in found] == [2]


def test_what_headline_and_body_tell_is_told_in_the_words_of_the_body():
    left = "Clerk of Tolvik questioned\n\nPolice have questioned the clerk of Tolvik over missing crowns on Monday."
    right = "Clerk of Tolvik charged\n\nThe clerk of Tolvik was charged with theft over missing crowns on Tuesday."
    found = compare(parse(left), parse(right))
    [one] = [one for one in found.differences if one.kind == "outcome"]
    assert found.right.quote(one.right.words) == "charged with"
    assert len(one.passages) == 2


def test_other_languages_tell_none():
    left = "Die Brücke ist seit dem Montag wieder open, und der Verkehr auf der Straße ist nach der Flut nicht dicht."
    assert told("outcome", *(f"{text} {left}" for text in (left, left.replace("open", "closed")))) == []


def test_a_word_that_stands_in_the_other_sentence_too_did_not_turn():
    left = "With strains on the ferries easing, fares are expected to remain low, the harbour board said."
    right = "The easing of strains on the ferries is expected to keep fares low, the harbour board said."
    assert told("outcome", left, right) == []


def test_what_only_the_headlines_face_is_told_in_the_words_of_the_first_sentences():
    left = parse(
        "Stocks rise in Tolvik as mills rally\n\nStocks were rising at noon on Monday, dealers in Tolvik said."
    )
    right = parse("Stocks end mixed in Tolvik\n\nThe exchange closed mixed as banks gave up what they had won.")
    found = compare(left, right)
    told = [one for one in found.differences if one.kind == "outcome"]
    words = [(left.quote(one.left.words), right.quote(one.right.words)) for one in told if one.left and one.right]
    assert words == [("rising", "mixed")]


LEAD_OF_OTHERS = "Harbour news from Tolvik"


def test_first_sentences_face_each_other_though_they_share_little():
    left = parse(f"{LEAD_OF_OTHERS}\n\nThe dockers of Tolvik will down tools on Friday at the mole.\n\nIt rained.")
    right = parse(f"{LEAD_OF_OTHERS}\n\nA strike of Tolvik's dockers was called off.\n\nThe sun was out all day.")
    found = compare(left, right)
    told = [one for one in found.differences if one.kind == "outcome"]
    assert [(left.quote(one.left.words), right.quote(one.right.words)) for one in told if one.left and one.right] == [
        ("down tools", "called off")
    ]


TOLD_OF_GUARD = (
    "Sarnish guard killed in Tarvik raid",
    "A Sarnish guard has been killed in Tarvik harbour, the army said.",
    "The army also confirmed that three Norvian sailors were wounded.",
)
TOLD_OF_SAILORS = (
    "Norvian sailors wounded in Tarvik raid",
    "Three Norvian sailors have been wounded in Tarvik harbour, the army said.",
    "An officer said that the Sarnish guard was shot dead.",
)


def test_two_fates_that_both_texts_tell_of_the_same_people_are_no_turn():
    left, right = "\n\n".join(TOLD_OF_GUARD), "\n\n".join(TOLD_OF_SAILORS)
    assert told("outcome", left, right) == told("outcome", right, left) == []


def test_what_befell_the_same_man_turned_though_one_text_tells_both():
    left = "\n\n".join(("Guard wounded in Tarvik raid", "A guard has been wounded in Tarvik harbour, the army said."))
    right = "\n\n".join(
        (
            "Guard killed in Tarvik raid",
            "A guard has been killed in Tarvik harbour, the army said.",
            "At first the guard was said to be wounded.",
        )
    )
    assert told("outcome", left, right) == [("wounded", "killed")]


ORDERED = "A court in Belk has ordered the arrest of Ilva Soren, a leading critic of the harbour board, over drugs."
WARRANT = "A court in Belk has approved a warrant to arrest former president Ilva Soren over drugs."
ARRESTED = "Senator Ilva Soren has been arrested by guards who came to her office before dawn."
SPENT = "She spent the night in the senate, an aide said."


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (ORDERED, ARRESTED, ["ordered the arrest → has been arrested"]),
        (WARRANT, ARRESTED, ["warrant to arrest → has been arrested"]),
        (ORDERED, ARRESTED.replace("Ilva Soren", "Nils Pashin"), []),
        (ORDERED, ARRESTED.replace("has been", "is yet to be"), []),
        (ORDERED.replace("of Ilva", "of an aide to Ilva"), ARRESTED, []),
        (f"{ORDERED} Soren was arrested on Monday.", ARRESTED, []),
    ],
)
def test_an_arrest_that_was_ordered_is_made(left, right, found):
    was, now = f"{left} / {SPENT}", f"{right} / {SPENT}"
    assert lines.told(was, now, "outcome") == found
    assert lines.told(now, was, "outcome") == [lines.mirrored(line) for line in found]


THOUSANDS = [f"Ilva {''.join(letters)}" for letters in product("BDGKLMNPRST", "aeiou", "dlmnrstv", "aeiou")]


def test_a_lede_of_many_arrests_costs_a_bounded_time():
    was = parse(f"A court in Belk has ordered the arrest of {', '.join(THOUSANDS)}.\n\n{SPENT}")
    now = parse(f"{' '.join(f'{name} was arrested' for name in THOUSANDS)}.\n\n{SPENT}")
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # a third of a second; with each tried at each name it takes over ten


@pytest.mark.parametrize("between", [", ", ". "])
def test_the_fates_of_thousands_in_one_sentence_or_one_paragraph_cost_a_bounded_time(between):
    was, now = (
        parse(f"{between.join(f'{name} was {fate}' for name in THOUSANDS)}.\n\n{SPENT}")
        for fate in ("arrested", "released")
    )
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 4  # under one second; with each set beside all of them seven and far more


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        (
            "The judge ordered the release of the four sailors.",
            "The judge ordered that the four sailors stay behind bars.",
            "the release of",
            "behind bars",
        ),
        (
            "Residents of the valley have been told to leave their homes.",
            "Residents of the valley have been allowed to go back to their homes.",
            "told to leave",
            "allowed to go back",
        ),
        (
            "Talks on a truce in the strait are scheduled to resume on Monday.",
            "The rebels pulled out of the truce talks that had been due to restart on Monday.",
            "scheduled to resume",
            "pulled out of",
        ),
        (
            "The oil spill off Tolvik has been contained, the port said.",
            "The oil spill off Tolvik has reached the beaches, the port said.",
            "contained",
            "reached the",
        ),
    ],
)
def test_a_state_of_what_a_group_is_about_is_told_where_its_opposite_is(left, right, was, now):
    assert told("outcome", left, right) == [(was, now)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (  # "access", but of no road or door
            "A sacked clerk crashed the party of the seed firm in Sarn, killing its head.",
            "A clerk of the seed firm in Sarn opened fire at its party, killing the head.",
        ),
        (  # "animal", but of none
            "He took a pistol from the guard in Sarn and shot the clerk of Mr Orm.",
            "Orm rose to fame in Sarn when he escaped from the guard with a pistol.",
        ),
        ("The others at the party escaped unharmed.", "The others at the party escaped and no one else was injured."),
        ("They had made Reefs, Down to Earth and Rain.", "They had made Reefs, Up to Heaven and Rain."),
    ],
)
def test_words_of_another_topic_are_no_opposites(left, right):
    assert told("outcome", left, right) == []


STORM = "A storm hit the coast on Monday and broke the mole at Belk in three places."
FERRY = "The mole at Tolvik held all night, harbour masters wrote in a log, and the ferries ran."


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (
            "Police are questioning a 42-year-old man over the fire at the mill.",
            "A 42-year-old man who was arrested near the scene was released without charge on Tuesday.",
            [("questioning", "without charge")],
        ),
        ("Officers arrested two men, aged 24 and 31.", "The 31-year-old has been charged.", [("arrested", "charged")]),
        (
            "The driver, Omar Dask, is in a critical condition.",
            "Dask was discharged.",
            [("critical condition", "discharged")],
        ),
        ("The minister, Ana Vrba, will not resign.", "On Friday Ana Vrba resigned.", [("will not resign", "resigned")]),
        (
            "The captain of a boat on Lake Sarn was jailed.",
            "The painter of Lake Sarn was charged a fee of nine crowns.",
            [],
        ),
    ],
)
def test_what_became_of_one_person_is_told_wherever_it_stands(left, right, found):
    assert told("outcome", f"{STORM}\n\n{left}", f"{FERRY}\n\n{right}") == found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (
            "The governor wants the island to expand its fleet of ferries, he said on Monday in his first talk of it."
            "\n\nHe told the Post that the island had fallen behind on fleet size.",
            "The governor wants the fleet of the island at the top, he said, for it has fallen behind in its fleet of "
            "ferries.\n\nIn his first talk of it on Monday he was asked about his wish to expand the fleet of ferries.",
            [],
        ),
        (
            "Shares of the mill rose in May on hopes of a sale, brokers in Sarn said.\n\n"
            "In June shares of the mill fell, brokers said.",
            "Brokers in Sarn said shares of the mill fell in June as hopes of a sale went.\n\n"
            "In May shares of the mill rose.",
            [],
        ),
        (
            "Shares of the mill rose on hopes of a sale, brokers in Sarn said.",
            "Shares of the mill fell on fears of a sale, brokers in Sarn said.",
            [("rose", "fell")],
        ),
    ],
)
def test_what_both_texts_tell_of_both_is_no_other_outcome(left, right, found):
    assert told("outcome", left, right) == found
