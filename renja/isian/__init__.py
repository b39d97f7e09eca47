"""Forms for every kind of row of the Renstra and the Renja, from one registry (`jenis`)."""
