"""What each unit kerja reports of its indikator: rows, typed values, evidence."""
