"""What is said of days and times: small changes that are true, and traps in which nothing differs."""

import pytest

from stories.text.facts import DATE, NUMBER
from tests.compare.differences.lines import mirrored, told

DIFFER = [
    ("The final is on May 18.", "The final is on May 25.", ["May 18 → May 25"]),
    ("The lease runs to 2029.", "The lease runs to 2031.", ["2029 → 2031"]),
    ("The summit opens on Thursday in Orrin.", "The summit opens on Friday in Orrin.", ["Thursday → Friday"]),
    (
        "The bus left the road at 2:30 a.m. near Vik.",
        "The bus left the road at 3:30 a.m. near Vik.",
        ["2:30 a.m. → 3:30 a.m."],
    ),
    ("The trial resumes tomorrow in Orrin.", "The trial resumes next week in Orrin.", ["tomorrow → next week"]),
    ("He was seen around teatime.", "He was seen around breakfast time.", ["teatime → breakfast time"]),
    ("They met on the night of May 3.", "They met on the morning of May 3.", ["night of May 3 → morning of May 3"]),
    ("The ban runs through Labor Day.", "The ban runs through Halloween.", ["Labor Day → Halloween"]),
    ("The bridge opens in the spring.", "The bridge opens this autumn.", ["spring → this autumn"]),
    ("It was put back to Tuesday.", "It was put back to Tuesday week.", ["Tuesday → Tuesday week"]),
    (
        "The school opens on the first Monday of May.",
        "The school opens on the second Monday of May.",
        ["first Monday of May → second Monday of May"],
    ),
    ("The airport is closed until noon.", "The airport is closed until 3 p.m.", ["noon → 3 p.m."]),
    ("The bank may cut rates in August.", "The bank may cut rates in September.", ["August → September"]),
    ("The bridge opens in late September.", "The bridge opens in early October.", ["late September → early October"]),
    ("The plant closes by mid-2032.", "The plant closes by mid-2034.", ["mid-2032 → mid-2034"]),
    ("He was born on May 3, 1941, in Tarn.", "He was born on May 30, 1940, in Tarn.", ["May 3, 1941 → May 30, 1940"]),
    (
        "Output should recover in the second half of next year.",
        "Output should recover in the first half of next year.",
        ["second half of next year → first half of next year"],
    ),
    (
        "The firm plans to open the mine next spring.",
        "The firm plans to open the mine next autumn.",
        ["next spring → next autumn"],
    ),
    ("Polls close at 8 p.m. on Sunday.", "Polls close at 9 p.m. on Sunday.", ["8 p.m. → 9 p.m."]),
    ("Last week, the firm sold its mill.", "Last month, the firm sold its mill.", ["Last week → Last month"]),
    ("The strike runs from Monday to Wednesday.", "The strike runs from Monday to Friday.", ["Wednesday → Friday"]),
    (
        "The fair runs November 9-12 in Halden.",
        "The fair runs November 9-14 in Halden.",
        ["November 9-12 → November 9-14"],
    ),
    ("He served from 1994 to 1998 as mayor.", "He served from 1994 to 2002 as mayor.", ["1994 to 1998 → 1994 to 2002"]),
    ("The trial starts on Jan. 6 in Orrin.", "The trial starts on Feb. 3 in Orrin.", ["Jan. 6 → Feb. 3"]),
    ("The war began in 2014.", "The war began in 2015.", ["2014 → 2015"]),
    ("The law takes effect on July 1.", "The law takes effect on Jan. 1.", ["July 1 → Jan. 1"]),
    (
        "The inquiry will report by the end of June.",
        "The inquiry will report by the end of September.",
        ["end of June → end of September"],
    ),
    ("She was last heard from on Monday.", "She was last heard from on Tuesday.", ["Monday → Tuesday"]),
    (
        "The shop was robbed on Saturday night.",
        "The shop was robbed on Saturday morning.",
        ["Saturday night → Saturday morning"],
    ),
    ("The talks of both ports resume on Nov. 12.", "The talks of both ports were put off.", ["Nov. 12 → ∅"]),
    ("The dam, built in 1962, leaks.", "The dam leaks.", ["1962 → ∅"]),
    ("The talks resume.", "The talks resume on Nov. 12.", ["∅ → Nov. 12"]),
    ("The quake struck Vik at 4:12 p.m.", "The quake struck Vik at 4:21 p.m.", ["4:12 p.m. → 4:21 p.m."]),
    ("The quake struck at 16:12 local time.", "The quake struck at 17:12 local time.", ["16:12 → 17:12"]),
    (
        "The match was moved to Sunday because of rain.",
        "The match was moved to Monday because of rain.",
        ["Sunday → Monday"],
    ),
    (
        "The games were put off until the summer of 2031.",
        "The games were put off until the summer of 2032.",
        ["summer of 2031 → summer of 2032"],
    ),
    (
        "The deal will close in the first quarter of 2031.",
        "The deal will close in the third quarter of 2031.",
        ["first quarter of 2031 → third quarter of 2031"],
    ),
    (
        "The climber has been missing since Tuesday.",
        "The climber has been missing since Wednesday.",
        ["Tuesday → Wednesday"],
    ),
    ("The couple married two years ago.", "The couple married three years ago.", ["two years ago → three years ago"]),
    ("He will be sworn in on Jan. 20 next year.", "He will be sworn in on Jan. 25 next year.", ["Jan. 20 → Jan. 25"]),
    (
        "Schools reopen on Monday, the ministry said Friday.",
        "Schools reopen on Tuesday, the ministry said Saturday.",
        ["Monday → Tuesday"],
    ),
    (
        "The curfew starts at 10 p.m. and ends at 5 a.m. in Tarn.",
        "The curfew starts at 9 p.m. and ends at 6 a.m. in Tarn.",
        ["10 p.m. → 9 p.m.", "5 a.m. → 6 a.m."],
    ),
    (
        "The hearing was moved from Tuesday to Thursday.",
        "The hearing was moved from Tuesday to Friday.",
        ["Thursday → Friday"],
    ),
    (
        "A storm will reach Vik by Wednesday morning.",
        "A storm will reach Vik by Wednesday evening.",
        ["Wednesday morning → Wednesday evening"],
    ),
    ("Sales fell in the three months to March.", "Sales fell in the three months to June.", ["March → June"]),
    (
        "The blast tore through the mill at 5.50 in the morning.",
        "It was 4.20 in the morning when the blast tore through the mill.",
        ["5.50 in the morning → 4.20 in the morning"],
    ),
    (
        "The bridge will open on Saturday after a year of work, the council said.",
        "After a year of work the bridge is to open on Sunday, according to the council.",
        ["Saturday → Sunday"],
    ),
    ("The fleet sailed at dawn.", "The fleet sailed at dusk.", ["dawn → dusk"]),
    ("Shops close on Good Friday.", "Shops close on Easter Monday.", ["Good Friday → Easter Monday"]),
    ("The museum will reopen on May 3.", "The museum will reopen soon.", ["May 3 → soon"]),
    (
        "The town was founded in the late 19th century.",
        "The town was founded in the early 19th century.",
        ["late 19th century → early 19th century"],
    ),
    ("The 2019 raid killed nine.", "The 2017 raid killed nine.", ["2019 → 2017"]),
    ("Profit may rise in 2026.", "Profit may rise in 2027.", ["2026 → 2027"]),
    (
        "The race is on the last Sunday in March.",
        "The race is on the first Sunday in April.",
        ["last Sunday in March → first Sunday in April"],
    ),
    ("He joined in 2012 and left in 2019.", "He left in 2018 after joining in 2012.", ["2019 → 2018"]),
    ("Members polled last month doubt it.", "Members polled this week doubt it.", ["last month → this week"]),
    (
        "The minister will go by the end of the year.",
        "The minister will go by the end of next year.",
        ["end of the year → end of next year"],
    ),
    (
        "Wardens were called to the lock at 7:50 p.m. by a bargeman. / Prices rose.",
        "Prices rose in Tarn. / A boy had seen the barge sink. / The call was taken at 7:15 p.m., a log shows.",
        ["7:50 p.m. → 7:15 p.m."],
    ),
    (
        "Ana Vrba, mayor of Tarn, will speak to the council.",
        "Ana Vrba, mayor of Tarn, will speak to the council on Saturday.",
        ["∅ → Saturday"],
    ),
    (
        "The plant was hit by a blast, the paper reported.",
        "The plant was hit by a blast at 10:00 local time, the paper reported.",
        ["∅ → 10:00"],
    ),
    (
        "The vote was called off as rain fell on the square, and the mayor went home.",
        "The mayor went home at 11:15 p.m. when the vote was called off in the rain.",
        ["∅ → 11:15 p.m."],
    ),
    (
        "The three are to appear before magistrates in Tarn on Tuesday. / Prices rose.",
        "Prices rose in Vik. / The men will appear before magistrates in Orrin on Wednesday.",
        ["Tuesday → Wednesday"],
    ),
    (
        "The blast at the mill, heard at 8 p.m., broke glass. / Prices rose.",
        "Prices rose in Tarn. / It was 9:00 p.m. (0200 GMT) when neighbours heard the glass go, they say.",
        ["8 p.m. → 9:00 p.m."],
    ),
    (
        "Clashes shook the port of Vik as the country looked for peace.",
        "Clashes shook the port of Vik on Sunday as the country looked for peace.",
        ["∅ → Sunday"],
    ),
    (
        "The assembly of both towns meets on June 2.",
        "The assembly of both towns may not meet until the middle of June.",
        ["June 2 → middle of June"],
    ),
]

