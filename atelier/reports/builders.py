"""Which report each audience gets."""

from collections.abc import Callable, Mapping

from atelier.domain.proposals import Audience
from atelier.reports import colleges, raden, stuurgroep
from atelier.reports.data import ReportData
from atelier.reports.model import Report

BUILDERS: Mapping[Audience, Callable[[ReportData], Report]] = {
    Audience.STEERING: stuurgroep.build,
    Audience.COLLEGES: colleges.build,
    Audience.COUNCILS: raden.build,
}
