"""Quotations that differ, and all that only looks like it."""

import pytest

from stories.compare import compare
from stories.text import parse

AROUND = "The harbour at Tolvik has been closed since the storm tore two cranes loose.\n\n{}\n\nRepair crews came."


def told(left: str, right: str) -> list[tuple[str, str, str | None, str | None]]:
    found = compare(parse(AROUND.format(left)), parse(AROUND.format(right))).differences
    return [
        (one.kind, one.reason, one.left and one.left.value, one.right and one.right.value)
        for one in found
        if one.kind in ("quote", "attribution")
    ]


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "“We will never sell the ferry,” Holt said.",
            "“We will soon sell the ferry,” Holt said.",
            ("quote", "", "never", "soon"),
        ),
        ('"The dam may hold," said Lina Toth.', '"The dam will hold," said Lina Toth.', ("quote", "", "may", "will")),
        (
            "Holt called the plan “a gift to the island”.",
            "Holt called the plan “a burden on the island”.",
            ("quote", "", "gift to", "burden on"),
        ),
        (
            "Holt said: “We are closing the port.”",
            "Holt said they were closing the port.",
            ("quote", "reported", "We are closing the port", None),
        ),
        (
            "Holt said they were closing the port.",
            "Holt said: “We are closing the port tonight.”",
            ("quote", "reported", None, "We are closing the port tonight"),
        ),
        (
            "“I saw two men run,” said Ana Vrba.",
            "“I saw two men run,” said Lina Toth.",
            ("attribution", "another speaker", "Ana Vrba", "Lina Toth"),
        ),
        (
            "“I saw two men run,” said Ana Vrba. “They were masked.”",
            "“I saw two men run,” said Ana Vrba. “They were armed.”",
            ("quote", "", "masked", "armed"),
        ),
        (
            "»Wir bauen den Kai neu«, sagte Anton Holt.",
            "»Wir bauen die Mole neu«, sagte Anton Holt.",
            ("quote", "", "den Kai", "die Mole"),
        ),
        (
            "„Wir bauen den Kai neu“, sagte Anton Holt.",
            "„Wir bauen die Mole neu“, sagte Anton Holt.",
            ("quote", "", "den Kai", "die Mole"),
        ),
        (
            "« Nous fermons le port », a dit Anton Holt.",
            "« Nous rouvrons le port », a dit Anton Holt.",
            ("quote", "", "fermons", "rouvrons"),
        ),
        (
            "”Vi stänger hamnen nu”, sade Anton Holt.",
            "”Vi öppnar hamnen nu”, sade Anton Holt.",
            ("quote", "", "stänger", "öppnar"),
        ),
        (
            "»Vi lukker havnen nu», sanoi Anton Holt.",
            "»Vi åbner havnen nu», sanoi Anton Holt.",
            ("quote", "", "lukker", "åbner"),
        ),
        ("市長は「橋を閉鎖する」と述べた。", "市長は「橋を再開する」と述べた。", ("quote", "", "閉鎖", "再開")),
        (
            "‚Wir gehen jetzt‘, sagte Anton Holt.",
            "‚Wir bleiben jetzt‘, sagte Anton Holt.",
            ("quote", "", "gehen", "bleiben"),
        ),
        (
            "‹Nous partons demain›, a dit Anton Holt.",
            "‹Nous restons demain›, a dit Anton Holt.",
            ("quote", "", "partons", "restons"),
        ),
        ("'We will never sell,' Holt said.", "'We will always sell,' Holt said.", ("quote", "", "never", "always")),
        (
            "“We were told nothing,” Toth said.",
            "“We think we were told nothing,” Toth said.",
            ("quote", "", "We were told nothing", "We think we were told nothing"),
        ),
        (
            "Toth said the bill was dead.",
            "Toth said the bill was “dead on arrival”.",
            ("quote", "", None, "dead on arrival"),
        ),
        (
            "“Nobody was hurt in the fire,” said Toth, who runs the school.",
            "“Somebody was hurt in the fire,” said Toth, who runs the school.",
            ("quote", "", "Nobody", "Somebody"),
        ),
        (
            "“The bridge is safe,” an engineer said.",
            "“The bridge is not safe,” an engineer said.",
            ("quote", "", "is safe", "is not safe"),
        ),
        (
            "The mayor spoke of “a black day for Tolvik”.",
            "The mayor spoke of “a bright day for Tolvik”.",
            ("quote", "", "black", "bright"),
        ),
    ],
)
def test_other_words_are_told(left, right, difference):
    assert told(left, right) == [difference]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“It was an accident, and we regret it,” the navy said.", "“It was an accident,” the navy said."),
        ('"We will go," Holt said.', "“We will go,” Holt said."),
        ("“We will go,” Holt said.", "Holt said: “We will go.”"),
        ("“We will go. We have no choice,” Holt said.", "“We will go,” Holt said. “We have no choice.”"),
        ('"I can\'t stay," Holt said.', '"I cannot stay," Holt said.'),
        ("“The colour of the harbour is grey,” Toth said.", "“The color of the harbor is gray,” Toth said."),
        ("“It is 20 per cent,” Toth said.", "“It is 20 percent,” Toth said."),
        ("She sang “The Glass Harbour” twice.", "She sang “The Glass Lantern” twice."),
        ("He is known as “Iron Holt”.", "He is known as Iron Holt."),
        ("The so-called “reform” failed.", "The so-called reform failed."),
        ("The reform failed.", "The “reform” failed."),
        (
            "His teams swim at dawn, and his “harbour mile,” a mile in the cold sea at Vik, is shown on television.",
            "His teams swim at dawn, and people see on television how they swim a mile in the cold sea at Vik.",
        ),
        ("“We will go,” said Mayor Anton Holt.", "“We will go,” said Anton Holt, the mayor."),
        ("“We will go,” Holt said.", "“We will go,” he said."),
        ("“We will go,” Holt said on Monday.", "“We will go,” Anton Holt told reporters on Monday."),
        ('The board is 6" wide.', 'The board is 7" wide.'),
        ('"I will go . . . soon," he said.', '"I will go ... soon," he said.'),
        ("“We—will go,” he said.", "“We will go,” he said."),
        ("“We will go!” he said.", "“We will go,” he said."),
        ("“The Gaddafi era is over,” Holt said.", "“The Kadhafi era is over,” Holt said."),
        ("“We [the crew] will go,” Holt said.", "“We will go,” Holt said."),
        ("“We (the crew of Vik) will go,” Holt said.", "“We will go,” Holt said."),
        ("Holt said the ferry was “unsafe” and “rotten”.", "Holt said the ferry was “rotten” and “unsafe”."),
        ("“We will go,” Holt said. Toth agreed.", "Toth agreed. “We will go,” Holt said."),
        ("“The ferry is beyond all help,” Holt said.", "Holt called the ferry “beyond all help”."),
        ("“Stop the boats,” Holt said, “and do it now.”", "“Stop the boats and do it now,” Holt said."),
    ],
)
def test_the_same_words_in_another_dress_are_not_told(left, right):
    assert told(left, right) == []