TRAPS = [
    ("The blast was at 4:50 am in Vik.", "The blast was at 4:50 am (1750 GMT) in Vik."),
    (
        "Play began at 10:30 a.m. before a small crowd and the rain came at 4:15 p.m. after a dull day for both clubs.",
        "Rain came late after a dull day for both clubs, which a small crowd had watched from the start.",
    ),
    ("The vote is set for December.", "The vote is set for Dec. 14."),
    ("The contract ends in 2030.", "The contract ends in June 2030."),
    ("The minister arrives tomorrow.", "The minister arrives on Friday."),
    ("The talks resume on November 12.", "The talks resume on Nov. 12."),
    ("The talks resume on 12 November.", "The talks resume on November 12."),
    ("The talks resume on Nov. 12, 2020.", "The talks resume on November 12."),
    ("The flight left at 5 p.m.", "The flight left at 5pm."),
    ("The flight left at 5 p.m.", "The flight left at 17:00."),
    ("The flight left at noon.", "The flight left at 12 p.m."),
    ("The shelling began on Monday.", "On Monday the shelling began."),
    ("Police said Tuesday that he had fled.", "Police said that he had fled."),
    ("He said on Wednesday he would stay.", "He said he would stay."),
    ("The spill was found in mid-September.", "The spill was found in the middle of September."),
    ("He taught there from 1994 to 1998.", "He taught there between 1994 and 1998."),
    ("He taught there from 1994-98.", "He taught there from 1994 to 1998."),
    ("The 2016 games were held in Tarn.", "The games of 2016 were held in Tarn."),
    ("The Act of 1998 was repealed.", "The Act was repealed."),
    ("The Sunday Mirror reported it.", "The Daily Mirror reported it."),
    ("It may rain in Vik.", "It might rain in Vik."),
    ("The rally was in the autumn.", "The rally was in the fall."),
    ("They met this morning in Orrin.", "They met on Monday morning in Orrin."),
    ("They met yesterday in Orrin.", "They met on Monday in Orrin."),
    ("They met today in Orrin.", "They met in Orrin on Monday."),
    ("The dam broke at seven in the morning.", "The dam broke at 7 a.m."),
    ("The dam broke on Friday. Help came on Sunday.", "Help came on Sunday. The dam broke on Friday."),
    ("It was sold in the 1990s.", "It was sold in the '90s."),
    ("Theresa May spoke in Tarn.", "Mrs. May spoke in Tarn."),
    ("Prices have risen this year.", "Prices rose."),
    ("The last game is on May 18.", "The final is on the 18th of May."),
    ("They marched on Orrin.", "They marched into Orrin."),
    ("He was seen at dawn on Tuesday.", "He was seen on Tuesday morning."),
    ("The law will pass by the end of the year.", "The law will pass by year-end."),
    ("It opens this summer in Orrin.", "It opens in the summer in Orrin."),
    ("He was seen on the evening of May 3.", "He was seen on May 3 in the evening."),
    ("The vote is in two days' time.", "The vote is the day after tomorrow."),
    ("They marched at twilight in Vik.", "They marched at dusk in Vik."),
    ("They rest until Friday, as agreed.", "They rest, as on all Fridays."),
    ("The second half was slow.", "The first half was slow."),
    ("The club will train on Monday mornings in Tarn.", "The club will train in Tarn."),
    ("She left her post that June.", "She left her post in June 2022."),
    ("The shop opened at 9 a.m. in Tarn. / Prices rose.", "Prices rose. / He was held at 4:15 p.m. in Orrin."),
    ("The march set off at dawn from Vik.", "The march set off from Vik at 6 a.m."),
    ("The fair closes on Christmas Eve.", "The fair closes on Dec. 24."),
    ("They met in the evening in Orrin.", "They met in Orrin at 7 p.m."),
    ("The gates open at half past six in the evening.", "The gates open at 6:30 p.m."),
    ("Sales fell in Q3.", "Sales fell in the third quarter."),
    ("Picking starts in the first week of May.", "Picking starts in early May."),
    ("He left the club a fortnight ago.", "He left the club two weeks ago."),
    ("The mill was sold last week.", "The mill was sold this month."),
    ("It has sold 300 boats this year in Tarn.", "It has sold 300 boats since the start of the year in Tarn."),
    ("In May 5 percent of the crew left.", "Of the crew 5.0 percent left in May."),
    ("The office is open 9 a.m. to 5 p.m.", "The office is open 9am-5pm."),
    (
        "The mayor opened the bridge on Saturday after a year of work.",
        "After a year of work the bridge was visited by the king on Sunday.",
    ),
    ("Ana Vrba did not play for Halden on Monday.", "Ana Vrba played for Halden on Tuesday."),
    (
        "The mill was sold in 1997 and torn down six years later in the spring.",
        "The mill was sold in 1997 and torn down in 2003.",
    ),
    ("The call from the boat came at 5.10am.", "A call from the boat came shortly after five in the morning."),
    (
        "The bomb went off at 7:40 a.m. in Vik.",
        "It was around twenty to eight in the morning in Vik when a bomb went off.",
    ),
]


@pytest.mark.parametrize(("left", "right", "lines"), DIFFER)
def test_a_time_that_differs_is_told(left, right, lines):
    assert told(left, right, DATE) == sorted(lines)
    assert told(right, left, DATE) == sorted(map(mirrored, lines))
    assert told(left, right, NUMBER) == []


@pytest.mark.parametrize(("left", "right"), TRAPS)
def test_one_time_by_two_names_is_no_difference(left, right):
    assert told(left, right, DATE, NUMBER) == []


def test_a_year_that_the_other_text_reckons_back_to_has_not_gone():
    left = "When she took over in 2020, the club had won no cup since 2003, the year of the flood."
    right = "When she took over in 2020, the club had gone without a cup for 17 years."
    assert told(left, right, DATE) == []
