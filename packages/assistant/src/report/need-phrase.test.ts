import { expect, test } from 'vitest'

import { needPhrase } from './need-phrase.ts'

test.for([
  ['Nous cherchons à automatiser nos devis', 'Automatiser vos devis'],
  ['Bonjour, je voudrais refaire mon site', 'Refaire votre site'],
  ['on aimerait une application de preuve de livraison', 'Une application de preuve de livraison'],
  ['Il nous faut un CRM', 'Un CRM'],
  ['J’ai besoin d’un outil de réservation', 'Un outil de réservation'],
  [
    'nous gérons 3 500 lots et cherchons à automatiser le traitement des factures',
    'Automatiser le traitement des factures',
  ],
  [
    'Nous devons migrer notre base vers PostgreSQL car notre licence se termine',
    'Migrer votre base vers PostgreSQL',
  ],
  ['On veut vendre en ligne, on a environ 15 000 €', 'Vendre en ligne'],
  ['Nous sommes trois. Nous souhaitons former nos équipes à Excel.', 'Former vos équipes à Excel'],
] as const)('“%s” wants “%s”', ([said, wanted]) => {
  const phrase = needPhrase(said, 'fr')
  expect(phrase?.text).toBe(wanted)
  expect(said).toContain(phrase!.quote)
})

test.for([
  ['We need to rebuild our customer portal', 'Rebuild your customer portal'],
  ['Hi, I’m looking for a website for my photography', 'A website for your photography'],
  [
    'we’d like to replace the spreadsheets our team uses',
    'Replace the spreadsheets your team uses',
  ],
  ['I look after shops and we want an app for our drivers', 'An app for your drivers'],
  ['We want to move to PostgreSQL because the licence ends', 'Move to PostgreSQL'],
  ['We need someone to automate our invoicing, everything is manual', 'Automate your invoicing'],
] as const)('“%s” wants “%s”', ([said, wanted]) => {
  expect(needPhrase(said, 'en')?.text).toBe(wanted)
})

test.for([
  ['g besoin d1 site internet pr mon resto', 'fr'],
  ['Le site que vous nous avez livré rame', 'fr'],
  ['nous voulons que l’on nous aide', 'fr'],
  ['our job sheets are a mess', 'en'],
  ['we want', 'en'],
] as const)('“%s” has no form of its own, and is quoted', ([said, locale]) => {
  expect(needPhrase(said, locale)).toBeNull()
})

test('what has a row of its own is left out', () => {
  const said = 'il nous faut une appli de commande interne dans les six semaines'
  expect(needPhrase(said, 'fr', ['dans les six semaines'])?.text).toBe(
    'Une appli de commande interne',
  )
})
