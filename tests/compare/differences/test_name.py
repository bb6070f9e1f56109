"""Names, roles and directions that differ, and all that only looks like it."""

from itertools import product
from time import process_time

import pytest

from stories.compare import compare
from stories.compare.differences.namesakes import Namesakes
from stories.text import parse
from stories.text.facts.words import Words

AROUND = "The harbour at Tolvik has been closed since the storm tore two cranes loose.\n\n{}\n\nRepair crews came."


def told(left: str, right: str) -> list[tuple[str, str | None, str | None]]:
    found = compare(parse(AROUND.format(left)), parse(AROUND.format(right))).differences
    return [
        (one.reason, one.left and one.left.value, one.right and one.right.value) for one in found if one.kind == "name"
    ]


NAME, ROLE, SIDE, PLACES = "another name", "another role", "another direction", "changed places"


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "The paint will cost more, said Lina Toth, an economist at Holt Bank.",
            "The paint will cost more, said Lina Toth, chief economist at Holt Bank.",
            (ROLE, "economist", "chief economist"),
        ),
        (
            "Det Insp Mara Lind led the search.",
            "Det Ch Insp Mara Lind led the search.",
            (ROLE, "Det Insp", "Det Ch Insp"),
        ),
        (
            "A spokeswoman for the ferry board, Lina Toth, said no boats would sail.",
            "No boats would sail, said the ferry board and its chairwoman, Lina Toth.",
            (ROLE, "spokeswoman", "chairwoman"),
        ),
        (
            "The man, whose name was not released, was held on the bridge.",
            "A judge said the man, Ivo Hask, 41, must stay in jail.",
            (NAME, "name was not released", "Ivo Hask"),
        ),
        (
            "Mayor Anton Holt opened the bridge.",
            "Mayor Karl Holt opened the bridge.",
            (NAME, "Anton Holt", "Karl Holt"),
        ),
        ("The ship sailed from Orlund to Belk.", "The ship sailed from Orlund to Sarn.", (NAME, "Belk", "Sarn")),
        (
            "The court in Orlund heard Ana Vrba on Monday.",
            "The court in Orlund heard Ana Varga on Monday.",
            (NAME, "Ana Vrba", "Ana Varga"),
        ),
        (
            "Police named the dead as Ivo Hask and Jon Pell.",
            "Police named the dead as Ivo Hask and Jan Pell.",
            (NAME, "Jon Pell", "Jan Pell"),
        ),
        ("Sgt. Mara Lind led the search.", "Lt. Mara Lind led the search.", (ROLE, "Sgt.", "Lt.")),
        (
            "Capt. Joe Ruiz said the fire was out.",
            "Battalion Chief Joe Ruiz said the fire was out.",
            (ROLE, "Capt.", "Battalion Chief"),
        ),
        ("The fire broke out north of the river.", "The fire broke out south of the river.", (SIDE, "north", "south")),
        (
            "The airport in North Belk was shut.",
            "The airport in South Belk was shut.",
            (NAME, "North Belk", "South Belk"),
        ),
        ("The airport in Belk was shut.", "The airport in North Belk was shut.", (NAME, "Belk", "North Belk")),
        (
            "The fund is run by the Halden Bank.",
            "The fund is run by the Orlund Bank.",
            (NAME, "Halden Bank", "Orlund Bank"),
        ),
        (
            "Rovers beat United in the final.",
            "United beat Rovers in the final.",
            (PLACES, "Rovers beat United", "United beat Rovers"),
        ),
        (
            "Ivo Hask sued Jon Pell over the farm.",
            "Jon Pell sued Ivo Hask over the farm.",
            (PLACES, "Ivo Hask sued Jon Pell", "Jon Pell sued Ivo Hask"),
        ),
        ("The owner of the mill was held.", "The manager of the mill was held.", (ROLE, "owner", "manager")),
        ("Deputy Mayor Lina Toth resigned.", "Mayor Lina Toth resigned.", (ROLE, "Deputy Mayor", "Mayor")),
        ("The acting director resigned.", "The director resigned.", (ROLE, "acting director", "director")),
        ("Norvia will send troops.", "Sarn will send troops.", (NAME, "Norvia", "Sarn")),
        (
            "Trains stop in Tarn, Orlund and Belk.",
            "Trains stop in Tarn, Orlund, Halden and Belk.",
            ("", None, "Halden"),
        ),
        (
            "Trains stop in Tarn, Orlund, Halden and Belk.",
            "Trains stop in Tarn, Orlund and Belk.",
            ("", "Halden", None),
        ),
        ("She was born in Orlund.", "She was born in Halden.", (NAME, "Orlund", "Halden")),
        (
            "Toth scored twice and Hask once.",
            "Hask scored twice and Toth once.",
            (PLACES, "Toth scored twice and Hask", "Hask scored twice and Toth"),
        ),
        (
            "He plays the lead in “The Glass Harbour”.",
            "He plays the lead in “The Glass Lantern”.",
            (NAME, "Glass Harbour", "Glass Lantern"),
        ),
        (
            "Die Polizei nahm Anna Schmitt in Bonn fest, sagte der Sprecher.",
            "Die Polizei nahm Anna Schmitz in Bonn fest, sagte der Sprecher.",
            (NAME, "Anna Schmitt", "Anna Schmitz"),
        ),
        (
            "La policía detuvo a Elena Ruiz en el puerto de la ciudad.",
            "La policía detuvo a Elena Rojas en el puerto de la ciudad.",
            (NAME, "Elena Ruiz", "Elena Rojas"),
        ),
        (
            "Judge Mara Lind sentenced Orm to six years.",
            "Judge Mara Land sentenced Orm to six years.",
            (NAME, "Mara Lind", "Mara Land"),
        ),
        ("The Halden Museum was robbed.", "The Halden Library was robbed.", (NAME, "Halden Museum", "Halden Library")),
        ("Sen. Ivo Hask of Norvia voted no.", "Gov. Ivo Hask of Norvia voted no.", (ROLE, "Sen.", "Gov.")),
        ("The vote was in the Senate.", "The vote was in the House.", (NAME, "Senate", "House")),
        ("Halden Air said it would appeal.", "Corvin Air said it would appeal.", (NAME, "Halden Air", "Corvin Air")),
    ],
)
def test_another_name_is_told(left, right, difference):
    assert told(left, right) == [difference]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The chief economist, Lina Toth, said paint would cost more.",
            "Paint will cost more, said Lina Toth, the top economist of the bank.",
        ),
        ("Lina Toth, a nurse, found the boy.", "Lina Toth, a teacher at the school, found the boy."),
        ("Prime Minister Nils Pashin spoke.", "The prime minister, Nils Pashin, spoke."),
        ("Nils Pashin spoke on Monday in Tolvik.", "He spoke on Monday in Tolvik."),
        (
            "The mayor opened the bridge. Anton Holt was booed.",
            "Anton Holt, the mayor, was booed as he opened the bridge.",
        ),
        (
            "He joined the Halden Rescue Service in May.",
            "He joined the HRS in May. The Halden Rescue Service is small.",
        ),
        ("The talks with Armenia failed.", "The Armenian talks failed."),
        ("A spokesman for Brandt Corp. said no.", "A spokesman for Brandt Corporation said no."),
        ("Muammar Gaddafi fled.", "Moammar Kadhafi fled."),
        ("Jose Nunez won.", "José Núñez won."),
        ("Gasoline prices rose in May.", "Diesel prices rose in May."),
        ("Firefighters searched the house.", "Rescuers searched the house."),
        ("We're going to stay in Tolvik, he said.", "They're going to stay in Tolvik, he said."),
        ("Ferocious winds hit the coast.", "Relentless winds hit the coast."),
        ("Nonetheless the port stayed open.", "Nevertheless the port stayed open."),
        ("The council met on Monday.", "The council met on Tuesday."),
        ("Mr Holt said no.", "Holt said no."),
        ("Holt said no to the plan.", "Anton Holt said no to the plan."),
        ("“No,” Holt said.", "Holt said “no”."),
        ("Council Shuts Bridge After Storm Damage", "Council Closes Span After Storm Wrecks Piers"),
        ("The U.S. sent ships.", "The United States sent ships."),
        ("The EU sent ships.", "The European Union sent ships."),
        ("Great news for Tolvik, he said.", "Good news for Tolvik, he said."),
        ("The Norvian army left.", "Norvia's army left."),
        ("Doctors leave for Germany and Austria.", "Doctors leave for Austrian and German wards."),
        ("Yards in South Norvia put off the work.", "South Norvian yards put off the work."),
        ("The boat was full, a guard told the Ledger.", "The boat was full, a guard told the Courier."),
        ("Ana Vrba and Lina Toth won.", "Lina Toth and Ana Vrba won."),
        ("The lake lies between Belk and Tarn.", "The lake lies between Tarn and Belk."),
        ("The Rev. Joe Lund prayed.", "Rev. Joe Lund prayed."),
        ("The attorney general declined.", "The state's top lawyer declined."),
        ("The chairman said no.", "The chairwoman said no."),
        ("An attorney for Orm said no.", "A lawyer for Orm said no."),
        ("Officials said the port is open.", "The harbour office said the port is open."),
        ("Shares of Halden Air fell.", "Shares in Halden Air fell."),
        ("Police in Tolvik held two men.", "Two men were held by Tolvik police."),
        ("The Department of Rivers said no.", "The Rivers Department said no."),
        ("John F. Marsh was hurt.", "John Marsh was hurt."),
        ("J. Marsh was hurt near Belk.", "John Marsh was hurt near Belk."),
        ("Kyiv was hit overnight.", "Kiev was hit overnight."),
        ("The Williams brothers won.", "The Williamses won."),
        ("Hask beat Pell on Sunday.", "Pell lost to Hask on Sunday."),
        ("Hask attacked Pell on Sunday.", "Pell was attacked by Hask on Sunday."),
    ],
)
def test_one_name_in_another_form_or_place_is_not_told(left, right):
    assert told(left, right) == []


