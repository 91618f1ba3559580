CREATE TABLE "logos" (
	"hash" text PRIMARY KEY NOT NULL,
	"type" varchar(20) NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "admins" ADD COLUMN "phone" varchar(40) DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "admins" ADD COLUMN "booking_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "generated" jsonb;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "edits" jsonb;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "author_id" integer;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_author_id_admins_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_versions_author" ON "report_versions" USING btree ("author_id") WHERE author_id is not null;