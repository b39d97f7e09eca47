"""Sandingan: two stages of a Renja, or a stage and today, side by side. Pure but for its pages.

`sandingkan(semula, menjadi)` compares two `Sisi`; `tabel_pagu`, `tabel_baris` and
`tabel_naskah` turn what it found into a `Tabel`, so that every renderer prints it.
"""
