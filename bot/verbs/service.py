"""``bantin service``: texts that let an operating system keep the bot running, and hold it tight.

They are printed, not installed: whoever runs a server wants to read what he puts there.
"""

import shlex
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.errors import UsageError

SYSTEMD = """\
# Do, as whoever may call sudo:
# sudo useradd --system --shell /bin/sh --home-dir {shell} bantin
# sudo chown -R bantin: {shell} && sudo chmod 700 {shell}{made}
# sudo systemctl daemon-reload && sudo systemctl enable bantin && sudo systemctl restart bantin
# From then on, from wherever you are:
# sudo -iu bantin {called} check
# sudo journalctl -u bantin -e
# After a change of BACKUP_FOLDER or LOG_FILE (then the line with daemon-reload again):
# sudo -iu bantin {called} service systemd | sudo tee /etc/systemd/system/bantin.service
[Unit]
Description=bantin: news bulletins for party cells
Wants=network-online.target
After=network-online.target

[Service]
Type=notify
User=bantin
Group=bantin
WorkingDirectory={unquoted}
ExecStart={program} run
# SIGTERM lets what is in flight land first, which takes 20 s at most.
TimeoutStopSec=30
Restart=on-failure
RestartSec=10
# Started is what has opened all that it needs. An upgrade of a large database may take a while.
TimeoutStartSec=infinity
# It gives a sign of life each 75 s. Where it hangs, the journal tells in what, and it starts anew.
WatchdogSec=5min
# What it has in memory, tokens too, is nobody's to keep.
LimitCORE=0

UMask=0077
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
# With the folders of BACKUP_FOLDER and LOG_FILE where they are others. The user bantin must be
# allowed to write to them.
ReadWritePaths={writable}
ProtectHome={home}
PrivateTmp=yes
PrivateDevices=yes
# Not ProcSubset=pid: without /proc/version LibreOffice makes no PDF.
ProtectProc=invisible
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RemoveIPC=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
# LibreOffice calls chown, and goes on where that is refused; killed, it makes no PDF.
SystemCallErrorNumber=EPERM
# Each reader of pages may take 512 MB before it is killed.
MemoryMax=2G
TasksMax=128

[Install]
WantedBy=multi-user.target
"""

CONTAINER = """\
# bantin service container > Containerfile
# podman build --format docker -t bantin .
# podman run -d --name bantin --read-only --tmpfs /tmp --cap-drop=ALL --env-file=.env \\
#   --security-opt=no-new-privileges --memory=2g --pids-limit=128 --env=HEALTH_DOOR=true \\
#   --env=LOG_FORMAT=json --volume=bantin:/data --stop-timeout=30 --restart=on-failure bantin
# podman exec bantin bantin check
# Here quotation marks in .env belong to the values: write BACKUP_PASSPHRASE without.
FROM docker.io/library/python:3.13-slim

RUN useradd --uid 10001 --home-dir /data --create-home bantin
COPY pyproject.toml README.md LICENSE .env.example /src/
COPY bot /src/bot
COPY jobs /src/jobs
RUN pip install --no-cache-dir '/src[postgres]'

USER bantin
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:////data/bantin.db LOG_FORMAT=json HEALTH_DOOR=true PYTHONUNBUFFERED=1
HEALTHCHECK --interval=60s --start-period=120s CMD ["python", "-c", \\
  "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/health', timeout=5)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["bantin"]
CMD ["run"]
"""

KINDS = ("systemd", "container")


def text(
    kind: str,
    *,
    folder: Path,
    program: Path,
    python: Path | None = None,
    others: Sequence[Path] = (),
) -> str:
    """Return the text of a kind.

    Args:
        kind: One of ``KINDS``.
        folder: Where the installation is.
        program: What starts it.
        python: What ``program`` is run by; None: what stands where the system keeps it.
        others: Further folders that it writes to; one that is missing is no fault to systemd.

    Raises:
        UsageError: There is no such kind.
    """
    if kind not in KINDS:
        raise UsageError(f"there is no service of kind {kind}: {' or '.join(KINDS)}")
    if kind == "container":
        return CONTAINER
    started = program if program.name == "bantin" else program.with_name("bantin")
    used = [each for each in (folder, started, python) if each is not None]
    at_home = any({Path("/home"), Path("/root")} & {each, *each.parents} for each in used)
    apart = [each for each in dict.fromkeys(others) if folder not in [each, *each.parents]]
    missing = " ".join(shlex.quote(str(each)) for each in apart if not each.exists())
    return SYSTEMD.format(
        called=shlex.quote(str(started)),
        shell=shlex.quote(str(folder)),
        made=missing and f"\n# sudo install -d -o bantin -g bantin -m 700 {missing}",
        unquoted=_escaped(folder),
        program=_quoted(started),
        home="read-only" if at_home else "yes",
        writable=" ".join([_quoted(folder), *(_quoted(each, "-") for each in apart)]),
    )


def look_at(folder: Path) -> None:
    """See that an installation is in ``folder``: all that is there is to become the user bantin's.

    Raises:
        UsageError: None is: a home, or the whole disk.
    """
    if not (folder / ".env").is_file():
        raise UsageError(
            f"there is no .env in {folder}: call it in the folder of the installation, "
            "once `bantin env` has written one there"
        )


def closed_to_others(paths: Iterable[Path], *, folder: Path) -> Path | None:
    """Return a folder on the way to ``paths`` that the user bantin cannot enter; None: none.

    What is in ``folder`` becomes his own. Homes are closed on many systems, root's on all.
    """
    for path in paths:
        for above in path.parents:
            own = folder in [above, *above.parents]
            if not own and above.is_dir() and not above.stat().st_mode & stat.S_IXOTH:
                return above
    return None


def _escaped(path: Path) -> str:
    """Return a path as systemd reads it where it takes the rest of a line, blanks and all."""
    return str(path).replace("%", "%%")


def _quoted(path: Path, before: str = "") -> str:
    """Return a path as systemd reads it in a list, with what stands before it."""
    told = before + str(path).replace("\\", "\\\\").replace("%", "%%").replace('"', '\\"')
    return f'"{told}"' if " " in told else told
