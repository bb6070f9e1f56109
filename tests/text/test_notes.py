"""What desks say of their own work, in the languages of the agencies: what it means, and that it is no body."""

import pytest

from stories.text import Kind, parse
from stories.text.notes import Meaning, meaning_of

HEADLINE = "Council shuts bridge over the Sorrel for good"
BODY = [
    "RIVERTON (Reuters) - The council of Riverton voted late on Tuesday to close the old bridge.",
    "Mayor Holt said on the steps of the town hall that it was over and done with.",
    "The bridge, built in 1891, carries some 4,000 people a day across the river to the market.",
]


def told(*lines: str) -> list[tuple[str, str | None]]:
    document = parse("\n\n".join(lines))
    return [(document.quote(block.range), block.value) for block in document.blocks if block.kind is Kind.NOTE]


@pytest.mark.parametrize(
    ("note", "meaning"),
    [
        ("(РАСШИРЕНО)", "update"),
        ("(ÚJ: a polgármester nyilatkozata)", "update"),
        ("(doplněno o vyjádření starosty)", "update"),
        ("(оновлено: коментар мера)", "update"),
        ("（更新稿，补充镇长的话）", "update"),
        ("（差し替え）　第２段落に町長の談話", "update"),
        ("(4ª versión)", "update"),
        ("2. udgave", "update"),
        ("zpřesněná verze", "update"),
        ("Annule et remplace bsf039", "update"),
        ("VERVANGT Brug 3, nieuw: reactie burgemeester", "update"),
        ("(EDS: UPDATING WITH DETAILS)", "update"),
        ("Substituting second par, adding mayor", "update"),
        ("REFILING TO FIX TYPO IN PARA 3", "corrects"),
        ("ERRATA CORRIGE", "corrects"),
        ("HELYESBÍTÉS", "corrects"),
        ("ВИПРАВЛЕННЯ", "corrects"),
        ("تصحيح", "corrects"),
        ("(Повтор в связи с уточнением фамилии)", "corrects"),
        ("POWTÓRZENIE DEPESZY", "repeats"),
        ("RPT APRES COUPURE DE LIGNE", "repeats"),
        ("【再送】", "repeats"),
        ("TÖRÖLVE", "killed"),
        ("АНУЛЬОВАНО", "killed"),
        ("STAŽENO", "withdrawn"),
        ("JULKAISUVAPAA TORSTAINA KELLO 10.00", "held"),
        ("ДО 12:00 МСК НЕ ПУБЛИКОВАТЬ", "held"),
        ("【５日１０時まで公表禁止】", "held"),
        ("Frei ab Donnerstag, 10.00 Uhr", "held"),
        ("FÅR EJ PUBLICERAS FÖRE TORSDAG 06.00", "held"),
        ("TERMÉSZETESEN SÜRGŐS", None),
        ("SÜRGŐS", "urgent"),
        ("ТЕРМІНОВО", "urgent"),
        ("عاجل", "urgent"),
        ("ILT", "urgent"),
        ("= (Fotos + Video) =", "to editors"),
        ("(Mit Bild HAN 204)", "to editors"),
        ("=(PICTURE+VIDEO)=", "to editors"),
        ("*** Serviço vídeo e fotografia disponível em www.example.pt ***", "to editors"),
        ("Notiz an die Redaktionen: Das Urteil liegt vor", "to editors"),
        ("Til red.: Meldingen gjelder fylkesutgaven", "to editors"),
        ("A SZERKESZTŐSÉGEK FIGYELMÉBE", "to editors"),
    ],
)
def test_a_line_above_a_story_says_what_was_done_to_it(note, meaning):
    assert told(note, HEADLINE, *BODY) == ([(note, meaning)] if meaning else [])


