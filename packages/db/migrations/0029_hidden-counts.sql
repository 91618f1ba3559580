-- by hand:
-- What is deleted with a lead or a conversation leaves the counts in the same transaction, and comes back when it is restored;
-- until now it was subtracted row by row when the counts were read. Triggers on what is deleted run BEFORE each row: they see
-- the rows that belong to it, which cascades are about to delete, and in a statement over several rows those that are done.

-- Whether a lead or a conversation that the mail is about, other than the one given, is deleted.
CREATE FUNCTION oka_mail_is_hidden(mail uuid, lead integer, besides uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM leads WHERE id = lead AND deleted_at IS NOT NULL)
		OR EXISTS (
			SELECT FROM mail_conversations AS about INNER JOIN conversations AS gone ON gone.id = about.conversation_id
			WHERE about.mail_id = mail AND gone.id IS DISTINCT FROM besides AND gone.deleted_at IS NOT NULL)
$$;
--> statement-breakpoint
-- A mail may be about several conversations: whoever hides or shows one of them waits for the others.
CREATE FUNCTION oka_lock_hidden_mails() RETURNS void LANGUAGE sql AS $$
	SELECT pg_advisory_xact_lock(hashtext('oka.hidden_mails'))
$$;
--> statement-breakpoint
-- Of conversations that staff see. Of one that is gone its own trigger has subtracted them.
CREATE OR REPLACE FUNCTION oka_count_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'messages', CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*)
	FROM changed INNER JOIN conversations ON conversations.id = changed.conversation_id
	WHERE changed.role <> 'system' AND conversations.deleted_at IS NULL HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- A deletion of the lead waits for the transaction, or this one for the deletion.
CREATE OR REPLACE FUNCTION oka_count_mails() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM leads WHERE id IN (SELECT lead_id FROM changed) ORDER BY id FOR SHARE;
	INSERT INTO count_changes (measure, amount)
	SELECT 'mails', count(*) FROM changed LEFT JOIN leads ON leads.id = changed.lead_id
	WHERE leads.deleted_at IS NULL HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER mails_count_deleted ON mails;
--> statement-breakpoint
CREATE FUNCTION oka_count_deleted_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM oka_lock_hidden_mails();
	INSERT INTO count_changes (measure, amount)
	SELECT 'mails', -1
	-- Of a lead that is gone its own trigger has subtracted it.
	WHERE (OLD.lead_id IS NULL OR EXISTS (SELECT FROM leads WHERE id = OLD.lead_id))
		AND NOT oka_mail_is_hidden(OLD.id, OLD.lead_id, NULL);
	RETURN OLD;
END
$$;
--> statement-breakpoint
CREATE TRIGGER mails_count_deleted BEFORE DELETE ON mails FOR EACH ROW EXECUTE FUNCTION oka_count_deleted_mail();
--> statement-breakpoint
CREATE FUNCTION oka_count_mail_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM conversations WHERE id IN (SELECT conversation_id FROM changed) ORDER BY id FOR SHARE;
	INSERT INTO count_changes (measure, amount)
	SELECT 'mails', -count(*)
	FROM mails
	WHERE id IN (
			SELECT changed.mail_id FROM changed INNER JOIN conversations AS gone ON gone.id = changed.conversation_id
			WHERE gone.deleted_at IS NOT NULL)
		AND NOT EXISTS (SELECT FROM leads WHERE leads.id = mails.lead_id AND leads.deleted_at IS NOT NULL)
		AND NOT EXISTS (
			SELECT FROM mail_conversations AS about INNER JOIN conversations AS gone ON gone.id = about.conversation_id
			WHERE about.mail_id = mails.id AND gone.deleted_at IS NOT NULL
				AND NOT EXISTS (SELECT FROM changed WHERE changed.mail_id = about.mail_id AND changed.conversation_id = gone.id))
	HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER mail_conversations_count_inserted AFTER INSERT ON mail_conversations
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_mail_conversations();
--> statement-breakpoint
CREATE FUNCTION oka_count_deleted_mail_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'mails', 1 FROM mails INNER JOIN conversations AS gone ON gone.id = OLD.conversation_id
	WHERE mails.id = OLD.mail_id AND gone.deleted_at IS NOT NULL
		AND NOT oka_mail_is_hidden(mails.id, mails.lead_id, gone.id);
	RETURN OLD;
END
$$;
--> statement-breakpoint
CREATE TRIGGER mail_conversations_count_deleted BEFORE DELETE ON mail_conversations
	FOR EACH ROW EXECUTE FUNCTION oka_count_deleted_mail_conversation();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION oka_count_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM leads WHERE id IN (SELECT lead_id FROM changed WHERE version > 0) ORDER BY id FOR SHARE;
	INSERT INTO count_changes (measure, amount)
	SELECT 'reports', CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END * count(*)
	FROM changed INNER JOIN leads ON leads.id = changed.lead_id
	WHERE changed.version > 0 AND leads.deleted_at IS NULL HAVING count(*) > 0;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION oka_count_changed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM leads WHERE id = NEW.lead_id FOR SHARE;
	INSERT INTO count_changes (measure, amount)
	SELECT 'reports', CASE WHEN NEW.version > 0 THEN 1 ELSE -1 END
	FROM leads WHERE id = NEW.lead_id AND deleted_at IS NULL;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- Subtracts what belongs to a conversation that is hidden or goes, and adds what one that is shown again has.
