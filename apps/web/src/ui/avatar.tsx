import { UserRound } from 'lucide-react'
import type { ReactElement } from 'react'

import { type Tone, tones } from './badge.tsx'
import { cx } from './cx.ts'

const hues: readonly Tone[] = ['info', 'violet', 'warn', 'good', 'bad', 'accent']
const sizes = { sm: 'size-6 text-[0.625rem]', md: 'size-8 text-xs', lg: 'size-11 text-lg' } as const

type AvatarProps = { name: string; size?: keyof typeof sizes }

/** The initials of a name in a colour of its own. The name itself always stands beside it. */
export function Avatar({ name, size = 'md' }: AvatarProps): ReactElement {
  const letters = initials(name)
  return (
    <span
      aria-hidden
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold',
        tones[letters ? hues[hash(name) % hues.length]! : 'neutral'],
        sizes[size],
      )}
    >
      {letters || <UserRound className="size-1/2" />}
    </span>
  )
}

/** The first letters of the first and the last word; nothing for a name without letters. */
export function initials(name: string): string {
  const words = name.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return chosen.map((word) => word.slice(0, 1).toLocaleUpperCase()).join('')
}

function hash(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return sum
}