@pytest.mark.parametrize(
    ("note", "meaning"),
    [
        ("(Habrá ampliación)", "to editors"),
        ("(Forts. mögl.)", "to editors"),
        ("SEGUE CON FOTO DALLE 19.", "to editors"),
        ("Uutinen päivittyy.", "to editors"),
        ("NTB kommer tilbake med mer.", "to editors"),
        ("Далі буде.", "to editors"),
        ("PA pictures available from 0800.", "to editors"),
        ("Fotografias e som em bruto disponíveis para assinantes.", "to editors"),
        ("Bilder sänds kl 17.", "to editors"),
        ("（注）写真あり", "to editors"),
        ("(관련사진 있음)", "to editors"),
        ("(Más información sobre el puente en efe.example.com)", "to editors"),
        ("*** Uso facultativo fora da região ***", "to editors"),
        ("pickup4thgraf: The bridge", "to editors"),
        ("Prière de NE PAS mettre en ligne avant la levée de l'embargo.", "held"),
        ("Zprávu jsme opravili: most je z roku 1891, nikoli 1981.", "corrects"),
        ("Juttua korjattu kello 9.40: silta on vuodelta 1891.", "corrects"),
        ("W pierwotnej wersji tekstu błędnie podano rok budowy.", "corrects"),
        ("УВАГА! Новину доповнено коментарем мера.", "update"),
    ],
)
def test_a_line_below_a_story_tells_desks_what_there_is_and_was(note, meaning):
    assert told(HEADLINE, *BODY, note, "(END)") == [(note, meaning)]


@pytest.mark.parametrize(
    "line",
    [
        "Pictures of the old bridge hang in the town hall.",
        "Video follows the mayor as she walks across it.",
        "More people are to follow, she said.",
        "More follows.",
        "NOTE: 1987 includes a gain of 212,000 dlrs",
        "※ 제보는 카카오톡 okbridge",
    ],
)
def test_a_line_that_tells_desks_nothing_is_no_note(line):
    assert told(HEADLINE, *BODY, line, "The old bridge will be taken down by the end of May.") == []


@pytest.mark.parametrize(
    ("headline", "meaning"),
    [
        ("AMP.- Zamora.- Un concejal dimite al cabo de seis años", "update"),
        ("(2nd LD) Bridge over Sorrel to close for good", "update"),
        ("Ferry falls most in two years on fuel hedge (Correct)", "corrects"),
        ("RPT-Council shuts bridge over the Sorrel for good", "repeats"),
    ],
)
def test_a_flag_of_a_headline_says_what_it_means_and_stays_there(headline, meaning):
    document = parse("\n\n".join([headline, *BODY]))
    assert (document.blocks[0].kind, document.quote(document.blocks[0].range)) == (Kind.HEADLINE, headline)
    assert document.decided("note").value == meaning


def test_an_editor_is_told_of_a_kill_in_any_language():
    notes = told("各用户请注意：今日播发的《旧桥关闭》一稿有误，请勿采用。", HEADLINE, *BODY)
    assert [meaning for _, meaning in notes] == ["killed"]


def test_what_signs_a_text_off_behind_a_note_is_none_of_it():
    note = "Anmerkung der Redaktion: In einer früheren Version dieses Textes hieß es 1981. Das haben wir korrigiert."
    assert told(HEADLINE, *BODY, f"{note} (sb/dpa)") == [(note, "corrects")]


def test_a_series_between_marks_is_a_kicker():
    for kicker in ("***REPORTAJE***", "【镇巴纪事】"):
        document = parse("\n\n".join([kicker, HEADLINE, *BODY]))
        assert document.blocks[0].kind is Kind.KICKER


def test_a_rule_is_no_note():
    document = parse("\n\n".join([HEADLINE, *BODY, "___", BODY[1]]))
    assert [block.kind for block in document.blocks if document.quote(block.range) == "___"] == [Kind.UNKNOWN]


@pytest.mark.parametrize(
    "above", ["FOR IMMEDIATE RELEASE", "PERSBERICHT", "Tisková zpráva č. 12/2019", "보도자료", "Пресс-релиз"]
)
def test_what_calls_itself_a_press_release_is_one(above):
    document = parse("\n\n".join([above, HEADLINE, "The council of Riverton will close the old bridge.", *BODY[1:]]))
    assert document.decided("release").value == above
    assert parse("\n\n".join([HEADLINE, *BODY])).decided("release") is None


@pytest.mark.parametrize("line", ["EDITORS:", "ADVISORY:", "Editors:"])
def test_a_word_to_editors_with_nothing_behind_it_is_told_to_them(line):
    assert meaning_of(line) is Meaning.TO_EDITORS
