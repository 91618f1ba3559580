import { expect, test } from 'vitest'

import { spellOut } from './chat-spelling.ts'
import { ownWords } from './own-words.ts'

test.each([
  ['slt jcherche kelkun pr un site', "salut je cherche quelqu'un pour un site"],
  ['c pr mon resto', "c'est pour mon resto"],
  ['jai pas de site', "j'ai pas de site"],
  ['can u make me smth 4 ppl, pls', 'can you make me something 4 people, please'],
  ['id like an app, i dont have one', "i'd like an app, i don't have one"],
  // Parts of other words stay.
  ['mon pc et le prc, d1', "mon pc et le prc, d'un"],
  ['my id is 12', 'my id is 12'],
])('“%s” is spelled out', (typed, expected) => {
  expect(spellOut(typed)).toBe(expected)
})

test.each([
  ['fr', 'nous voulons refondre notre portail client', 'refondre votre portail client'],
  [
    'fr',
    'nos devis se font à la main, on voudrait un outil pour les faire sur tablette',
    'un outil pour faire vos devis sur tablette',
  ],
  ['fr', 'On cherche à refaire le site de notre école pour juin', 'refaire le site de votre école'],
  ['fr', 'il nous faudrait un extranet, budget 12000', 'un extranet'],
  ['en', 'We need a booking tool for our two garages', 'a booking tool for your two garages'],
  ['en', "we'd like people to book on their phones", 'people to book on their phones'],
] as const)('%s: “%s” is said back as “%s”', (locale, need, expected) => {
  expect(ownWords(need, locale)).toBe(expected)
})

test.each([
  ['fr', 'slt jcherche kelkun pr une appli'],
  ['fr', 'je voudrais que vous me rappeliez'],
  ['fr', 'notre site rame'],
  ['en', 'I want you to fix it'],
  ['en', 'our portal is too slow'],
] as const)('%s: “%s” is not said back', (locale, need) => {
  expect(ownWords(need, locale)).toBeNull()
})

test.each([
  ['on voudrait un outil pour nos devis', 'un outil pour tes devis'],
  ['je cherche un site pour mon salon', 'un site pour ton salon'],
  ['je cherche un site pour ma boutique', 'un site pour ta boutique'],
  ['on cherche un site pour notre école', null],
] as const)('to a visitor who is « tu », “%s” is said back as “%s”', (need, expected) => {
  expect(ownWords(need, 'fr', 'tu')).toBe(expected)
})
