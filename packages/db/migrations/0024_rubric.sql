CREATE TABLE "rescorings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" integer NOT NULL,
	"last_lead_id" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp(3) with time zone,
	CONSTRAINT "rescorings_only_one" CHECK ("rescorings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "rubric_drafts" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"rubric" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" integer,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rubric_drafts_only_one" CHECK ("rubric_drafts"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "rubric_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"rubric" jsonb NOT NULL,
	"published_by" integer,
	"published_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rubric_versions_begin_with_2" CHECK ("rubric_versions"."version" > 1)
);
--> statement-breakpoint
CREATE TABLE "score_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" integer NOT NULL,
	"cause" varchar(20) NOT NULL,
	"before" integer,
	"after" integer,
	"criteria" jsonb NOT NULL,
	"fields" text[] DEFAULT '{}'::text[] NOT NULL,
	"rubric_version" integer NOT NULL,
	"author_id" integer,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_changes_cause_known" CHECK ("score_changes"."cause" in ('facts', 'staff', 'rubric', 'day', 'rates'))
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "score_points" jsonb;--> statement-breakpoint
ALTER TABLE "rubric_drafts" ADD CONSTRAINT "rubric_drafts_updated_by_admins_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_versions" ADD CONSTRAINT "rubric_versions_published_by_admins_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_changes" ADD CONSTRAINT "score_changes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_changes" ADD CONSTRAINT "score_changes_author_id_admins_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rubric_drafts_updated_by" ON "rubric_drafts" USING btree ("updated_by");--> statement-breakpoint
CREATE INDEX "rubric_versions_published_by" ON "rubric_versions" USING btree ("published_by");--> statement-breakpoint
CREATE INDEX "score_changes_lead" ON "score_changes" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "score_changes_author" ON "score_changes" USING btree ("author_id") WHERE author_id is not null;--> statement-breakpoint
-- As in 0019, without the changes that cancel each other out: when all leads are scored again, only their scores differ.
CREATE OR REPLACE FUNCTION oka_count_changed_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (OLD.deleted_at IS NULL, OLD.created_at, OLD.status, OLD.source)
		IS DISTINCT FROM (NEW.deleted_at IS NULL, NEW.created_at, NEW.status, NEW.source) THEN
		IF OLD.deleted_at IS NULL THEN
			INSERT INTO count_changes (measure, day, status, source, amount)
			VALUES ('leads', oka_count_day(OLD.created_at), OLD.status, OLD.source, -1);
		END IF;
		IF NEW.deleted_at IS NULL THEN
			INSERT INTO count_changes (measure, day, status, source, amount)
			VALUES ('leads', oka_count_day(NEW.created_at), NEW.status, NEW.source, 1);
		END IF;
	END IF;
	IF (OLD.deleted_at IS NULL, OLD.status, OLD.fit_score)
		IS DISTINCT FROM (NEW.deleted_at IS NULL, NEW.status, NEW.fit_score) THEN
		IF OLD.deleted_at IS NULL THEN
			INSERT INTO count_changes (measure, status, score, amount)
			VALUES ('lead_scores', OLD.status, OLD.fit_score, -1);
		END IF;
		IF NEW.deleted_at IS NULL THEN
			INSERT INTO count_changes (measure, status, score, amount)
			VALUES ('lead_scores', NEW.status, NEW.fit_score, 1);
		END IF;
	END IF;
	RETURN NULL;
END
$$;
