"""Which backups stay: the last ten, one of each hour of today, and one of each day for two weeks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

LAST, DAYS = 10, 14


def staying(made: Iterable[datetime], today: date) -> frozenset[datetime]:
    """The moments of the backups that stay; of an hour or a day the last one does."""
    ordered = sorted(set(made))
    hours = {at.hour: at for at in ordered if at.date() == today}
    first = today - timedelta(days=DAYS - 1)
    days = {at.date(): at for at in ordered if first <= at.date() <= today}
    return frozenset([*ordered[-LAST:], *hours.values(), *days.values()])
