"""What a database is to an archive: tables, dialects, statements, keys, and whose turn it is."""
