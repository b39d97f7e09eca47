"""Background work: a Proses row, its worker, and the pages that show how far it is."""
