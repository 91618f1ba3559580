// Drizzle wants all tables in one object; this is the one file that gathers others.
export * from './schema/admins.ts'
export * from './schema/chat.ts'
export * from './schema/events.ts'
export * from './schema/facts.ts'
export * from './schema/leads.ts'
export * from './schema/rate-limits.ts'
export * from './schema/reports.ts'
export * from './schema/staff.ts'
