CREATE TABLE "knowledge_articles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" varchar(20) NOT NULL,
	"locale" varchar(10) NOT NULL,
	"title" varchar(200) NOT NULL,
	"body" text NOT NULL,
	"source_url" text,
	"fetched_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" integer,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_articles_kind_known" CHECK ("knowledge_articles"."kind" in ('page', 'answer'))
);
--> statement-breakpoint
CREATE TABLE "knowledge_passages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"locale" varchar(10) NOT NULL,
	"heading" text NOT NULL,
	"content" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (case locale
        when 'fr' then setweight(to_tsvector('french', oka_search_text(heading)), 'A') || to_tsvector('french', oka_search_text(content))
        else setweight(to_tsvector('english', oka_search_text(heading)), 'A') || to_tsvector('english', oka_search_text(content))
      end) STORED,
	CONSTRAINT "knowledge_passages_position" UNIQUE("article_id","position")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sources" jsonb;--> statement-breakpoint
ALTER TABLE "knowledge_articles" ADD CONSTRAINT "knowledge_articles_updated_by_admins_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."admins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_article_id_knowledge_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."knowledge_articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "knowledge_articles_by_update" ON "knowledge_articles" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_articles_updated_by" ON "knowledge_articles" USING btree ("updated_by") WHERE updated_by is not null;--> statement-breakpoint
CREATE INDEX "knowledge_passages_search" ON "knowledge_passages" USING gin ("search");--> statement-breakpoint
CREATE INDEX "knowledge_passages_trigrams" ON "knowledge_passages" USING gin (oka_search_text(heading || ' ' || content) gin_trgm_ops);