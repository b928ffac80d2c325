"""Portal pages of digests: one's own rhythm, the log, holds, addresses that fail, the outbox."""
