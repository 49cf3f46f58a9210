"""Files, laptops and the library as the tests of storage and services have them."""

from tests.services.conftest import file, laptop, library

__all__ = ["file", "laptop", "library"]
