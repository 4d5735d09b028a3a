from flask.testing import FlaskClient


def test_the_list_holds_every_rule_and_its_category(client: FlaskClient) -> None:
    listed = client.get("/api/v1/rules").get_json()

    categories = {category["id"] for category in listed["categories"]}
    found = {rule["id"]: rule for rule in listed["rules"]}
    assert "contradiction/you-are-wrong" in found
    assert {rule["category"] for rule in found.values()} <= categories
    assert found["contradiction/you-are-wrong"]["page"] == "/rules/contradiction/you-are-wrong"


def test_a_team_sees_its_own_rules(client: FlaskClient) -> None:
    ids = [rule["id"] for rule in client.get("/api/v1/rules?team=acme").get_json()["rules"]]

    assert "condescension/kindly" in ids
    assert "contradiction/you-are-wrong" in ids


def test_a_broken_file_is_named_with_its_place(client: FlaskClient) -> None:
    listed = client.get("/api/v1/rules?team=broken").get_json()

    [fault] = [fault for fault in listed["faults"] if fault["path"].endswith("bad.yml")]
    assert fault["line"] >= 1
    assert fault["message"]
    assert len(listed["rules"]) > 0


def test_a_rule_is_shown_whole(client: FlaskClient) -> None:
    rule = client.get("/api/v1/rules/condescension/kindly?team=acme").get_json()

    assert rule["find"] == ["kindly revert"]
    assert rule["rewrites"] == [{"say": "please tell us", "move": "explore", "replaces": "match"}]
    assert rule["flags"][0] == {"text": "Please kindly revert today.", "start": 7, "end": 20, "becomes": None}
    assert rule["allows"][0] == "Please tell us today."
    assert (rule["severity"], rule["pack"], rule["measure"]) == ("warning", "acme", None)


def test_every_listed_rule_can_be_shown(client: FlaskClient) -> None:
    for rule in client.get("/api/v1/rules").get_json()["rules"]:
        shown = client.get(f"/api/v1/rules/{rule['id']}").get_json()
        assert {name: shown[name] for name in rule} == rule


def test_rules_that_did_not_change_are_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/api/v1/rules")
    again = client.get("/api/v1/rules", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get("/api/v1/rules?team=acme", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert other.status_code == 200
