import { expect, test } from 'vitest'

import { toInput } from './values.ts'

const logo = { type: 'image/png', content: 'AAAA' } as const
const values = {
  address: ' 12 rue de la Paix\n75002 Paris ',
  email: 'bonjour@oka.example',
  phone: '',
  website: 'oka.example',
  color: '#1F4E79',
  logo,
}

test('spaces at the ends go, a website gets its scheme, and an untouched logo is not sent', () => {
  expect(toInput(values, values, 3)).toEqual({
    address: '12 rue de la Paix\n75002 Paris',
    email: 'bonjour@oka.example',
    phone: '',
    website: 'https://oka.example',
    color: '#1f4e79',
    version: 3,
  })
})

test('a logo is sent when another was chosen, and null when it was removed', () => {
  expect(toInput(values, { ...values, logo: null }, 3)).toMatchObject({ logo: 'AAAA' })
  expect(toInput({ ...values, logo: null }, values, 3)).toMatchObject({ logo: null })
  expect(toInput({ ...values, website: 'http://a.example' }, values, 3).website).toBe(
    'http://a.example',
  )
})
