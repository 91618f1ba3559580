import { performance } from 'node:perf_hooks'

import { readMessages } from '@oka/assistant/offline/read-conversation'
import { messageMaxLength } from '@oka/contract/limits'
import { companySettings } from '@oka/contract/settings'

import { median } from '../statistics.ts'

export const prose =
  'Bonjour, nous voulons refondre notre portail client, il est lent et nos clients s’en plaignent. '

/** One of each class of characters, pairs of them, and words that patterns begin with. */
const pieces = [
  ' \n\t\u00A0\u2028\u202F',
  '.,;:!?…\'"()[]{}<>/\\|-_+*=&%$€#@~^`’«»–',
  'a1éZ\u0301ßﷺ\u{1F600}',
]
  .flatMap((characters) => Array.from(characters))
  .concat('a ', '1 ', '1,', '@.', '. ', ', ', '\n ', '.\n', 'Ab\n', 'A B ', 'a@', 'a@b.c ', 'a.')
  .concat('06 ', '10 000 ', '20-', '12/12/', '20 € ', '(at)', 'Ab, ', 'je suis A. ', 'chez ')
  .concat('avec mon ', 'entre 20 et ', 'x point ', 'avant le ', 'dans ', 'we need ', 'gdpr-')
  .concat('nom : ', 'de la ')

/** A run at the start, inside and at the end. */
const places: Record<string, [before: string, after: string]> = {
  start: ['', ' x'],
  inside: ['x', 'x'],
  end: ['Claire Dubois', ''],
}

/** How many times as long as ordinary text another may take. */
const ratioMax = 50

export function fill(piece: string, length = messageMaxLength): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

const company = companySettings.parse({})
const question = 'Votre nom, votre entreprise, votre budget, votre e-mail ? Quand ? Qui décide ?'

/** The median of so many readings, in milliseconds, as an answer to a question about everything. */
function timeReading(content: string, times: number): number {
  const message = { id: '', seq: 1, createdAt: '2026-11-22T09:00:00.000Z' }
  const transcript = [
    { ...message, role: 'assistant' as const, content: question },
    { ...message, role: 'visitor' as const, content },
  ]
  return median(
    Array.from({ length: times }, () => {
      const started = performance.now()
      readMessages({ company, transcript })
      return performance.now() - started
    }),
  )
}

/** Reads hostile text beside ordinary text of the same length; throws when one takes many times as long. */
export function benchHostileText(): void {
  timeReading(fill(prose), 15)
  const ordinary = timeReading(fill(prose), 15)
  console.log(`Ordinary prose of ${messageMaxLength} characters: ${ordinary.toFixed(2)} ms`)
  const rows = pieces.flatMap((piece) =>
    Object.entries(places).map(([place, [before, after]]) => {
      const run = (length: number) =>
        before + fill(piece, length - before.length - after.length) + after
      const [half, whole] = [messageMaxLength / 2, messageMaxLength].map((length) =>
        timeReading(run(length), 5),
      )
      return { piece, place, whole: whole!, growth: whole! / half! }
    }),
  )
  const slowest = rows.toSorted((one, other) => other.whole - one.whole)
  console.log(`The slowest of ${rows.length} runs, and how they grow with twice the length:`)
  for (const { piece, place, whole, growth } of slowest.slice(0, 10)) {
    const ratio = (whole / ordinary).toFixed(1)
    const what = `${JSON.stringify(piece)}, ${place}`.padEnd(24)
    console.log(`  ${what} ${whole.toFixed(2)} ms, ${ratio} of it; ${growth.toFixed(1)} times`)
  }
  const slow = slowest.filter(({ whole }) => whole > ratioMax * ordinary)
  if (slow.length > 0) throw new Error(`${slow.length} runs take ${ratioMax} times as long.`)
}
