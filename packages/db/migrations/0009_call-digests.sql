CREATE TABLE "mail_conversations" (
	"mail_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	CONSTRAINT "mail_conversations_mail_id_conversation_id_pk" PRIMARY KEY("mail_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "call_digests" (
	"admin_id" integer PRIMARY KEY NOT NULL,
	"pending" uuid[] DEFAULT '{}' NOT NULL,
	"sent_at" timestamp(3) with time zone
);
--> statement-breakpoint
-- A mail may speak of several conversations now. The column was in no release, so no process that runs beside this one reads it.
INSERT INTO "mail_conversations" SELECT "id", "conversation_id" FROM "mails" WHERE "conversation_id" IS NOT NULL;
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_conversation_id_conversations_id_fk";
--> statement-breakpoint
DROP INDEX "mails_conversation";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "locale" varchar(10);--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "started_from" text;--> statement-breakpoint
ALTER TABLE "mail_conversations" ADD CONSTRAINT "mail_conversations_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_conversations" ADD CONSTRAINT "mail_conversations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_digests" ADD CONSTRAINT "call_digests_admin_id_admins_id_fk" FOREIGN KEY ("admin_id") REFERENCES "public"."admins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_conversations_conversation" ON "mail_conversations" USING btree ("conversation_id");--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "conversation_id";