CREATE TABLE "knowledge_conflicts" (
	"passage_id" uuid NOT NULL,
	"other_passage_id" uuid NOT NULL,
	"reason" varchar(20) NOT NULL,
	"quote" text NOT NULL,
	"other_quote" text NOT NULL,
	CONSTRAINT "knowledge_conflicts_passage_id_other_passage_id_pk" PRIMARY KEY("passage_id","other_passage_id"),
	CONSTRAINT "knowledge_conflicts_reason_known" CHECK ("knowledge_conflicts"."reason" in ('title', 'numbers'))
);
--> statement-breakpoint
ALTER TABLE "knowledge_conflicts" ADD CONSTRAINT "knowledge_conflicts_passage_id_knowledge_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."knowledge_passages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_conflicts" ADD CONSTRAINT "knowledge_conflicts_other_passage_id_knowledge_passages_id_fk" FOREIGN KEY ("other_passage_id") REFERENCES "public"."knowledge_passages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "knowledge_conflicts_other" ON "knowledge_conflicts" USING btree ("other_passage_id");--> statement-breakpoint
CREATE INDEX "knowledge_articles_title" ON "knowledge_articles" USING btree ("locale",oka_search_text(title));