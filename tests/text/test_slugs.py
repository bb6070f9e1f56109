"""Lines above a dispatch: what a wire calls its story, and which take this is."""

import pytest

from stories.text.slugs import day_of, slug_line


@pytest.mark.parametrize(
    ("line", "slug", "take"),
    [
        ("Ont-Moose Bridge, 1st Writethru", "Ont-Moose Bridge", "1st Writethru"),
        ("Ont-Moose Bridge, Kill", "Ont-Moose Bridge", "Kill"),
        ("REIN-FLYPLASS NY", "REIN-FLYPLASS", "NY"),
        ("MOLEN (TOTAAL)", "MOLEN", "TOTAAL"),
        ("^BC-TANKCAR 1stld-writethru a", "TANKCAR", "1stld-writethru"),
        ("a031  0512  16 Oct 84", "", "a031  0512  16 Oct 84"),
        ("ZCZC0121/SXB", "", "ZCZC0121/SXB"),
        ("R CRO S0B S41 QBXB", "", "R CRO S0B S41 QBXB"),
    ],
)
def test_a_line_names_the_story_and_its_take(line, slug, take):
    said = slug_line(line)
    assert said is not None
    assert (said.slug, said.take) == (slug, take)


@pytest.mark.parametrize(
    "line", ["WEATHER ALERT", "BREAKING NEWS", "UK GDP Q3 2014", "EU G20 summit", "F1 2024 GP", "Anti-War Protest"]
)
def test_what_heads_a_page_is_no_slug_line(line):
    assert slug_line(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("APA0098 5 CI 0034                                        Di, 03.Jun 2014", "03. Jun 2014"),
        ("09:12 16Mar07 RTRS", "16 Mar 2007 09:12"),
        ("a031  0512  16 Oct 84", "16 Oct 1984"),
        ("bsf031 4 vm 28 ats 0067", None),
    ],
)
def test_a_services_line_may_say_its_day(line, day):
    assert day_of(line) == day
