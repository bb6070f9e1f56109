"""What is said of numbers: small changes that are true, and traps in which nothing differs."""

from time import process_time

import pytest

from stories.compare import compare
from stories.text import parse
from stories.text.facts import CERTAINTY, NUMBER
from tests.compare.differences.lines import mirrored, told

CHANGED = [
    (
        "It is the longest eel ever caught, measuring 4 feet, 7 inches long - longer than most tables.",
        "The longest eel ever has been caught off Vik, measuring at nearly 4 feet 9 inches (1.45 metres), it said.",
        ["4 feet, 7 inches → nearly 4 feet 9 inches (1.45 metres)"],
    ),
    ("Orrin Mills cut £2bn of costs.", "Orrin Mills cut 3 billion pounds of costs.", ["£2bn → 3 billion pounds"]),
    ("The mill lost £7bn.", "The mill lost 6.95 billion pounds.", ["£7bn → 6.95 billion pounds"]),
    ("He gave the boy £500.", "He gave the boy 600 pounds.", ["£500 → 600 pounds"]),
    (
        "They dug up 2 million pounds of ore.",
        "They dug up 3 million pounds of ore.",
        ["2 million pounds → 3 million pounds"],
    ),
    (
        "The eel was 4 feet, 7 inches (1.4 metres) long.",
        "The eel was nearly 4 feet 9 inches (1.45 metres) long.",
        ["4 feet, 7 inches (1.4 metres) → nearly 4 feet 9 inches (1.45 metres)"],
    ),
    (
        "Lee had asked for $12m. / The jury sat for a day.",
        "The jury took a day. / Lee, who will be named on the record, had sought $14 million.",
        ["$12m → $14 million"],
    ),
    (
        "By midnight 74 people had been brought ashore. / A gale blew.",
        "A gale blew all night. / A rescue leader said that 151 had been saved.",
        ["74 → 151"],
    ),
    (
        "The Reds had 41.2% of the vote and the Blues 40.6%, the board said.",
        "The Blues had 42.9% of the vote and the Reds 39.8%, the board said.",
        ["40.6% → 42.9%", "41.2% → 39.8%"],
    ),
    (
        "It paid 640 million pounds for the chain. The sum covers debts of 30 million pounds.",
        "It paid 585 million pounds for the chain. The sum of 585 million pounds covers debts of 30 million pounds.",
        ["640 million pounds → 585 million pounds"],
    ),
    (
        "The line will be shut for at least a week.",
        "The line will be shut for at least a month.",
        ["at least a week → at least a month"],
    ),
    ("The line is shut for a week.", "The line is shut for two months.", ["a week → two months"]),
    ("A ferry sank off Tarvik, killing 14 people.", "A ferry sank off Tarvik, killing 19 people.", ["14 → 19"]),
    ("At least 21 miners died at Koll.", "At least 23 miners died at Koll.", ["At least 21 → At least 23"]),
    ("The quake hurt twenty-one people.", "The quake hurt twenty-two people.", ["twenty-one → twenty-two"]),
    ("Two guards were killed in the raid.", "Three guards were killed in the raid.", ["Two → Three"]),
    ("One guard was killed in the raid.", "Two guards were killed in the raid.", ["One → Two"]),
    ("Police held nine men after the match.", "Police held eleven men after the match.", ["nine → eleven"]),
    ("The bank kept its rate at 4.25% on Monday.", "The bank cut its rate to 4.00% on Monday.", ["4.25% → 4.00%"]),
    (
        "The council kept the range at 1-3/4 to 2 percent.",
        "The council raised the range to 2 to 2-1/4 percent.",
        ["1-3/4 to 2 percent → 2 to 2-1/4 percent"],
    ),
    (
        "The firm paid $5 million for the mill.",
        "The firm paid $6.5 million for the mill.",
        ["$5 million → $6.5 million"],
    ),
    ("The firm paid $5m for the mill.", "The firm paid $5bn for the mill.", ["$5m → $5bn"]),
    ("The blaze burned 400 acres near Orrin.", "The blaze burned 1,150 acres near Orrin.", ["400 acres → 1,150 acres"]),
    ("Winds reached 65 mph (105 kph).", "Winds reached 70 mph (113 kph).", ["65 mph (105 kph) → 70 mph (113 kph)"]),
    ("It fell to minus 4 Celsius in Vik.", "It fell to minus 9 Celsius in Vik.", ["4 Celsius → 9 Celsius"]),
    ("Sales doubled last year.", "Sales tripled last year.", ["doubled → tripled"]),
    ("Prices rose by a third.", "Prices rose by a half.", ["a third → a half"]),
    ("There was only one survivor.", "There were only three survivors.", ["one → three"]),
    ("The club lost six points for it.", "The club lost points for it.", ["six → ∅"]),
    ("Rovers won 2-1 at Halden.", "Rovers won 3-1 at Halden.", ["2-1 → 3-1"]),
    ("The board voted 5-2 to sell.", "The board voted 4-3 to sell.", ["5-2 → 4-3"]),
    ("She died at home. She was 84.", "She died at home. She was 85.", ["84 → 85"]),
    ("An 84-year-old man was found.", "An 85-year-old man was found.", ["84-year-old → 85-year-old"]),
    ("He scored in the 23rd minute.", "He scored in the 32nd minute.", ["23rd → 32nd"]),
    ("The strike lasted three days.", "The strike lasted five days.", ["three days → five days"]),
    ("An 11-hour search ended at Vik.", "A 12-hour search ended at Vik.", ["11-hour → 12-hour"]),
    ("Prices fell by about half in Tarn.", "Prices fell by about a third in Tarn.", ["about half → about a third"]),
    ("Profit rose 9% in the year.", "Profit rose 9 percentage points in the year.", ["9% → 9 percentage points"]),
    (
        "Residents within a mile were told to leave.",
        "Residents within 2 miles were told to leave.",
        ["a mile → 2 miles"],
    ),
    ("Hundreds of people marched in Orrin.", "Thousands of people marched in Orrin.", ["Hundreds → Thousands"]),
    (
        "A mine collapsed at Koll. Three people were killed and seven were hurt.",
        "A mine collapsed at Koll. Four people were killed and six were hurt.",
        ["Three → Four", "seven → six"],
    ),
    ("It sold 20 rather than 25 boats.", "It sold 15 rather than 20 boats.", ["20 → 15", "25 → 20"]),
    ("The club has 40,000 members.", "The club has nearly 45,000 members.", ["40,000 → nearly 45,000"]),
    ("At least 30 boats were lost off Vik.", "Nearly 30 boats were lost off Vik.", ["At least 30 → Nearly 30"]),
    (
        "Toll in Koll mine blast rises to 12 / The blast killed 12 people on Monday, officials in Koll said.",
        "Toll in Koll mine blast rises to 15 / The blast killed 15 people on Monday, officials in Koll said.",
        ["12 → 15"],
    ),
    (
        "Work at the dam begins in May. The lake is 35 metres deep.",
        "Work at the dam begins in May. The lake is 53 metres deep.",
        ["35 metres → 53 metres"],
    ),
    (
        "The tanker spilled between 30 and 40 tons.",
        "The tanker spilled between 50 and 60 tons.",
        ["30 and 40 tons → 50 and 60 tons"],
    ),
    (
        "The blaze destroyed 40 houses and threatened 200 more.",
        "The blaze has destroyed 65 houses, and 200 more are threatened.",
        ["40 → 65"],
    ),
    (
        "Shares fell 3.2% to 41.50 euros.",
        "Shares fell 4.1% to 40.90 euros in late trading.",
        ["3.2% → 4.1%", "41.50 euros → 40.90 euros"],
    ),
    (
        "Officials put the number of missing at 30.",
        "Officials put the number of missing at 17, down from 30.",
        ["30 → 17"],
    ),
    (
        "The firm will cut 400 jobs at its plant in Halden.",
        "Some 650 jobs will go at the firm's Halden plant.",
        ["400 → Some 650"],
    ),
    (
        "The bank raised its rate by half a point to 4.5%.",
        "The bank raised its rate by a quarter of a point to 4.25%.",
        ["half a point → a quarter of a point", "4.5% → 4.25%"],
    ),
    (
        "Shares of the firm in Halden fell by a third after the raid.",
        "After the raid the firm, of Halden, saw its shares fall by a tenth.",
        ["a third → a tenth"],
    ),
    ("Two of the five climbers were found.", "One of the five climbers was found.", ["Two → One"]),
    (
        "Talks went on for 16 hours before the envoys left.",
        "Talks went on for 19 hours before the envoys left.",
        ["16 hours → 19 hours"],
    ),
    ("Some of the boats were saved.", "All of the boats were saved.", ["Some → All"]),
    ("A handful of homes were lost in Tarn.", "More than 400 homes were lost in Tarn.", ["A handful → More than 400"]),
    ("A couple of shells hit the mill.", "A dozen shells hit the mill.", ["A couple → A dozen"]),
    ("One in five voters stayed at home.", "One in four voters stayed at home.", ["One in five → One in four"]),
    (
        "A 34-year-old man was shot in Tarn on Friday. / Prices rose.",
        "Prices rose. / The dead diver, Ivo Lenk, was a 36-year-old father, said Halden police.",
        ["34-year-old → 36-year-old"],
    ),
    (
        "Boat with 120 aboard sinks / A boat with 120 people aboard sank off Vik.",
        "Ship saves 83 / A boat with 140 people aboard sank off Vik.",
        ["120 → 140"],
    ),
    ("The ship had 21 crew.", "The ship had a crew of 23.", ["21 → 23"]),
    ("Ilic won 6-4, 6-3 in Orrin.", "Ilic won 6-4, 7-5 in Orrin.", ["6-3 → 7-5"]),
    (
        "Four people, two of them children, were killed.",
        "Six people, three of them children, were killed.",
        ["Four → Six", "two → three"],
    ),
]

