CREATE TABLE "model_budget_notices" (
	"day" date NOT NULL,
	"budget" varchar(20) NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_budget_notices_day_budget_pk" PRIMARY KEY("day","budget")
);
--> statement-breakpoint
CREATE TABLE "model_usage" (
	"day" date NOT NULL,
	"conversation_id" uuid,
	"model" text NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"prompt_tokens" bigint DEFAULT 0 NOT NULL,
	"completion_tokens" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "model_usage_unique" UNIQUE NULLS NOT DISTINCT("day","conversation_id","model")
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_known";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_known";--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "conversation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "budget" varchar(20);--> statement-breakpoint
ALTER TABLE "model_usage" ADD CONSTRAINT "model_usage_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_usage_of_all" ON "model_usage" USING btree ("day") WHERE conversation_id is null;--> statement-breakpoint
CREATE INDEX "model_usage_conversation" ON "model_usage" USING btree ("conversation_id") WHERE conversation_id is not null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_known" CHECK ("mails"."kind" in ('report', 'invitation', 'reset', 'password_changed', 'escalation', 'budget_reached'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_about_something" CHECK (num_nonnulls(conversation_id, budget) = 1);--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_known" CHECK ("notifications"."kind" in ('hot_lead', 'person_requested', 'handed_over', 'mentioned', 'budget_reached'));