CREATE TABLE "mail_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"mail_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "received_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"state" varchar(20) NOT NULL,
	"from" varchar(320) NOT NULL,
	"subject" text NOT NULL,
	"conversation_id" uuid,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "received_mails_state_known" CHECK ("received_mails"."state" in ('stored', 'shortened', 'automatic', 'loop', 'empty', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"address" varchar(255) PRIMARY KEY NOT NULL,
	"reason" varchar(20) NOT NULL,
	"mail_id" uuid,
	"added_by" integer,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppressions_reason_known" CHECK ("suppressions"."reason" in ('bounced', 'complained', 'by_staff'))
);
--> statement-breakpoint
CREATE TABLE "webhook_tokens" (
	"token" text PRIMARY KEY NOT NULL,
	"used_for" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" integer NOT NULL,
	"version" integer,
	"is_in_mail" boolean DEFAULT false NOT NULL,
	"created_by" integer,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	"openings" integer DEFAULT 0 NOT NULL,
	"first_opened_at" timestamp(3) with time zone,
	"last_opened_at" timestamp(3) with time zone
);
--> statement-breakpoint
-- by hand: conversations are locked before messages and notifications, as those who chat lock them.
ALTER TABLE "received_mails" ADD CONSTRAINT "received_mails_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_status_known";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_known";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "via" varchar(10);--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "cc" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "reply_to" varchar(255);--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "reported_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounce" varchar(4);--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "openings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "opened_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "send_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "mail_reports" ADD CONSTRAINT "mail_reports_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_added_by_admins_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_created_by_admins_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_reports_mail" ON "mail_reports" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "received_mails_by_created" ON "received_mails" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "received_mails_conversation" ON "received_mails" USING btree ("conversation_id") WHERE conversation_id is not null;--> statement-breakpoint
CREATE INDEX "suppressions_by_created" ON "suppressions" USING btree ("created_at","address");--> statement-breakpoint
CREATE INDEX "suppressions_search" ON "suppressions" USING gin (address gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "suppressions_mail" ON "suppressions" USING btree ("mail_id") WHERE mail_id is not null;--> statement-breakpoint
CREATE INDEX "suppressions_added_by" ON "suppressions" USING btree ("added_by") WHERE added_by is not null;--> statement-breakpoint
CREATE INDEX "webhook_tokens_by_created" ON "webhook_tokens" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "report_links_lead" ON "report_links" USING btree ("lead_id","created_at");--> statement-breakpoint
CREATE INDEX "report_links_created_by" ON "report_links" USING btree ("created_by") WHERE created_by is not null;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_via_known" CHECK ("messages"."via" in ('email', 'report')) NOT VALID;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_bounce_known" CHECK ("mails"."bounce" in ('hard', 'soft'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_status_known" CHECK ("mails"."status" in ('scheduled', 'queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'unconfirmed', 'failed', 'suppressed', 'canceled', 'kept'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_known" CHECK ("notifications"."kind" in ('hot_lead', 'person_requested', 'call_back_requested', 'visitor_answered', 'handed_over', 'mentioned', 'budget_reached'));