"""Nobody but the people who hold the token, and our own pages, can use the server."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tactful.api.app import create_app
from tactful.api.settings import Settings

ClientFor = Callable[..., FlaskClient]
EXTENSIONS = [
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    "moz-extension://0b8e5a52-7a3f-4ab2-9d55-0123456789ab",
]
OWN = "http://127.0.0.1:8765"


@pytest.fixture
def here(settings: Settings) -> Flask:
    """The server as `tactful serve` runs it on a loopback address."""
    return create_app(replace(settings, page_without_token=True))


@pytest.fixture
def there(settings: Settings) -> Flask:
    """The server as it runs for a team."""
    return create_app(replace(settings, host="0.0.0.0", hosts=frozenset({"tactful.example"})))


def lint(client: FlaskClient, **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/api/v1/lint", json={"text": "x"}, headers=named).status_code


def cookie(client: FlaskClient) -> str | None:
    kept = client.get_cookie("tactful-page-8765", domain="127.0.0.1")
    return kept.value if kept else None


@pytest.fixture
def page(here: Flask, client_for: ClientFor) -> FlaskClient:
    """A browser that has opened the playground."""
    client = client_for(here)
    assert client.get("/").status_code == 200
    return client


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("Bearer a-token-of-the-tests", 200),
        ("bearer  a-token-of-the-tests ", 200),
        ("Bearer a-token-of-the-test", 401),
        ("Bearer a-token-of-the-tests2", 401),
        ("Bearer ", 401),
        ("Bearer", 401),
        ("Bearer \udcc3\udca9", 401),
        ("Basic a-token-of-the-tests", 401),
        ("a-token-of-the-tests", 401),
        ("", 401),
    ],
    ids=ascii,
)
def test_only_the_whole_token_opens(anyone: FlaskClient, shown: str, code: int) -> None:
    header = shown.encode("utf-8", "surrogateescape").decode("latin-1")

    assert lint(anyone, Authorization=header) == code


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:9000", "127.0.0.1"])
def test_a_loopback_server_knows_its_own_names_at_any_port(client: FlaskClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.7:8765",
        "",
        "[",
    ],
)
@pytest.mark.parametrize("path", ["/healthz", "/", "/api/v1/rules", "/static/icon.svg", "/docs"])
def test_a_name_that_was_pointed_at_us_by_somebody_else_is_refused(client: FlaskClient, host: str, path: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code in {400, 421}


@pytest.mark.parametrize(
    ("host", "code"),
    [("tactful.example", 200), ("192.168.1.7:8765", 200), ("[fe80::1]:8765", 200), ("evil.example", 421)],
)
def test_a_server_for_a_team_knows_its_names_and_any_plain_address(
    there: Flask, client_for: ClientFor, host: str, code: int
) -> None:
    assert client_for(there).get("/healthz", headers={"Host": host}).status_code == code


@pytest.mark.parametrize("origin", [*EXTENSIONS, OWN])
def test_extensions_and_own_pages_with_the_token_are_welcome(client: FlaskClient, origin: str) -> None:
    assert lint(client, Origin=origin) == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:9999",
        "http://localhost:8765",
        "http://127.0.0.1:8765.evil.example",
        "null",
        "file://",
        "chrome-extension://short",
        "https://abcdefghijklmnopabcdefghijklmnop",
        f"{EXTENSIONS[0]}/evil",
        "",
    ],
)
def test_a_page_of_another_origin_is_refused_even_with_the_token(client: FlaskClient, origin: str) -> None:
    assert lint(client, Origin=origin) == 403


def test_an_extension_without_the_token_is_refused(anyone: FlaskClient, page: FlaskClient) -> None:
    for client in (anyone, page):
        assert lint(client, Origin=EXTENSIONS[0]) in {401, 403}


def test_a_proxy_may_show_our_pages_under_its_own_origin(settings: Settings, client_for: ClientFor) -> None:
    app = create_app(replace(settings, origins=frozenset({"https://tactful.example"})))

    assert lint(client_for(app, token=settings.token), Origin="https://tactful.example") == 200


def test_the_page_works_at_once_on_this_computer(page: FlaskClient) -> None:
    assert lint(page, Origin=OWN, Sec_Fetch_Site="same-origin") == 200
    assert lint(page, Sec_Fetch_Site="same-origin") == 200
    assert page.get("/api/v1/rules", headers={"Sec-Fetch-Site": "none"}).status_code == 200


def test_the_page_cookie_is_of_no_use_to_scripts_and_other_sites(here: Flask, client_for: ClientFor) -> None:
    header = client_for(here).get("/").headers["Set-Cookie"]

    assert "HttpOnly" in header
    assert "SameSite=Strict" in header
    assert "a-token-of-the-tests" not in header


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
        {},
    ],
    ids=str,
)
def test_the_page_cookie_alone_does_not_let_another_page_post(page: FlaskClient, headers: dict[str, str]) -> None:
    assert lint(page, **headers) == 403


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_or_no_cors_post_from_another_page_gets_nothing(page: FlaskClient, content_type: str) -> None:
    answer = page.post(
        "/api/v1/lint",
        data='{"text": "x"}',
        content_type=content_type,
        headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 403


def test_no_answer_ever_allows_another_origin_to_read(client: FlaskClient, page: FlaskClient) -> None:
    preflight = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for path in ("/api/v1/lint", "/", "/openapi.json", "/static/icon.svg"):
        for asker in (client, page):
            for method in ("OPTIONS", "GET"):
                answer = asker.open(path, method=method, headers=preflight)
                assert answer.status_code == 403
                assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]


def test_a_made_up_or_foreign_cookie_opens_nothing(here: Flask, settings: Settings, client_for: ClientFor) -> None:
    other = client_for(create_app(replace(settings, token="another", page_without_token=True)))
    other.get("/")
    for value in ("", "page", "page.x.y", cookie(other) or pytest.fail("no cookie")):
        client = client_for(here)
        client.set_cookie("tactful-page-8765", value, domain="127.0.0.1")
        assert lint(client, Origin=OWN) == 401


def test_a_page_cookie_outlives_a_restart(page: FlaskClient, settings: Settings, client_for: ClientFor) -> None:
    restarted = client_for(create_app(replace(settings, page_without_token=True)))
    restarted.set_cookie("tactful-page-8765", cookie(page) or "", domain="127.0.0.1")

    assert lint(restarted, Origin=OWN) == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_behind_a_proxy_the_page_asks_for_the_token(here: Flask, client_for: ClientFor, header: str) -> None:
    answer = client_for(here).get("/", headers={header: "203.0.113.9"})

    assert (answer.status_code, "Set-Cookie" in answer.headers) == (303, False)


@pytest.mark.parametrize("path", ["/", "/rules", "/rules/contradiction/you-are-wrong"])
def test_a_server_for_a_team_asks_for_the_token_once(there: Flask, client_for: ClientFor, path: str) -> None:
    client = client_for(there)
    asked = client.get(path)
    form = client.get(asked.headers["Location"])
    signed = client.post("/sign-in", data={"token": "a-token-of-the-tests", "next": path}, headers={"Origin": OWN})

    assert asked.status_code == 303
    assert f'value="{path}"' in form.get_data(as_text=True)
    assert (signed.status_code, signed.headers["Location"]) == (303, path)
    assert client.get(path).status_code == 200
    assert lint(client, Origin=OWN) == 200


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_behind_tls_the_page_cookie_never_travels_without(
    there: Flask, client_for: ClientFor, scheme: str, secure: bool
) -> None:
    answer = client_for(there).post(
        "/sign-in", data={"token": "a-token-of-the-tests"}, headers={"Origin": f"{scheme}://127.0.0.1:8765"}
    )

    assert ("Secure" in answer.headers["Set-Cookie"]) is secure


def test_a_wrong_token_in_the_form_is_said_and_opens_nothing(there: Flask, client_for: ClientFor) -> None:
    client = client_for(there)
    answer = client.post("/sign-in", data={"token": "wrong"}, headers={"Origin": OWN})
    page = client.get(answer.headers["Location"])

    assert "not this server" in page.get_data(as_text=True)
    assert client.get("/").status_code == 303


def test_another_site_cannot_sign_anybody_in(there: Flask, client_for: ClientFor) -> None:
    answer = client_for(there).post(
        "/sign-in", data={"token": "a-token-of-the-tests"}, headers={"Origin": "https://evil.example"}
    )

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y", ""]
)
def test_signing_in_never_leads_away_from_the_server(there: Flask, client_for: ClientFor, target: str) -> None:
    answer = client_for(there).post("/sign-in", data={"token": "a-token-of-the-tests", "next": target})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/v1/rules", "/nothing", "/static/icon.svg"])
def test_every_answer_carries_the_security_headers(here: Flask, client_for: ClientFor, path: str) -> None:
    with client_for(here).get(path) as answer:
        headers = answer.headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
