import type { MessageRole } from '@oka/contract/chat'
import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import { makeInput } from '../testing.ts'
import { choicesOf } from './choices.ts'
import { composeReply } from './compose-reply.ts'
import { extractConversation } from './extract-conversation.ts'

type Locale = 'en' | 'fr'
type Line = [MessageRole, string]

const offers: Record<Locale, string> = {
  en: 'Thank you. Would you like a copy of the summary by e-mail at jo@acme.example?',
  fr: 'Merci. Souhaitez-vous recevoir une copie de la synthèse par e-mail à jo@acme.example\u202F?',
}
const known: Record<Locale, Line[]> = {
  en: [['visitor', 'Hello, we need a customer portal. My e-mail is jo@acme.example']],
  fr: [['visitor', 'Bonjour, il nous faut un portail client. Mon e-mail est jo@acme.example']],
}
const agreed: Record<Locale, Line[]> = {
  en: [
    ...known.en,
    ['assistant', offers.en],
    ['visitor', 'Yes, send it'],
    ['assistant', 'All right.'],
  ],
  fr: [
    ...known.fr,
    ['assistant', offers.fr],
    ['visitor', 'Oui, envoyez-la'],
    ['assistant', 'Bien.'],
  ],
}

function hear(lines: readonly Line[], locale: Locale = 'en') {
  const transcript = makeInput(lines).transcript
  // Only what the last message says is new.
  return extractConversation(makeInput(lines, { locale, learntSeq: transcript.length - 1 }))
}

const replyTo = (lines: readonly Line[], locale: Locale = 'en', sendsCopies = false) => {
  const company = companySettings.parse({ sendsCopies })
  return composeReply(extractConversation(makeInput(lines, { locale, company })).state).join(' ')
}