def test_another_source_is_no_other_name_but_a_name_put_right_is():
    assert told("It sank, the Halden Institute said.", "It sank, Corvin Shipping said.") == []
    assert told("It sank, Beth Lunden said.", "It sank, Beth Lundqvist said.") == [
        (NAME, "Beth Lunden", "Beth Lundqvist")
    ]


def test_a_name_beside_one_in_another_form_is_told_all_the_same():
    left, right = "It was shut by Anna Petrov of Orlund.", "It was shut by Petrov of Halden."
    assert told(left, right) == [(NAME, "Orlund", "Halden")]


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        ("The driver hit the rider.", "The rider hit the driver.", "driver hit the rider", "rider hit the driver"),
        ("Police beat fans in Tarn.", "Fans beat police in Tarn.", "Police beat fans", "Fans beat police"),
        ("Holt's car hit Lund's van.", "Lund's car hit Holt's van.", "Holt's car hit Lund's", "Lund's car hit Holt's"),
    ],
)
def test_who_did_it_to_whom(left, right, was, now):
    assert told(left, right) == [(PLACES, was, now)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Profit rose as costs fell.", "Costs fell as profit rose."),
        ("He ate bread and butter.", "He ate butter and bread."),
        ("On Monday he left Tarn.", "He left Tarn on Monday."),
        ("Ana Vrba met Jon Pell.", "Jon Pell met Ana Vrba."),
    ],
)
def test_another_order_alone_is_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A spokesman said the ferry was safe to use.", "The ferry was safe, said Karl Lundin."),
        ("The driver was held by the police in Belk.", "Karl Lundin, 44, was held by the police in Belk."),
    ],
)
def test_a_person_whom_only_one_text_names_is_told(left, right):
    assert told(left, right) == [("", None, "Karl Lundin")]
    assert told(right, left) == [("", "Karl Lundin", None)]


