"""What the house knows beforehand: companies, models, tools and people as data, and readers of it. No I/O but its own files."""
