ALTER TABLE "conversations" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "failed_turn" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "prompt_version" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "prompt_tokens" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "completion_tokens" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "took_ms" integer;--> statement-breakpoint
ALTER TABLE "facts" ADD COLUMN "rejected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "score_due" date DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
-- A horizon is a day now: from the day of its message, in the company's time zone where PostgreSQL knows it.
UPDATE "facts" SET "value" = to_char(least(
  (("messages"."created_at" AT TIME ZONE coalesce(
    (SELECT "name" FROM pg_timezone_names WHERE "name" = (SELECT "value" #>> '{officeHours,timeZone}' FROM "settings" WHERE "key" = 'company')),
    'UTC'
  ))::date + "facts"."value"::interval)::date,
  date '2099-12-31'
), 'YYYY-MM-DD')
FROM "messages"
WHERE "messages"."id" = "facts"."message_id" AND "facts"."field" = 'horizon' AND "facts"."value" ~ '^P[0-9]{1,4}[DWMY]$';
