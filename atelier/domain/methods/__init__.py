"""The ways of asking; adding one is one module here and one line in METHODS, simple ones first."""

from atelier.domain.methods.agree import AGREE5
from atelier.domain.methods.base import SECRET_WAYS, WAY_NAMES, Method, Way
from atelier.domain.methods.choice import CHOICE, COUNCIL_ROLES
from atelier.domain.methods.consent import CONSENT
from atelier.domain.methods.dots import DOTS
from atelier.domain.methods.participation import EFFECT, PARTICIPATION
from atelier.domain.methods.ranking import RANKING
from atelier.domain.methods.role_range import ROLE_RANGE
from atelier.domain.methods.spectrum import SPECTRUM5, SPECTRUM7
from atelier.domain.methods.yes_no import YES_NO

METHODS: dict[str, Method] = {
    method.key: method
    for method in (
        SPECTRUM5,
        AGREE5,
        YES_NO,
        CHOICE,
        DOTS,
        COUNCIL_ROLES,
        PARTICIPATION,
        SPECTRUM7,
        CONSENT,
        EFFECT,
        RANKING,
        ROLE_RANGE,
    )
}

__all__ = ["METHODS", "SECRET_WAYS", "WAY_NAMES", "Method", "Way"]
