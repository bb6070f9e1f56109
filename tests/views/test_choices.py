from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.models import Story, Version
from stories.views.choices import MOST, NEAREST, on_comparison
from tests.views.build import told, version_of


def at(story: Story, number: int) -> Version:
    return Version.objects.select_related("article__story").get(article__story=story, number=number)


def test_all_versions_of_a_small_story_are_offered(seeds: Story, reader: User) -> None:
    [offered] = on_comparison(reader, version_of("000"), version_of("004"))
    assert len(offered.listed) == 6
    assert (offered.title, offered.left_out) == ("", 0)


def test_of_many_those_around_the_two_are_offered_and_the_newest(db: None, reader: User) -> None:
    story = told(1, 200)
    one, other = at(story, 50), at(story, 120)
    [offered] = on_comparison(reader, one, other)
    numbers = {int(choice.label.split(" ")[0].removeprefix("v")) for choice in offered.listed}
    assert {44, 50, 55, 114, 120, 125, 200} <= numbers
    assert len(numbers) <= MOST + 2 * NEAREST
    assert offered.left_out == 200 - len(numbers)


def test_what_is_not_offered_is_counted_on_the_page(reader_client: Client) -> None:
    story = told(30, 2)
    one, other = Version.objects.filter(article__story=story, article__number=30).order_by("number")
    page = reader_client.get(reverse("stories:comparison", args=[one.pk, other.pk])).content.decode()
    assert f'<option value="{one.pk}" selected>' in page
    assert f'<option value="{other.pk}" selected>' in page
    assert "and 34 versions more</option>" in page  # twelve articles and the thirtieth are offered


def test_two_stories_are_told_apart(db: None, reader: User) -> None:
    offered = on_comparison(reader, at(told(1, 3), 1), at(told(1, 2), 1))
    assert [(choices.title, len(choices.listed)) for choices in offered] == [
        ("How the crane fell: harbour-1-3", 3),
        ("How the crane fell: harbour-1-2", 2),
    ]
