-- A migration of its own, so that the locks of the triggers' creation are gone while it counts.
INSERT INTO settings (key, value)
SELECT 'counts', jsonb_build_object('timeZone', coalesce(
	(SELECT value -> 'officeHours' ->> 'timeZone' FROM settings WHERE key = 'company'), 'UTC'), 'isRepaired', true)
ON CONFLICT (key) DO NOTHING;
--> statement-breakpoint
SELECT oka_repair_counts();
