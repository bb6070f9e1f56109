"""Who may ask for what. A route that is not listed here fails the first test."""

from collections.abc import Iterator, Sequence

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from stories.models import Act, Story, Version
from tests.views import build

SIGN_IN, ANYBODY, READERS = "sign in first", "anybody", "readers"

ROUTES = {
    "desk": (READERS, "GET"),
    "story": (READERS, "GET"),
    "pair": (READERS, "GET"),
    "comparison": (READERS, "GET"),
    "version": (READERS, "GET"),
    "source": (READERS, "GET"),
    "article": (READERS, "GET"),
    "sign_in": (ANYBODY, "GET, POST"),
    "sign_in_by_link": (ANYBODY, "GET"),
    "sign_out": (ANYBODY, "POST"),
    "healthz": (ANYBODY, "GET"),
}


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern


def address(name: str, story: Story) -> str:
    left, right = Version.objects.filter(article__story=story).order_by("pk").values_list("pk", flat=True)[:2]
    arguments: dict[str, Sequence[str | int]] = {
        "story": [story.slug or ""],
        "comparison": [left, right],
        "version": [left],
        "source": [left],
        "article": [story.articles.all()[0].pk],
    }
    query = f"?left={left}&right={right}" if name == "pair" else ""
    return reverse(f"stories:{name}", args=arguments.get(name)) + query


def ask(client: Client, method: str, name: str, story: Story) -> HttpResponse:
    answer: HttpResponse = client.generic(method, address(name, story))  # type: ignore[assignment]
    return answer


def test_every_route_has_its_place_in_the_list() -> None:
    assert {pattern.name for pattern in routes(get_resolver().url_patterns)} == set(ROUTES)


@pytest.mark.parametrize("name", [name for name, (who, _) in ROUTES.items() if who is READERS])
class TestReadersAlone:
    def test_a_stranger_is_sent_to_sign_in_and_back(self, seeds: Story, client: Client, name: str) -> None:
        answer = ask(client, "GET", name, seeds)
        assert (answer.status_code, answer["Location"].split("?next=")[0]) == (302, reverse("stories:sign_in"))

    def test_an_account_without_a_role_is_refused(self, seeds: Story, client: Client, name: str) -> None:
        client.force_login(User.objects.create_user("newcomer"))
        answer = ask(client, "GET", name, seeds)
        assert answer.status_code == 403
        assert b"Your account has no role yet. Ask an admin to give it one." in answer.content

    def test_an_editor_is_answered(self, seeds: Story, reader_client: Client, name: str) -> None:
        assert ask(reader_client, "GET", name, seeds).status_code == (302 if name == "pair" else 200)


@pytest.mark.parametrize("name", [name for name, (who, _) in ROUTES.items() if who is ANYBODY])
def test_a_stranger_is_answered_where_no_sign_in_is_needed(seeds: Story, client: Client, name: str) -> None:
    method = ROUTES[name][1].split(", ")[0]
    answer = ask(client, method, name, seeds)
    # A link without its token is refused with a page that says so; signing out leads to the sign-in page.
    assert answer.status_code == {"sign_in_by_link": 403, "sign_out": 302}.get(name, 200)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "GET"])
@pytest.mark.parametrize("name", ROUTES)
def test_only_the_listed_methods_are_taken(seeds: Story, reader_client: Client, name: str, method: str) -> None:
    is_listed = method in ROUTES[name][1]
    assert (ask(reader_client, method, name, seeds).status_code != 405) == is_listed


def test_nothing_that_is_looked_at_leaves_a_trace(seeds: Story, reader_client: Client) -> None:
    acts = Act.objects.count()
    for name, (_, methods) in ROUTES.items():
        if methods == "GET":
            ask(reader_client, "GET", name, seeds)
    assert Act.objects.count() == acts


def test_a_version_that_is_not_there_is_not_found(seeds: Story, reader_client: Client) -> None:
    version = build.version_of("000")
    assert reader_client.get(reverse("stories:version", args=[999])).status_code == 404
    assert reader_client.get(reverse("stories:source", args=[999])).status_code == 404
    assert reader_client.get(reverse("stories:comparison", args=[version.pk, 999])).status_code == 404
    assert reader_client.get(reverse("stories:story", args=["never-told"])).status_code == 404
    assert reader_client.get(reverse("stories:article", args=[999])).status_code == 404
