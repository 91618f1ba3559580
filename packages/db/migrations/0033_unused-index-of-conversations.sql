-- Nothing reads it since the counts are kept beside the rows (0019, 0029), and every message wrote to it twice.
-- Outside a transaction, so that no writer waits: the statement can be run again.
DROP INDEX CONCURRENTLY IF EXISTS "conversations_by_created";