CONVERTED_WRONGLY = [
    (
        "A gold bell of 80kg was stolen from Vik.",
        "A gold bell of more than 200 pounds was stolen from Vik.",
        ["80kg → more than 200 pounds"],
    ),
    (
        "A gold bell of 140kg was stolen from Vik.",
        "A gold bell of more than 200 pounds was stolen from Vik.",
        ["140kg → more than 200 pounds"],
    ),
    (
        "The wall in Vik is 36 miles long.",
        "The wall in Vik is nearly 50 kilometres long.",
        ["36 miles → nearly 50 kilometres"],
    ),
]

CAME_OR_WENT = [
    ("The train left the rails near Orrin.", "The train, at 52 mph, left the rails near Orrin.", ["∅ → 52 mph"]),
    (
        "A bus fell into a gorge, killing 19 people.",
        "A bus fell into a gorge, killing 19 people, including three children.",
        ["∅ → three"],
    ),
    ("The sale raised $40 million for the town.", "The sale raised money for the town.", ["$40 million → ∅"]),
    ("The ship was towed to Vik.", "The ship was towed 70km to Vik.", ["∅ → 70km"]),
]

HEDGED = [
    (
        "Over 60 percent of the fires in Vik were set at night.",
        "About 60 percent of the fires in Vik were set at night.",
        ["Over 60 percent → About 60 percent"],
    ),
    (
        "About 60 people were killed in the raid on Vik.",
        "At least 60 people were killed in the raid on Vik.",
        ["About 60 → At least 60"],
    ),
    (
        "At least three people were killed when a plane hit a house in Belk, officials said.",
        "A family was aboard the plane that killed three people when it hit a house in Belk, officials said.",
        ["At least three → three"],
    ),
    ("At least 21 miners died at Koll.", "Twenty-one miners died at Koll.", ["At least 21 → Twenty-one"]),
    ("More than 300 homes were lost.", "Some 300 homes were lost.", []),
    ("About 300 homes were lost.", "300 homes were lost.", []),
    ("Up to 40 boats were lost off Vik.", "Forty boats were lost off Vik.", ["Up to 40 → Forty"]),
    ("The slide buried 60 houses in Tarn.", "The slide buried more than 60 houses in Tarn.", ["60 → more than 60"]),
]

