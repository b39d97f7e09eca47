"""The demo data, for the tests that look at a real plan."""

from tests.renja.conftest import data_demo

__all__ = ["data_demo"]
