"""Takes of one article, of our own invention: none may be found worse than they were."""

import pytest

from benchmarks.takes import Half, in_right_order, same_article, targets
from stories.collate import Candidate, Key, Role, arrange
from stories.collate.handles import handles_of, short
from stories.text import parse
from stories.text.document import Basis
from stories.text.named import named_in
from stories.text.takes import FIRST, RELATIONS, headline_handle, mark_of, rank, slug_handle


@pytest.mark.parametrize(
    ("name", "articles", "order"),
    [
        ("a", 0.98, 0.96),
        ("b", 0.97, 0.95),
        ("c", 0.96, 0.9),
        ("d", 0.96, 0.87),
        ("g", 0.95, 0.9),
        ("h", 0.97, 0.93),
        ("i", 0.92, 0.79),
    ],
)
def test_most_takes_are_of_their_article_and_in_order(name, articles, order):
    half = Half(name)
    assert same_article(half) >= articles
    assert in_right_order(half) >= order
    right, found, wanted = targets(half)
    assert right >= 0.75 * wanted
    assert right >= 0.75 * found


@pytest.mark.parametrize("name", ["a", "b"])
def test_what_the_files_are_called_joins_none(name):
    named, unnamed = Half(name), Half(name, by_name=False)
    assert {frozenset(files) for files in named.articles} == {frozenset(files) for files in unnamed.articles}


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("BULLETIN", -2),
        ("URGENT", -1),
        ("EILMELDUNG", -2),
        ("1st Ld", 1),
        ("2nd Ld-Writethru, a0762,0585", 2.5),
        ("UPDATE 3", 3),
        ("LEAD 2", 2),
        ("2E LEAD", 2),
        ("Zweite Zusammenfassung", 2),
        ("(AMPLIACIÓN)", 1),
        ("(ATUALIZADA 2)", 2),
        ("(3)", 3),
        ("1stLd-Writethru 03-12 0139", 1.5),
        ("TEATER (natt)", 40),
        ("MOLEN (TOTAAL)", 50),
        ("RPT-WRAPUP 2", 2.25),
        ("PREV", -3),
        ("(adds)", 0.5),
        ("2ND ROUNDUP", 50.02),
        ("PILNE", -1),
        ("(aktl. 2)", 2),
        ("GÜNCELLEME 2", 2),
        ("(souhrn)", 50),
        ("SEGUNDA ACTUALIZACION", 2),
        ("МОЛНИЯ", -2),
        ("ALERTE", -2),
        ("(дополнение 2)", 2),
        ("Version 3", 3),
        ("dritte Fassung", 3),
        ("2da nota", 2),
        ("V2", 2),
        ("erweiterte Fassung", 1),
        ("2:a version", 2),
        ("NEU 2", 2),
        ("Suite 2", 2),
        ("Slutlig version", 50),
        ("última hora", -1),
        ("3ÈME LEAD", 3),
        ("2-я редакция", 2),
        ("(第２報)", 2),
        ("【更新】", 1),
        ("快讯", -2),
        ("(종합2보)", 12),
        ("تحديث 2", 2),
        ("Adds", 0.5),
        ("(Adds shares, analyst)", None),
        ("综合国力", None),
        ("Neu im Kino", None),
        ("a0585,0412", None),
        ("07-14 0585", None),
    ],
)
def test_a_mark_has_a_place_among_the_takes(mark, place):
    assert rank(mark) == place


def test_what_a_time_in_a_mark_tells_is_its_order():
    early, late = rank("(Zusammenfassung 1430)") or 0, rank("(Zusammenfassung 1730)") or 0
    assert FIRST < early < late < 2