def test_what_is_seen_from_the_other_side_is_the_mirror_image():
    assert told("Ana Vrba sued Jon Pell.", "Jon Pell sued Ana Vrba.") == [
        (PLACES, "Ana Vrba sued Jon Pell", "Jon Pell sued Ana Vrba")
    ]
    assert told("Jon Pell sued Ana Vrba.", "Ana Vrba sued Jon Pell.") == [
        (PLACES, "Jon Pell sued Ana Vrba", "Ana Vrba sued Jon Pell")
    ]


def test_one_name_that_changed_everywhere_is_told_once():
    left = "Beth Lunden heads the port\n\nBeth Lunden said on Monday that it was shut.\n\nLunden left early."
    [one] = compare(parse(left), parse(left.replace("Lunden", "Lundqvist"))).differences
    assert (one.left.value, one.right.value) == ("Beth Lunden", "Beth Lundqvist")
    assert one.passages == (0, 1, 2)


def test_a_name_that_goes_with_its_sentence_is_told_of_the_passage():
    left = "The port is shut. Ana Vrba of the Halden Institute blamed the old pumps for all of it."
    assert told(left, "The port is shut.") == []


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("The driver was held overnight.", "The driver, Pavel Sykora, was held overnight.", "Pavel Sykora"),
        ("The mill was sold to a textile firm.", "The mill was sold to Larkfield Partners.", "Larkfield Partners"),
        ("The cup went to an outsider from the coast.", "The cup went to Ana Vrba.", "Ana Vrba"),
        (
            "The hurt man, who was taken to the clinic in Belk, died there a short time later.",
            "The victim, Pavel Sykora, was taken to the clinic in Belk, where he died later.",
            "Pavel Sykora",
        ),
        (
            "The row is over a fight between one of the staffers and a guard at the port.",
            "The row is over a fight at the port between embassy staffer Pavel Sykora and a guard.",
            "Pavel Sykora",
        ),
        (
            "The child was riding in a van when it hit a lorry on the coast road near Belk.",
            "Ana Vrba was a passenger in a van that hit a lorry on the coast road near Belk.",
            "Ana Vrba",
        ),
        (
            "The child was riding with her father when the van hit a lorry near Belk.",
            "The child was in a van driven by her father Anton when it hit a lorry near Belk.",
            "Anton",
        ),
    ],
)
def test_who_had_no_name_and_has_one_now(left, right, name):
    assert told(left, right) == [("", None, name)]
    assert told(right, left) == [("", name, None)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The driver was held overnight. Sykora said no word.",
            "The driver, Pavel Sykora, was held overnight. He said no word.",
        ),
        ("The driver was held overnight.", "The driver, who was hurt, was held overnight."),
        (
            "The child was riding with her father when the van hit a lorry. Anton is 40.",
            "The child was in a van driven by her father Anton when it hit a lorry.",
        ),
        ("Larkfield wants it. It was sold to a textile firm.", "Larkfield wants it. It was sold to Larkfield Mills."),
        ("The mill was sold to a textile firm.", "The mill was sold to a firm of the coast."),
    ],
)
def test_who_was_named_all_along_got_no_name(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        (
            "Health Minister Lina Toth opened the ward.",
            "Justice Minister Lina Toth opened the ward on the coast.",
            "Health Minister",
            "Justice Minister",
        ),
        (
            "Trade minister Jon Pell is to lead the talks.",
            "The talks are to be led by Jon Pell, the energy minister.",
            "Trade minister",
            "energy minister",
        ),
        (
            "Jon Pell, deputy head of the Rivers Board, blamed the pumps.",
            "The pumps were to blame, according to Jon Pell, head of the Rivers Board.",
            "deputy head of",
            "head of",
        ),
        (
            "The club's treasurer, Ana Vrba, wrote to its members.",
            "Ana Vrba, the club's former treasurer, wrote to its members.",
            "treasurer",
            "former treasurer",
        ),
        (
            "Major General Ivo Hask crossed the river.",
            "Lieutenant General Ivo Hask crossed the river.",
            "Major General",
            "Lieutenant General",
        ),
        (
            "Holt has named Ana Vrba, who was a surgeon, as health minister.",
            "Ana Vrba, a surgeon for years, will be trade minister under Holt.",
            "health minister",
            "trade minister",
        ),
    ],
)
def test_another_post_is_told_wherever_it_stands(left, right, was, now):
    assert told(left, right) == [(ROLE, was, now)]
    assert told(right, left) == [(ROLE, now, was)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Prime Minister Lina Toth opened the ward.", "Lina Toth, the premier, opened the ward."),
        ("Jon Pell, head of the Rivers Board, blamed the pumps.", "Rivers Board head Jon Pell blamed the pumps."),
        ("Vice President Ana Vrba will attend.", "Ana Vrba, the deputy president, will attend."),
        ("Ana Vrba, a former banker, will run.", "Ana Vrba, once a banker, will run."),
        ("District Attorney Ana Vrba will appeal.", "Ana Vrba, the prosecutor, will appeal."),
        ("Ana Vrba, founder of the fund, will leave.", "Ana Vrba, the chairwoman of the fund, will leave."),
        ("Defense Secretary Ivo Hask flew to Belk.", "Ivo Hask, the defence minister, flew to Belk."),
        ("Col. Ivo Hask crossed the river.", "Ivo Hask, a colonel, crossed the river."),
        ("Lina Toth, a former surgeon, runs the ward.", "Lina Toth, a heart surgeon, runs the ward."),
        ("A retired judge, Lina Toth, leads the inquiry.", "Lina Toth, a former judge, leads the inquiry."),
        ("The port's head, retired Admiral Ivo Hask, left.", "Ivo Hask, the former admiral who heads the port, left."),
        ("Assistant District Attorney Ana Vrba argued it.", "The prosecutor, Ana Vrba, argued it."),
        ("Ana Vrba, the acting director of the port, left.", "The port's director, Ana Vrba, left."),
    ],
)
def test_one_post_in_other_words_is_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Halden Air has sued Corvin Shipping over the quay.", "Halden Air was sued over the quay by Corvin Shipping."),
        (
            "Orlund Rovers fought back from two down to beat Belk United.",
            "It was too little for Orlund Rovers, whom Belk United fought back from two down to beat.",
        ),
        ("A raid by Sarn on Norvia left two dead.", "Two died in Norvia's raid on Sarn."),
        ("The court told Brandt to pay the town of Belk.", "Belk owes Brandt the sum, the court held."),
        ("A soldier shot a shepherd near Belk.", "A shepherd near Belk has shot a soldier."),
    ],
)
def test_who_did_it_to_whom_is_told_however_it_is_said(left, right):
    for one, other in ((left, right), (right, left)):
        [(reason, _, _)] = told(one, other)
        assert reason == PLACES


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Halden Air has sued Corvin Shipping over the quay.", "Corvin Shipping was sued over the quay by Halden Air."),
        ("A raid by Sarn on Norvia left two dead.", "Two died in Sarn's raid on Norvia."),
        ("A raid by Sarn on Norvia left two dead.", "Two died when Norvia was raided by Sarn."),
        ("Brandt owes the town of Belk the sum.", "Brandt must pay Belk, the court held."),
        ("Orlund Rovers defeated Belk United.", "Belk United were beaten by Orlund Rovers."),
        ("Sarn, which attacked Norvia, wants talks.", "Sarn wants talks with Norvia, which it attacked."),
        ("Orlund Rovers beat Belk United at home.", "Belk United, whom Orlund Rovers beat at home, were poor."),
    ],
)
def test_one_deed_told_another_way_is_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        (
            "Holt is out of the match and Ivo Hask will play in goal.",
            "A bad knee keeps Holt from the match, and Jan Pell comes in.",
            "Ivo Hask",
            "Jan Pell",
        ),
        (
            "Chemist Mara Lind of the Halden Institute found the leak with a probe.",
            "With a probe the leak was found by Mara Lind, a chemist with the Orlund Foundation.",
            "Halden Institute",
            "Orlund Foundation",
        ),
    ],
)
def test_the_one_new_name_of_sentences_told_otherwise(left, right, was, now):
    assert told(left, right) == [(NAME, was, now)]


