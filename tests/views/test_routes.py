"""Who may ask for what. A route that is not listed here fails the first test."""

from collections.abc import Iterator, Sequence

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from stories.archive import standing
from stories.bundles import edits
from stories.collate import Field, Repair, RepairKind
from stories.models import Act, Bundle, Story, Version
from tests.conftest import client_of, member
from tests.jobs.build import planned, store, text_of
from tests.views import build

ANYBODY, READERS, ADMINS = "anybody", "readers", "admins"

ROUTES = {
    "desk": (READERS, "GET"),
    "story": (READERS, "GET"),
    "pair": (READERS, "GET"),
    "comparison": (READERS, "GET"),
    "version": (READERS, "GET"),
    "source": (READERS, "GET"),
    "article": (READERS, "GET"),
    "bundles": (ADMINS, "GET"),
    "new_bundle": (ADMINS, "GET, POST"),
    "undo_bundles": (ADMINS, "GET, POST"),
    "redo_bundles": (ADMINS, "GET, POST"),
    "bundle": (ADMINS, "GET"),
    "bundle_progress": (ADMINS, "GET"),
    "bundle_files": (ADMINS, "POST"),
    "bundle_text": (ADMINS, "GET"),
    "bundle_comparison": (ADMINS, "GET"),
    "bundle_change": (ADMINS, "POST"),
    "bundle_change_undo": (ADMINS, "POST"),
    "bundle_leave_out": (ADMINS, "POST"),
    "bundle_take_over": (ADMINS, "POST"),
    "bundle_json": (ADMINS, "GET"),
    "bundle_csv": (ADMINS, "GET"),
    "bundle_item": (ADMINS, "GET, POST"),
    "bundle_act": (ADMINS, "POST"),
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
    if ROUTES[name][0] is ADMINS:
        return address_in_bundle(name)
    query = f"?left={left}&right={right}" if name == "pair" else ""
    return reverse(f"stories:{name}", args=arguments.get(name)) + query


def address_in_bundle(name: str) -> str:
    """The address of a route about bundles: of the one that is planned, or of the seeds' that is stored."""
    seeds = Bundle.objects.filter(state=Bundle.State.STORED).order_by("pk")[0]
    bundle = Bundle.objects.filter(state=Bundle.State.PLANNED).first()
    if name in ("bundles", "new_bundle"):
        return reverse(f"stories:{name}")
    if name == "redo_bundles":
        return reverse(f"stories:{name}") + f"?bundle={Bundle.objects.get(state=Bundle.State.UNDONE).pk}"
    if name == "undo_bundles":
        return reverse(f"stories:{name}") + f"?bundle={seeds.pk}"
    if name in ("bundle_json", "bundle_csv", "bundle_item"):
        item = [seeds.items.all()[0].pk] if name == "bundle_item" else []
        return reverse(f"stories:{name}", args=[seeds.pk, *item])
    assert bundle is not None
    text = text_of(bundle, "crane")
    arguments: dict[str, list[str | int]] = {
        "bundle_text": [text.pk],
        "bundle_change_undo": [bundle.gestures.all()[0].pk],
        "bundle_take_over": [seeds.pk],
        "bundle_act": ["stop"],
    }
    query = f"?left=t{text.pk}&right=v{build.version_of('000').pk}" if name == "bundle_comparison" else ""
    return reverse(f"stories:{name}", args=[bundle.pk, *arguments.get(name, [])]) + query


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


@pytest.fixture
def bundles(seeds: Story) -> Bundle:
    """One that is planned, with a change, beside that of the seeds, which is stored, and one that was undone."""
    standing.undo_bundle(store(planned({"quay.txt": b"A quay sank."})))
    crane = "\n\n".join(["Crane fell", *build.PARAGRAPHS]).encode()
    bundle = planned({"crane.txt": crane})
    repair = Repair(RepairKind.GIVEN, text_of(bundle, "crane").key, what=Field.OUTLET, value="The Kestrel Herald")
    edits.make(bundle, [repair], "anna")
    return bundle


ADMINS_ROUTES = [name for name, (who, _) in ROUTES.items() if who is ADMINS]


def methods(name: str) -> list[str]:
    return ROUTES[name][1].split(", ")


def test_a_stranger_is_sent_to_sign_in_from_an_admins_page(bundles: Bundle, seeds: Story, client: Client) -> None:
    for name in ADMINS_ROUTES:
        answer = ask(client, methods(name)[0], name, seeds)
        assert (name, answer["Location"].split("?next=")[0]) == (name, reverse("stories:sign_in"))


@pytest.mark.parametrize("role", ["Editors", "Reviewers"])
def test_others_are_refused_what_is_an_admins(bundles: Bundle, seeds: Story, role: str) -> None:
    acts, state = Act.objects.count(), Bundle.objects.get(pk=bundles.pk).state
    somebody = client_of(member("somebody", role))
    for name in ADMINS_ROUTES:
        for method in methods(name):
            answer = ask(somebody, method, name, seeds)
            assert (name, method, answer.status_code) == (name, method, 403)
            assert b"Only admins bring in bundles." in answer.content
    assert Act.objects.exclude(did=Act.Did.SIGNED_IN).count() == acts
    assert Bundle.objects.get(pk=bundles.pk).state == state


@pytest.mark.parametrize("name", ADMINS_ROUTES)
def test_an_admin_is_answered(bundles: Bundle, seeds: Story, name: str) -> None:
    answer = ask(client_of(member("admin", "Admins")), methods(name)[0], name, seeds)
    # What changes something leads on to a page; a bundle that is read takes no more files.
    expected = {"bundle_progress": 204, "bundle_files": 409}.get(name, 200 if "GET" in ROUTES[name][1] else 302)
    assert answer.status_code == expected


@pytest.mark.parametrize("page", ["desk", "story", "version", "comparison", "article"])
def test_no_page_of_an_editor_leads_to_an_admins(seeds: Story, reader_client: Client, page: str) -> None:
    assert b"/bundles/" not in ask(reader_client, "GET", page, seeds).content


@pytest.mark.parametrize("name", [name for name, (who, _) in ROUTES.items() if who is ANYBODY])
def test_a_stranger_is_answered_where_no_sign_in_is_needed(seeds: Story, client: Client, name: str) -> None:
    method = ROUTES[name][1].split(", ")[0]
    answer = ask(client, method, name, seeds)
    # A link without its token is refused with a page that says so; signing out leads to the sign-in page.
    assert answer.status_code == {"sign_in_by_link": 403, "sign_out": 302}.get(name, 200)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "GET", "POST"])