@pytest.mark.parametrize(
    ("headline", "mark"),
    [
        ("UPDATE 2-Mine collapse kills 12", "UPDATE 2"),
        ("CORRECTED-UPDATE 2-Two found dead", "CORRECTED-UPDATE 2"),
        ("1st LD: Six dead as boat capsizes", "1st LD"),
        ("Frana su albergo: trovati vivi i due cuochi (3)", "(3)"),
        ("(AMP2) Detenida una novia", "(AMP2)"),
        ("++ Frana su un albergo ++", "flash"),
        ("Frana su albergo: tutti salvi / ANSA", "ANSA"),
        ("Six dead as boat capsizes", ""),
        ("VIC:2ND UPDATE: Homes lost", "2ND UPDATE"),
        ("VIC:BUSHFIRE WRAP", "WRAP"),
        ("FOCUS: President to forgo pay", "FOCUS"),
        ("Police update: six dead", ""),
        ("2ND ROUNDUP: Boy stops a tram with cheese", "2ND ROUNDUP"),
        ("1ST LEAD Tram derails into cheese stall", "1ST LEAD"),
        ("GÜNCELLEME 2 - Balon çatıya indi", "GÜNCELLEME 2"),
        ("PILNE Podlaskie/ Żubr w sklepie", "PILNE"),
        ("Hund fuhr allein zur Arbeit (2) =", "(2)"),
        ("【速報】橋が崩落", "【速報】"),
        ("快讯：一座桥垮塌", "快讯"),
        ("[2보] 교량 붕괴", "[2보]"),
        ("Damm brast i Vik – ny version 2", "ny version 2"),
        ("Storm kills 12 - police", ""),
        ("NY-based firm cuts jobs", ""),
        ("ANSA chief resigns", ""),
        ("NATO ALERT ENDS", ""),
        ("The band (aged 50) returns", ""),
    ],
)
def test_a_headline_may_say_which_take_it_heads(headline, mark):
    assert mark_of(headline) == mark
    assert headline_handle(headline) == headline_handle(headline.replace("UPDATE 2", "UPDATE 3"))


def test_a_keyword_is_one_however_it_is_written():
    assert {slug_handle(slug) for slug in ("BC-DikeBreak", "AM-Dike Break", "Dike-Break", "dike break (update)")} == {
        "slug:dikebreak"
    }
    assert slug_handle("BC-Eds-Kill") == ""


def test_a_long_handle_is_as_long_as_a_column_holds():
    assert len(short("headline:" + "a very long headline " * 20)) <= 64
    assert short("slug:dike") == "slug:dike"


def test_an_outlets_file_goes_by_nothing():
    document = parse("The dike at Tewkesbury held, said Mayor Walt Dunphy.\n\nNobody was hurt.")
    assert handles_of(Candidate.of(Key("0" * 64, 0, 0), document).facts).goes_by == ()


@pytest.mark.parametrize(
    "text",
    [
        "Correction officers said on Friday that the kill floor was closed.\n\nThey replaced the 'Iron Gate' of 1937.",
        "Eds: Updates with mayor.\n\nThe dike held\n\nTEWKESBURY (AP) _ It held.\n\nThe end of the 'Big Wall' is near.",
        "BC-Weather, 1st Ld\nEds: Replaces BC-Weather.\n   MYTHE (AP) _ Rain fell all night, the mayor said.\n",
        "Attention\n\nThe killing of “Old Tom” shook the town, which withdrew its claim on the wood.",
    ],
)
def test_a_story_that_speaks_of_kills_and_corrections_is_no_advisory(text):
    [story] = arrange([Candidate.of(Key("0" * 64, 0, 0), parse(text))])
    assert [article.role for article in story.articles if article.role is Role.NOTICE] == []


NEWS = (
    "Storm kills 12 in Kumbali",
    "STORM KILLS 12 IN KUMBALI",
    "Magnitude 6 quake kills 300",
    "Quake kills 300",
    "Twelve dead in Tolka quake",
    "Kill rates rise in Tolka county",
    "Senate kills bill on river dams",
    "Kumbali withdraws troops from border",
    "The Hallam withdraws claim on poisoned wells",
    "Withdrawal from border begins",
    "Tolka withdraws striker from squad",
    "Coach corrects course as Tolka win again",
    "Correction officers freed in Tolka",
    "Kill-switch law clears senate",
    "President replaces minister",
)
BODIES = {
    "no quotation": "TOLKA (AP) — It came without warning on Thursday, officials said.",
    "a quotation": "TOLKA (AP) — It came without warning on Thursday, officials said.\n\n"
    '"Many old houses have fallen," said Mayor Pilar Voss.',
    "figures like handles": "TOLKA (AP) — A magnitude 6 shock sent 300 to hospital on Thursday, officials said.\n\n"
    '"Nobody told us that it was coming," said Mayor Pilar Voss. "We must correct what was wrong there."',
    "no dateline": 'It came without warning on Thursday.\n\n"Many old houses have fallen," said Mayor Pilar Voss.',
}


