import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from sesame.utils import get_query_string

from stories.models import Act
from tests.conftest import member

PASSWORD = "a harbour at dawn"
SIGN_IN = "/sign-in/"
LINK = "/sign-in/link/"


@pytest.fixture
def mara(db: None) -> User:
    user = member("mara", "Editors")
    user.set_password(PASSWORD)
    user.save()
    return user


def enter(client: Client, password: str = PASSWORD, **more: str) -> int:
    return client.post(SIGN_IN, {"username": "mara", "password": password, **more}).status_code


def test_name_and_password_let_in_and_are_recorded(mara: User, client: Client) -> None:
    assert enter(client) == 302
    assert client.get(reverse("stories:desk")).status_code == 200
    assert [str(act) for act in Act.objects.all()] == ["mara signed in"]


def test_a_wrong_password_says_so_and_keeps_the_name(mara: User, client: Client) -> None:
    page = client.post(SIGN_IN, {"username": "mara", "password": "wrong"}).content.decode()
    assert "That name and password do not belong together." in page
    assert 'value="mara"' in page


def test_after_five_wrong_passwords_the_right_one_is_refused_with_a_page(mara: User, client: Client) -> None:
    for _ in range(5):
        enter(client, "wrong")
    answer = client.post(SIGN_IN, {"username": "mara", "password": PASSWORD})
    assert answer.status_code == 429
    assert "Wait a quarter of an hour" in answer.content.decode()
    assert not Act.objects.exists()


def test_a_colleague_at_the_same_address_is_not_locked_out(mara: User, client: Client) -> None:
    other = member("tomas", "Editors")
    other.set_password(PASSWORD)
    other.save()
    for _ in range(6):
        enter(client, "wrong")
    assert client.post(SIGN_IN, {"username": "tomas", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/versions/3/", "/versions/3/"),
        ("/compare/1/2/?changed=1", "/compare/1/2/?changed=1"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("#top", "/"),
        ("desk", "/"),
        ("?left=3", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_on_only_within_the_house(mara: User, client: Client, asked: str, given: str) -> None:
    answer = client.post(SIGN_IN, {"username": "mara", "password": PASSWORD, "next": asked})
    assert answer["Location"] == given
    client.logout()
    answer = client.get(LINK + get_query_string(mara_again(mara)), {})
    assert answer["Location"] == "/"


def mara_again(mara: User) -> User:
    mara.refresh_from_db()  # a link is made for the last sign-in, and a newer one spends it
    return mara


@pytest.mark.parametrize(("asked", "given"), [("/versions/3/", "/versions/3/"), ("//elsewhere.example/", "/")])
def test_a_link_leads_on_only_within_the_house(mara: User, client: Client, asked: str, given: str) -> None:
    answer = client.get(f"{LINK}{get_query_string(mara)}&next={asked}")
    assert (answer.status_code, answer["Location"]) == (302, given)
    assert [str(act) for act in Act.objects.all()] == ["mara signed in"]


def test_a_link_works_once_and_then_says_what_to_do(mara: User, client: Client) -> None:
    link = LINK + get_query_string(mara)
    assert client.get(link).status_code == 302
    answer = Client().get(link)
    assert answer.status_code == 403
    assert "Ask whoever gave it to you for a new one." in answer.content.decode()


def test_a_spent_link_takes_on_whom_it_let_in(mara: User, client: Client) -> None:
    link = LINK + get_query_string(mara) + "&next=/versions/3/"
    client.get(link)
    assert client.get(link)["Location"] == "/versions/3/"
    assert Act.objects.count() == 1


def test_stale_links_lock_nobody_out(mara: User, client: Client) -> None:
    for _ in range(6):
        client.get(LINK, {"sesame": "stale"})
    assert enter(client) == 302


def test_signing_out_ends_the_session(mara: User, client: Client) -> None:
    enter(client)
    client.post(reverse("stories:sign_out"))
    assert client.get(reverse("stories:desk")).status_code == 302
    assert str(Act.objects.first()) == "mara signed out"


def test_a_form_from_elsewhere_is_refused_with_a_page(mara: User) -> None:
    answer = Client(enforce_csrf_checks=True).post(SIGN_IN, {"username": "mara", "password": PASSWORD})
    assert answer.status_code == 403
    assert "Please send that again" in answer.content.decode()


def test_whoever_is_signed_in_needs_no_sign_in_page(mara: User, client: Client) -> None:
    client.force_login(mara)
    assert client.get(SIGN_IN, {"next": "/versions/3/"})["Location"] == "/versions/3/"


def test_who_only_looks_at_a_links_head_does_not_spend_it(mara: User, client: Client) -> None:
    link = LINK + get_query_string(mara)
    assert Client().head(link).status_code == 405
    assert client.get(link).status_code == 302


def test_a_button_pressed_after_the_session_ended_leads_back_to_its_page(client):
    page = reverse("stories:new_bundle")
    answer = client.post(
        reverse("stories:bundle_act", args=[1, "store"]), headers={"Referer": f"http://testserver{page}"}
    )
    assert answer["Location"] == f"{reverse('stories:sign_in')}?next={page}"
    elsewhere = client.post(
        reverse("stories:bundle_act", args=[1, "store"]), headers={"Referer": "http://evil.example/x"}
    )
    assert "evil" not in elsewhere["Location"]
    assert "store" not in elsewhere["Location"]
