"""How gunicorn runs tactful: `gunicorn --config deploy/gunicorn.conf.py tactful.api.wsgi:app`.

Each process holds its own rulebook (about 60 MB) and its own ear (as much again; TACTFUL_EAR=off leaves it out). What
the service itself can be told comes from the TACTFUL_ variables that docs/api.md lists.
"""
# ruff: noqa: INP001 (gunicorn reads it by path)

import os
from pathlib import Path

bind = f"{os.environ.get('TACTFUL_HOST', '127.0.0.1')}:{os.environ.get('TACTFUL_PORT', '8765')}"
workers = int(os.environ.get("TACTFUL_WORKERS", "2"))
threads = 4
timeout = 30
# Only gunicorn's heartbeat goes here, never a request; in memory it does not wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (not a temporary file of ours)
accesslog = None
control_socket_disable = True  # a remote control of the server that nobody asked for
