import type { Locale } from '@oka/contract/locale'

import { fold } from '../offline/fold.ts'
import { stemOf } from './words.ts'

export type Owner = 'visitor' | 'company'
/** Whose something is said to be, by stem. */
export type Owners = ReadonlyMap<string, ReadonlySet<Owner>>

const possessed = /\b(my|our|mon|ma|mes|nos|notre|your|ton|ta|tes|vos|votre)((?: [a-z-]+){1,2})/g
const mine = /^(?:m|n|our)/

/** Whose things are in a question, where "my" is the visitor's, or in a passage, where "our" is the company's. */
export function ownersIn(text: string, locale: Locale, by: Owner): Owners {
  const other: Owner = by === 'visitor' ? 'company' : 'visitor'
  const owners = new Map<string, Set<Owner>>()
  for (const [, word = '', named = ''] of fold(text).text.matchAll(possessed)) {
    const owner = mine.test(word) ? by : other
    for (const one of named.trim().split(' ')) {
      const stem = stemOf(one, locale)
      owners.set(stem, (owners.get(stem) ?? new Set()).add(owner))
    }
  }
  return owners
}

/** Whether both say whose something is: of one owner, of different ones, or nothing that both speak of. */
export function compareOwners(asked: Owners, told: Owners): { same: number; other: number } {
  let [same, other] = [0, 0]
  for (const [stem, owners] of asked) {
    const there = told.get(stem)
    if (!there) continue
    if ([...owners].some((one) => there.has(one))) same = 1
    else other = 1
  }
  return { same, other }
}
