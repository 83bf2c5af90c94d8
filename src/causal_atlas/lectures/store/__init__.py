"""Keeping lectures: in a file of SQLite, or in PostgreSQL. Only `database` and what it needs imports SQLAlchemy."""
