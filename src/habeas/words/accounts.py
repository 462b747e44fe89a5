"""What became of a number in a text, in words."""

from collections.abc import Mapping
from typing import Final

from habeas.model.numeral import Account
from habeas.words.numbers import number
from habeas.words.voice import _, mark

_ACCOUNTS: Final[Mapping[Account, str]] = {
    Account.FIGURE: mark("figure"),
    Account.DATE: mark("date"),
    Account.DURATION: mark("duration"),
    Account.AGE: mark("age"),
    Account.CITATION: mark("citation"),
    Account.ARTICLE: mark("article"),
    Account.MONEY: mark("money"),
    Account.PERCENT: mark("percent"),
    Account.ORDINAL: mark("ordinal"),
    Account.OTHER_COUNT: mark("other count"),
    Account.NAME_PART: mark("name part"),
    Account.QUEUED: mark("queued"),
}


def account_words(account: Account) -> str:
    """Say what a number is."""
    return _(_ACCOUNTS[account])


def accounted_words(account: Account, count: int) -> str:
    """Say how many numbers of a text are that."""
    return _("{number} {account}", number=number(count), account=account_words(account))


def marked_words(account: Account) -> str:
    """Say of a marked text that it is a number, and which."""
    return _("number: {account}", account=account_words(account))
