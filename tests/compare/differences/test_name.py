"""Names, roles and directions that differ, and all that only looks like it."""

import pytest

from stories.compare import compare
from stories.text import parse

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
        ("Larkfield wants it. It was sold to a textile firm.", "Larkfield wants it. It was sold to Larkfield Mills."),
        ("The mill was sold to a textile firm.", "The mill was sold to a firm of the coast."),
    ],
)
def test_who_was_named_all_along_got_no_name(left, right):
    assert told(left, right) == []
