import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

describe('an e-mail address', () => {
  test.each([
    ['claire@nexalia.fr', 'claire@nexalia.fr'],
    ['mon mail : Claire.Dubois@Nexalia.FR.', 'claire.dubois@nexalia.fr'],
    ['écrivez à claire+site@nexalia.co.uk, merci', 'claire+site@nexalia.co.uk'],
    ['claire @ nexalia.fr', 'claire@nexalia.fr'],
    ['claire (at) nexalia.fr', 'claire@nexalia.fr'],
    ['claire arobase nexalia point fr', 'claire@nexalia.fr'],
    ['john[at]acme[dot]com', 'john@acme.com'],
    ['my email is john_smith-1@mail.acme.com!', 'john_smith-1@mail.acme.com'],
    ['<claire@nexalia.fr>', 'claire@nexalia.fr'],
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
  ])('%s is none', (content) => {
    expect(readOne('email', content)).toBeUndefined()
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
    ['555-123-4567', '555-123-4567'],
    ['my number is 5551234567', '5551234567'],
  ])('%s', (content, value) => {
    expect(readOne('phone', content)?.value).toBe(value)
  })

  test.each([
    ['SIRET 123 456 789 00012'],
    ['01/02/2026 14:30'],
    ['30 000 €'],
    ['un budget de 15000000'],
    ['75011 Paris'],
    ['commande 123456789'],
  ])('%s is none', (content) => {
    expect(readOne('phone', content)).toBeUndefined()
  })
})
