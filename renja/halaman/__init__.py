"""The pages: addresses' converters, views, and the pure values that templates print."""
