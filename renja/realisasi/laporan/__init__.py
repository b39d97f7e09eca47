"""Approving the rows of a quarter, the agency's report of it, and corrections after approval."""