describe('a copy that the visitor asks for', () => {
  test.each<[Locale, string]>([
    ['en', 'e-mail me a copy'],
    ['en', 'Could you email me a copy please?'],
    ['en', 'Can you send me the summary by e-mail?'],
    ['en', 'please send us a recap of this conversation'],
    ['en', 'Could I have a copy of this chat by email?'],
    ['en', 'I’d like a copy of our conversation.'],
    ['en', 'email it to me'],
    ['en', 'Can you e-mail this to me?'],
    ['en', 'Send me the report'],
    ['en', 'forward the summary to my email'],
    ['en', 'Great! A copy by e-mail, please.'],
    ['en', 'Can you send me all of this by email so that I can show my boss?'],
    ['fr', 'envoyez-moi le rapport'],
    ['fr', 'vous pouvez m’envoyer le récap par mail ?'],
    ['fr', 'Pouvez-vous m’envoyer une copie par e-mail ?'],
    ['fr', 'je voudrais une copie de notre échange'],
    ['fr', 'J’aimerais recevoir une synthèse par mail'],
    ['fr', 'puis-je avoir un récapitulatif par e-mail ?'],
    ['fr', 'Merci de m’envoyer un résumé de la conversation'],
    ['fr', 'envoyez-nous un compte-rendu par courriel'],
    ['fr', 'tu peux m’envoyer ça par mail ?'],
    ['fr', 'envoyez-moi tout ça par mail'],
    ['fr', 'Pourriez-vous me transmettre la synthèse ?'],
    ['fr', 'une copie par mail svp'],
    ['fr', 'C’est possible de recevoir le récapitulatif par mail ?'],
    ['fr', 'Vous pouvez nous faire parvenir le rapport ?'],
  ])('%s: %s', (locale, said) => {
    const { copy, questions, facts } = hear(
      [...known[locale], ['assistant', 'OK.'], ['visitor', said]],
      locale,
    )
    expect(copy).toMatchObject({ kind: 'wanted', address: 'jo@acme.example', question: null })
    expect(said).toContain(copy!.quote)
    // It is no question for staff, and no need.
    expect(questions).toEqual([])
    expect(facts).toEqual([])
  })

  test.each<[Locale, string]>([
    ['en', 'I’ll send you a copy of our contract'],
    ['en', 'We have sent you a copy of the report by email'],
    ['en', 'can you e-mail my colleague instead?'],
    ['en', 'Please send my boss a copy'],
    ['en', 'Can you send me a quote by e-mail?'],
    ['en', 'Could you send me a copy of your licence?'],
    ['en', 'We need a tool that e-mails me a report every Monday'],
    ['en', 'Our system should send us a summary of the orders'],
    ['en', 'You can reach me by e-mail.'],
    ['en', 'We want to copy our data to the cloud'],
    ['en', 'I received the report yesterday'],
    ['en', 'What do you do with my e-mail?'],
    ['en', 'Did you send me the report?'],
    ['en', 'When will you e-mail me the copy?'],
    ['en', 'They send us a report by e-mail'],
    ['en', 'Our agency used to send us a summary'],
    ['en', 'Could you send me your annual report?'],
    ['fr', 'Quand allez-vous m’envoyer la copie ?'],
    ['fr', 'Notre agence nous envoyait un rapport'],
    ['fr', 'Avez-vous pu m’envoyer le rapport ?'],
    ['fr', 'Je vous envoie une copie du contrat'],
    ['fr', 'je vous ai envoyé un mail avec le rapport'],
    ['fr', 'Vous pouvez l’envoyer à mon collègue ?'],
    ['fr', 'envoyez-lui une copie'],
    ['fr', 'Pouvez-vous m’envoyer un devis par mail ?'],
    ['fr', 'Il nous faut un outil qui m’envoie un rapport chaque lundi'],
    ['fr', 'Pouvez-vous m’envoyer une copie de la facture ?'],
    ['fr', 'On voudrait faire des copies de nos bases'],
    ['fr', 'Nous recevons trop de mails'],
  ])('is not heard in %s: %s', (locale, said) => {
    const { copy } = hear([...known[locale], ['assistant', 'OK.'], ['visitor', said]], locale)
    expect(copy?.kind === 'wanted').toBe(false)
  })

  test('goes to the address that they name with it', () => {
    const said = 'Please e-mail a copy to Jo2@Acme.example'
    const { copy } = hear([...known.en, ['assistant', 'OK.'], ['visitor', said]])
    expect(copy).toMatchObject({ kind: 'wanted', address: 'jo2@acme.example' })
  })

  test('is asked an address for where none is known, and the next one is agreed to', () => {
    const lines: Line[] = [['visitor', 'We need a customer portal. Could you e-mail me a copy?']]
    expect(hear(lines).copy).toMatchObject({ kind: 'wanted', address: null })
    const asked = replyTo(lines)
    expect(asked).toMatch(/Which e-mail address should the copy go to\?$/)

    lines.push(['assistant', asked], ['visitor', 'jo@acme.example'])
    expect(hear(lines).copy).toMatchObject({
      kind: 'wanted',
      address: 'jo@acme.example',
      question: { words: 'Which e-mail address should the copy go to?' },
    })
    expect(replyTo(lines)).toContain('a copy will be sent to jo@acme.example once the team')
  })

  test('an address that only staff have entered is asked for', () => {
    const lines: Line[] = [['visitor', 'We need a customer portal. Could you e-mail me a copy?']]
    const facts = [{ field: 'email', value: 'other@acme.example', by: 'staff' } as const]
    const { copy, state } = extractConversation(makeInput(lines, { locale: 'en', facts }))
    expect(copy).toMatchObject({ kind: 'wanted', address: null })
    expect(composeReply(state).join(' ')).not.toContain('other@acme.example')
  })
})

