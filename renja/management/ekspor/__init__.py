"""What `manage.py ekspor` is made of: reading, checking, loading, writing."""
