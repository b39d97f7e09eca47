"""Reporting what came of a quarter.

kinerja/ and anggaran/ are filled in; laporan/ approves and signs what they hold. What stands
beside them serves all three: the quarters of a year (daftar), their windows (jendela), the
corrections in words (koreksi), the frame of the pages (akses).
"""
