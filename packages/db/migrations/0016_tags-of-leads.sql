ALTER TABLE "leads" ADD COLUMN IF NOT EXISTS "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE OR REPLACE FUNCTION oka_tag_keys(tags text[]) RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	AS $body$ SELECT ARRAY(SELECT lower(tag) FROM unnest(tags) AS tag) $body$;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "leads_by_tag" ON "leads" USING gin (oka_tag_keys(tags));
