"""What the DOCX of a document is made of: its XML, styles, prose, tables and sections."""
