"""The workbook of realisasi: download, upload, preview, apply."""
