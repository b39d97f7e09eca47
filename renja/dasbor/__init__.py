"""The head's dashboard: what is at risk first, every figure with the rows behind it."""