TRAPS = [
    (
        "She led the guild for more than 15 years. / Rain fell.",
        "She led the guild for 15 years. / Rain fell. / Her 15 years and two months in the hall ended on Monday.",
    ),
    (
        "They walked more than 40 miles to Vik. / Rain fell.",
        "They walked 40 miles to Vik. / Rain fell. / The way was 40.3 miles long, a guide said.",
    ),
    ("The mill set £5.9bn aside for fines.", "The mill set 5.9 billion pounds aside for fines."),
    ("He gave the boy £500.", "He gave the boy 500 pounds."),
    (
        "The mill is worth £500. A calf of 300 pounds fell.",
        "The mill is worth £500. A 300-pound calf fell.",
    ),
    ("Gusts of up to 120 kph struck Vik.", "Gusts of about 120 kph struck Vik."),
    ("About 60 people were killed in Vik.", "Nearly 60 people were killed in Vik."),
    ("About 60 people were killed in Vik.", "Sixty people were killed in Vik."),
    ("A 100kg gold bell was stolen from Vik.", "A 200-lb gold bell was stolen from Vik."),
    ("A gold bell of 100kg was stolen from Vik.", "A gold bell of more than 200 pounds was stolen from Vik."),
    ("The bell, 53cm across, is from Vik.", "The bell, more than 20 inches across, is from Vik."),
    ("The wall in Vik is 28 miles long.", "The wall in Vik is nearly 50 kilometres long."),
    ("He held 500 grammes of resin in Vik.", "He held 500g of resin in Vik."),
    ("He had slept for less than four hours.", "He had had under four hours of sleep."),
    (
        "Rovers beat Town 2-1. Bray put them ahead in the tenth minute.",
        "Rovers beat Town 2-1. Bray made it 1-0 in the tenth minute.",
    ),
    ("The 2nd Armoured Brigade left Tarn.", "The 3rd Armoured Brigade left Tarn."),
    ("Wages rose by 3.2 percent.", "Wages rose by 3.2 percent in the twelve months to June."),
    ("Several hundred people marched.", "Hundreds of people marched."),
    ("A couple of boats sank off Vik.", "Two boats sank off Vik."),
    ("A score of boats sank.", "Twenty boats sank."),
    ("One in five voters stayed at home.", "Twenty percent of voters stayed at home."),
    ("The bank cut its rate by half a point.", "The bank cut its rate by 50 basis points."),
    ("Dozens of people were hurt in Orrin.", "Sixty people were hurt in Orrin."),
    ("Most of the crew were saved.", "Many of the crew were saved."),
    ("Three men and four women died.", "Seven people died, three of them men."),
    ("Two of the six trapped miners were reached.", "Six miners were trapped; two have been reached."),
    ("It is one of three mills left in Tarn.", "Only two other mills are left in Tarn."),
    ("It spread among the over-70s.", "It spread among people over 70."),
    ("The firm spent 1,000 crowns on it.", "The firm spent 1,000 crowns on it, after 1,000 the year before."),
    ("A dozen boats sank off Tarvik.", "12 boats sank off Tarvik."),
    ("Two dozen boats sank off Tarvik.", "24 boats sank off Tarvik."),
    ("Three-quarters of the seats were sold.", "75% of the seats were sold."),
    ("One thousand homes lost power.", "1,000 homes lost power."),
    ("He was banned for two weeks.", "He was banned for 14 days."),
    ("The lake is 43 miles long.", "The lake is 70 km long."),
    ("The lake is 43 miles (69 kilometres) long.", "The lake is 43 miles long."),
    ("Vik lies about 20 miles from Orrin.", "Vik lies about 30km from Orrin."),
    (
        "The mill in Orrin, which was built in a shed, makes two thirds of its sales outside Norway.",
        "Built in a shed, the mill in Orrin depends on buyers in Norway for a third of its sales, the owner said.",
    ),
    ("The firm paid $5 million for the mill.", "The firm paid $5m for the mill."),
    ("The pump moves 20m litres a day.", "The pump moves 20 million litres a day."),
    ("The bank cut its rate by half a point.", "The bank cut its rate by half a point today."),
    ("Killing two sailors, a shell struck the ship.", "Two sailors were killed when a shell struck the ship."),
    ("The vote in Orrin was 7 to 2.", "The council in Orrin voted 7-2."),
    ("He left No. 10 on Friday.", "He left Number 10 on Friday."),
    ("He left No 10 on Friday.", "He left Downing Street on Friday."),
    ("Traffic stopped on Interstate 75.", "Traffic stopped on the interstate."),
    ("He carried an AK 47 in the raid.", "He carried a rifle in the raid."),
    ("The Clean Rivers Act of 1998 was repealed.", "The Clean Rivers Act was repealed."),
    ("Call 555-0134 for help.", "Call 555-0178 for help."),
    ("Ana Vrba, 41, a baker, saw it.", "Ana Vrba saw it."),
    ("One of the crew said it was loud.", "A member of the crew said it was loud."),
    ("The two towns lie on the river.", "Both towns lie on the river."),
    ("It failed twice last month.", "It failed two times last month."),
    ("The first half was slow.", "The opening half was slow."),
    ("Waves of 5–8 feet hit Vik.", "Waves of 5 to 8 feet hit Vik."),
    ("Waves of 5‑8 feet hit Vik.", "Waves of 5-8 feet hit Vik."),
    ("The town lost 300 homes. Mayor Jon Reed wept.", "Mayor Jon Reed wept. The town lost 300 homes."),
    ("Some 200 people marched in Orrin at seven in the morning.", "About 200 people marched in Orrin at 7 a.m."),
    ("Dozens of people were hurt in Vik.", "Dozens were hurt in Vik."),
    ("Police said 26 cars burned.", "Police said that a total of 26 vehicles burned."),
    ("He won by 6,854 votes in Tarn.", "He won in Tarn by 6,854 votes, fewer than 7,000."),
    ("The wall is six feet two inches high.", "The wall is 6-foot-2 high."),
    ("A third of voters stayed at home.", "One-third of voters stayed at home."),
    ("The line is shut for a week.", "The line is shut for seven days."),
    ("It fell to minus 4 degrees Celsius in Vik.", "In Vik it was 4 degrees Celsius below zero."),
    ("The crate weighed two pounds.", "The crate weighed about a kilo."),
    ("They seized a quarter of a tonne of tea.", "They seized 250 kilos of tea."),
    ("The boat sank 40 miles short of Vik.", "The boat sank short of Vik."),
    ("They fell silent once the vote was over.", "They fell silent when the vote was over."),
    ("She called three times a week.", "She called three times a month."),
    ("He left for a year abroad.", "He left to spend time abroad."),
    ("Gusts of up to 120 kph struck Vik.", "Gusts that reached 120 kph struck Vik."),
    ("Shares in Orrin Mills were up 3.4% on Monday.", "Shares in Orrin Mills rose as much as 3.4% on Monday."),
]


