"""The Renja document: its outline and prose, values bound into it, and its forms as files."""
