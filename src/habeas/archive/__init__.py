"""The append-only ledger, archived sources, projections, integrity and erasure."""
