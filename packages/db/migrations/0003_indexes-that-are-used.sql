-- Built while other processes go on writing, so outside a transaction: each statement can be run again.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "invitations_invited_by" ON "invitations" USING btree ("invited_by") WHERE invited_by is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "conversations_by_activity" ON "conversations" USING btree ("active_at","id") WHERE last_seq > 0;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "conversations_by_mode_and_activity" ON "conversations" USING btree ("mode","active_at","id") WHERE last_seq > 0;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "conversations_by_created" ON "conversations" USING btree ("created_at") WHERE last_seq > 0;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "conversations_holder" ON "conversations" USING btree ("holder_id") WHERE holder_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "messages_author" ON "messages" USING btree ("author_id") WHERE author_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "events_by_name" ON "events" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "events_subject" ON "events" USING btree (((data ->> 'subjectId')::integer),"id") WHERE data ? 'subjectId';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "events_by_created" ON "events" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "facts_author" ON "facts" USING btree ("author_id") WHERE author_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "facts_superseded_by" ON "facts" USING btree ("superseded_by") WHERE superseded_by is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_created" ON "leads" USING btree ("created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_score" ON "leads" USING btree (coalesce(fit_score, -1),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_name" ON "leads" USING btree (oka_search_text(name),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_status_and_created" ON "leads" USING btree ("status","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_status_and_score" ON "leads" USING btree ("status",coalesce(fit_score, -1),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_status_and_name" ON "leads" USING btree ("status",oka_search_text(name),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_owner" ON "leads" USING btree ("owner_id") WHERE owner_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_merged_into" ON "leads" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_created" ON "mails" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notes_author" ON "notes" USING btree ("author_id") WHERE author_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_list" ON "notifications" USING btree (coalesce(admin_id, 0),(acknowledged_at is null),"created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_unacknowledged" ON "notifications" USING btree ("created_at") WHERE acknowledged_at is null and escalated_at is null and (admin_id is null or kind = 'handed_over');--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_by_kind" ON "notifications" USING btree ("kind","created_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_conversation" ON "notifications" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_for" ON "notifications" USING btree ("admin_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_from" ON "notifications" USING btree ("from_id") WHERE from_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_acknowledged_by" ON "notifications" USING btree ("acknowledged_by") WHERE acknowledged_by is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "presences_admin" ON "presences" USING btree ("admin_id") WHERE admin_id is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "conversations_active";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "events_name";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "idx_leads_status";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "leads_newest";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "notifications_admin";
