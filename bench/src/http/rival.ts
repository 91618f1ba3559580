/** What a rival of ours is started with, as the first argument of its command line. */
export type RivalOptions = { databaseUrl: string; secret: string }

export const rivalOptions = (): RivalOptions => JSON.parse(process.argv[2]!) as RivalOptions

export type NewLead = { name: string; email: string; company: string; phone: string }
