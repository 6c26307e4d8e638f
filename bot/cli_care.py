"""The verbs by which an installation is cared for: checks, backups, services, what is stored."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.begin import do

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.verbs.backup import Ask

care_app = typer.Typer()

Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@care_app.command()
def check(as_json: Json = False) -> None:
    """Tell in one line each what is in order and what is not, and what to do; send nothing."""
    from bot.verbs import checkup

    do(lambda settings: checkup.check(settings, as_json=as_json))


@care_app.command()
def env(
    file: Annotated[
        str, typer.Argument(help="Where to write it; - prints it.", allow_dash=True)
    ] = ".env",
) -> None:
    """Write the file of settings to fill in, for its owner only; one that is there stays."""
    from bot.verbs import env_file

    if file == "-":
        sys.stdout.write(env_file.example())
        return
    env_file.write(Path(file))
    typer.echo(f"{file} is written: fill in what you need, then `bantin check`")


@care_app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it.", dir_okay=False)],
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Under BACKUP_PASSPHRASE, or one that is asked for.")
    ] = False,
) -> None:
    """Copy the database to a file while the bot runs, and check the copy."""
    from bot.verbs import backup as backups

    def ask(settings: "Settings") -> "Ask | None":
        return _passphrase(settings, twice=True) if encrypt or settings.backup_passphrase else None

    do(lambda settings: backups.backup(settings, file, ask=ask(settings)))


@care_app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="Made by `bantin backup`.", dir_okay=False)],
    nothing_sent: Annotated[
        bool,
        typer.Option("--nothing-sent", help="You know that nothing was sent since it was taken."),
    ] = False,
) -> None:
    """Put the database back to a copy, which is looked through first; the old one is kept."""
    from bot.verbs import backup as backups

    do(
        lambda settings: backups.restore(
            settings, file, ask=_passphrase(settings, twice=False), nothing_sent=nothing_sent
        )
    )


@care_app.command(context_settings={"ignore_unknown_options": True})  # ids of groups begin with -
def forget(
    platform: Annotated[str, typer.Argument(help="As in `bantin chats list`: telegram, zalo ...")],
    chat: Annotated[str, typer.Argument(help="The chat's id there.")],
) -> None:
    """Erase all that is kept of one chat, and of its person where it is a private one."""
    from bot.verbs import office

    do(lambda settings: office.forget(settings, platform, chat))


@care_app.command()
def privacy(as_json: Json = False) -> None:
    """List all that is stored, what for, and how long."""
    from bot.verbs import privacy as stored

    do(lambda settings: stored.show(settings, as_json=as_json))


@care_app.command()
def service(
    kind: Annotated[str, typer.Argument(help="systemd, or container.")],
) -> None:
    """Print a hardened systemd unit, or a container file, for this installation."""
    from bot.verbs import service as services

    folder, program = Path.cwd(), Path(sys.argv[0]).absolute()
    if kind == "systemd":
        services.look_at(folder)
    python = Path(sys.executable).resolve()
    told = services.text(kind, folder=folder, program=program, python=python, others=_written_to())
    typer.echo(told, nl=False)
    shut = services.closed_to_others([folder, program, python], folder=folder)
    if kind == "systemd" and shut is not None:
        why = f"the user bantin cannot enter {shut}: install it elsewhere, as in /srv/bantin"
        typer.echo(f"bantin: {why}, with the system's own Python", err=True)


def _written_to() -> list[Path]:
    """Return the folders that the settings let it write to; none where they are wrong as yet."""
    from bot import settings
    from bot.errors import UsageError

    try:
        read = settings.read()
    except UsageError:
        return []
    named = (read.backup_folder, read.log_file and Path(read.log_file).parent)
    return [Path(each).absolute() for each in named if each]


def _passphrase(settings: "Settings", *, twice: bool) -> "Ask":
    def ask() -> str:
        if settings.backup_passphrase:
            return settings.backup_passphrase.get_secret_value()
        told: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
        return told

    return ask