def test_who_is_named_no_more():
    left = "The mayor shook hands with Jan Pell, head of the port union, before the strike began in Orlund."
    right = "In Orlund the strike began after the mayor shook hands with the head of the port union."
    assert told(left, right) == [("", "Jan Pell", None)]
    left = "Divers freed the boy, named as Jan Pell, from the wreck."
    assert told(left, "Divers freed the boy, whose name was kept back, from the wreck.") == [("", "Jan Pell", None)]


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        (
            "Police held Mara Lind at the port with a pistol in the bag.",
            "Police held Mara Lind's nephew at the port with a pistol in the bag.",
            "Mara Lind",
            "Mara Lind's nephew",
        ),
        (
            "Mara Lind was held at the port with a pistol in the bag.",
            "A cousin of the mayor Mara Lind was held at the port with a pistol in the bag.",
            "Mara Lind",
            "A cousin of the mayor Mara Lind",
        ),
    ],
)
def test_whom_it_befell_or_somebody_beside_them(left, right, was, now):
    assert told(left, right) == [(NAME, was, now)]
    assert told(right, left) == [(NAME, now, was)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mara Lind said the port was open.", "A nephew of Mara Lind said the port was open."),
        ("The Lind family lost the mill.", "Mara Lind's family lost the mill."),
        ("The manager of a hotel in Belk shut the doors.", "A hotel in Belk shut the doors."),
        ("The mill went to Mara Lind's nephew. She is 80.", "The mill went to her nephew. Mara Lind is 80."),
    ],
)
def test_kin_that_speak_or_are_told_of_in_both_are_no_other_name(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "Two French tourists drowned off the beach at Belk on Sunday.",
            "On Sunday the beach at Belk claimed two German tourists, who drowned.",
            ("another people", "French", "German"),
        ),
        (
            "A quake struck 20 km east of Belk, toppling chimneys.",
            "Chimneys toppled as a quake struck some 20 km to the west of Belk.",
            (SIDE, "east", "west"),
        ),
        (
            "A nurse found the boy asleep in the ward at dawn.",
            "The boy was found asleep in the ward by a midwife at dawn.",
            (ROLE, "nurse", "midwife"),
        ),
        (
            "The mother of the boy found in the well thanked the divers.",
            "The divers were thanked by the father of the boy found in the well.",
            (ROLE, "mother", "father"),
        ),
        (
            "The goalkeeper Jan Pell broke a finger in training.",
            "Striker Jan Pell broke a finger in training.",
            (ROLE, "goalkeeper", "Striker"),
        ),
        (
            "Missiles fired by North Sarn fell into the sea off Orlund.",
            "South Sarn fired missiles that fell into the sea off Orlund.",
            (NAME, "North Sarn", "South Sarn"),
        ),
        (
            "The prize went to the novelist Mara Lind for her debut about a lighthouse.",
            "Her debut about a lighthouse won the novelist Greta Holm the prize.",
            (NAME, "Mara Lind", "Greta Holm"),
        ),
        (
            "Lund outbid Holt for the painting.",
            "Lund was outbid by Holt for the painting.",
            (PLACES, "Lund outbid Holt", "Lund was outbid by Holt"),
        ),
    ],
)
def test_the_one_of_its_sort_however_the_sentence_is_turned(left, right, difference):
    assert told(left, right) == [difference]
    reason, was, now = difference
    assert told(right, left) == [(reason, now, was)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The German firm Brandt will cut jobs in Belk.", "Brandt, of Stuttgart, is to cut jobs in Belk."),
        ("The villages west of Belk were cut off.", "Villages to the west of Belk were cut off."),
        ("The former mayor Lina Toth, 70, died.", "Lina Toth, mayor of Belk until 2011, died at 70."),
        ("Ana Vrba, chairwoman and chief executive of Brandt, left.", "Brandt chief executive Ana Vrba left."),
        ("Holt lost to Lund in the final.", "Lund beat Holt in the final."),
        ("The bank lent Sarn the sum.", "Sarn borrowed the sum from the bank."),
        ("Halden Air is to be bought by Corvin.", "Corvin will acquire Halden Air."),
    ],
)
def test_one_thing_in_other_words_is_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "An officer called Col. Ivo Hask read out a statement.",
            "Lt. Col. Ivo Hask, who led the plot, gave up.",
            (ROLE, "Col.", "Lt. Col."),
        ),
        (
            "The 7th Armoured Brigade took the bridge.",
            "The 9th Armoured Brigade took the bridge.",
            (NAME, "7th Armoured Brigade", "9th Armoured Brigade"),
        ),
        (
            "Mayor Jon Pell, a 61-year-old Liberal, took the money.",
            "Mayor Jon Pell, a 61-year-old Green, also took the money.",
            (NAME, "Liberal", "Green"),
        ),
        (
            "Junior trade minister Lina Toth told growers that the duty would go.",
            "Lina Toth, the trade secretary, told growers that the duty would go.",
            (ROLE, "Junior trade minister", "trade secretary"),
        ),
        (
            "Halden Partners won the port, beating a group under Orlund Infrastructure.",
            "Belk Capital lost out on the port, which goes to Halden Partners.",
            (NAME, "Orlund Infrastructure", "Belk Capital"),
        ),
        (
            "The hole was found by an auditor, Jan Pell, during a check in May.",
            "In January the hole had been brought to light by a letter without a name.",
            ("", "Jan Pell", None),
        ),
        (
            "The city's mayor, Len Hask, appealed for calm.",
            "Critics were few. Mayor Lynn Hask asked the chief of police to go.",
            (NAME, "Len Hask", "Lynn Hask"),
        ),
    ],
)
def test_who_it_is_by_rank_number_party_or_sort(left, right, difference):
    assert difference in told(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police in Sankt Ivo am Inn named him.", "He was named by police in St. Ivo."),
        ("It opens at the Halden Theatre in May.", "In May it will open at the Halden Theater."),
        (
            "The auditor, Mara Lind, left her post. A former city auditor complained.",
            "Mara Lind, the former city auditor, had complained. She left her post.",
        ),
    ],
)
def test_who_it_is_in_another_form_is_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "was", "now"),
    [
        (
            "Lina Toth, who lost her husband and a daughter, wept in the hall of the court.",
            "“It is over,” said Lina Toth, whose husband and son drowned, in the hall of the court.",
            "daughter",
            "son",
        ),
        (
            "Two of his sons sailed with him on the boat.",
            "His two nephews were on the boat with him.",
            "sons",
            "nephews",
        ),
    ],
)
def test_who_it_is_to_somebody(left, right, was, now):
    assert told(left, right) == [(ROLE, was, now)]
    assert told(right, left) == [(ROLE, now, was)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "It had rained. The skipper sailed with his father on the boat at dawn.",
            "On the boat at dawn a sailor sailed with his son. There had been rain.",
        ),
        ("Two of his sons sailed with him on the boat.", "His two children were on the boat with him."),
        ("His son sailed with him on the boat.", "His daughter waited. His son was on the boat with him."),
    ],
)
def test_kin_seen_from_the_other_side_or_in_other_words_are_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Health Minister Ivo Hask denied that the ward was full. He said that it had beds.",
            "The ward is full.\n\nBeds are to be sent from Sarn by train, the minister, Lina Toth, told a reporter.",
        ),
        ("The plan is dead, said Mayor Ivo Hask.", "Nobody knows the plan. The mayor, Lina Toth, wept."),
    ],
)
def test_another_person_in_the_same_office(left, right):
    assert told(left, right) == [(NAME, "Ivo Hask", "Lina Toth")]
    assert told(right, left) == [(NAME, "Lina Toth", "Ivo Hask")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Mayor Ivo Hask denied it.\n\nThe mayor of Belk, Jan Pell, wept.",
            "Nobody denied it.\n\nThe mayor of Sarn, Lina Toth, wept at the quay.",
        ),
        ("Trade Minister Ivo Hask denied it.", "Nobody denied it. Health Minister Lina Toth wept at the quay."),
    ],
)
def test_who_may_hold_another_office_of_that_name_is_no_successor(left, right):
    assert (NAME, "Ivo Hask", "Lina Toth") not in told(left, right)


