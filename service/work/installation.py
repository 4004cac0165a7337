"""One installation, opened for a command: its store, and on whose behalf the command works."""

from collections.abc import Iterator
from contextlib import contextmanager

from forms.text import N_
from service.config import Settings
from service.store import Account, Store, StoreError, Transaction


class NoAccount(StoreError):
    """It is not clear, or not possible, on whose behalf a command works."""

    message = N_("Zeg met --account namens welk account dit gaat. Het eerste account maak je met ‘zorgroute serve’.")


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Open the store of an installation, brought up to date, and close it afterwards."""
    store = Store.open(settings)
    try:
        store.upgrade()
        yield store
    finally:
        store.close()


def account_for(tx: Transaction, email: str | None) -> Account:
    """Return the account with this e-mail address or, without one, that of the only school; raises `NoAccount`."""
    if email:
        account = tx.account_by_email(email)
    else:
        schools = tx.schools()
        accounts = tx.accounts(schools[0].id) if len(schools) == 1 else []
        account = accounts[0] if accounts else None
    if account is None:
        raise NoAccount
    return account
