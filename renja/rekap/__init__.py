"""The roll-up over all agencies of a pemda."""
