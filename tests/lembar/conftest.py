"""The demo data of the neighbours."""

from tests.renja.conftest import data_demo

__all__ = ["data_demo"]
