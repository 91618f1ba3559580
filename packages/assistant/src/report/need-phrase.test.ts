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
  // What is typed short is spelled out, and what is quoted is what was typed.
  [
    'slt je cherche kelkun pr faire une appli pr ma pizzeria',
    'Faire une appli pour votre pizzeria',
  ],
  ['g besoin d1 site internet pr mon resto', 'Un site internet pour votre resto'],
  ['Pourriez-vous nous refaire le site de l’agence ?', 'Refaire le site de l’agence'],
  ['est-ce que vous pouvez me créer une boutique', 'Créer une boutique'],
  // Asides.
  ['on veut arrêter les fax (oui les fax) et les mails', 'Arrêter les fax et les mails'],
  ['je veux des SMS reliés à notre agenda, point', 'Des SMS reliés à votre agenda'],
  ['on veut un site ou un truc comme ça', 'Un site'],
  ['je voudrais un site vitrine mais en néerlandais', 'Un site vitrine mais en néerlandais'],
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
  ['hiya can u make me a booking thing for my salon', 'A booking thing for your salon'],
  ['Hey, could you set up a gift card shop for our spa?', 'Set up a gift card shop for your spa'],
  [
    'I want the collections recorded on a tablet or something',
    'The collections recorded on a tablet',
  ],
  ['need a website for my dog grooming thing', 'A website for your dog grooming thing'],
  ['we run 3 chocolate shops and need a new till system', 'A new till system'],
  ['i want ppl to book online', 'For people to book online'],
  ['wanna make an app like uber but for babysitters', 'Make an app like uber but for babysitters'],
  ['We need a portal but our budget is small', 'A portal'],
] as const)('“%s” wants “%s”', ([said, wanted]) => {
  const phrase = needPhrase(said, 'en')
  expect(phrase?.text).toBe(wanted)
  expect(said).toContain(phrase!.quote)
})

test.for([
  ['nous voulons automatiser cela', 'fr'],
  ['je cherche pour mon patron un logiciel', 'fr'],
  ['We’d like it in place', 'en'],
  ['we’d like to stop that', 'en'],
  ['could you call me tomorrow about the portal?', 'en'],
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
  expect(needPhrase('we need a portal by March', 'en', ['March'])?.text).toBe('A portal')
  // A name that only begins as the quotation does.
  expect(needPhrase('we need a site for Marchbanks', 'en', ['March'])?.text).toBe(
    'A site for Marchbanks',
  )
})
