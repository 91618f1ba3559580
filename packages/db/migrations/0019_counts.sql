CREATE TABLE "count_changes" (
	"measure" varchar(20) NOT NULL,
	"day" date,
	"status" varchar(50),
	"source" varchar(20),
	"score" smallint,
	"amount" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counts" (
	"measure" varchar(20) NOT NULL,
	"day" date,
	"status" varchar(50),
	"source" varchar(20),
	"score" smallint,
	"amount" bigint NOT NULL,
	CONSTRAINT "counts_unique" UNIQUE NULLS NOT DISTINCT("measure","day","status","source","score")
);
--> statement-breakpoint
-- The day in the time zone that the counts are kept in.
CREATE FUNCTION oka_count_day(at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
	SELECT (at AT TIME ZONE coalesce((SELECT value ->> 'timeZone' FROM settings WHERE key = 'counts'), 'UTC'))::date
$$;
--> statement-breakpoint
CREATE FUNCTION oka_count_leads() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
BEGIN
	INSERT INTO count_changes (measure, day, status, source, amount)
	SELECT 'leads', oka_count_day(created_at), status, source, sign * count(*)
	FROM changed WHERE deleted_at IS NULL GROUP BY 2, 3, 4;
	INSERT INTO count_changes (measure, status, score, amount)
	SELECT 'lead_scores', status, fit_score, sign * count(*)
	FROM changed WHERE deleted_at IS NULL GROUP BY 2, 3;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER leads_count_inserted AFTER INSERT ON leads
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_leads();
--> statement-breakpoint
CREATE TRIGGER leads_count_deleted AFTER DELETE ON leads
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_leads();
--> statement-breakpoint
CREATE FUNCTION oka_count_changed_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.deleted_at IS NULL THEN
		INSERT INTO count_changes (measure, day, status, source, score, amount) VALUES
			('leads', oka_count_day(OLD.created_at), OLD.status, OLD.source, NULL, -1),
			('lead_scores', NULL, OLD.status, NULL, OLD.fit_score, -1);
	END IF;
	IF NEW.deleted_at IS NULL THEN
		INSERT INTO count_changes (measure, day, status, source, score, amount) VALUES
			('leads', oka_count_day(NEW.created_at), NEW.status, NEW.source, NULL, 1),
			('lead_scores', NULL, NEW.status, NULL, NEW.fit_score, 1);
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- For each row, so that the condition keeps most updates free of it.
CREATE TRIGGER leads_count_changed AFTER UPDATE ON leads FOR EACH ROW
	WHEN ((OLD.deleted_at IS NULL, OLD.created_at, OLD.status, OLD.source, OLD.fit_score)
		IS DISTINCT FROM (NEW.deleted_at IS NULL, NEW.created_at, NEW.status, NEW.source, NEW.fit_score))
	EXECUTE FUNCTION oka_count_changed_lead();
--> statement-breakpoint
-- Conversations in which something was written.
CREATE FUNCTION oka_count_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, day, amount)
	SELECT 'conversations', oka_count_day(created_at), CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*)
	FROM changed WHERE deleted_at IS NULL AND last_seq > 0 GROUP BY 2;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER conversations_count_inserted AFTER INSERT ON conversations
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_conversations();
--> statement-breakpoint
CREATE TRIGGER conversations_count_deleted AFTER DELETE ON conversations
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_conversations();
--> statement-breakpoint
CREATE FUNCTION oka_count_changed_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.deleted_at IS NULL AND OLD.last_seq > 0 THEN
		INSERT INTO count_changes (measure, day, amount) VALUES ('conversations', oka_count_day(OLD.created_at), -1);
	END IF;
	IF NEW.deleted_at IS NULL AND NEW.last_seq > 0 THEN
		INSERT INTO count_changes (measure, day, amount) VALUES ('conversations', oka_count_day(NEW.created_at), 1);
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER conversations_count_changed AFTER UPDATE ON conversations FOR EACH ROW
	WHEN ((OLD.deleted_at IS NULL, OLD.last_seq > 0, OLD.created_at)
		IS DISTINCT FROM (NEW.deleted_at IS NULL, NEW.last_seq > 0, NEW.created_at))
	EXECUTE FUNCTION oka_count_changed_conversation();
--> statement-breakpoint
CREATE FUNCTION oka_count_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'messages', CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*)
	FROM changed WHERE role <> 'system' HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER messages_count_inserted AFTER INSERT ON messages
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_messages();
--> statement-breakpoint
CREATE TRIGGER messages_count_deleted AFTER DELETE ON messages
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_messages();
--> statement-breakpoint
CREATE FUNCTION oka_count_mails() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'mails', CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*) FROM changed HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER mails_count_inserted AFTER INSERT ON mails
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_mails();
--> statement-breakpoint
CREATE TRIGGER mails_count_deleted AFTER DELETE ON mails
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_mails();
--> statement-breakpoint
-- Reports of which a version is finished.
CREATE FUNCTION oka_count_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'reports', CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*)
	FROM changed WHERE version > 0 HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reports_count_inserted AFTER INSERT ON reports
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_reports();
--> statement-breakpoint
CREATE TRIGGER reports_count_deleted AFTER DELETE ON reports
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_reports();
--> statement-breakpoint
CREATE FUNCTION oka_count_changed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount) VALUES ('reports', CASE WHEN NEW.version > 0 THEN 1 ELSE -1 END);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reports_count_changed AFTER UPDATE ON reports FOR EACH ROW
	WHEN ((OLD.version > 0) IS DISTINCT FROM (NEW.version > 0))
	EXECUTE FUNCTION oka_count_changed_report();
--> statement-breakpoint
-- Appends what is missing from the counts: one statement, so one snapshot, and no lock on what is counted.
CREATE FUNCTION oka_repair_counts() RETURNS void LANGUAGE sql AS $$
	INSERT INTO count_changes (measure, day, status, source, score, amount)
	SELECT measure, day, status, source, score, sum(amount) FROM (
		SELECT 'leads' AS measure, oka_count_day(created_at) AS day, status, source, NULL::smallint AS score, count(*) AS amount
		FROM leads WHERE deleted_at IS NULL GROUP BY 2, 3, 4
		UNION ALL
		SELECT 'lead_scores', NULL, status, NULL, fit_score, count(*) FROM leads WHERE deleted_at IS NULL GROUP BY 3, 5
		UNION ALL
		SELECT 'conversations', oka_count_day(created_at), NULL, NULL, NULL, count(*)
		FROM conversations WHERE deleted_at IS NULL AND last_seq > 0 GROUP BY 2
		UNION ALL
		SELECT 'messages', NULL, NULL, NULL, NULL, count(*) FROM messages WHERE role <> 'system'
		UNION ALL
		SELECT 'mails', NULL, NULL, NULL, NULL, count(*) FROM mails
		UNION ALL
		SELECT 'reports', NULL, NULL, NULL, NULL, count(*) FROM reports WHERE version > 0
		UNION ALL
		SELECT measure, day, status, source, score, -amount FROM counts
		UNION ALL
		SELECT measure, day, status, source, score, -amount FROM count_changes
	) AS differences
	GROUP BY measure, day, status, source, score
	HAVING sum(amount) <> 0
$$;