def test_who_did_it_to_whom_is_told_once_however_often_it_is_said():
    left = "Driver hits cyclist on bridge.\n\nA driver has hit a cyclist on the bridge, the police said."
    right = "Cyclist kicks driver on bridge.\n\nA driver was kicked by a cyclist on the bridge, the police said."
    assert [reason for reason, *_ in told(left, right)] == [PLACES]


def test_two_who_changed_places_are_told_once():
    left = "Owen Lind, who drove the car, got eight years; his brother Mick, who held the gun, got fifteen."
    right = "Mick Lind, who drove the car, got eight years; his brother Owen, who held the gun, got fifteen."
    assert told(left, right) == [(NAME, "Owen Lind", "Mick Lind")]


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "The suspect fled to Norvia after the attack, prosecutors believe.",
            "Prosecutors believe that after the attack the suspect fled to Sarn.",
            (NAME, "Norvia", "Sarn"),
        ),
        (
            "The ferry was on its way from Port Lind to Belk Bay when it ran aground.",
            "When it ran aground the ferry was on its way to Port Lind from Belk Bay.",
            (PLACES, "Port Lind to Belk Bay", "Port Lind from Belk Bay"),
        ),
        (
            "Hask brought down Pell in the box.",
            "Pell brought Hask down in the box.",
            (PLACES, "Hask brought down Pell", "Pell brought Hask"),
        ),
    ],
)
def test_sentences_that_say_the_same_but_for_a_name(left, right, difference):
    assert told(left, right) == [difference]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry left Port Lind for Belk Bay.", "The ferry was bound from Port Lind for Belk Bay."),
        ("The suspect fled to Norvia.", "He is believed to be in Sarn, where his brother lives with two dogs."),
    ],
)
def test_places_of_other_statements_are_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "Tankers from Tolvia and Sarnia lay off the port; nobody unloaded them for a week.",
            "Tolvian and Belkian tankers waited outside the harbour all week, full.",
            (NAME, "Sarnia", "Belkian"),
        ),
        (
            "The Tarn Bank lent the town 40 million crowns for a new hospital.",
            "The town's new hospital is paid for with 40 million crowns from the Norvian Bank.",
            (NAME, "Tarn Bank", "Norvian Bank"),
        ),
        (
            "The wreck was found by historian Ana Vrba, who will write a book about it.",
            "The wreck was found by a diver from Belk, Jan Pell, who will write a book about it.",
            (NAME, "Ana Vrba", "Jan Pell"),
        ),
        (
            "A 52-year-old woman was held over the fire at the mill.",
            "Ana Vrba, who is 52, was arrested over the fire at the mill.",
            ("", None, "Ana Vrba"),
        ),
        (
            "Interior Minister Ana Vrba will open the bridge, and the bishop will bless it.",
            "Otto Pell, the finance minister, opens the bridge after the bishop has blessed it.",
            (NAME, "Ana Vrba", "Otto Pell"),
        ),
        (
            "Ana Vrba succeeds Jan Pell as head of the port.",
            "Ana Vrba makes way for Jan Pell as head of the port.",
            (PLACES, "Ana Vrba succeeds Jan Pell", "Ana Vrba makes way for Jan Pell"),
        ),
    ],
)
def test_who_it_is_where_the_rest_agrees(left, right, difference):
    assert difference in told(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The New Tolvik-listed brewer Pellmark paid more.", "Pellmark, a brewer listed in New Tolvik, paid more."),
        ("He was taken to Sveti Rok prison.", "He was taken to St Rok prison."),
        ("The ban holds until Labor Day, he said.", "The ban holds until Halloween, he said."),
        (
            "The gate in Sarn County stayed shut after the guards left.",
            "The guards had left, and the gate stayed shut near Belk University.",
        ),
    ],
)
def test_a_name_that_is_the_same_or_a_feast_is_not_told(left, right):
    assert told(left, right) == []


