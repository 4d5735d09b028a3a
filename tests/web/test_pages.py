import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from tactful.api.app import create_app
from tactful.api.settings import Settings
from tactful.ear.openings import openings_of
from tactful.rulebook.ear_settings import EAR_IDS
from tactful.rulebook.load import load_rulebook

RULES = list(load_rulebook().ids)
WEB = Path(__file__).parents[2] / "server" / "tactful" / "web"


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(Settings(token="t", page_without_token=True))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    return client


def read(client: FlaskClient, path: str, code: int = 200) -> str:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (code, "text/html")
    return answer.get_data(as_text=True)


class Page(HTMLParser):
    """What a page loads, links to, and says inline."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"}:
                self.links.append(value or "")
            if name == "id":
                self.ids.add(value or "")
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.inline.append(tag)


PAGES = ["/", "/rules", "/docs", "/sign-in", "/nothing", "/rules/contradiction/you-are-wrong", "/rules/ear/blame"]


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere_on_this_server(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path).get_data(as_text=True))

    assert page.links
    for link in page.links:
        parts = urlsplit(link)
        assert not parts.netloc
        if not parts.path:
            assert parts.fragment in page.ids
        elif parts.path != "/sign-in":
            with client.get(parts.path) as answer:
                assert answer.status_code == 200, link


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_script_or_style_that_the_policy_would_refuse(client: FlaskClient, path: str) -> None:
    assert Page(client.get(path).get_data(as_text=True)).inline == []


def test_every_module_that_a_script_imports_is_there() -> None:
    for script in (WEB / "static" / "js").glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', script.read_text(encoding="utf-8")):
            assert (script.parent / name).is_file(), f"{script.name} imports {name}"


def test_no_static_file_asks_another_server() -> None:
    for file in (WEB / "static").rglob("*.*"):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|url\(|@import", text), file.name


def test_the_playground_has_what_its_script_looks_for(client: FlaskClient) -> None:
    page = Page(read(client, "/"))

    for script in ("playground.js", "tools.js", "review.js"):
        text = (WEB / "static" / "js" / script).read_text(encoding="utf-8")
        assert set(re.findall(r'getElementById\("([\w-]+)"\)', text)) - {"team"} <= page.ids


def test_the_reference_lists_every_rule_under_its_category(client: FlaskClient) -> None:
    html = read(client, "/rules")

    for rule_id in RULES:
        assert f'href="/rules/{rule_id}"' in html
        assert f'id="{rule_id.partition("/")[0]}"' in html


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_has_a_page_that_shows_it_whole(app: Flask, client: FlaskClient, rule_id: str) -> None:
    rule = app.extensions["tactful.rulebooks"].book().rules[rule_id]
    html = read(client, f"/rules/{rule_id}")

    for shown in (rule.why, *rule.find, *rule.unless, *rule.allows, *(rewrite.say for rewrite in rule.rewrites)):
        assert str(escape(shown)) in html
    for example in rule.flags:
        assert f"{escape(example.text[example.start : example.end])}</mark>" in html
    assert "{count}" not in html


def test_a_categorys_address_leads_to_its_place_in_the_reference(client: FlaskClient) -> None:
    answer = client.get("/rules/contradiction")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/rules#contradiction")


@pytest.mark.parametrize("path", ["/nothing", "/rules/no/rule", "/rules?team=nobody", "/rules/%3Cscript%3E"])
def test_what_is_not_there_gets_a_friendly_page(client: FlaskClient, path: str) -> None:
    html = read(client, path, 404)

    assert "there is nothing here" in html
    assert "<script>" not in html


def test_the_api_page_shows_every_operation(client: FlaskClient) -> None:
    html = read(client, "/docs")

    for path in ("/api/v1/lint", "/api/v1/rules", "/api/v1/rules/{rule_id}", "/healthz", "/readyz"):
        assert path in html
    assert "customer_message" in html


def test_the_team_of_the_address_is_carried_along(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "pack.yml").write_text("name: acme\n", encoding="utf-8")
    client = create_app(Settings(token="t", teams=tmp_path, page_without_token=True)).test_client()

    assert "<option selected>acme</option>" in read(client, "/?team=acme")
    assert 'href="/rules/contradiction/you-are-wrong?team=acme"' in read(client, "/rules?team=acme")


@pytest.mark.parametrize("name", EAR_IDS)
def test_what_the_ear_finds_has_a_page_and_is_in_the_reference(client: FlaskClient, name: str) -> None:
    message, openings = openings_of(name.removeprefix("ear/"))
    page = read(client, f"/rules/{name}")
    assert name in page
    assert all(escape(words) in page for words in (message, *(opening.say for opening in openings)))
    assert f"/rules/{name}" in Page(read(client, "/rules")).links
