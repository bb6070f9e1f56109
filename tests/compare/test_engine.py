"""What a comparison says of texts short enough to see whole, and of the seeds."""

import pytest

from stories.compare import ChangeKind, compare
from stories.text import Kind
from tests import seeds
from tests.build import document


def kinds(found):
    return [passage.kind.value for passage in found.passages]


def changes(found):
    """Every change as (old words, new words)."""
    return [
        (found.left.quote(change.left) if change.left else "", found.right.quote(change.right) if change.right else "")
        for passage in found.passages
        for change in passage.changes
    ]


def rows(found):
    """Every passage as (kind, labels, left text, right text)."""
    return [
        (
            passage.kind.value,
            *passage.labels,
            " ".join(map(found.left.quote, passage.left)),
            " ".join(map(found.right.quote, passage.right)),
        )
        for passage in found.passages
    ]


def texts(found, kind):
    """The texts of all passages of one kind, on the side where they stand."""
    return [left or right for name, *_, left, right in rows(found) if name == kind]


# Words


def test_a_word_kept_between_two_rewritten_phrases_is_part_of_the_change():
    old = "Norvian and Sarnian forces have been fighting heavily since late September."
    new = "Norvian and Sarnian forces have been fighting for six weeks over the region, held by Norvians since 1994."
    assert changes(compare(document(old), document(new))) == [
        ("heavily since late September", "for six weeks over the region, held by Norvians since 1994")
    ]


def test_a_word_added_at_the_end_leaves_the_one_before_it_alone():
    [passage] = compare(document("It is closed"), document("It is closed today")).passages
    assert [change.kind for change in passage.changes] == [ChangeKind.ADDED]


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        # Whole words, old then new.
        ("They accidently shot it down.", "They accidentally shot it down.", [("accidently", "accidentally")]),
        ("It killed 1,000 people.", "It killed 1,200 people.", [("1,000", "1,200")]),
        ("The Mi-24 was hit.", "The Mi-8 was hit.", [("Mi-24", "Mi-8")]),
        ("It was the 👩‍👩‍👧 emoji.", "It was the 👩‍👩‍👦 emoji.", [("👩‍👩‍👧", "👩‍👩‍👦")]),
        # The space that comes or goes with a word is part of the change, so what is left reads alike.
        ("Mr Poghosyan said it.", "Poghosyan said it.", [("Mr ", "")]),
        ("He spoke on Saturday to Macron.", "He spoke Saturday to Macron.", [("on ", "")]),
        # No crumbs: two phrases share "of the" by chance.
        ("Shells fell on Monday in the heart of the old town.", "Shells fell on Monday in the north of the new region.",
         [("heart of the old town", "north of the new region")]),
        # "and" stands unchanged between two words that came.
        ("He came and went home at once.", "He quickly came and quietly went home at once.",
         [("", "quickly "), ("", "quietly ")]),
        ('It held "the city of Shushi".', 'It held "the city of Shushi."', [('".', '."')]),
        ("A  double space here.", "A double space here.", [(" ", "")]),
    ],
)  # fmt: skip
def test_the_words_a_person_would_mark(old, new, marked):
    assert changes(compare(document(old), document(new))) == marked


def test_two_sentences_that_answer_to_nothing_do_not_replace_each_other():
    found = compare(
        document("The mayor resigned on Monday. Rain is expected tonight."),
        document("The mayor resigned on Monday. Trains were late again."),
    )
    assert kinds(found) == ["edited"]
    assert changes(found) == [("Rain is expected tonight.", ""), ("", "Trains were late again.")]


def test_too_little_in_common_is_shown_whole():
    found = compare(
        document((Kind.HEADLINE, "Azerbaijan apologizes to Moscow")),
        document((Kind.HEADLINE, "Two killed in helicopter crash")),
    )
    assert kinds(found) == ["replaced"]
    assert changes(found) == [("Azerbaijan apologizes to Moscow", "Two killed in helicopter crash")]


def test_a_text_without_spaces_is_compared_by_characters_and_says_so():
    found = compare(document("阿塞拜疆击落俄罗斯直升机"), document("阿塞拜疆击伤俄罗斯直升机"))
    assert found.summary.unit == "character"
    assert found.summary.words.left == 12
    assert changes(found) == [("落", "伤")]


# Passages

