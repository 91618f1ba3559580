import { expect, test } from 'vitest'

import { typeset } from './typography.ts'

const show = (text: string) => text.replaceAll('\u202F', '_').replaceAll('\u00A0', '~')

test.each([
  ['Combien ? Deux; trois : quatre !', 'Combien_? Deux_; trois_: quatre_!'],
  ['Vraiment?! Oui', 'Vraiment_?! Oui'],
  ['il a dit "oui" et “non”', 'il a dit «_oui_» et «_non_»'],
  ['« déjà »', '«_déjà_»'],
  ["l'équipe d'Anna...", 'l’équipe d’Anna…'],
  ['20 000 € ou 12 %', '20_000~€ ou 12~%'],
  ['à 10:30, ratio 3:2', 'à 10:30, ratio 3:2'],
  ['180 personnes, 4 To', '180 personnes, 4~To'],
  ['voir https://example.org/a?b=1:2 ?', 'voir https://example.org/a?b=1:2 ?'],
  ['1 234 567 €', '1_234_567~€'],
  ['en 2026 180 personnes', 'en 2026 180 personnes'],
])('French: %s', (text, set) => {
  expect(show(typeset(text, 'fr'))).toBe(set)
})

test.each([
  ['He said "yes" : fine !', 'He said “yes”: fine!'],
  ["it's 4 TB", 'it’s 4~TB'],
  ['http://example.org:80 stays', 'http://example.org:80 stays'],
])('English: %s', (text, set) => {
  expect(show(typeset(text, 'en'))).toBe(set)
})
