"""What two texts of one other language are told to differ in."""

import pytest

from stories.compare import compare
from stories.text import parse

AROUND = {
    "de": "Der Hafen von Tolvik ist seit Freitag geschlossen, weil der Sturm zwei Kräne losgerissen hat.",
    "es": "El puerto de Tolvik está cerrado desde el viernes porque la tormenta arrancó dos grúas.",
    "fr": "Le port de Tolvik est fermé depuis vendredi, car la tempête a arraché deux grues dans la nuit.",
}


def told(language, kind, left, right):
    around = AROUND[language]
    found = compare(parse(f"{around}\n\n{left}"), parse(f"{around}\n\n{right}"))
    return [
        (one.left and found.left.quote(one.left.words), one.right and found.right.quote(one.right.words))
        for one in found.differences
        if one.kind == kind
    ]


def test_thousands_are_read_as_a_language_sets_them():
    left = "Rund 800 Menschen haben am Samstag in Werneck für die Brücke demonstriert."
    right = "Rund 1.200 Menschen haben am Samstag in Werneck für die Brücke demonstriert."
    assert told("de", "number", left, right) == [("800", "1.200")]
    left = "Unos 2.300 vecinos salieron de sus casas la noche del lunes."
    assert told("es", "number", left, left.replace("2.300", "3.100")) == [("2.300", "3.100")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Bei einem Marsch mit 800 Teilnehmern blieb es am Samstag in Werneck ruhig.",
            "Bei einem Marsch mit drei Festnahmen blieb es am Samstag in Werneck nicht ruhig.",
        ),
        (
            "Die Brücke kostet nach Plan 1.200 Euro je Meter, sagte die Stadt am Montag.",
            "Die Brücke kostet nach Plan 1200 Euro je Meter, sagte die Stadt am Montag.",
        ),
    ],
)
def test_numbers_of_two_things_and_of_one_value_are_no_change(left, right):
    assert told("de", "number", left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [
        ("Nach Schätzung der Polizei kamen viele Leute.", "Nach Angaben der Veranstalter kamen viele Leute.", []),
        ("Starke Regenfälle haben die Straße zerstört.", "Heftige Gewitter haben die Straße zerstört.", []),
        (
            "Am Montag hat die Firma auch Anton Holt als Leiter der Werft vorgestellt.",
            "Am Montag hat die Firma auch Jana Brede als Leiter der Werft vorgestellt.",
            [("Anton Holt", "Jana Brede")],
        ),
    ],
)
def test_a_german_noun_with_its_article_is_no_name(left, right, names):
    assert told("de", "name", left, right) == names


OUTCOMES = [
    ("de", "Der Stadtrat hat die neue Brücke am Montag {}.", "beschlossen", "abgelehnt"),
    ("de", "Das Gericht in Werneck hat den früheren Leiter der Werft {}.", "freigesprochen", "verurteilt"),
    ("de", "Die Mieten in Werneck sind im Mai {}.", "gestiegen", "gesunken"),
    ("es", "El Senado {} la ley de puertos el martes por la noche.", "aprobó", "rechazó"),
    ("es", "La carretera de la costa está {} desde el martes.", "cerrada", "abierta"),
    ("fr", "Le conducteur du car a été {} dans la nuit de mardi.", "arrêté", "libéré"),
    ("fr", "Les deux marins ont été {} au large de Vernon.", "retrouvés", "disparus"),
]
"""The language, a sentence, and what was told first and then."""


@pytest.mark.parametrize(("language", "sentence", "old", "new"), OUTCOMES)
def test_what_turned_out_otherwise(language, sentence, old, new):
    assert told(language, "outcome", sentence.format(old), sentence.format(new)) == [(old, new)]
    assert told(language, "outcome", sentence.format(new), sentence.format(old)) == [(new, old)]


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("de", "Das Gericht hat ihn am Montag nicht verurteilt.", "Das Gericht hat ihn am Montag freigesprochen."),
        ("es", "La ley fue aprobada el martes.", "La ley se aprobó el martes."),
    ],
)
def test_a_negation_and_another_form_turned_nothing_round(language, left, right):
    assert told(language, "outcome", left, right) == []


def test_one_who_died_is_none_of_the_four_who_were_hurt():
    left = "Un car a versé à Vernon : quatre blessés, le pont fermé"
    right = "Un car a versé à Vernon : un mort, le pont fermé"
    assert told("fr", "outcome", left, right) == [(None, "mort")]


def test_a_headline_of_another_language_tells_no_outcome():
    body = f"VERNON (AFP) - Le conducteur du car était recherché mardi soir par la police.\n\n{AROUND['fr']}"
    left, right = (parse(f"Car versé à Vernon : le conducteur {word}\n\n{body}") for word in ("en fuite", "arrêté"))
    assert [one.kind for one in compare(left, right).differences if one.kind == "outcome"] == []


@pytest.mark.parametrize(
    ("language", "kind", "left", "right"),
    [
        ("de", "negation", "Die Fähre war am Montag nicht versichert.", "Die Fähre war am Montag versichert."),
        ("es", "negation", "El barco no tenía licencia de pesca.", "El barco tenía licencia de pesca."),
        ("fr", "negation", "Le pont n’était pas ouvert lundi matin.", "Le pont était ouvert lundi matin."),
        ("de", "certainty", "Der mutmaßliche Dieb floh am Montag.", "Der Dieb floh am Montag."),
        ("es", "certainty", "La ministra podría viajar a Sarn el lunes.", "La ministra viajará a Sarn el lunes."),
        ("fr", "certainty", "Le feu a probablement pris dans la cale.", "Le feu a pris dans la cale."),
    ],
)
def test_a_word_that_negates_or_hedges_is_told_where_nothing_else_differs(language, kind, left, right):
    assert len(told(language, kind, left, right)) == 1
    assert told(language, kind, right, left) == [pair[::-1] for pair in told(language, kind, left, right)]


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("de", "Die Fähre war nicht nur am Montag voll.", "Die Fähre war am Montag voll."),
        ("de", "Die Fähre ist vermutlich alt.", "Die Fähre ist wohl alt."),
        ("es", "El barco no salió.", "El barco se hundió de noche cerca del puerto."),
        ("fr", "Le pont n’est pas ouvert.", "Le pont n’est jamais ouvert."),
    ],
)
def test_other_words_of_one_meaning_are_nothing(language, left, right):
    assert told(language, "negation", left, right) == told(language, "certainty", left, right) == []