UPDATE = (
    "Mayor Lina Toth of Sarn thanked the crew of the Petrel.\n\nThe owner, {}, was on board with his brother Aron "
    "Voss.\n\nThe tug Marren of Port Elan took the line on Monday."
)


@pytest.mark.parametrize(
    ("left", "right"), [("Carl Weston", "Carl Westin"), ("Jon Heffel", "Jon Hefel"), ("Edson Varias", "Edson Varia")]
)
def test_the_one_name_that_is_spelled_otherwise_was_put_right(left, right):
    found = compare(parse(UPDATE.format(left)), parse(UPDATE.format(right))).differences
    assert [(one.left.value, one.right.value) for one in found if one.kind == "name"] == [(left, right)]


@pytest.mark.parametrize(
    ("left", "right"),
    [("Heidar Lund", "Heydar Lund"), ("Bjorn Lund", "Bjoern Lund"), ("Gurban Berdym", "Kurban Berdym")],
)
def test_a_name_by_another_table_of_spelling_is_the_same(left, right):
    found = compare(parse(UPDATE.format(left)), parse(UPDATE.format(right))).differences
    assert [one for one in found if one.kind == "name"] == []


def test_where_several_names_are_spelled_otherwise_each_desk_has_its_own_table():
    left, right = UPDATE.format("Carl Weston"), UPDATE.format("Carl Westin").replace("Marren of", "Maren of")
    assert [one for one in compare(parse(left), parse(right)).differences if one.kind == "name"] == []


