"""What a long mailbox costs: seconds and memory for 1,000 and 10,000 mails, linted and rewritten.

Run with `make bench`. Memory that grows with the mailbox, or seconds that grow faster than it, are faults.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psutil

from drafts import DRAFT
from timing import print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (1_000, 10_000)
KIND = """\
Hi Rowena,

Thank you for telling us. The label is in the box, the return costs you nothing, and a second unit is on its way. You
will have it by Thursday.

Kind regards,
Imre Vass

On Mon, 8 Jun 2026 at 10:12, Rowena Field <rowena@example.com> wrote:
> The light stays red and I have tried everything. What now?
"""
WAYS: dict[str, tuple[str, ...]] = {
    "lint": (),
    "lint, as JSON": ("--format", "json"),
    "lint with --fix": ("--fix",),
}


class Cost(NamedTuple):
    """What one run took: seconds of a processor, and the most memory it held at any time, in bytes."""

    seconds: float
    memory: int


def main() -> None:
    """Print the table."""
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        run(["lint", os.devnull])  # compiles the rules, if need be
        for name, options in WAYS.items():
            costs: list[Cost] = []
            for size in SIZES:
                path = Path(folder) / f"{size}.mbox"
                write_mailbox(path, size)
                megabytes = path.stat().st_size / 1e6
                cost = run(["lint", str(path), *options])
                costs.append(cost)
                rows.append(row(name, size, megabytes, cost, costs[0]))
    head = ["what", "mails", "mailbox", "processor time", "a mail", "peak memory", "times the memory of 1,000"]
    print_table("A mailbox, one mail in ten rude", head, rows)


def row(name: str, size: int, megabytes: float, cost: Cost, first: Cost) -> list[str]:
    """A line of the table."""
    return [
        name,
        f"{size:,}",
        f"{megabytes:.1f} MB",
        f"{cost.seconds:.1f} s",
        f"{1000 * cost.seconds / size:.2f} ms",
        f"{cost.memory / 1e6:.0f} MB",
        f"{cost.memory / first.memory:.2f}",
    ]


def write_mailbox(path: Path, size: int) -> None:
    """A mailbox of `size` mails in the usual encodings, every tenth of them rude."""
    with path.open("wb") as file:
        for number in range(size):
            text = (DRAFT if number % 10 == 0 else KIND).replace("\n", "\r\n") + f"\r\n{number}\r\n"
            file.write(b"From imre@example.com Mon Jun  8 10:12:00 2026\r\n" + mail(text, number) + b"\r\n\r\n")


def mail(text: str, number: int) -> bytes:
    """One mail: plain, quoted-printable, base64, or plain and HTML."""
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "imre@example.com", "rowena@example.com"
    message["Subject"] = f"Your scanner ({number})"
    transfer = ("8bit", "quoted-printable", "base64", "8bit")[number % 4]
    message.set_content(text.replace("'", "’"), cte=transfer)
    if number % 4 == 3:
        message.add_alternative(f"<p>{text.replace(chr(39), '’')}</p>".replace("\r\n\r\n", "</p><p>"), subtype="html")
    return message.as_bytes()


def run(arguments: Sequence[str]) -> Cost:
    """Run tactful once, with its output thrown away."""
    process = subprocess.Popen([sys.executable, "-m", "tactful", *arguments], stdout=subprocess.DEVNULL)
    watched = psutil.Process(process.pid)
    peak = 0
    while True:
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = 0  # it has been waited for
            return Cost(usage.ru_utime + usage.ru_stime, peak)
        with suppress(psutil.Error):
            peak = max(peak, watched.memory_info().rss)
        time.sleep(0.02)


if __name__ == "__main__":
    main()
