"""What the house knows beforehand: companies, models, tools, people, terms and house style as data, and readers of it. No I/O but its own files."""
