CREATE TABLE "passage_embeddings" (
	"passage_id" uuid PRIMARY KEY NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"vector" "bytea",
	"stored_at" timestamp(3) with time zone,
	"claimed_until" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passage_embeddings" ADD CONSTRAINT "passage_embeddings_passage_id_knowledge_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."knowledge_passages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passage_embeddings_model" ON "passage_embeddings" USING btree ("model","stored_at");
--> statement-breakpoint
CREATE FUNCTION oka_await_embedding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO passage_embeddings (passage_id) SELECT id FROM added;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER passage_embeddings_awaited AFTER INSERT ON "knowledge_passages"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION oka_await_embedding();
--> statement-breakpoint
INSERT INTO "passage_embeddings" ("passage_id") SELECT id FROM "knowledge_passages";
