import { describe, expect, test } from 'vitest'

import { readPromises, withoutPromises } from './promises.ts'

const kindsOf = (sentence: string, locale: 'en' | 'fr') =>
  readPromises(sentence, locale).flatMap(({ promises }) => promises)

describe('what a model promises', () => {
  test.for([
    ['I’ll ask a colleague about that.', 'question'],
    ['I’m asking the team, who will answer you here.', 'question'],
    ['I will check with our experts and let you know.', 'question'],
    ['I’ve passed your question on to the team.', 'question'],
    ['I’ve noted your question.', 'question'],
    ['Your request has been forwarded to our sales team.', 'question'],
    ['A colleague will answer you shortly.', 'question'],
    ['Let me see, I’ll find out for you.', 'question'],
    ['A colleague will call you tomorrow at 2 pm.', 'call_back'],
    ['Understood, I’m asking a colleague to call you: tomorrow.', 'call_back'],
    ['You’ll receive a call on Monday.', 'call_back'],
    ['We’ll give you a ring.', 'call_back'],
    ['I’m letting the team know right away.', 'person'],
    ['Of course, a colleague will take over as soon as possible.', 'person'],
    ['I’m connecting you with somebody now.', 'person'],
    ['Our support has been notified.', 'person'],
    ['A colleague will read our conversation and be in touch.', 'contact'],
    ['We’ll get back to you soon.', 'contact'],
    ['A report follows by e-mail.', 'copy'],
    ['I’ll send you a summary.', 'copy'],
    ['You will receive our proposal in your inbox.', 'mail'],
    ['I’ll send you a copy and a quote.', 'mail'],
    ['A copy of the report has been sent to you.', 'mail'],
    ['A copy will be sent to jo@acme.example once the team has looked over it.', 'copy'],
  ] as const)('%s: %s', ([sentence, kind]) => {
    expect(kindsOf(sentence, 'en')).toContain(kind)
  })

  test.for([
    [
      'C’est un sujet que je ne peux pas aborder ; je pose la question à l’équipe, qui te répondra ici.',
      'question',
    ],
    ['Entendu, je demande à un collègue de te rappeler : demain.', 'call_back'],
    ['Je pose la question à l’équipe, qui vous répondra ici.', 'question'],
    ['Bonne question, je la note pour qu’un collègue vous réponde.', 'question'],
    ['Je transmets votre demande à nos experts.', 'question'],
    ['Je vais vérifier auprès d’un collègue, cela ne sera pas long.', 'question'],
    ['Je me renseigne.', 'question'],
    ['Votre question a bien été transmise.', 'question'],
    ['Un conseiller vous répondra demain.', 'question'],
    ['Un collègue vous rappellera demain à 14 h.', 'call_back'],
    ['Entendu, je demande à un collègue de vous rappeler : demain.', 'call_back'],
    ['Nous vous rappelons dans l’heure.', 'call_back'],
    ['Vous serez rappelé lundi.', 'call_back'],
    ['Je préviens tout de suite un collègue du support.', 'person'],
    ['Un collègue prendra le relais dès que possible.', 'person'],
    ['Je vous mets en relation avec un expert.', 'person'],
    ['Notre équipe a été prévenue.', 'person'],
    ['Un collègue d’OKA lira notre échange et prendra contact avec vous.', 'contact'],
    ['Nous revenons vers vous rapidement.', 'contact'],
    ['Le résumé vous parviendra par e-mail.', 'copy'],
    ['Je vous envoie une copie.', 'copy'],
    ['Vous recevrez un rapport par e-mail.', 'copy'],
    ['Une copie sera envoyée à jo@acme.example dès que l’équipe l’aura relue.', 'copy'],
    ['Une copie du devis sera envoyée demain.', 'mail'],
  ] as const)('%s : %s', ([sentence, kind]) => {
    expect(kindsOf(sentence, 'fr')).toContain(kind)
  })

  test.for([
    'Thank you, 25 000 euros is useful to know.',
    'What is your e-mail address, so that we can get back to you?',
    'Would you like a colleague to call you?',
    'If you wish, a colleague will call you.',
    'I’m an AI assistant; a human colleague can take over whenever you like.',
    'Which phone number, or which e-mail address, can they reach you at?',
    'We build business software and data platforms.',
    'You will find our hours below: 09:00–18:00.',
    'Got it, thank you.',
    'Je suis un assistant IA ; un collègue humain peut prendre le relais dès que vous le souhaitez.',
    'Qu’aimeriez-vous mettre en place ou améliorer ?',
    'Merci, cela donne un bon repère.',
    'Souhaitez-vous qu’un collègue vous rappelle ?',
    'Si vous le souhaitez, un collègue vous rappellera.',
    'À quelle adresse e-mail l’équipe peut-elle vous répondre ?',
    'Enchanté, Claire.',
    'C’est bien ajouté à notre échange.',
  ])('is not seen in “%s”', (sentence) => {
    expect(kindsOf(sentence, 'fr')).toEqual([])
  })
})

