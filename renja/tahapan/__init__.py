"""The stages of a Renja: submit, sign, return, accept, set; each submission freezes a Versi."""