describe('the answer to the offer', () => {
  const answer = (said: string, locale: Locale) =>
    hear([...known[locale], ['assistant', offers[locale]], ['visitor', said]], locale)

  test.each<[Locale, string]>([
    ['en', 'Yes, send it'],
    ['en', 'yes please!'],
    ['en', 'Sure, that would be great'],
    ['en', 'ok'],
    ['en', 'Please do. And how much is it?'],
    ['fr', 'Oui, envoyez-la'],
    ['fr', 'oui volontiers'],
    ['fr', 'ouais pourquoi pas'],
    ['fr', 'avec plaisir, merci'],
    ['fr', 'D’accord'],
  ])('%s: %s agrees', (locale, said) => {
    const { copy, withdrawn } = answer(said, locale)
    const words = offers[locale].slice(offers[locale].indexOf('. ') + 2)
    expect(copy).toMatchObject({ kind: 'wanted', address: 'jo@acme.example', question: { words } })
    expect(withdrawn).toEqual([])
  })

  test.each<[Locale, string]>([
    ['en', 'No, thanks'],
    ['en', 'not needed'],
    ['en', 'No need to send anything'],
    ['fr', 'Non, merci'],
    ['fr', 'pas besoin de copie'],
    ['fr', 'ce n’est pas la peine de m’envoyer un mail'],
  ])('%s: %s does not', (locale, said) => {
    const { copy, withdrawn, state } = answer(said, locale)
    expect(copy?.kind).toBe('refused')
    expect(withdrawn).toEqual([])
    expect(composeReply(state).join(' ')).not.toMatch(
      /Would you like a copy|Souhaitez-vous recevoir/,
    )
  })

  test.each<[Locale, string]>([
    ['en', 'What would be in it?'],
    ['en', 'can you e-mail my colleague instead?'],
    ['fr', 'Qui d’autre la recevrait ?'],
    ['fr', 'envoyez-la plutôt à ma collègue'],
    ['en', 'Please call me on Monday'],
    ['en', 'Great, and when will somebody call me?'],
    ['en', 'ok and how much does it cost, roughly, for all of that?'],
    ['en', 'Yes?'],
    ['fr', 'Oui mais plus tard'],
    ['fr', 'Oui, mais la semaine prochaine'],
    ['fr', 'Envoyez-moi un devis'],
    ['fr', 'ok envoyez-moi vos tarifs'],
    ['en', 'send it by post'],
    ['en', 'Yes, if it is free'],
    ['fr', 'Super, et pour les délais vous pensez pouvoir tenir ?'],
  ])('%s: %s is none', (locale, said) => {
    expect(answer(said, locale).copy).toBeNull()
  })

  test.each<[Locale, string]>([
    ['en', 'Yes, but to my other address'],
    ['en', 'Yes, at my work address'],
    ['en', 'yes but to jo2@gmial.com'],
    ['fr', 'Oui, mais à une autre adresse'],
    ['fr', 'Oui, sur mon mail pro'],
  ])('%s: %s agrees to no address yet', (locale, said) => {
    expect(answer(said, locale).copy).toMatchObject({ kind: 'wanted', address: null })
  })

  test('is for the address that was named, whoever else’s stands behind it', () => {
    const { copy } = answer('Yes. My colleague is paul@acme.example', 'en')
    expect(copy).toMatchObject({ kind: 'wanted', address: 'jo@acme.example' })
  })

  test.each<[Locale, string]>([
    ['en', 'Yes, but to jo2@acme.example'],
    ['en', 'rather to jo2@acme.example please'],
    ['fr', 'oui mais plutôt à jo2@acme.example'],
    ['en', 'Please send it to jo2@acme.example'],
  ])('%s: %s changes the address', (locale, said) => {
    expect(answer(said, locale).copy).toMatchObject({ kind: 'wanted', address: 'jo2@acme.example' })
  })

  test.each<[Locale, string]>([
    ['fr', 'jo2@acme.example'],
    ['en', 'Sorry, my address is jo2@acme.example'],
  ])('%s: %s corrects it, so that the offer is made again', (locale, said) => {
    const { copy, state } = answer(said, locale)
    expect(copy).toBeNull()
    expect(composeReply(state).join(' ')).toMatch(/by e-mail at jo2@|par e-mail à jo2@/)
  })

  test('"yes, but not there" has the address asked for', () => {
    const { copy, state } = answer('Yes, but not at that address', 'en')
    expect(copy).toMatchObject({ kind: 'wanted', address: null })
    expect(composeReply(state).join(' ')).toMatch(/Which e-mail address/)
  })
})

