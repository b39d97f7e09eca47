"""The demo data of these tests."""

from tests.renja.conftest import data_demo

__all__ = ["data_demo"]
