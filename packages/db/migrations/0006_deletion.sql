ALTER TABLE "conversations" ADD COLUMN "deleted_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "first_seq" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "continued_by" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "continued_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "conversation_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "held_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
UPDATE "conversations" SET "deleted_at" = "leads"."deleted_at" FROM "leads" WHERE "leads"."id" = "conversations"."lead_id" AND "leads"."deleted_at" IS NOT NULL;--> statement-breakpoint
-- The purpose of these mails names the call on staff that they repeat.
UPDATE "mails" SET "conversation_id" = "notifications"."conversation_id" FROM "notifications" WHERE "mails"."kind" = 'escalation' AND "notifications"."id"::text = split_part("mails"."purpose", ':', 2);