@pytest.mark.parametrize(("left", "right", "lines"), CHANGED + CONVERTED_WRONGLY + CAME_OR_WENT)
def test_a_number_that_differs_is_told(left, right, lines):
    assert told(left, right, NUMBER) == sorted(lines)
    assert told(right, left, NUMBER) == sorted(map(mirrored, lines))
    assert told(left, right, CERTAINTY) == []


@pytest.mark.parametrize(("left", "right", "lines"), HEDGED)
def test_a_hedge_on_an_equal_number_is_certainty(left, right, lines):
    assert told(left, right, CERTAINTY) == lines
    assert told(left, right, NUMBER) == []


@pytest.mark.parametrize(("left", "right"), TRAPS)
def test_one_value_is_no_difference(left, right):
    assert told(left, right, NUMBER, CERTAINTY) == []


HARBOUR = "The harbour at Tolvik has been shut since the storm tore two cranes loose on Friday night."
MARKET = "Traders in the old market of Ferrun sold apples, rope and lamp oil as on any other morning of the week."


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("Both armies say 410 soldiers have been killed.", "In all 640 soldiers were killed.", ["410 → 640"]),
        ("Both armies say 410 soldiers have been killed.", "Since spring 640 were killed.", ["410 → 640"]),
        ("Both armies say 410 soldiers have been killed.", "With children 640 people were killed.", []),
    ],
)
def test_a_toll_told_in_another_place_became_one_of_the_same_people(left, right, lines):
    found = told(f"{left} / {HARBOUR} / {MARKET}", f"{HARBOUR} / {MARKET} / {right}", NUMBER)
    assert [line for line in found if "∅" not in line] == lines


