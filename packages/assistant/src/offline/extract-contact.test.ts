import { describe, expect, test } from 'vitest'

import { makeInput, readOne } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

describe('an e-mail address', () => {
  test.each([
    ['claire@nexalia.fr', 'claire@nexalia.fr'],
    ['surtout pas contact@acme.fr, écrivez à claire@nexalia.fr', 'claire@nexalia.fr'],
    ['tom@mosanne.be... je relis, il y a un n de trop, c’est tom@mosane.be', 'tom@mosane.be'],
    ['tam@old.example. Hang on, that’s the old one, it’s tam@new.example', 'tam@new.example'],
    ['mon mail : Claire.Dubois@Nexalia.FR.', 'claire.dubois@nexalia.fr'],
    ['écrivez à claire+site@nexalia.co.uk, merci', 'claire+site@nexalia.co.uk'],
    ['claire @ nexalia.fr', 'claire@nexalia.fr'],
    ['claire (at) nexalia.fr', 'claire@nexalia.fr'],
    ['claire arobase nexalia point fr', 'claire@nexalia.fr'],
    ['john[at]acme[dot]com', 'john@acme.com'],
    ['my email is john_smith-1@mail.acme.com!', 'john_smith-1@mail.acme.com'],
    ['<claire@nexalia.fr>', 'claire@nexalia.fr'],
    ['lena<at>studio-lena<dot>eu', 'lena@studio-lena.eu'],
    ['write to peter_at_hollow.com, thanks', 'peter@hollow.com'],
    ['marchants_at_large@btinternet.com', 'marchants_at_large@btinternet.com'],
    ['josé.ruiz@example.es is mine', 'jose.ruiz@example.es'],
    ['écrivez à claire tiret morel arobase orange point fr', 'claire-morel@orange.fr'],
    ['ines underscore b arobase gmail point com', 'ines_b@gmail.com'],
    ['bob@acme.com is no longer valid, I’m at sue@acme.com', 'sue@acme.com'],
    ['pas la peine de m’écrire à compta@garage.fr, je suis jean@garage.fr', 'jean@garage.fr'],
    ['you wrote to me at paul@acme.com', 'paul@acme.com'],
    ['please don’t call me, paul@acme.com is better', 'paul@acme.com'],
    ['don’t ring me but email paul@acme.com', 'paul@acme.com'],
    ['ne m’appelez pas sinon paul@acme.fr', 'paul@acme.fr'],
  ])('%s', (content, value) => {
    expect(readOne('email', content)?.value).toBe(value)
  })

  test.each([
    ['claire@nexalia'],
    ['@claire'],
    ['I work at acme.com'],
    ['claire@@nexalia..fr'],
    ['they charged him with murder at one point and let him go'],
    ['we will get there at some point soon'],
    ['meet me at shop dot com maybe'],
    ['I sent it to info@oka.tech and nobody answered'],
    ['j’ai écrit à contact@oka.fr la semaine dernière'],
    ['never write to spam@acme.com please'],
    ['looking things up for my boss at Pelican Point Caravan Park'],
  ])('%s is none', (content) => {
    expect(readOne('email', content)).toBeUndefined()
  })
})

