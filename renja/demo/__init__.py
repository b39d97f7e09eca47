"""The demo data: the 2024 Renja of Dinas Tenaga Kerja Kota Pontianak, and a cast of users.

The files under `fixtures/demo/` hold raw values and cite the tables they come from;
`renja.demo.muat` is the way in.
"""
