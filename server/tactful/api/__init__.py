"""The HTTP service: a Flask application over the linter, its guard, and the servers that run it."""
