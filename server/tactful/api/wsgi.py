"""The application for a WSGI server: `gunicorn tactful.api.wsgi:app`. Settings come from the environment."""

from __future__ import annotations

from tactful.api.app import create_app, warm_up
from tactful.api.settings import settings_from_environment

app = create_app(settings_from_environment())
warm_up(app)
