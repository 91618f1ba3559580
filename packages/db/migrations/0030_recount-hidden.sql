-- by hand:
-- A migration of its own, so that the locks of the triggers' creation are gone while it counts.
SELECT oka_repair_counts();
