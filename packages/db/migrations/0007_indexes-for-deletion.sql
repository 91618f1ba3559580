-- Built while other processes go on writing, so outside a transaction: each statement can be run again.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "conversations_deleted" ON "conversations" USING btree ("id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "conversations_continued_by" ON "conversations" USING btree ("continued_by") WHERE continued_by is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_deleted" ON "leads" USING btree ("deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_conversation" ON "mails" USING btree ("conversation_id") WHERE conversation_id is not null;