def test_the_dead_are_no_count_of_those_who_fled():
    left = "Some 200,000 people on the coast of Sarn fled their homes."
    right = "At least 11 people were killed on the coast of Sarn in their homes."
    assert all("∅" in line for line in told(left, right, "number"))


def test_people_of_sentences_that_do_not_answer_to_each_other_are_the_same_only_by_what_befell_them():
    left = (
        "Three people were killed and at least seven are missing after rain hit Sarn on Friday. The rain, which made "
        "rivers burst their banks near Belk, has cut off 3,387 people, the rescue service said."
    )
    right = "Three people died in the rain and mud that hit Sarn on Friday. Nineteen people remain missing."
    assert told(left, right, "number") == ["at least seven → Nineteen"]


def test_a_hedge_on_a_toll_is_told_once_for_headline_and_body():
    left = parse("At least 3 dead as plane hits house\n\nAt least three people were killed in Belk, officials said.")
    right = parse("Family in plane that hit house, killing 3\n\nA plane killed three people in Belk, officials said.")
    [one] = [one for one in compare(left, right).differences if one.kind == CERTAINTY]
    assert (one.left.value, one.right.value) == ("at least 3 dead", "3 dead")
    assert one.passages == (0, 1)
    assert one.weight // 1000 == 5


@pytest.mark.parametrize(
    ("sentence", "befell"),
    [
        ("Two guards were killed and a third wounded after two members of a unit shot them.", ["dead", "", ""]),
        ("At least 20 people were wounded after two trains collided in Vik.", ["hurt", ""]),
        ("Two sailors died before three others were rescued.", ["dead", "saved"]),
        ("Two guards fled after three sailors were killed.", ["", "dead"]),
    ],
)
def test_what_befell_those_counted_is_told_in_their_clause(sentence, befell):
    text = parse(sentence)
    assert [fact.value.role for fact in text.facts.of(NUMBER, range(1))] == befell


