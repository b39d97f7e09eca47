"""The address that a printed document carries: where anyone can check it."""

from django.conf import settings
from django.urls import reverse


def alamat_keabsahan(kode: str) -> str:
    """The address of the public page of a document code; its path alone without ALAMAT_SITUS."""
    return f"{settings.ALAMAT_SITUS}{reverse('keabsahan:periksa', args=[kode])}"
