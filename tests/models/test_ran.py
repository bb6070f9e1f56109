from collections.abc import Sequence

from django.contrib.auth.models import User

from stories.models import LOOKED_AT, Article, Fingerprint, Look, Ran, Story, Version
from tests.views.build import seeds, told, version_of


def numbers(articles: Sequence[Article]) -> list[int]:
    return [article.number for article in articles]


def test_who_ran_each_story_is_counted(db: None) -> None:
    few, many = seeds(), told(20, 2)
    ran = Ran.of([few, many])
    assert (ran[few.pk].articles, ran[few.pk].outlets, ran[few.pk].unnamed) == (4, 1, 3)
    assert ran[few.pk].agencies == {"AFP": 2, "AP": 2}
    assert (ran[many.pk].articles, ran[many.pk].outlets, ran[many.pk].unnamed) == (20, 20, 0)
    assert (numbers(ran[many.pk].first), ran[many.pk].unlisted) == ([1, 2, 3, 4, 5, 6], 14)


def test_an_outlet_that_ran_it_twice_is_named_once(db: None) -> None:
    story = told(8, 1)
    story.articles.filter(number__in=[2, 3]).update(outlet="The Kestrel Herald")
    ran = Ran.of([story])[story.pk]
    assert (ran.articles, ran.outlets, ran.unlisted) == (8, 7, 2)
    assert [article.name for article in ran.first].count("The Kestrel Herald") == 1


def test_ours_is_named_and_looked_at_before_all_others(db: None, reader: User) -> None:
    story = told(20, 2)
    story.articles.filter(number=18).update(is_ours=True)
    assert numbers(Ran.of([story])[story.pk].first) == [18, 1, 2, 3, 4, 5]
    look = Look.first(story, reader)
    assert numbers(look.articles) == [18, *range(1, LOOKED_AT)]
    pair = look.offered_pair()
    assert pair
    assert 18 in {version.in_article.number for version in pair}


def test_the_pair_offered_first_is_the_unnamed_copy_beside_its_source(db: None, reader: User) -> None:
    assert Look.first(seeds(), reader).offered_pair() == (version_of("000"), version_of("004"))


def test_two_articles_that_share_nothing_are_offered_where_no_article_has_updates(db: None, reader: User) -> None:
    story = told(2, 1)
    Fingerprint.objects.update(runs=b"")
    pair = Look.first(story, reader).offered_pair()
    assert pair
    assert [version.in_article.number for version in pair] == [1, 2]


def test_of_versions_that_may_not_be_read_none_is_offered(db: None, reader: User) -> None:
    story = told(1, 4)
    Version.objects.filter(article__story=story, number__in=[2, 4]).update(readable=False)
    pair = Look.first(story, reader).offered_pair()
    assert pair
    assert [version.number for version in pair] == [1, 3]


def test_a_story_of_one_article_offers_its_last_update(db: None, reader: User) -> None:
    pair = Look.first(told(1, 30), reader).offered_pair()
    assert pair
    assert [version.number for version in pair] == [29, 30]


def test_a_story_told_once_offers_nothing(db: None, reader: User) -> None:
    story: Story = told(1, 1)
    assert Look.first(story, reader).offered_pair() is None