TOP = "Azerbaijan shot down a Russian helicopter over Armenia on Monday."
TALKS = "Turkey and Russia agreed to hold talks in Geneva next week about the fighting."
TOLL = "More than 1,000 people were killed in the clashes, most of them soldiers."
PACT = "Russia has a military pact with Armenia and a large base in the country."


def test_two_passages_that_changed_places_are_one_move_and_the_shorter_has_moved():
    for old, new in [((TOP, TALKS, TOLL), (TALKS, TOP, TOLL)), ((TALKS, TOP, TOLL), (TOP, TALKS, TOLL))]:
        moved = [row for row in rows(compare(document(*old), document(*new))) if "moved" in row]
        assert moved == [("same", "moved", TOP, TOP)]


@pytest.mark.parametrize("place", range(4))
def test_what_stands_beside_something_new_has_not_moved(place):
    old = [TOP, TALKS, TOLL]
    new = [*old[:place], PACT, *old[place:]]
    assert rows(compare(document(*old), document(*new))) == [
        ("added", "", text) if text is PACT else ("same", text, text) for text in new
    ]


def test_a_passage_both_moved_and_edited_is_found():
    old = document(TOP, TALKS, TOLL, PACT)
    new = document(TOLL.replace("1,000", "1,200"), TOP, TALKS, PACT)
    assert [row for row in rows(compare(old, new)) if row[0] != "same"] == [
        ("edited", "moved", TOLL, TOLL.replace("1,000", "1,200"))
    ]


def test_a_paragraph_cut_in_two_is_split_and_from_the_other_side_merged():
    whole, halves = document(f"{TOP} {TALKS}", TOLL), document(TOP, TALKS, TOLL)
    assert rows(compare(whole, halves)) == [
        ("same", "split", TOP, TOP),
        ("same", "split", TALKS, TALKS),
        ("same", TOLL, TOLL),
    ]
    assert rows(compare(halves, whole))[0] == ("same", "merged", TOP, TOP)


def test_a_long_sentence_takes_up_two_short_ones():
    long = (
        "The foreign ministry in Baku apologised for the tragic incident, saying the crew had opened fire in the dark."
    )
    short = (
        "The foreign ministry in Baku apologised for the tragic incident. It said the crew had opened fire in the dark."
    )
    found = compare(document(TOP, long, TALKS), document(TOP, short, TALKS))
    assert [row[:2] for row in rows(found)] == [("same", TOP), ("edited", "split"), ("same", TALKS)]
    assert [found.right.quote(pair.right)[:6] for pair in found.sentences] == ["Azerba", "The fo", "It sai", "Turkey"]


def test_a_short_sentence_told_in_a_clause_is_merged():
    old = "Norvia said Monday that it sank a Sarnian ferry that sailed off Tolvik. Two Sarnian sailors were killed."
    new = "Sarn said Monday that one of its ferries was sunk off Tolvik, near the border, killing two sailors."
    [passage] = compare(document(old), document(new)).passages
    assert passage.labels == ("merged",)


def test_what_is_told_beside_a_certain_link_is_looked_for_nowhere_else():
    found = compare(
        document(
            "“I have no reason to believe that he has changed his mind,” Reyl said.",
            "Sen. Tove Baldin questioned Reyl about prescription drug costs.",
            "He acknowledged that there are “areas where price increases have little basis in rational actions.”",
        ),
        document(
            "“I have no reason to believe that he has changed his mind,” Reyl said. He expressed support for parts of "
            "the health law, including closing the prescription drug coverage gap.",
            "Questioned by Sen. Tove Baldin, Reyl acknowledged there are “areas where price increases have little "
            "basis in rational actions.”",
        ),
    )
    assert rows(found)[1][:2] == ("edited", "merged")
    assert [found.left.quote(sentence)[:4] for sentence in found.passages[1].left] == ["Sen.", "He a"]


def test_a_few_words_shared_by_chance_are_no_link():
    found = compare(
        document(
            "The port strike entered its third week.",
            "As the union broke apart, war erupted. An estimated 30,000 people died in the fighting, which ended with "
            "a 1994 truce.",
        ),
        document(
            "The port strike entered its third week.",
            "The three countries lead the group that helped broker a truce in 1994 but failed to settle the dispute.",
        ),
    )
    assert kinds(found) == ["same", "cut", "added"]