describe('a consent', () => {
  test.each<[Locale, string]>([
    ['en', 'Actually, please don’t send anything'],
    ['en', 'I changed my mind, no copy please'],
    ['en', 'cancel the e-mail please'],
    ['fr', 'finalement ne m’envoyez rien'],
    ['fr', 'Annulez l’envoi s’il vous plaît'],
    ['fr', 'je ne veux plus de copie'],
    ['fr', 'Ne m’envoyez pas le rapport finalement'],
  ])('is withdrawn by %s: %s', (locale, said) => {
    const { copy, withdrawn, state } = hear([...agreed[locale], ['visitor', said]], locale)
    expect(copy?.kind).toBe('withdrawn')
    // What they said of themselves stands.
    expect(withdrawn).toEqual([])
    expect(composeReply(state).join(' ')).toMatch(
      /nothing more will be sent|rien de plus ne vous sera envoyé/,
    )
  })

  test.each<[Locale, string]>([
    ['en', 'Our portal does not send e-mails any more.'],
    ['en', 'Our customers don’t get the mails they ask for.'],
    ['fr', 'Notre site n’envoie pas de mails.'],
    ['en', 'Don’t forget the copy'],
    ['en', 'I have not received the copy yet'],
    ['fr', 'N’oubliez pas de m’envoyer la copie'],
    ['fr', 'Je n’ai pas reçu le mail'],
    ['fr', 'Merci, bonne journée'],
  ])('stands after %s: %s', (locale, said) => {
    expect(hear([...agreed[locale], ['visitor', said]], locale).copy).toBeNull()
  })

  test('"no e-mail" to the question for an address of theirs is about that alone', () => {
    const { copy, state } = hear([
      ['visitor', 'We need a customer portal'],
      ['assistant', 'Which e-mail address can we answer you at?'],
      ['visitor', 'No e-mail, sorry'],
    ])
    expect(copy).toBeNull()
    expect(state.declined).toContain('email')
  })

  test('is not given by who does not say where to', () => {
    const lines: Line[] = [
      ['visitor', 'We need a customer portal. Could you e-mail me a copy?'],
      ['assistant', 'Which e-mail address should the copy go to?'],
      ['visitor', 'No, never mind'],
    ]
    expect(hear(lines).copy).toMatchObject({ kind: 'refused' })
    expect(replyTo(lines)).not.toMatch(/Which e-mail address should/)
  })

  test('is asked for again when the visitor gives another address', () => {
    const lines: Line[] = [...agreed.en, ['visitor', 'My e-mail is jo2@acme.example, sorry']]
    expect(hear(lines).copy).toBeNull()
    const reply = replyTo(lines)
    expect(reply).toMatch(/Would you like a copy of the summary by e-mail at jo2@acme\.example\?$/)
    lines.push(['assistant', reply], ['visitor', 'yes'])
    expect(hear(lines).copy).toMatchObject({ kind: 'wanted', address: 'jo2@acme.example' })
  })

  test('is answered by what will happen, as the settings say', () => {
    const lines = agreed.fr.slice(0, 3)
    expect(replyTo(lines, 'fr')).toMatch(
      /une copie sera envoyée à jo@acme\.example dès que l’équipe/,
    )
    expect(replyTo(lines, 'fr', true)).toMatch(/jo@acme\.example dès qu’elle sera prête\./)
  })

  test('is not asked of a customer or a seller, whose request is left to the team', () => {
    const lines: Line[] = [
      ['visitor', 'We sell office chairs and would like to offer them to you. jo@chairs.example'],
      ['assistant', 'Thank you for your offer.'],
      ['visitor', 'e-mail me a copy'],
    ]
    const { copy, questions } = hear(lines)
    expect(copy).toBeNull()
    expect(questions).toEqual([expect.objectContaining({ quote: 'e-mail me a copy' })])
    expect(replyTo(lines)).toContain('passing that on to the team')
  })
})

test('the offer comes once, behind the summary, with two answers', () => {
  const company = companySettings.parse({})
  const lines: Line[] = []
  const replies: string[] = []
  for (const said of [
    'Hello, we need a customer portal for Acme.',
    'By March, for 30000 EUR.',
    'I decide. We are 40 people.',
    'Jo Smith, jo@acme.example',
    'No phone, thanks.',
    'ok',
    'One more thing: the portal has to work on phones.',
  ]) {
    lines.push(['visitor', said])
    const { state } = extractConversation(makeInput(lines, { locale: 'en', company }))
    replies.push(composeReply(state).join(' '))
    lines.push(['assistant', replies.at(-1)!])
  }
  const offered = replies.filter((reply) => reply.includes('Would you like a copy'))
  expect(offered).toHaveLength(1)
  expect(offered[0]).toMatch(/to sum up: .*by e-mail at jo@acme\.example\?$/)
  expect(choicesOf(offered[0]!, company.persona, 'en')).toEqual(['Yes, send it', 'No, thanks'])
})
