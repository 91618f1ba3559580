import { email } from '@oka/contract/auth'

import { quoteOf } from './fold.ts'
import type { Found, Statement } from './statement.ts'

const plain = /(?<![a-z0-9._%+'-])[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/g

/** "claire @ nexalia.fr", "claire (at) nexalia.fr", "claire arobase nexalia point fr". */
const spelled =
  /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64} ?(?:@|[([](?:at|a|arobase)[)\]]| arobase |arobase ) ?[a-z0-9-]{1,63}(?: ?(?:\.|[([](?:dot|point)[)\]]|(?: )?(?:point|dot) ) ?[a-z0-9-]{1,63}){1,4}/g

function written(quote: string): string {
  return quote
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s?(?:[([](?:at|a|arobase)[)\]]|\barobase\b)\s?/, '@')
    .replaceAll(/\s?(?:[([](?:dot|point)[)\]]|\s(?:point|dot)\s)\s?/g, '.')
    .replaceAll(/\s/g, '')
}

/** E-mail addresses, also those spelled out against robots; in lower case. */
export function extractEmails({ folded, text }: Statement): Found[] {
  const first = [...text.matchAll(plain)]
  const matches = first.length > 0 ? first : [...text.matchAll(spelled)]
  return matches.flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    const address = email.safeParse(written(quoteOf(folded, span)))
    return address.success
      ? [{ field: 'email' as const, value: address.data, by: 'visitor' as const, ...span }]
      : []
  })
}