def test_a_short_sentence_in_other_words_has_moved():
    trial = "The court heard forty witnesses. Weather delayed two of them, and one fell ill on the way."
    found = compare(
        document("The trial lasted four months.", trial), document(trial, "The trial went on for four months.")
    )
    assert "moved" in [label for passage in found.passages for label in passage.labels]


def test_sentences_in_another_order_inside_a_paragraph_have_rows_of_their_own():
    found = compare(document(f"{TALKS} {TOP} {TOLL}"), document(f"{TOP} {TALKS} {TOLL}"))
    assert rows(found) == [("same", "moved", TOP, TOP), ("same", TALKS, TALKS), ("same", TOLL, TOLL)]


def test_a_short_line_said_again_elsewhere_has_not_moved():
    no = "He declined."
    found = compare(document(no, TOP, TALKS, TOLL), document(TOP, TALKS, TOLL, no))
    assert rows(found)[0] == ("cut", no, "")
    assert rows(found)[-1] == ("added", "", no)


def test_a_refrain_is_paired_where_its_neighbours_are():
    old = document("* * *", TOP, "* * *", TALKS, "* * *")
    new = document("* * *", TOP, TALKS, "* * *")
    assert kinds(compare(old, new)) == ["same", "same", "cut", "same", "same"]


def test_other_facts_in_other_words_are_cut_and_added():
    assert kinds(compare(document(TOP, TALKS, PACT), document(TOP, TOLL, PACT))) == ["same", "cut", "added", "same"]


def test_a_cut_stands_where_it_stood():
    assert rows(compare(document(TOP, TALKS, TOLL), document(TOP, PACT, TOLL)))[1:3] == [
        ("cut", TALKS, ""),
        ("added", "", PACT),
    ]


@pytest.mark.parametrize("kind", [Kind.HEADLINE, Kind.SUBHEAD, Kind.CAPTION, Kind.NOTE])
def test_what_stands_around_the_body_is_never_paired_with_it(kind):
    assert sorted(kinds(compare(document((kind, TOP)), document(TOP)))) == ["added", "cut"]


def test_the_new_headline_answers_to_the_old_one_whatever_it_says():
    old, new = document((Kind.HEADLINE, "Ceasefire holds"), TOP), document((Kind.HEADLINE, "Talks fail"), TOP)
    assert rows(compare(old, new))[0] == ("replaced", "Ceasefire holds", "Talks fail")


def test_an_address_answers_to_itself_alone():
    old, new = (document((Kind.URL, f"https://example.org/2020/11/09/{page}")) for page in ("helicopter", "briefing"))
    assert kinds(compare(old, new)) == ["cut", "added"]


# Totals


def test_the_words_add_up():
    words = compare(
        document("The border crossing is closed today.", TALKS),
        document("The border crossing is open.", (Kind.CAPTION, TOLL)),
    ).summary.words
    assert (words.left, words.same, words.cut, words.replaced) == (20, 4, 14, (2, 1))
    assert (words.right, words.added) == (5, 0)


def test_an_ignored_change_counts_as_carried():
    old, new = document("The Defense Ministry said so."), document("The defense ministry said so.")
    assert compare(old, new).summary.left_carried == 0.6
    found = compare(old, new, ignore={"case"})
    assert (found.summary.left_carried, found.summary.labels, found.summary.hidden) == (1, {}, {"case": 1})


def test_a_change_is_ignored_only_when_all_its_labels_are():
    old, new = document("It holds the City still."), document('It holds the "city" still.')
    assert compare(old, new, ignore={"case"}).summary.hidden == {}
    assert compare(old, new, ignore={"case", "punctuation"}).summary.hidden == {"case": 1, "punctuation": 1}


# The seeds


def test_003_and_004_differ_in_two_spellings_and_in_what_stands_around():
    found = compare(seeds.newest("003"), seeds.newest("004"))
    assert changes(found) == [("accidently", "accidentally")] * 2
    assert [text.split("/")[-1] for text in texts(found, "cut")] == [
        "mariam-harutyunyan-and-emil-guliyev-for-afp",
        "nagorno-karabakh-briefing-nov-9",
    ]
    assert [text[:16] for text in texts(found, "added")] == [
        "Azerbaijan Downe",
        "By Mariam Haruty",
        "November 09, 202",
        "Original url: ht",
    ]
    assert len(texts(found, "same")) == 30  # 25 of 27 paragraphs, both subheads, caption, credit, related


