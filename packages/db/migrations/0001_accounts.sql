CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "email" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "admins" ADD COLUMN "totp_used_step" integer;--> statement-breakpoint
ALTER TABLE "event_details" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "kind" varchar(20) DEFAULT 'report' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "link" text;--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "events_admin" ON "events" USING btree ("admin_id","id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_known" CHECK ("mails"."kind" in ('report', 'invitation', 'reset', 'password_changed'));
--> statement-breakpoint
-- Written with every call that is limited, and worth nothing after a crash.
ALTER TABLE "rate_limits" SET UNLOGGED;
