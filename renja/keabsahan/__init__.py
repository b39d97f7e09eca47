"""Proof of a printed document: the public page behind its QR, and the check of a file."""
