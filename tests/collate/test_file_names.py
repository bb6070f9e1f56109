"""What a file's name hints at, and that it loses to everything else."""

from itertools import permutations

import pytest

from stories.collate import Candidate, Key, arrange
from stories.collate.file_names import agreed, file_name
from stories.text import BUILT_IN, Names, Outlet, parse

TEXT = (
    "The dike at Tewkesbury held, said Mayor Walt Dunphy on the steps of the town hall.\n\nNobody was hurt, and the "
    "county opened a school for four hundred people from the lower town before the water came over the wall."
)
LONGER = f"{TEXT}\n\nThe water had risen since Monday, and the wall at Mythe is from 1937."
NAMES = Names((Outlet("The Kestrel Herald"),), BUILT_IN.agencies)


def arranged(*files):
    candidates = [
        Candidate.of(Key(f"{at:064}", 0, 0), parse(text), 1, (path,)) for at, (path, text) in enumerate(files)
    ]
    return [article for story in arrange(candidates, names=NAMES) for article in story.articles]


@pytest.mark.parametrize(
    ("path", "slug", "moment", "number"),
    [
        ("ap_dikebreak_1989-01-01T1033.txt", "ap dikebreak", "1989-01-01T10:33", None),
        ("dikebreak-v2.txt", "dikebreak", "", 2.0),
        ("dikebreak_2nd_ld.txt", "dikebreak", "", 2.0),
        ("dikebreak update 3.txt", "dikebreak", "", 3.0),
        ("dikebreak-urgent.txt", "dikebreak", "", -1.0),
        ("20210304-1303_mine.txt", "mine", "2021-03-04T13:03", None),
        ("story (1).txt", "", "", None),
        ("scan 003.txt", "", "", None),
        ("a0585.txt", "", "", None),
        ("2021-13-45_mine.txt", "mine", "", None),
    ],
)
def test_a_name_is_read(path, slug, moment, number):
    hint = file_name(path)
    assert (hint.slug, hint.moment, hint.number) == (slug, moment, number)


def test_names_that_do_not_agree_hint_at_nothing():
    hint = agreed(["mine-v1.txt", "mine-v2.txt"])
    assert (hint.slug, hint.number) == ("mine", None)


def test_a_time_in_the_name_is_shown_with_what_it_rests_on():
    [article] = arranged(("dike_2020-11-09T0800.txt", TEXT))
    [version] = article.versions
    assert version.published == "2020-11-09T08:00"
    assert [(one.basis, one.words) for one in version.decisions] == [("inferred", "dike_2020-11-09T0800.txt")]


def test_a_date_in_the_text_goes_before_that_of_the_name():
    [article] = arranged(("dike_2020-11-09.txt", f"The dike holds\n\nPublished 3 March 2021\n\n{TEXT}"))
    assert article.versions[0].published == "2021-03-03"


def test_files_named_alike_that_share_their_text_are_one_article_in_the_order_of_their_numbers():
    [article] = arranged(("dike-v2.txt", TEXT), ("dike-v1.txt", LONGER))
    assert [version.key.source[-1] for version in article.versions] == ["0", "1"], "the longer one carries the other"
    [article] = arranged(("dike-v2.txt", TEXT), ("dike-v1.txt", TEXT.replace("Walt", "Will")))
    assert [version.key.source[-1] for version in article.versions] == ["1", "0"]
    assert article.versions[1].order.rule == "the names of their files"


MINE = "The mine at Mythe was closed on Friday, said its owner {}, and forty men went home.\n\nOriginal url:\n\nhttps://a.example/mine"
OWNERS = ("Brown", "Green", "White", "Black")


def in_order_by_their_names(*paths):
    """The names, in the order in which one page's texts are put, however these read; and how each place is known."""
    found = set()
    for turn in range(len(paths)):
        owners = (*OWNERS[turn:], *OWNERS[:turn])
        [article] = arranged(*((path, MINE.format(owner)) for path, owner in zip(paths, owners, strict=False)))
        told = tuple(paths[int(version.key.source)] for version in article.versions)
        found.add((told, tuple(version.order.rule for version in article.versions[1:])))
    return found


BY_NAME = "the names of their files"
NOTHING = "nothing in the two texts tells which came first"


@pytest.mark.parametrize(
    "paths",
    [
        ("new/dam-2.txt", "new/dam-3.txt"),
        ("old/dam.txt", "new/dam-2.txt", "new/dam-3.txt"),
        ("w1.txt", "w2.txt", "w3.txt"),
        ("Tarnholm dam_09.md", "Tarnholm dam_10.txt"),
    ],
)
def test_texts_of_one_page_are_in_the_order_of_the_numbers_that_their_names_end_in(paths):
    for shuffled in permutations(paths):
        assert in_order_by_their_names(*shuffled) == {(paths, (BY_NAME,) * (len(paths) - 1))}


@pytest.mark.parametrize(
    "paths",
    [
        ("covid.txt", "covid-19.txt"),
        ("dam-2.txt", "dike-3.txt"),
        ("scan 2.txt", "scan 3.txt"),
        ("2.txt", "3.txt"),
        ("a0585.txt", "a0586.txt"),
        ("dam.txt", "dam (2).txt"),
    ],
)
def test_other_numbers_in_their_names_tell_no_order(paths):
    assert {rules for _, rules in in_order_by_their_names(*paths)} == {(NOTHING,)}


def test_the_numbers_that_names_end_in_make_no_article_and_lose_to_all_else():
    assert len(arranged(("dike-1.txt", TEXT), ("dike-2.txt", TEXT.replace("Walt", "Will")))) == 2
    page = "\n\nOriginal url:\n\nhttps://a.example/dike"
    [article] = arranged(("dike-2.txt", TEXT + page), ("dike-1.txt", LONGER + page))
    assert [version.key.source[-1] for version in article.versions] == ["0", "1"], "the longer one carries the other"


def test_a_name_alone_joins_nothing():
    other = "Four lions left the zoo of Mythe by the gate and were led back by the baker, who had meat with him."
    assert len(arranged(("dike-v1.txt", TEXT), ("dike-v2.txt", other))) == 2
    assert len(arranged(("story.txt", TEXT), ("story (1).txt", LONGER))) == 2


def test_an_outlet_and_an_agency_may_stand_in_the_name_or_be_the_folder():
    [article] = arranged(("Kestrel Herald/dike.txt", TEXT))
    assert article.outlet == "The Kestrel Herald"
    [article] = arranged(("ap_dikebreak_1989-01-01T1033.txt", TEXT))
    assert (article.outlet, article.agency) == (None, "AP")
    [article] = arranged(("ap-dike.txt", f"{TEXT}\n\nReuters"))
    assert article.agency == "Reuters"
