"""What the store refuses, by name. `message` is a msgid with `values` to fill in; the edge translates it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import DontWrapMixin

from forms.text import N_
from service.store.records import File, Revision


class StoreError(Exception):
    """The root of all refusals of the store."""

    message: str = N_("De gegevens kunnen niet worden bewaard of opgehaald.")

    def __init__(self, **values: Any) -> None:
        super().__init__()
        self.values = values

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence in the language of ``translate``, Dutch by default."""
        sentence = translate(self.message)
        return sentence % self.values if self.values else sentence

    def __str__(self) -> str:
        return self.text()


class NotFound(StoreError):
    """There is no such thing, or it is not visible to this account: the difference is not told."""

    message = N_("Dit bestaat niet (meer), of je hebt er geen toegang toe.")


class Changed(StoreError):
    """Someone saved first. `current` is what stands there now, so that a page can compare it with what was typed."""

    message = N_("%(naam)s heeft dit document intussen veranderd. Vergelijk de antwoorden en bewaar daarna opnieuw.")

    def __init__(self, current: Revision) -> None:
        super().__init__(naam=current.author)
        self.current = current


class Frozen(StoreError):
    """The answers of a document in this state do not change."""

    message = N_("Dit document is vastgesteld. De antwoorden veranderen niet meer, tenzij je het document heropent.")

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state


class WrongState(StoreError):
    """There is no such move from this state."""

    message = N_("Die stap kan niet bij de status die dit document nu heeft. Ververs de pagina en kijk wat er wel kan.")

    def __init__(self, source: str, target: str) -> None:
        super().__init__()
        self.source, self.target = source, target


class ReasonNeeded(StoreError):
    """A document is opened again without saying why."""

    message = N_("Schrijf op waarom je dit document heropent.")


class Settled(StoreError):
    """A file that came back from Word was dealt with before."""

    message = N_("Dit bestand is al verwerkt of weggelegd. Lever het nog eens in als er toch iets mee moet gebeuren.")


class Superseded(StoreError):
    """Another file of the document was published meanwhile. `current` is the one that counts now, if any."""

    message = N_("Van dit document is intussen een ander Word-bestand gemaakt. Ververs de pagina en download dat.")

    def __init__(self, current: File | None) -> None:
        super().__init__()
        self.current = current


class TokenUnusable(StoreError):
    """A one-time address that is unknown, used or run out: the difference is not told."""

    message = N_("Dit adres werkt niet meer. Vraag een nieuw adres aan.")


class EmailTaken(StoreError):
    """Every account has an e-mail address of its own."""

    message = N_("Er is al een account met het e-mailadres %(email)s.")


class NotText(StoreError, ValueError, DontWrapMixin):
    """A name or label with characters that a database cannot hold: NUL, lone surrogates. Answers may have them."""

    message = N_("In deze tekst staan tekens die niet bewaard kunnen worden. Typ de tekst opnieuw.")


class Damaged(StoreError):
    """What was read is not what was written: the disk, or someone, changed it."""

    message = N_(
        "De bewaarde gegevens zijn beschadigd (%(wat)s). Zet een reservekopie terug of vraag de beheerder om hulp."
    )


class Busy(StoreError):
    """Others were writing for longer than we wait; nothing was saved."""

    message = N_("Het is nu te druk om op te slaan. Er is niets veranderd; probeer het zo nog eens.")


class Unavailable(StoreError):
    """The database cannot be reached, or has no room left; nothing was saved."""

    message = N_(
        "De gegevens zijn nu niet bereikbaar. Er is niets opgeslagen; probeer het zo nog eens of vraag de beheerder."
    )


class NoRights(StoreError):
    """The account in DATABASE_URL may not make or change the tables."""

    message = N_(
        "Het account in DATABASE_URL mag in deze database geen tabellen maken of wijzigen. "
        "Maak het eigenaar van de database."
    )


class WrongDatabase(StoreError):
    """A DATABASE_URL that is neither SQLite nor PostgreSQL. It is not repeated here: it may hold a password."""

    message = N_("DATABASE_URL klopt niet: geef een adres dat begint met postgresql:// of sqlite:///.")


class FolderUnusable(StoreError):
    """The folder for the data cannot be made or written in."""

    message = N_(
        "In de map %(map)s kan niet worden geschreven. Kies een andere map, of zorg dat je er rechten op hebt."
    )


class TooNew(StoreError):
    """The database was made by a newer version of this program."""

    message = N_("Deze gegevens zijn gemaakt door een nieuwere versie van zorgroute. Installeer die versie.")
