"""Reporting what came of a quarter: kinerja, money, evidence, approval, corrections."""
