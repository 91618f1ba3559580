-- by hand:
-- A trigger's statement without parameters is planned once for a connection, whatever `plan_cache_mode` says (0034 set it for mails
-- and reports to no effect), and with the number of rows that its transition table had then. With a plan that was made while there
-- were no passages, deleting those of 500 articles took more than a minute. EXECUTE plans each time.

CREATE OR REPLACE FUNCTION oka_count_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- One writer at a time: two that count the same words in another order would deadlock.
	PERFORM pg_advisory_xact_lock(hashtext('oka.knowledge_words'));
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO knowledge_words (locale, stem, passages)
		SELECT locale, lexeme, count(*) FROM added, unnest(search) GROUP BY locale, lexeme
		ON CONFLICT (locale, stem) DO UPDATE SET passages = knowledge_words.passages + excluded.passages;
	END IF;
	IF TG_OP <> 'INSERT' THEN
		EXECUTE 'UPDATE knowledge_words AS known SET passages = known.passages - gone.passages
			FROM (SELECT locale, lexeme, count(*) AS passages FROM removed, unnest(search) GROUP BY locale, lexeme) AS gone
			WHERE known.locale = gone.locale AND known.stem = gone.lexeme';
		DELETE FROM knowledge_words WHERE passages <= 0;
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- A deletion of the lead waits for the transaction, or this one for the deletion.
CREATE OR REPLACE FUNCTION oka_count_mails() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE 'SELECT FROM leads WHERE id IN (SELECT lead_id FROM changed) ORDER BY id FOR SHARE';
	EXECUTE 'INSERT INTO count_changes (measure, amount)
		SELECT ''mails'', count(*) FROM changed LEFT JOIN leads ON leads.id = changed.lead_id
		WHERE leads.deleted_at IS NULL HAVING count(*) > 0';
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION oka_count_mail_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE 'SELECT FROM conversations WHERE id IN (SELECT conversation_id FROM changed) ORDER BY id FOR SHARE';
	EXECUTE 'INSERT INTO count_changes (measure, amount)
		SELECT ''mails'', -count(*)
		FROM mails
		WHERE id IN (
				SELECT changed.mail_id FROM changed INNER JOIN conversations AS gone ON gone.id = changed.conversation_id
				WHERE gone.deleted_at IS NOT NULL)
			AND NOT EXISTS (SELECT FROM leads WHERE leads.id = mails.lead_id AND leads.deleted_at IS NOT NULL)
			AND NOT EXISTS (
				SELECT FROM mail_conversations AS about INNER JOIN conversations AS gone ON gone.id = about.conversation_id
				WHERE about.mail_id = mails.id AND gone.deleted_at IS NOT NULL
					AND NOT EXISTS (SELECT FROM changed WHERE changed.mail_id = about.mail_id AND changed.conversation_id = gone.id))
		HAVING count(*) > 0';
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION oka_count_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE 'SELECT FROM leads WHERE id IN (SELECT lead_id FROM changed WHERE version > 0) ORDER BY id FOR SHARE';
	EXECUTE 'INSERT INTO count_changes (measure, amount)
		SELECT ''reports'', $1 * count(*)
		FROM changed INNER JOIN leads ON leads.id = changed.lead_id
		WHERE changed.version > 0 AND leads.deleted_at IS NULL HAVING count(*) > 0'
		USING CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- Their statements have parameters.
ALTER FUNCTION oka_count_deleted_mail() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
ALTER FUNCTION oka_count_deleted_mail_conversation() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
ALTER FUNCTION oka_count_changed_report() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
ALTER FUNCTION oka_count_hidden_conversation() SET plan_cache_mode = force_custom_plan;
--> statement-breakpoint
ALTER FUNCTION oka_count_hidden_lead() SET plan_cache_mode = force_custom_plan;
