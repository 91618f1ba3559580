import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { messageMaxLength } from '@oka/contract/limits'
import type { Locale } from '@oka/contract/locale'

import { isQuiet, option } from '../command-line.ts'
import { playScript } from './play-script.ts'
import type { Scripted } from './read-corpus.ts'

type Chats = { lines: number; scored: number; learnt: string[] }

/** The messages of one chat, as a script that is no buyer's. */
function scriptOf(locale: Locale, index: number, says: readonly string[]): Scripted {
  return {
    id: `${locale} ${index + 1}`,
    locale,
    kind: 'chat',
    title: '',
    band: 'none',
    who: 'other',
    turns: says.map((say) => ({ say: say.slice(0, messageMaxLength) })),
    answers: {},
    maybe: {},
    never: {},
  }
}

function playChats(locale: Locale, chats: readonly string[]): Chats {
  const all: Chats = { lines: 0, scored: 0, learnt: [] }
  for (const [index, chat] of chats.entries()) {
    const says = chat.split('\n').filter((line) => line.trim() !== '')
    if (says.length === 0) continue
    const { score, facts, script } = playScript(scriptOf(locale, index, says))
    all.lines += says.length
    if (score !== null) all.scored += 1
    all.learnt.push(
      ...facts.map(({ field, value, quote }) => `${script.id} ${field} ${value} "${quote}"`),
    )
  }
  return all
}

/**
 * Plays chats of people who want nothing of us, and prints what was learnt of them all the same:
 *
 *   pnpm bench assistant chats --folder=chats
 *
 * The folder has one folder for each language, `fr` and `en`, with text files in them: a message a line,
 * and a blank line between two conversations. Such collections are fetched for the run and not kept.
 */
export function benchChats(): void {
  const folder = option('--folder')
  if (!folder) {
    console.log('   --folder names a folder with the chats; see bench/README.md')
    return
  }
  for (const locale of readdirSync(folder) as Locale[]) {
    const chats = readdirSync(join(folder, locale)).flatMap((file) =>
      readFileSync(join(folder, locale, file), 'utf8').split('\n\n'),
    )
    const { lines, scored, learnt } = playChats(locale, chats)
    const perThousand = ((learnt.length / lines) * 1000).toFixed(1)
    console.log(
      `  ${locale}: ${chats.length} chats, ${lines} lines; ${learnt.length} facts learnt, ${perThousand} in 1,000 lines; ${scored} scored`,
    )
    if (!isQuiet) console.log(learnt.map((one) => `    ${one}`).join('\n'))
  }
}
