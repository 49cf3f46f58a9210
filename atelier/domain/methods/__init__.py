"""The ways of asking; adding one is one module here and one line in METHODS."""

from atelier.domain.methods.agree import AGREE5
from atelier.domain.methods.base import Method
from atelier.domain.methods.spectrum import SPECTRUM5
from atelier.domain.methods.yes_no import YES_NO

METHODS: dict[str, Method] = {method.key: method for method in (SPECTRUM5, AGREE5, YES_NO)}

__all__ = ["METHODS", "Method"]
