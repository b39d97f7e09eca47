"""Makes the environment that the project runs in: standard library only, never Django."""
