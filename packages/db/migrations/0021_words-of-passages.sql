CREATE TABLE "knowledge_words" (
	"locale" varchar(10) NOT NULL,
	"stem" text NOT NULL,
	"passages" integer NOT NULL,
	CONSTRAINT "knowledge_words_locale_stem_pk" PRIMARY KEY("locale","stem")
);
--> statement-breakpoint
CREATE INDEX "knowledge_words_trigrams" ON "knowledge_words" USING gin ("stem" gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION oka_count_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- One writer at a time: two that count the same words in another order would deadlock.
	PERFORM pg_advisory_xact_lock(hashtext('oka.knowledge_words'));
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO knowledge_words (locale, stem, passages)
		SELECT locale, lexeme, count(*) FROM added, unnest(search) GROUP BY locale, lexeme
		ON CONFLICT (locale, stem) DO UPDATE SET passages = knowledge_words.passages + excluded.passages;
	END IF;
	IF TG_OP <> 'INSERT' THEN
		UPDATE knowledge_words AS known SET passages = known.passages - gone.passages
		FROM (SELECT locale, lexeme, count(*) AS passages FROM removed, unnest(search) GROUP BY locale, lexeme) AS gone
		WHERE known.locale = gone.locale AND known.stem = gone.lexeme;
		DELETE FROM knowledge_words AS known USING removed, unnest(removed.search)
		WHERE known.locale = removed.locale AND known.stem = lexeme AND known.passages <= 0;
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER knowledge_words_added AFTER INSERT ON "knowledge_passages"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION oka_count_words();
--> statement-breakpoint
CREATE TRIGGER knowledge_words_changed AFTER UPDATE ON "knowledge_passages"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION oka_count_words();
--> statement-breakpoint
CREATE TRIGGER knowledge_words_removed AFTER DELETE ON "knowledge_passages"
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION oka_count_words();
--> statement-breakpoint
INSERT INTO "knowledge_words" ("locale", "stem", "passages")
SELECT locale, lexeme, count(*) FROM "knowledge_passages", unnest(search) GROUP BY locale, lexeme;