describe('a reply', () => {
  const said = readPromises(
    'Thank you. I’ll ask a colleague. A report follows by e-mail. What is your name?',
    'en',
  )

  test('loses the sentences that promise what is not kept', () => {
    expect(withoutPromises(said, new Set(['question']), 'en')).toBe(
      'Thank you. I’ll ask a colleague. What is your name?',
    )
    expect(withoutPromises(said, new Set(['question', 'copy']), 'en')).toBe(
      'Thank you. I’ll ask a colleague. A report follows by e-mail. What is your name?',
    )
  })

  test('is never empty', () => {
    for (const locale of ['en', 'fr'] as const) {
      const only = readPromises('A report follows by e-mail.', locale)
      const left = withoutPromises(only, new Set(), locale)
      expect(left).not.toBe('')
      expect(readPromises(left, locale).flatMap(({ promises }) => promises)).toEqual([])
    }
  })

  test('says that nobody can be called instead of announcing somebody', () => {
    const call = readPromises('Of course, I’m letting the team know. Which number?', 'en')
    expect(withoutPromises(call, new Set(), 'en')).toBe(
      'I can’t call anybody right now, but the team can read what you write here. Which number?',
    )
  })
})

test('what stands in a reply’s place is in its language, whatever that of the page', () => {
  const call = readPromises('Of course, I’m letting the team know for you.', 'fr')
  expect(withoutPromises(call, new Set(), 'fr')).toMatch(/^I can’t call anybody/)
  const appel = readPromises('Bien sûr, je préviens l’équipe pour vous.', 'en')
  expect(withoutPromises(appel, new Set(), 'en')).toMatch(/^Je ne peux appeler personne/)
})

test('a long reply of one word is read at once', () => {
  for (const word of ['i will ', 'je vais vous ', 'a colleague ', 'vous ', 'team ']) {
    expect(kindsOf(word.repeat(4000 / word.length), 'en')).toEqual([])
  }
})

describe('what a model promises in other words', () => {
  test.for([
    ['en', 'Your request has been escalated to level two.', 'question'],
    ['en', 'I’ve opened a ticket for you.', 'question'],
    ['en', 'I’ll make sure someone sees this today.', 'question'],
    ['en', 'Our sales director will personally handle your request.', 'question'],
    ['fr', 'J’ai ouvert un ticket pour vous.', 'question'],
    ['fr', 'Notre directrice commerciale s’en occupe personnellement.', 'question'],
    ['fr', 'Votre demande est entre de bonnes mains, on s’en charge aujourd’hui.', 'question'],
    ['fr', 'Je fais le nécessaire auprès de l’équipe.', 'question'],
    ['en', 'Expect a callback within the hour.', 'call_back'],
    ['en', 'I have scheduled a call for tomorrow at 10.', 'call_back'],
    ['en', 'I’ve booked you a slot on Tuesday.', 'call_back'],
    ['fr', 'Attendez-vous à un appel dans l’heure.', 'call_back'],
    ['fr', 'J’ai planifié un appel demain.', 'call_back'],
    ['fr', 'Le rendez-vous est pris pour mardi à 10 h.', 'call_back'],
    ['fr', 'On vous passe un coup de fil demain matin.', 'call_back'],
    ['en', 'A technician is on the way.', 'person'],
    ['fr', 'Un technicien est en route.', 'person'],
    ['en', 'You’ll hear from us by Friday.', 'contact'],
    ['en', 'We shall revert shortly.', 'contact'],
    ['fr', 'Vous aurez de nos nouvelles d’ici vendredi.', 'contact'],
    ['fr', 'Un conseiller se manifestera sous 24 h.', 'contact'],
    ['en', 'Your quote is being prepared and lands in your inbox tonight.', 'mail'],
    ['en', 'An e-mail with the details is heading your way.', 'mail'],
    ['fr', 'Votre devis part ce soir par e-mail.', 'mail'],
    ['fr', 'Le compte rendu vous attend dans votre boîte mail.', 'copy'],
  ] as const)('%s: %s', ([locale, sentence, kind]) => {
    expect(kindsOf(sentence, locale)).toContain(kind)
  })

  test.for([
    ['en', 'You can book a call on our site.'],
    ['en', 'Our team builds portals.'],
    ['en', 'Tickets are answered on working days.'],
    ['en', 'We handle requests like yours every week.'],
    ['fr', 'Nos techniciens interviennent en Bretagne.'],
    ['fr', 'Vous pouvez prendre rendez-vous sur notre site.'],
    ['fr', 'Notre équipe s’occupe de portails clients.'],
    ['fr', 'Un devis part souvent d’un besoin flou.'],
  ] as const)('%s: %s promises nothing', ([locale, sentence]) => {
    expect(kindsOf(sentence, locale)).toEqual([])
  })
})
