"""Commands on a school's own data: serving it, trying it out, and taking in a class list."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from forms.faults import Message
from service.commands.edge import _, as_json_option, commands, folder_option, print_json, refuses, say
from service.files import Refused, read


@commands.command(
    help=_("Start zorgroute in de browser. De eerste keer komt er een adres om het eerste account te maken.")
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@folder_option
@refuses
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve the web application on an embedded database in a folder."""
    with with_store():
        from service import serve as serving

        serving.serve(host=host, port=port, data=data, say=say)


@commands.command(help=_("Hetzelfde met een verzonnen school, om uit te proberen. Alles is weg als je stopt."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@refuses
def demo(port: int) -> None:
    """Serve a throw-away fictional school."""
    with with_store():
        from service import serve as serving

        serving.demo(port=port, say=say)


@commands.command("import", help=_("Neem een klassenlijst over (CSV uit Magister of Somtoday)."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@folder_option
@click.option("--account", metavar="E-MAIL", help=_("Namens welk account, als er meer scholen zijn."))
@click.option("--dry-run", is_flag=True, help=_("Zeg alleen wat er zou veranderen."))
@as_json_option
@refuses
def take_class_list(file: Path, data: Path | None, account: str | None, dry_run: bool, as_json: bool) -> None:
    """Take in a class list: all of it, or, when a line cannot be read, nothing."""
    with with_store():
        from service.config import Settings
        from service.work import class_list, installation

        listed = class_list.read(read(file))
        with installation.opened(Settings.from_environment(data=data)) as store, store.write() as tx:
            dossiers = tx.visible_to(installation.account_for(tx, account))
            comparison = class_list.compare(listed, dossiers.subjects())
            if comparison.unread:
                raise Refused(
                    *(Message(str(line.line), line.why.message, line.why.values) for line in comparison.unread)
                )
            if not dry_run:
                class_list.save(dossiers, comparison)
    counts = {"new": len(comparison.new), "changed": len(comparison.changed), "same": len(comparison.same)}
    if as_json:
        print_json(counts)
    else:
        click.echo(_("%(new)d nieuw, %(changed)d gewijzigd, %(same)d gelijk gebleven") % counts)


@contextmanager
def with_store() -> Iterator[None]:
    """Turn what a store and a server refuse into `Refused`.

    They are imported here and not above: the commands that work on files alone start three times as fast without.
    """
    from service.config import WrongSetting
    from service.serve import AddressUnusable
    from service.store import StoreError
    from service.work.class_list import WrongList

    try:
        yield
    except (StoreError, WrongSetting, AddressUnusable) as error:
        raise Refused(Message("", error.message, error.values)) from error
    except WrongList as error:
        raise Refused(error.message) from error