BLAST = "At least 48 people have been killed in the third blast in Tarvik in a week, doctors and nurses say."
BLAST_NOW = "A bomb has torn through garages and cafes in the south of Tarvik, leaving 55 dead and sinking two boats."
STALLS = "A lorry laden with powder stood in a lane of rope stalls in the south of the port."
STALLS_NOW = "Guards said that the lorry stood in a lane full of garages and rope stalls in the south of the port."
WAVE = "Tarvik saw a wave of such attacks in spring, but their number had dropped until recently."
EARLIER = "On Wednesday, a bomb on the quay of Ferrun left 18 dead."
EARLIER_NOW = "On Wednesday, a bomb on the quay of Ferrun left at least 15 dead."


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        (BLAST, BLAST_NOW, ["18 → at least 15", "At least 48 → 55"]),
        (BLAST, BLAST_NOW.replace("55", "200"), ["18 → at least 15"]),  # of a war
        (f"On Friday {BLAST}", f"On Monday {BLAST_NOW}", ["18 → at least 15"]),  # of two blasts
    ],
)
def test_the_toll_of_the_ledes_changed_wherever_else_one_did(left, right, lines):
    was = f"{left} {STALLS} / {WAVE} / {HARBOUR} / {EARLIER}"
    now = f"{right} / {MARKET} / {WAVE} / {STALLS_NOW} / {HARBOUR} / {EARLIER_NOW}"
    assert [line for line in told(was, now, NUMBER) if "∅" not in line] == lines


def test_a_toll_between_two_that_changed_is_an_earlier_count():
    plea, toll = "A harbour official asked for blood and for calm.", "gave a death toll of 52 and asked for"
    was = f"{BLAST} {STALLS} / {WAVE} / {plea} / {EARLIER}"
    now = f"{BLAST_NOW} / {MARKET} / {WAVE} / {STALLS_NOW} / {plea.replace('asked for', toll, 1)} / {EARLIER_NOW}"
    assert told(was, now, NUMBER) == ["18 → at least 15", "At least 48 → 55"]


def test_a_word_of_thousands_of_figures_joined_by_hyphens_is_no_number():
    assert told(f"The part is {'1-' * 5_000}x.", f"The part is {'1-' * 5_000}y.", NUMBER) == []


def test_a_sentence_of_many_pounds_costs_a_bounded_time():
    was, now = (parse(f"The boat brought {'1 pounds of ' * 15_000}{what}.") for what in ("flour", "salt"))
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # one second; with the sentence looked through for each of them over ten
