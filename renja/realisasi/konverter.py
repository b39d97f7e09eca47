"""Parts of an address: a quarter."""


class KonverterTriwulan:
    """1, 2, 3 or 4; any other number is no address."""

    regex = "[1-4]"

    def to_python(self, value: str) -> int:
        """The quarter."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number of the quarter."""
        return str(value)
