CREATE TABLE "answer_ratings" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"verdict" varchar(20) NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"author_id" integer,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp(3) with time zone,
	"done_by" integer,
	CONSTRAINT "answer_ratings_verdict_known" CHECK ("answer_ratings"."verdict" in ('good', 'wrong'))
);
--> statement-breakpoint
CREATE TABLE "refused_facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"field" varchar(30) NOT NULL,
	"value" text NOT NULL,
	"quote" text NOT NULL,
	"reason" varchar(20) NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refused_facts_reason_known" CHECK ("refused_facts"."reason" in ('not_said', 'malformed', 'not_implied', 'differs', 'too_many'))
);
--> statement-breakpoint
CREATE TABLE "rehearsals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" varchar(100) NOT NULL,
	"locale" varchar(10) NOT NULL,
	"lines" jsonb NOT NULL,
	"expected" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" integer,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "rubric_version" integer;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_author_id_admins_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_done_by_admins_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_facts" ADD CONSTRAINT "refused_facts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD CONSTRAINT "rehearsals_updated_by_admins_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_ratings_open" ON "answer_ratings" USING btree ("verdict","created_at","message_id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "answer_ratings_done" ON "answer_ratings" USING btree ("done_at","message_id") WHERE done_at is not null;--> statement-breakpoint
CREATE INDEX "answer_ratings_author" ON "answer_ratings" USING btree ("author_id") WHERE author_id is not null;--> statement-breakpoint
CREATE INDEX "answer_ratings_done_by" ON "answer_ratings" USING btree ("done_by") WHERE done_by is not null;--> statement-breakpoint
CREATE INDEX "refused_facts_conversation" ON "refused_facts" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "rehearsals_by_creation" ON "rehearsals" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "rehearsals_updated_by" ON "rehearsals" USING btree ("updated_by") WHERE updated_by is not null;