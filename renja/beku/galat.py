"""What can be wrong with frozen bytes."""


class BekuRusak(ValueError):
    """Frozen bytes that cannot be trusted or read; the message is an Indonesian sentence."""