@pytest.mark.parametrize("above", ["", "BC-Tolka\n", "URGENT\n"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("headline", NEWS)
def test_a_headline_of_who_kills_withdraws_corrects_or_replaces_what_heads_a_story(headline, body, above):
    [story] = arrange([Candidate.of(Key("0" * 64, 0, 0), parse(f"{above}{headline}\n\n{body}\n"))])
    [article] = story.articles
    assert article.role is not Role.NOTICE
    assert [one for version in article.versions for one in version.decisions if one.what in RELATIONS] == []


@pytest.mark.parametrize(
    ("headline", "relation", "sign"),
    [
        ("Reuters withdraws Tolka quake story", "kills", "Reuters withdraws Tolka quake story"),
        ("WITHDRAWN-Quake kills 300 in Tolka", "kills", "WITHDRAWN-Quake kills 300 in Tolka"),
        ("Tolka quake ADVISORY", "kills", "Tolka quake ADVISORY"),
        ("TOLKA QUAKE KILL", "kills", "TOLKA QUAKE KILL"),
        ("Quake kills 300 in Tolka (Correction)", "corrects", "Quake kills 300 in Tolka (Correction)"),
    ],
)
def test_a_desks_word_is_a_notice_and_says_by_which_of_its_lines(headline, relation, sign):
    body = 'TOLKA, March 3 (Reuters) - The story headlined "Quake kills 300 in Tolka" is withdrawn. It was of 1931.'
    [story] = arrange([Candidate.of(Key("0" * 64, 0, 0), parse(f"{headline}\n\n{body}\n"))])
    [article] = story.articles
    assert article.role is Role.NOTICE
    [notice] = [one for one in article.decisions if one.what == "notice"]
    assert (notice.value, notice.basis, notice.words) == (relation, Basis.TEXT, sign)


@pytest.mark.parametrize(
    ("text", "relation", "handle"),
    [
        ("EDITORS: Members using BC-Dike Break are asked to eliminate it.", "kills", "slug:dikebreak"),
        (
            'RETTELSE: I telegrammet "Tolv døde ved brud i Vig" skal der stå to.',
            "corrects",
            "headline:tolv døde ved brud i vig",
        ),
        ("ATTENZIONE REDAZIONI: la notizia n. 0123 delle 10.12 è annullata.", "kills", "serial:123"),
        ("撤稿通知\n\n请撤销14时32分播发的《市长因溃坝事故辞职》一稿。", "kills", "headline:市长因溃坝事故辞职"),
        ("【取消】\n\n「市長が堤防決壊で辞任」は取り消します。", "kills", "headline:市長が堤防決壊で辞任"),
        ("CORRECTION - Harbour Fire\n\nIn the third paragraph please read twelve.", "corrects", "slug:harbourfire"),
    ],
)
def test_a_desk_that_opens_on_its_flag_or_its_request_speaks_of_another_text(text, relation, handle):
    told = [(one.what, one.value) for one in parse(text).decisions]
    assert ("advisory", relation) in told
    assert (relation, handle) in told


def test_a_correction_is_of_the_takes_that_have_the_figure_it_mends():
    told = "{}Hval sperrer havn\n\nSandvik (NTB): En hval {}sperrer havnen i Sandvik. (©NTB)\n"
    takes = told.format("HAST: ", ""), told.format("", "på 18 meter ")
    notice = "RETTING\n\nI saken «Hval sperrer havn» skal det stå 16 meter, ikke 18. (©NTB)\n"
    candidates = [Candidate.of(Key(str(at), 0, 0), parse(text)) for at, text in enumerate((*takes, notice))]
    articles = [article for story in arrange(candidates) for article in story.articles]
    [said] = [version for article in articles if article.role is Role.NOTICE for version in article.versions]
    assert [one.value for one in said.decisions if one.what == "corrects"] == ["1"]


def test_somebodys_words_name_no_text():
    order = 'Eds: Please kill the story headlined "Quake kills 300 in Tolka".'
    speech = '"Many old houses have fallen," said the mayor.'
    assert [one.handle for one in named_in(f"{order} {speech}")] == ["headline:quake kills 300 in tolka"]


def test_of_more_undated_takes_than_are_compared_the_cap_is_said():
    told = "BC-Weather, {}\n   MYTHE (AP) _ Rain fell on town number {} all night, and the mayor said so twice.\n"
    texts = [told.format("1st Ld" if number else "Urgent", number) for number in range(45)]
    candidates = [Candidate.of(Key(f"{at:064}", 0, 0), parse(text)) for at, text in enumerate(texts)]
    assert any(story.capped for story in arrange(candidates))
    assert not any(story.capped for story in arrange(candidates[:5]))


def articles_of(*texts):
    """Of each article the numbers of the texts in it, in order."""
    candidates = [Candidate.of(Key(f"{at:064}", 0, 0), parse(text)) for at, text in enumerate(texts)]
    stories = arrange(candidates)
    return sorted([int(one.key.source) for one in article.versions] for story in stories for article in story.articles)


TOWER = """{}Leaning water tower of Ostrava straightens itself

OSTRAVA, June {} (Reuters) - The leaning water tower of Ostrava stood straight on {} for the first time in 90 years,
the mayor said. Engineers could not say why. {}

(Reporting by Jana Novotna; Editing by Roy Tindall)
"""


def test_an_unnumbered_first_take_and_its_update_are_one_article():
    first = TOWER.format("", 4, "Tuesday", "")
    update = TOWER.format("UPDATE 1-", 4, "Tuesday", '"It heard us talk of pulling it down," he said.')
    assert articles_of(first, update) == [[0, 1]]


def test_what_one_pattern_tells_of_two_days_is_two_articles():
    assert articles_of(TOWER.format("", 4, "Tuesday", ""), TOWER.format("", 5, "Wednesday", "")) == [[0], [1]]


def test_a_piece_beside_the_report_is_an_article_of_its_own():
    beside = TOWER.format("TIMELINE-", 4, "Tuesday", "It was built in 1931.")
    assert articles_of(TOWER.format("UPDATE 1-", 4, "Tuesday", ""), beside) == [[0], [1]]


def test_the_times_of_their_stamps_tell_the_order_of_takes_that_say_no_day():
    told = "(Opdateret) Svaner lukker havn{}\n\nHavnby, torsdag /ritzau/\n\nTyve svaner har lukket havnen i Havnby, "
    told += "oplyser politiet.{}\n\n/ritzau/\nSendt: {}\n"
    late, early = told.format(" igen", " De sover.", "11:42"), told.format("", "", "08:15")
    assert articles_of(late, early) == [[1, 0]]


def test_an_unmarked_text_after_a_marked_take_begins_an_article_of_its_own():
    told = "bdt0{}\n\nVerkehr/Bau/\n{}\n\nHasselbeck (dpa) - {} in Hasselbeck.\n\ndpa rkl yyrh n1 sab\n12{} Apr 16\n"
    bored = "Ein Bohrkopf ist am Dienstag in der Anlage «Abendfrieden» im Garten aufgetaucht"
    first = told.format(201, "Bohrkopf taucht in Garten auf", bored, 1131)
    update = told.format(224, "(Zusammenfassung 1730)\nBohrkopf taucht in Garten auf", bored, 1734)
    other = told.format(231, "Tunnel wird saniert", "Der Tunnel wird am Dienstag saniert, der Garten bleibt", 1802)
    assert articles_of(first, update, other) == [[0, 1], [2]]


def test_what_a_desk_files_under_one_topic_of_a_day_is_not_one_article():
    told = "bdt0{}\n\nUnfälle/\n{} =\n\nMerlingen (dpa) - {}\n\ndpa lme yyzz n1 kb\n03{} Mrz 15\n"
    crane = told.format(211, "Kran stürzt auf Halle", "Ein Kran ist auf eine Turnhalle gestürzt. Sie war leer.", 1108)
    update = told.format(
        254, "(Zusammenfassung 1300)\nKran stürzt auf Halle", "Ein Kran hat eine leere Turnhalle getroffen.", 1302
    )
    other = told.format(218, "Radfahrer angefahren", "Ein Radfahrer ist bei Merlingen leicht verletzt worden.", 1101)
    assert articles_of(crane, update, other) == [[0, 1], [2]]


def test_takes_of_one_keyword_and_dateline_are_one_article_whatever_they_tell():
    told = "SIDRA ASTURIAS{}\n\n{}\n\nVillaronda (Asturias), 3 oct (EFE).- {} EFE\n1010498\nlmb/rt\n"
    first = told.format(" (Ampliación)", "Un depósito inunda un pueblo", "Ha reventado un depósito de sidra.")
    last = told.format(" (Resumen)", "Achican a vasos", "A las nueve seguían achicando con el brazo en alto.")
    assert articles_of(first, last) == [[0, 1]]


def spoken_of(*texts):
    """Of each pair of texts of which the one is spoken of by the other: the number of both, and what it does."""
    candidates = [Candidate.of(Key(f"{at:064}", 0, 0), parse(text), 1, (f"{at}",)) for at, text in enumerate(texts)]
    versions = [one for story in arrange(candidates) for article in story.articles for one in article.versions]
    return sorted(
        (int(version.key.source), said.what, said.value)
        for version in versions
        for said in version.decisions
        if said.what in RELATIONS
    )


BARGES = """a0{}
u a PM-{} {}08-14 0148
^PM-{}, {}0138
   CADWELL, Ill. (AP) _ {}
AP-NY-08-14-89 {}EDT
"""


def test_a_take_under_another_keyword_goes_on_from_the_one_that_its_note_names():
    first = BARGES.format("518", "BargeSinking", "", "Barge Sinking", "", "A tow struck a bridge today.", "0612")
    later = BARGES.format(
        "560", "BargesAdrift", "1stLd-Writethru ", "Barges Adrift", "1st Ld-Writethru,", "Two are in corn.", "1016"
    )
    assert articles_of(first, later) == [[0], [1]]
    renamed = later.replace("   CADWELL", "^Eds: UPDATES. Slug changed from Barge Sinking.\n   CADWELL")
    assert articles_of(first, renamed) == [[0, 1]]
    by_number = later.replace("Writethru,0138", "Writethru, a0510-0518,0138")
    assert articles_of(first, by_number) == [[0, 1]]


SHIP = """ACCIDENT-{}SHIP

CAPE TOWN, July 3 (SAPA) - {} ostriches took the road to Heidelberg on Friday, police said.

/dd/hj
"""


def test_a_take_may_stand_inside_a_keyword():
    texts = [SHIP.format(mark, number) for mark, number in (("", 200), ("LD-", 190), ("2ND-LD-", 180))]
    assert articles_of(*reversed(texts)) == [[2, 1, 0]]
    kill = "ADVISORY\nSubscribers are asked to disregard ACCIDENT-LD-SHIP. The figure was wrong.\nSAPA\n"
    assert spoken_of(*texts, kill) == [(3, "kills", "1")]


TRAM = """{} Tram derails into cheese stall

Ostermund (dpa) - A tram jumped its rails in Ostermund on Thursday, police said. {} passengers were hurt.

dpa ab cd
07{} GMT May 15
"""


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ('The item "Tram derails into cheese stall", sent at 1220, is withdrawn.', "1"),
        # as its stamp says, but for the minutes between
        ('The item "Tram derails into cheese stall", sent at 1223, is withdrawn.', "1"),
        ('The first lead headlined "Tram derails into cheese stall" is withdrawn. A second lead will follow.', "1"),
        ('The item "Tram derails into cheese stall", sent at 1500, is withdrawn.', "0"),  # named without a mark
        ("Please kill our 1220 GMT story.", "1"),
        ("Please kill our 1500 GMT story.", ""),  # it waits for it
    ],
)
def test_of_two_of_one_headline_a_desk_means_the_one_it_tells(words, target):
    takes = [TRAM.format("", 3, "1041").strip() + "\n", TRAM.format("1ST LEAD", 4, "1220")]
    kill = f"ADVISORY TO EDITORS\n\n{words}\n\ndpa ab cd\n071600 GMT May 15\n"
    assert spoken_of(*takes, kill) == [(2, "kills", target)]


