import type { Locale } from '@oka/contract/locale'
import { expect, test } from 'vitest'

import { makeInput } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

/** The days learnt of an answer to a question, after the need and perhaps a day were told. */
function daysOf(locale: Locale, question: string, answer: string, before = ''): string[] {
  const need = locale === 'fr' ? 'Il nous faut un logiciel de devis' : 'We need a quoting tool'
  const { facts } = extractConversation(
    makeInput(
      [
        ['visitor', `${need}${before}`],
        ['assistant', question],
        ['visitor', answer],
      ],
      { locale },
    ),
  )
  return facts.flatMap(({ field, value }) => (field === 'horizon' ? [value] : []))
}

// The messages of these tests are of 22 November 2026.
test.each([
  ['fr', 'Qui prend la décision ?', 'le comité du 12 décembre'],
  ['fr', 'Qui prend la décision ?', 'mon directeur, il rentre de congés le 5 janvier'],
  ['fr', 'Quel budget envisagez-vous ?', '8000, on aura la subvention en mars'],
  ['en', 'Who makes the decision?', 'the board meets in February and votes'],
  ['en', 'Which company is it for?', 'Fern & Co, we open our third shop in March'],
  ['en', 'What is your phone number?', "07700 900 123, I'm away until January"],
  ['en', 'When do you need it?', 'We are working on our next album right now'],
  [
    'en',
    'Which company is it for?',
    'Fern & Co, we lost a card in June and made the same die twice',
  ],
  ['fr', 'De quelle entreprise s’agit-il ?', 'Pharmacie Rey, le 3 octobre on a perdu trois jours'],
] as const)('%s: after "%s", "%s" tells no day of the project', (locale, question, answer) => {
  expect(daysOf(locale, question, answer)).toEqual([])
})

test.each([
  ['fr', 'Qui prend la décision ?', 'moi, et il faudrait que ce soit prêt en mars', '2027-03-31'],
  ['en', 'Who makes the decision?', 'me, and we want it live by March', '2027-03-31'],
  ['en', 'Who decides?', 'Terry retires at the end of March, so that’s the deadline', '2027-03-31'],
  ['en', 'When do you need it?', 'the board meets in February', '2027-02-28'],
  ['fr', 'Pour quand ?', 'pas fin janvier mais fin avril', '2027-04-30'],
  ['fr', 'Pour quand ?', 'fin avril au plus tard, avant les moissons', '2027-04-30'],
] as const)('%s: after "%s", "%s" tells %s', (locale, question, answer, day) => {
  expect(daysOf(locale, question, answer)).toEqual([day])
})

test('a day that was told stands until it is corrected', () => {
  const question = 'Which company is it for?'
  const before = ', by the end of June'

  expect(daysOf('en', question, 'Kite Labs. Our stand is in March', before)).toEqual(['2027-06-30'])
  expect(daysOf('en', question, 'Kite Labs. Actually make that March', before)).toEqual([
    '2027-06-30',
    '2027-03-31',
  ])
})
