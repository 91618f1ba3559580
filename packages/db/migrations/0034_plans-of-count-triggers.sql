-- by hand:
-- A connection caches the plans of its triggers until their tables are analyzed. A plan made while a table was small is a
-- sequential scan for each row later.

-- One conversation for each message, whatever the sizes of the tables: a subquery of one row is never made a join.
CREATE OR REPLACE FUNCTION oka_count_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'messages', CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*)
	FROM changed
	WHERE role <> 'system' AND (SELECT deleted_at IS NULL FROM conversations WHERE id = changed.conversation_id)
	HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- Rare enough to be planned each time.
ALTER FUNCTION oka_count_mails() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
ALTER FUNCTION oka_count_mail_conversations() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
ALTER FUNCTION oka_count_reports() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
-- Before version 18 PostgreSQL plans a function in SQL in every statement that calls it.
CREATE OR REPLACE FUNCTION oka_count_day(at timestamptz) RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (at AT TIME ZONE coalesce((SELECT value ->> 'timeZone' FROM settings WHERE key = 'counts'), 'UTC'))::date;
END
$$;
--> statement-breakpoint
-- The condition is read anew in every statement: only in those that may change it.
CREATE OR REPLACE TRIGGER conversations_count_hidden BEFORE UPDATE OF deleted_at ON conversations FOR EACH ROW
	WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))
	EXECUTE FUNCTION oka_count_hidden_conversation();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER leads_count_hidden BEFORE UPDATE OF deleted_at ON leads FOR EACH ROW
	WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))
	EXECUTE FUNCTION oka_count_hidden_lead();