CAMION = """{}
{}
LYON, 6 fév 2013 (AFP) - Un camion de farine s'est renversé mercredi dans la Saône à Lyon. {}
pgr/am
AFP 06{} GMT FEV 13
"""


def test_a_list_of_topics_names_a_text_with_its_take_or_its_time():
    texts = [
        CAMION.format("faits-divers-boulangerie-Lyon", "La Saône blanche comme du lait", "Il a nagé.", "0811"),
        CAMION.format("faits-divers-boulangerie-Lyon,LEAD", "Farine dans la Saône", "Il va bien.", "1002"),
    ]
    told = "AVIS D'ANNULATION\nPrière d'annuler la dépêche {}, les propos n'étant pas de lui.\nAFP 061130 GMT FEV 13\n"
    named = "faits-divers-boulangerie-Lyon"
    assert spoken_of(*texts, told.format(f"{named},LEAD")) == [(2, "kills", "1")]
    assert spoken_of(*texts, told.format(f"{named},2eLEAD de 08H11 GMT")) == [(2, "kills", "0")]


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ('RÄTTELSE – OBS REDAKTIONER: I texten "Bro kom fram efter år" står fel.', ["headline:bro kom fram efter år"]),
        (
            "ATENCIÓN, ABONADOS: ANULEN LA NOTICIA\n\nAviso\n\nRogamos anulen la nota titulada "
            '"Embajador deja su casa".',
            ["headline:embajador deja su casa"],
        ),
    ],
)
def test_a_desks_word_to_desks_in_capitals_names_no_text(text, handles):
    assert [one.value for one in parse(text).decisions if one.what in ("corrects", "kills")] == handles
