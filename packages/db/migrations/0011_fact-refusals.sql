CREATE TABLE "fact_refusals" (
	"day" date NOT NULL,
	"reason" varchar(20) NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "fact_refusals_day_reason_pk" PRIMARY KEY("day","reason")
);