CREATE FUNCTION oka_count_hidden_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	sign integer := CASE WHEN OLD.deleted_at IS NULL THEN -1 ELSE 1 END;
BEGIN
	IF TG_OP = 'UPDATE' OR OLD.deleted_at IS NULL THEN
		INSERT INTO count_changes (measure, amount)
		SELECT 'messages', sign * count(*) FROM messages
		WHERE conversation_id = OLD.id AND role <> 'system' HAVING count(*) > 0;
	END IF;
	-- A mail outlives the conversations it is about: what hid it may be gone.
	IF (TG_OP = 'UPDATE' OR OLD.deleted_at IS NOT NULL)
		AND EXISTS (SELECT FROM mail_conversations WHERE conversation_id = OLD.id) THEN
		PERFORM oka_lock_hidden_mails();
		INSERT INTO count_changes (measure, amount)
		SELECT 'mails', sign * count(*)
		FROM mail_conversations AS about INNER JOIN mails ON mails.id = about.mail_id
		WHERE about.conversation_id = OLD.id
			AND (mails.lead_id IS NULL OR EXISTS (SELECT FROM leads WHERE leads.id = mails.lead_id))
			AND NOT oka_mail_is_hidden(mails.id, mails.lead_id, OLD.id)
		HAVING count(*) > 0;
	END IF;
	RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER conversations_count_hidden BEFORE UPDATE ON conversations FOR EACH ROW
	WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))
	EXECUTE FUNCTION oka_count_hidden_conversation();
--> statement-breakpoint
CREATE TRIGGER conversations_count_gone BEFORE DELETE ON conversations FOR EACH ROW
	EXECUTE FUNCTION oka_count_hidden_conversation();
--> statement-breakpoint
-- The same of a lead: its report and its mails. What a hidden one has goes uncounted.
CREATE FUNCTION oka_count_hidden_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	sign integer := CASE WHEN OLD.deleted_at IS NULL THEN -1 ELSE 1 END;
BEGIN
	INSERT INTO count_changes (measure, amount)
	SELECT 'reports', sign * count(*) FROM reports WHERE lead_id = OLD.id AND version > 0 HAVING count(*) > 0;
	IF EXISTS (SELECT FROM mails WHERE lead_id = OLD.id) THEN
		PERFORM oka_lock_hidden_mails();
		INSERT INTO count_changes (measure, amount)
		SELECT 'mails', sign * count(*) FROM mails
		WHERE lead_id = OLD.id AND NOT oka_mail_is_hidden(id, NULL, NULL) HAVING count(*) > 0;
	END IF;
	RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER leads_count_hidden BEFORE UPDATE ON leads FOR EACH ROW
	WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))
	EXECUTE FUNCTION oka_count_hidden_lead();
--> statement-breakpoint
CREATE TRIGGER leads_count_gone BEFORE DELETE ON leads FOR EACH ROW
	WHEN (OLD.deleted_at IS NULL) EXECUTE FUNCTION oka_count_hidden_lead();
--> statement-breakpoint
-- As in 0019, without what is hidden.
CREATE OR REPLACE FUNCTION oka_repair_counts() RETURNS void LANGUAGE sql AS $$
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
		SELECT 'messages', NULL, NULL, NULL, NULL, count(*) FROM messages WHERE role <> 'system' AND NOT EXISTS (
			SELECT FROM conversations AS gone WHERE gone.id = messages.conversation_id AND gone.deleted_at IS NOT NULL)
		UNION ALL
		SELECT 'mails', NULL, NULL, NULL, NULL, count(*) FROM mails
		WHERE NOT EXISTS (SELECT FROM leads AS gone WHERE gone.id = mails.lead_id AND gone.deleted_at IS NOT NULL)
			AND NOT EXISTS (
				SELECT FROM mail_conversations AS about INNER JOIN conversations AS gone ON gone.id = about.conversation_id
				WHERE about.mail_id = mails.id AND gone.deleted_at IS NOT NULL)
		UNION ALL
		SELECT 'reports', NULL, NULL, NULL, NULL, count(*) FROM reports INNER JOIN leads ON leads.id = reports.lead_id
		WHERE reports.version > 0 AND leads.deleted_at IS NULL
		UNION ALL
		SELECT measure, day, status, source, score, -amount FROM counts
		UNION ALL
		SELECT measure, day, status, source, score, -amount FROM count_changes
	) AS differences
	GROUP BY measure, day, status, source, score
	HAVING sum(amount) <> 0
$$;