describe('an address in the head of a letter', () => {
  const emailsOf = (...said: string[]) =>
    extractConversation(makeInput(said.map((content) => ['visitor', content]))).facts.flatMap(
      ({ field, value }) => (field === 'email' ? [value] : []),
    )
  const letter = (from: string, signed: string) =>
    `From: ${from}\nTo: info@oka.example\nSubject: Portal\n\nWe need a client portal.\nBest regards,\n${signed}`

  test.each([
    ['signed by who wrote it', [letter('Jane Roe <jane@roe.example>', 'Jane Roe')]],
    ['without a signature', ['De : Jane Roe <jane@roe.example>\n\nIl nous faut un portail.']],
    [
      'of who told that name',
      ['I’m Jane Roe', `Here it is:\n${letter('Jane Roe <jane@roe.example>', 'J.')}`],
    ],
  ])('%s is theirs', (_, said) => {
    expect(emailsOf(...said)).toEqual(['jane@roe.example'])
  })

  test.each([
    ['signed by somebody else', [letter('Paul Vendor <paul@vendor.example>', 'Jane Roe')]],
    ['of another than they told', ['I’m Jane Roe', letter('Paul Vendor <paul@v.example>', 'Paul')]],
    [
      'that was sent to them',
      [`This is what we got:\n${letter('Paul Vendor <paul@v.example>', 'Paul Vendor')}`],
    ],
    ['to whom it was written', ['To: Paul Vendor <paul@v.example>\nWe need a client portal.']],
  ])('%s is not', (_, said) => {
    expect(emailsOf(...said)).toEqual([])
  })
})

describe('a phone number', () => {
  test.each([
    ['06 12 34 56 78', '06 12 34 56 78'],
    ['mon tel 0612345678', '0612345678'],
    ['06.12.34.56.78 ou claire@x.fr', '+33612345678'],
    ['06-12-34-56-78', '06-12-34-56-78'],
    ['06\u00A012\u00A034\u00A056\u00A078', '06\u00A012\u00A034\u00A056\u00A078'],
    ['+33 6 12 34 56 78', '+33 6 12 34 56 78'],
    ['+33612345678', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33 (0)6 12 34 56 78'],
    ['0033 6 12 34 56 78', '0033 6 12 34 56 78'],
    ['0470 12 34 56', '0470 12 34 56'],
    ['079 123 45 67', '079 123 45 67'],
    ['+44 20 7946 0958', '+44 20 7946 0958'],
    ['07700 900123', '07700 900123'],
    ['020 7946 0958', '020 7946 0958'],
    ['call me at (555) 123-4567', '(555) 123-4567'],
    ['+1 555 123 4567', '+1 555 123 4567'],
    ['+212 661 55 40 82, pardon, ça finit par 28 : +212 661 55 40 28', '+212 661 55 40 28'],
    ['(303) 555-0148', '+13035550148'],
    ['+225 07 48 22 10 35', '+225 07 48 22 10 35'],
    ['555-123-4567', '555-123-4567'],
    ['my number is 5551234567', '5551234567'],
    ['F: 01632 960 112  T: 01632 960 111', '01632 960 111'],
    ['don’t email me, ring 01632 960 200', '01632 960 200'],
    ['don’t ring 01632 960 200, use 01632 960 201 instead', '01632 960 201'],
    ['ne m’appelez pas avant 18h au 06 12 34 56 78', '06 12 34 56 78'],
    ['le 03 20 11 22 33 c’est l’ancien numéro, maintenant le 03 20 99 88 77', '03 20 99 88 77'],
    ['01 44 55 66 77 - poste : 18', '01 44 55 66 77;ext=18'],
    ['standard 01 44 55 66 77, demandez le poste 310', '01 44 55 66 77;ext=310'],
    ['01632 960 455, ask for extension 9', '01632 960 455;ext=9'],
  ])('%s', (content, value) => {
    expect(readOne('phone', content)?.value).toBe(value)
  })

  test.each([
    ['SIRET 123 456 789 00012'],
    ['https://img.example/2013-06-12-34-56-78/06-12-34-56-78.png'],
    ['01/02/2026 14:30'],
    ['30 000 €'],
    ['un budget de 15000000'],
    ['75011 Paris'],
    ['commande 123456789'],
    ['Our VAT number is GB 123 4567 89 and the order 4512 8890 12'],
    ['01632 960 200 is our old number, it no longer works'],
    ['you rang me from 01632 960 333 yesterday, what was it about?'],
    ['inutile de nous appeler au 03 20 11 22 33'],
    ['The number on our sign, 207-555-0100, is the harbormaster’s and not ours'],
  ])('%s is none', (content) => {
    expect(readOne('phone', content)).toBeUndefined()
  })
})
