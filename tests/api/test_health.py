from flask import Flask
from flask.testing import FlaskClient

import tactful
from tactful.api.app import warm_up

HEALTHY = {
    "status": "ok",
    "name": "tactful",
    "version": tactful.__version__,
    "ear": {"available": False, "version": "", "dial": "off"},
}


def test_health_needs_no_token(anyone: FlaskClient) -> None:
    answer = anyone.get("/healthz")

    assert (answer.status_code, answer.get_json()) == (200, HEALTHY)


def test_readiness_waits_for_the_rules(app: Flask, anyone: FlaskClient) -> None:
    before = anyone.get("/readyz").status_code
    warm_up(app)
    after = anyone.get("/readyz")

    assert before == 503
    assert (after.status_code, after.get_json()) == (200, HEALTHY)
