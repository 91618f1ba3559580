-- Built while other processes go on writing, so outside a transaction: each statement can be run again.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_status" ON "mails" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_kind" ON "mails" USING btree ("kind","created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_search" ON "mails" USING gin (oka_search_text("to" || ' ' || subject) gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "messages" VALIDATE CONSTRAINT "messages_via_known";
