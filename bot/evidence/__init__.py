"""What a record shows: digests, and quotations checked. Pure; no I/O."""