def test_all_of_000_finds_its_place_in_004():
    found = compare(seeds.newest("000"), seeds.newest("004"))
    assert texts(found, "cut") == texts(found, "replaced") == []
    assert not any(passage.labels for passage in found.passages)
    facing = [passage for passage in found.passages if passage.left]
    assert len(facing) == 21
    assert [text[:25] for text in texts(found, "added")] == [
        "Azerbaijan Downes Russian",
        "By Mariam Harutyunyan and",
        "November 09, 2020",
        "A Russian Mi-24 helicopte",
        "Wikicommons",
        "Related article: Nagorno-",
        "'Persistent battles'",
        "Azerbaijani President Ilh",
        "Aliyev said on Twitter on",
        "Fresh fighting over the r",
        "Mounting anger in Armenia",
        "Anger appeared to be moun",
        "The parties — including s",
        '"The authorities have los',
        "Original url: https://www",
    ]


def test_all_of_001s_earlier_story_is_kept_and_only_a_top_is_new():
    older, newer = seeds.versions("001")
    found = compare(older, newer)
    assert kinds(found) == ["added"] * 9 + ["same"] * 10
    assert found.summary.left_carried == 1
    assert not any(passage.labels for passage in found.passages)


def test_two_desks_of_one_agency_tell_the_same_in_other_words():
    found = compare(seeds.newest("002"), seeds.newest("001"))
    answers = {found.left.quote(pair.left)[:31]: found.right.quote(pair.right)[:31] for pair in found.sentences}
    assert answers["The defence ministry said the h"] == "The ministry said the helicopte"
    assert answers["Russia has a large military bas"] == "Russia maintains a large milita"
    assert answers["Shushi's position above the reg"] == "Shushi's position just 6 miles "
    assert answers["Long lines of vehicles have jam"] == "Long lines of vehicles jammed t"
    assert "Nakhchivan is about 70km from N" not in answers  # 001 tells no such thing


def test_two_agencies_are_paired_where_they_tell_the_same():
    found = compare(seeds.newest("000"), seeds.newest("002"))
    answers = {(found.left.quote(pair.left)[:31], found.right.quote(pair.right)[:31]) for pair in found.sentences}
    assert ("The helicopter was shot down ne", "The incident occurred near the ") in answers
    assert ("But Vahram Poghosyan, a spokesm", "A spokesman for the president o") in answers
    told = {left for left, _ in answers}
    assert not told & {"A third crew member was injured", "Turkey is a key ally of Azerbai"}  # 002 tells no such thing


def test_other_words_for_the_same_speak_for_a_pair():
    found = compare(seeds.newest("000"), seeds.newest("002"))
    answers = {(found.left.quote(pair.left)[:31], found.right.quote(pair.right)[:31]) for pair in found.sentences}
    assert ("The defence ministry in Moscow ", "Russia said Monday that one of ") in answers  # crew members, servicemen


def test_a_sentence_answers_to_all_that_tell_it():
    found = compare(seeds.newest("001"), seeds.newest("002"))
    answers = [
        (found.left.quote(pair.left)[:22], found.right.quote(pair.right)[:22])
        for pair in found.sentences
        if found.left.quote(pair.left).startswith("The seizure of Shushi")
    ]
    assert answers == [
        ("The seizure of Shushi ", "The statement on Faceb"),
        ("The seizure of Shushi ", "The seizure is the mos"),
    ]


# Bounds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a b " * 10_000, "b a a " * 10_000),
        ("a" * 1_000_000, "b" * 1_000_000),
        (" ".join(f"left{n}" for n in range(30_000)), " ".join(f"right{n % 977}" for n in range(30_000))),
    ],
    ids=["repetitive", "one word", "unrelated"],
)
def test_hostile_texts_end_and_still_add_up(left, right):
    found = compare(document(left), document(right))
    words = found.summary.words
    assert words.left == words.same + words.cut + words.replaced[0]
    assert len(found.passages) <= 2


def test_a_comparison_cut_short_says_that_it_is_coarse():
    found = compare(document("a b " * 10_000), document("b a a " * 10_000))
    assert found.summary.coarse
