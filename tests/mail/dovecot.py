"""A real IMAP server for tests: Dovecot on free ports of this computer, with its own files."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

USER, PASSWORD = "noreen@shop.example", "pass wörd"
_CONFIG = """\
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
disable_plaintext_auth = no
auth_username_chars =
auth_failure_delay = 0
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
ssl_dh =
mail_location = maildir:{home}/mail
namespace inbox {{
  inbox = yes
  mailbox Drafts {{
    special_use = \\Drafts
  }}
}}
passdb {{
  driver = passwd-file
  args = username_format=%u {home}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Dovecot:
    """A server that is running.

    Attributes:
        home: where all its files are.
        port: where it speaks IMAP and offers STARTTLS.
        tls_port: where it speaks IMAP over TLS.
    """

    home: Path
    port: int = field(default_factory=free_port)
    tls_port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def certificate(self) -> Path:
        return self.home / "cert.pem"

    def start(self) -> None:
        root = os.geteuid() == 0
        uid, gid = (65534, 65534) if root else (os.getuid(), os.getgid())
        mine = Path(f"/proc/{os.getpid()}").owner()
        config = _CONFIG.format(
            home=self.home,
            port=self.port,
            tls_port=self.tls_port,
            uid=uid,
            gid=gid,
            internal="dovecot" if root else mine,
            internal_group="dovecot" if root else Path(f"/proc/{os.getpid()}").group(),
            login="dovenull" if root else mine,
        )
        (self.home / "dovecot.conf").write_text(config, encoding="utf-8")
        (self.home / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
        self.home.chmod(0o755)
        for folder in (self.home / "mail", *(self.home / "mail").rglob("*")):
            os.chown(folder, uid, gid)
        command = [program(), "-F", "-c", str(self.home / "dovecot.conf")]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.tls_port), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        log = self.home / "log"
        self.stop()
        raise RuntimeError(log.read_text() if log.exists() else "Dovecot said nothing")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def put(self, folder: str, mails: dict[str, bytes]) -> None:
        """Make a folder with mails in it, before the server starts."""
        place = self.home / "mail" / ("" if folder == "INBOX" else f".{folder}")
        for part in ("cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
        for name, data in mails.items():
            (place / "cur" / name).write_bytes(data)

    def files(self) -> list[str]:
        """The names of all mails, flags and all."""
        mail = self.home / "mail"
        return sorted(str(path.relative_to(mail)) for place in ("cur", "new") for path in mail.rglob(f"{place}/*"))


def program() -> str:
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin") or ""


def why_not() -> str:
    """Why there can be no server here, or an empty string."""
    if not program():
        return "there is no Dovecot: deploy/install-missing dovecot:dovecot-imapd"
    if not shutil.which("openssl"):
        return "there is no openssl to make a certificate with"
    version = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True).stdout
    return "" if version.startswith("2.3.") else f"its configuration is for Dovecot 2.3, not {version.strip()}"


def make_certificate(home: Path) -> None:
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
    subprocess.run([*command.split(), "-addext", names], cwd=home, check=True, capture_output=True)
