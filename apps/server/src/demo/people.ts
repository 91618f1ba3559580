import type { Admin } from '@oka/contract/auth'
import type { SaveCannedReply } from '@oka/contract/canned-reply'
import type { UpdateSettings } from '@oka/contract/settings'
import { findAdminByEmail, insertAdminOnce } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'

import type { Colleague } from './read-conversations.ts'

const colleagues = {
  c: { name: 'Camille Roussel', email: 'camille@oka.test' },
  t: { name: 'Tom Ashworth', email: 'tom@oka.test' },
} as const

/** Creates the two colleagues, or finds them. */
export async function makeColleagues(
  tx: Db,
  passwordHash: string,
): Promise<Record<Colleague, Admin>> {
  const make = async (colleague: Colleague): Promise<Admin> => {
    const { email, name } = colleagues[colleague]
    const made = await insertAdminOnce(tx, { email, name, role: 'agent', passwordHash })
    return made ?? (await findAdminByEmail(tx, email))!
  }
  return { c: await make('c'), t: await make('t') }
}

/** Office hours: Monday to Friday, 9 to 18 in Paris. */
export const settings: UpdateSettings = {
  name: 'OKA Tech',
  officeHours: {
    timeZone: 'Europe/Paris',
    hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
    holidays: [],
  },
}

export const cannedReplies: SaveCannedReply[] = [
  {
    title: 'Premier contact',
    locale: 'fr',
    content:
      'Bonjour {{name}}, ici {{agent}} d’OKA Tech. J’ai lu votre échange ; je vous écris aujourd’hui avec une première idée.',
  },
  {
    title: 'Proposer un appel',
    locale: 'fr',
    content: 'Un appel de vingt minutes serait plus simple. Mardi ou jeudi, le matin ?',
  },
  {
    title: 'Incident en cours',
    locale: 'fr',
    content: 'Nous avons vu le problème et nous y travaillons. Je reviens vers vous dans l’heure.',
  },
  {
    title: 'First contact',
    locale: 'en',
    content:
      'Hello {{name}}, {{agent}} from OKA Tech here. I have read your chat; you will have a first idea from me today.',
  },
  {
    title: 'Suggest a call',
    locale: 'en',
    content: 'A call of twenty minutes would be easier. Tuesday or Thursday morning?',
  },
]
