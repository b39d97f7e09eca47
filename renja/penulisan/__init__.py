"""Writing the document: its outline, the editor with preview, pictures, and the finished files."""