def test_only_the_listed_methods_are_taken(bundles: Bundle, seeds: Story, method: str) -> None:
    admin = client_of(member("admin", "Admins"))
    ended = {"sign_out", "sign_in"}  # last, for they change who asks
    for name in sorted(ROUTES, key=lambda name: name in ended):
        is_listed = method in ROUTES[name][1]
        assert (name, ask(admin, method, name, seeds).status_code != 405) == (name, is_listed)


def test_nothing_that_is_looked_at_leaves_a_trace(bundles: Bundle, seeds: Story) -> None:
    admin = client_of(member("admin", "Admins"))
    acts = Act.objects.count()
    for name, (_, methods) in ROUTES.items():
        if "GET" in methods and name not in ("sign_in", "sign_in_by_link"):
            ask(admin, "GET", name, seeds)
    assert Act.objects.count() == acts


def test_a_version_that_is_not_there_is_not_found(seeds: Story, reader_client: Client) -> None:
    version = build.version_of("000")
    assert reader_client.get(reverse("stories:version", args=[999])).status_code == 404
    assert reader_client.get(reverse("stories:source", args=[999])).status_code == 404
    assert reader_client.get(reverse("stories:comparison", args=[version.pk, 999])).status_code == 404
    assert reader_client.get(reverse("stories:story", args=["never-told"])).status_code == 404
    assert reader_client.get(reverse("stories:article", args=[999])).status_code == 404
