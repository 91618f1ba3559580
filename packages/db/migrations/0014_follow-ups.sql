CREATE TABLE "follow_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" varchar(20) NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"quote" text NOT NULL,
	"quote_start" integer NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"call_time" text,
	"call_from" timestamp(3) with time zone,
	"call_until" timestamp(3) with time zone,
	"due_at" timestamp(3) with time zone NOT NULL,
	"status" varchar(20) DEFAULT 'open' NOT NULL,
	"closed_at" timestamp(3) with time zone,
	"closed_by" integer,
	"answer_message_id" uuid,
	CONSTRAINT "follow_ups_unique" UNIQUE("message_id","kind","quote_start"),
	CONSTRAINT "follow_ups_kind_known" CHECK ("follow_ups"."kind" in ('question', 'call_back')),
	CONSTRAINT "follow_ups_status_known" CHECK (status in ('open', 'dismissed') or status = case kind when 'question' then 'answered' else 'done' end),
	CONSTRAINT "follow_ups_closed" CHECK ((status = 'open') = (closed_at is null))
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_known";--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_closed_by_admins_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_answer_message_id_messages_id_fk" FOREIGN KEY ("answer_message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_ups_conversation" ON "follow_ups" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "follow_ups_open" ON "follow_ups" USING btree ("due_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "follow_ups_open_by_kind" ON "follow_ups" USING btree ("kind","due_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "follow_ups_closed" ON "follow_ups" USING btree ("closed_at","id") WHERE status <> 'open';--> statement-breakpoint
CREATE INDEX "follow_ups_closed_by" ON "follow_ups" USING btree ("closed_by") WHERE closed_by is not null;--> statement-breakpoint
CREATE INDEX "follow_ups_answer" ON "follow_ups" USING btree ("answer_message_id") WHERE answer_message_id is not null;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_known" CHECK ("notifications"."kind" in ('hot_lead', 'person_requested', 'call_back_requested', 'handed_over', 'mentioned', 'budget_reached'));