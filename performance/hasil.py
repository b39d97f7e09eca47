"""A derived number, or the reason there is none, with what it was worked out from."""

from dataclasses import dataclass
from decimal import Decimal

from planning.kuantitas import bulatkan


@dataclass(frozen=True, slots=True)
class Hasil:
    """The value of a rule in its unit (usually %), unrounded.

    `alasan` says as an Indonesian phrase why there is no number; `rumus` shows the
    formula with the numbers put in; `aturan` names the rule and variant used.
    """

    nilai: Decimal | None = None
    alasan: str = ""
    rumus: str = ""
    aturan: str = ""

    @property
    def ada(self) -> bool:
        """True when the rule gave a number."""
        return self.nilai is not None

    @property
    def nilai_bulat(self) -> Decimal:
        """The value as it is printed, two places, half up; only where there is one."""
        if self.nilai is None:
            raise ValueError(f"Tidak ada nilai: {self.alasan}")
        return bulatkan(self.nilai)


def tidak_dapat(alasan: str, aturan: str = "") -> Hasil:
    """No number, and why."""
    return Hasil(alasan=alasan, aturan=aturan)
