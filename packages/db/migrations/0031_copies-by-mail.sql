CREATE TABLE "copy_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"address" varchar(255) NOT NULL,
	"question_message_id" uuid,
	"question" text,
	"message_id" uuid NOT NULL,
	"words" text NOT NULL,
	"given_at" timestamp(3) with time zone NOT NULL,
	"awaits_staff" boolean NOT NULL,
	"withdrawn_at" timestamp(3) with time zone,
	"withdrawn_message_id" uuid,
	"withdrawn_by" integer,
	"mailed_at" timestamp(3) with time zone,
	"mail_id" uuid,
	"requested_version" integer,
	"check_at" timestamp(3) with time zone,
	CONSTRAINT "copy_consents_follow_up" UNIQUE("follow_up_id")
);
--> statement-breakpoint
ALTER TABLE "follow_ups" DROP CONSTRAINT "follow_ups_kind_known";--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_follow_up_id_follow_ups_id_fk" FOREIGN KEY ("follow_up_id") REFERENCES "public"."follow_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_question_message_id_messages_id_fk" FOREIGN KEY ("question_message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_withdrawn_message_id_messages_id_fk" FOREIGN KEY ("withdrawn_message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_withdrawn_by_admins_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_consents" ADD CONSTRAINT "copy_consents_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "copy_consents_pending" ON "copy_consents" USING btree ("conversation_id") WHERE withdrawn_at is null and mailed_at is null;--> statement-breakpoint
CREATE INDEX "copy_consents_conversation" ON "copy_consents" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "copy_consents_message" ON "copy_consents" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "copy_consents_question" ON "copy_consents" USING btree ("question_message_id") WHERE question_message_id is not null;--> statement-breakpoint
CREATE INDEX "copy_consents_withdrawn_message" ON "copy_consents" USING btree ("withdrawn_message_id") WHERE withdrawn_message_id is not null;--> statement-breakpoint
CREATE INDEX "copy_consents_withdrawn_by" ON "copy_consents" USING btree ("withdrawn_by") WHERE withdrawn_by is not null;--> statement-breakpoint
CREATE INDEX "copy_consents_mail" ON "copy_consents" USING btree ("mail_id") WHERE mail_id is not null;--> statement-breakpoint
CREATE INDEX "copy_consents_to_check" ON "copy_consents" USING btree ("check_at") WHERE check_at is not null;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_kind_known" CHECK ("follow_ups"."kind" in ('question', 'call_back', 'copy'));