THINGS = [
    ("The bomb went off outside a bakery.", "The bomb went off outside a mosque.", "bakery", "mosque"),
    ("He was armed with a knife on Friday.", "He was armed with an axe on Friday.", "knife", "axe"),
    ("The cart broke down on Route 9 at dusk.", "The cart broke down on Route 7 at dusk.", "Route 9", "Route 7"),
    ("The driver, a Pole, got away.", "The driver, a Czech, got away.", "Pole", "Czech"),
]


@pytest.mark.parametrize(("left", "right", "was", "now"), THINGS)
def test_another_thing_in_the_place_of_one_is_told(left, right, was, now):
    assert [words for _, *words in told(left, right)] == [[was, now]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The bomb went off outside a church.", "The bomb went off outside a chapel."),
        ("The bomb went off outside a bakery.", "The bomb went off outside a shop."),
        ("The bakery burned. It went off in a mosque.", "The mosque burned. It went off in a bakery."),
    ],
)
def test_a_thing_in_another_word_is_none(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Torrential rain cut the road.", "Heavy rain cut the road."),
        ("Witnesses saw a flash.", "Survivors saw a flash."),
    ],
)
def test_the_first_word_of_a_story_is_no_name_behind_a_headline_without_a_stop(left, right):
    one, other = (parse(f"Road cut off near the harbour town\n\n{text}\n\nIt is shut.") for text in (left, right))
    assert [found for found in compare(one, other).differences if found.kind == "name"] == []


def test_a_neighbour_who_talks_is_not_who_was_kept_unnamed():
    left = "The victim's name was not released. The man was struck near the quay on Monday night."
    right = "The man was struck near the quay on Monday night. Jan Pell, a baker on the quay, said he saw no car."
    assert (NAME, "name was not released", "Jan Pell") not in told(left, right)


def test_a_department_by_the_initials_of_its_city_is_the_same():
    assert told("The WC Fire Department came.", "The Wend City Fire Department came.") == []


def test_a_sentence_of_many_mayors_costs_a_bounded_time():
    names = [f"{''.join(letters)} Vrba" for letters in product("BDGKLMNPRST", "aeiou", "dlmnrstv", "aeiou")][::3]
    was, now = (
        parse(f"The council met and {', '.join(f'the mayor of Belk, {name}, {verb}' for name in names)}.")
        for verb in ("had left", "has gone")
    )
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # a tenth of a second; with each tried at each of that name it takes over thirty


def test_a_text_has_a_name_in_one_word_where_it_writes_two():
    there = Namesakes(Words(parse("Boats of the Quay Fleet came.")))
    assert there.holds("quayfleet")
    assert not there.holds("fleetquay")


def test_a_word_as_long_as_a_text_costs_a_bounded_time():
    was, now = (parse(f"The council met and {'A.B.' * 60_000}{end} came.") for end in ("A", "C"))
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # a tenth of a second; with the word cut at each of its letters over ten


def test_a_list_of_many_names_costs_a_bounded_time():
    was, now = (parse(f"The board met. {f'{name} Pell and ' * 2000}all went home.") for name in ("Jan", "Jon"))
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 5  # a quarter of a second; with each held against each of the other list, a minute