def test_one_of_more_than_three_times_the_length_is_another_one():
    short = "The statement said Marshal Vey sent his regrets to Ruk for the men “killed by a shell that nobody meant”."
    long = (
        "“Marshal Vey has written to Ruk of his regret for the men who were killed in the bay when a shell went astray "
        "that nobody of the fleet had meant for them or for anybody else on that shore,” the statement said."
    )
    assert [(left is None, right is None) for _, _, left, right in told(short, long)] == [(True, False), (False, True)]


def test_it_is_said_who_says_it():
    left, right = "“We will never sell,” Ivo Hask said.", "“We will soon sell,” said Ivo Hask, the owner."
    [one] = [one for one in compare(parse(left), parse(right)).differences if one.kind == "quote"]
    assert one.speakers == ("Ivo Hask", "Ivo Hask")


def test_a_name_corrected_in_the_words_of_a_quotation_is_told_of_the_quotation_alone():
    left, right = "“Ana Vrba did it,” he said.", "“Ana Toth did it,” he said."
    assert [one.kind for one in compare(parse(left), parse(right)).differences] == ["quote"]


def test_what_a_headline_alone_has_in_marks_is_not_told():
    body = "Police searched the house of Ivo Hask on Monday over wages paid to his wife, who did nothing for them."
    left, right = (
        f"{line}\n\n{body}" for line in ("Hask to be heard over 'fake work' of wife", "Hask to be heard on Monday")
    )
    assert [one.how for one in compare(parse(left), parse(right)).differences if one.kind == "quote"] == []


@pytest.mark.parametrize(
    "told",
    [
        "She grabbed the burning kettle and threw it on the deck, where the stewards poured a bucket of water on it.",
        "The burning kettle was grabbed by her.\n\nShe threw it on the deck. Stewards poured a bucket of water on it.",
    ],
)
def test_what_sentences_further_off_tell_without_the_marks_is_reported(told):
    said = "I grabbed the burning kettle and threw it on the deck, and the stewards poured water on it"
    asked = "Ana Vrba, a passenger, spoke of the fire to the board on Monday"
    left = AROUND.format(f"{asked}.\n\nIt rained.\n\n{told}")
    right = AROUND.format(f"{asked}: “{said}.”\n\nIt rained.")
    assert [one.reason for one in compare(parse(left), parse(right)).differences if one.kind == "quote"] == ["reported"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“We said nothing,” Orm said. “All we did was print what a gifted clerk had written in a log,” he added.",
            "“We said nothing, all we did was print what a gifted clerk had been writing in a log,” Orm said.",
        ),
        (
            "“The rope was old,” Lund said. “Nobody on the quay had looked at the rope since the spring,” she added.",
            "“The rope was old and nobody at the quay had looked at the rope since spring,” Lund said.",
        ),
        (
            "“We are late,” Hask said. “But the new ferry will carry twice as many lorries as the old one,” he added.",
            "“We are late, but the new ferry will be carrying twice as many lorries as the old one,” Hask said.",
        ),
        (
            "“It was dark,” Toth said. “We heard the mast break and then somebody shouted for a lamp,” she added.",
            "“It was so dark, we heard a mast break and then somebody shouted for lamps,” Toth said.",
        ),
    ],
)
def test_two_sentences_set_between_one_pair_of_marks_have_neither_come_nor_gone(left, right):
    for one, other in ((left, right), (right, left)):
        assert all(was and now for _, _, was, now in told(one, other))