ONLY = "not named in the other text"


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (
            "The driver, 31, was held after the crash on the coast road.",
            "The driver, 31, of Belk, was held after the crash on the coast road.",
            "Belk",
        ),
        (
            "A welder was among the four dead, the company said.",
            "A welder from Sarn was among the four dead, the company said.",
            "Sarn",
        ),
        (
            "The boat sank in heavy seas with nine people on board.",
            "The boat sank off the town of Belk in heavy seas with nine people on board.",
            "Belk",
        ),
        (
            "Three editors were arrested and held in a police camp.",
            "Three editors were arrested and held in a police camp in the capital Sarn.",
            "Sarn",
        ),
        (
            "The satellite was built in Norvia by a small firm.",
            "The satellite was built in Belk, Norvia, by a small firm.",
            "Belk",
        ),
        (
            "The nine crew left the ship before it sank near the reef.",
            "The nine crew left the freighter Corvina before it sank near the reef.",
            "Corvina",
        ),
        (
            "Police searched the flat for two hours and took a computer away.",
            "Police searched the flat in the Ulm Dara district for two hours and took a computer away.",
            "Ulm Dara",
        ),
        (
            "The suspect walked into a police station and gave himself up.",
            "The suspect walked into a police station near Harrow Gate and gave himself up.",
            "Harrow Gate",
        ),
    ],
)
def test_where_it_was_and_what_it_is_called_is_told_where_the_other_text_does_not_say(left, right, name):
    assert told(left, right) == [(ONLY, None, name)]
    assert told(right, left) == [(ONLY, name, None)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The captain said nine men were missing.", "The captain told an Orlund Nord crew nine men were missing."),
        ("Ships of the Marine Republic of Sarn left on Monday.", "Sarn's ships left on Monday."),
        ("The boat left North Belk for the reef.", "The boat left Belk for the reef."),
        ("The PVL lost six seats in the vote.", "The anti-tax Freedom Front (PVL) lost six seats in the vote."),
        (
            "Talks on both mills were held in May.",
            "Talks at the Ministry of Rural Roads on both mills were held in May.",
        ),
        (
            "The guards left the port with nine men at noon.",
            "The guards left the port at noon with nine men of the Marine Rescue and Lifeboat Union.",
        ),
        ("Ms Park was held on Monday.", "The former president was held on Monday. Park had denied it."),
        ("The climb began on Alpine slopes in snow.", "The climb began on slopes in snow."),
        ("A judge in Sarn County let the guards go.", "A judge near Belk University let the guards go."),
        ("Nils Pashin spoke to both crews on Monday.", "He spoke to both crews on Monday."),
    ],
)
def test_a_name_that_tells_nothing_more_is_not_told(left, right):
    assert [one for one in told(left, right) if one[0] == ONLY] == []


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "He handed the keys to the Norvia-backed government on Monday.",
            "The Sarn-backed government was given the keys.",
            ("Norvia-backed government", "Sarn-backed government"),
        ),
        (
            "Norvia-led troops took the bridge.",
            "The bridge fell to Sarn-led troops on Monday.",
            ("Norvia-led troops", "Sarn-led troops"),
        ),
        (
            "The bomb went off in central Belk at lunchtime.",
            "The bomb, which went off at lunchtime, shook western Belk.",
            ("central Belk", "western Belk"),
        ),
    ],
)
def test_who_stands_behind_a_thing_and_which_side_of_a_place_it_is_on_are_told(left, right, difference):
    assert (NAME, *difference) in told(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Norvia-backed troops left the town.", "Troops backed by Norvia left the town."),
        ("Fighters in eastern and western Belk stayed.", "Fighters in western and eastern Belk stayed."),
        ("Troops entered southern Norvia on Monday.", "Troops entered the south of Norvia on Monday."),
    ],
)
def test_both_sides_of_a_place_and_who_stands_behind_it_in_other_words_are_not_told(left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "One person was slightly injured when a letter blew up in the office.",
            "A letter blew up in the office, injuring a secretary.",
            ("One person", "a secretary"),
        ),
        (
            "A 41-year-old man was arrested after the chase.",
            "After the chase an off-duty soldier was arrested.",
            ("A 41-year-old man", "an off-duty soldier"),
        ),
        ("A boy was killed by the wave.", "The wave killed a student.", ("A boy", "a student")),
    ],
)
def test_what_somebody_is_who_was_nobody_but_a_man_is_told(left, right, difference):
    assert told(left, right) == [(ROLE, *difference)]
    assert told(right, left) == [(ROLE, *reversed(difference))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A man was hurt in the fall.", "A mother was hurt in the fall."),
        ("A second man was arrested at noon.", "A baker was arrested at noon."),
        ("A man, a driver, was hurt.", "A driver was hurt."),
        ("A man was killed and a driver hurt.", "A driver was hurt when a man was killed."),
        ("A man was arrested. He is a baker.", "A baker was arrested."),
    ],
)
def test_what_somebody_is_of_whom_both_texts_know_it_is_not_told(left, right):
    assert told(left, right) == []


def test_who_has_the_first_name_of_another_is_told_for_the_first_time():
    left = "Two of the dead are Karl Lund and a nurse."
    right = "Two of the dead are Karl Lund and a nurse, Karl Brede."
    assert told(left, right) == [("", None, "Karl Brede")]
    assert told(left, "Two of the dead are Karl Lund and a nurse, who was 40.") == []


def test_who_speaks_in_one_text_alone_is_told_once():
    left = "The guards had fled the port before dawn and taken the two boats, said the mayor of Belk, Ana Vrba."
    right = "Before dawn the guards fled the port with two boats, it was said."
    found = compare(parse(AROUND.format(left)), parse(AROUND.format(right))).differences
    assert [(one.kind, one.left and one.left.value) for one in found] == [("attribution", "said the mayor of Belk")]


def test_a_first_name_put_right_is_told_wherever_it_stands():
    left = "Mayor Len Hask asked for calm.\n\nThe bridge is shut."
    right = "The bridge is shut.\n\nThe mayor, Lynn Hask, was at sea."
    assert told(left, right) == [(NAME, "Len Hask", "Lynn Hask")]
    assert told("Aleksey Toman was held.", "Alexei Toman was held.") == []


def test_two_texts_of_many_names_with_nothing_in_common_cost_a_bounded_time():
    was = parse("\n\n".join(f"Karn{n}o Belda{n} left the town of Vik{n}a." for n in range(2000)))
    now = parse("\n\n".join(f"Crews from Sarn{n}u Hask{n} came to Orl{n}d." for n in range(2000)))
    begun = process_time()
    assert compare(was, now).passages
    assert process_time() - begun < 10  # some two seconds; with each name held against each passage over thirty
