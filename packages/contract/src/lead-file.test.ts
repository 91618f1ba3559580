import { describe, expect, test } from 'vitest'

import { findLeads, LeadFileError, readLeads } from './lead-file.ts'
import { toBatches } from './lead-file-batches.ts'
import { explainFile, explainReason } from './lead-file-words.ts'
import { importedLead, importLeads } from './lead-import.ts'
import { bodyMaxBytes } from './limits.ts'

const now = new Date('2026-11-28T12:00:00Z')
const lea = {
  id: 1,
  name: 'Léa Martin',
  email: 'Lea@Example.com',
  company: 'Nexalia',
  phone: '06 39 98 12 34',
  fitScore: 72,
  status: 'new',
  createdAt: '2026-10-01T09:30:00.000Z',
  updatedAt: '2026-10-02T09:30:00.000Z',
}

const bytesOf = (text: string) => encodeURIComponent(text).replaceAll(/%../g, 'x').length

/** What is said of a text in which no leads are found. */
function faultOf(text: string): string {
  try {
    findLeads(text)
  } catch (error) {
    if (error instanceof LeadFileError) return explainFile(error.details, 'en')
    throw error
  }
  throw new Error('Leads were found.')
}

const reasonsOf = (given: unknown) =>
  readLeads([given], now).refused.flatMap(({ reasons }) =>
    reasons.map((reason) => explainReason(reason, 'en')),
  )

const list = JSON.stringify([lea])

describe('the leads of a text are found in', () => {
  test.each([
    ['a list', list],
    ['an object', `{"leads":${list}}`],
    ['the state that zustand keeps', `{"state":{"leads":${list}},"version":0}`],
    ['a whole localStorage', JSON.stringify({ auth_token: 'x', leadStorage: list })],
    ['leads by their id', JSON.stringify({ 1: lea })],
    ['a text within JSON', JSON.stringify(list)],
    ['a text as a console shows it', `'${list}'`],
    ['a text with a byte order mark', `\uFEFF${list}\n`],
  ])('%s', (_, text) => {
    expect(findLeads(text)).toEqual([lea])
  })

  test('an empty list, which has none', () => {
    expect(findLeads('[]')).toEqual([])
  })
})

describe('a text without leads is refused in a sentence:', () => {
  test.each([
    ['nothing', ' ', 'nothing in it'],
    ['cut off in a lead', list.slice(0, 50), 'ends in the middle'],
    ['cut off between two', `${list.slice(0, -1)},`, 'ends in the middle'],
    ['cut off in a text of a text', JSON.stringify(list).slice(0, 60), 'ends in the middle'],
    ['a cut list in a whole text', JSON.stringify(list.slice(0, 60)), 'ends in the middle'],
    ['HTML', '<!doctype html>', 'not JSON'],
    ['a bracket too many', `${list}]`, 'not JSON'],
    ['another object', '{"user":1,"theme":"dark"}', 'found { user, theme }'],
    ['a number', '7', 'found 7'],
    ['null', 'null', 'found null'],
    ['100,000 brackets', '['.repeat(100_000), 'ends in the middle'],
    [
      'texts in texts',
      JSON.stringify(JSON.stringify(JSON.stringify(JSON.stringify('"7"')))),
      'found',
    ],
  ])('%s', (_, text, said) => {
    expect(faultOf(text)).toContain(said)
  })
})

test('a depth that nobody has is one refused lead', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const { rows, refused } = readLeads(findLeads(`[${deep},${JSON.stringify(lea)}]`), now)
  expect(rows).toHaveLength(1)
  expect(refused).toMatchObject([{ row: 1, reasons: [{ problem: 'not_an_object' }] }])
})

test('__proto__ is no field of a lead', () => {
  const text =
    '[{"__proto__":{"email":"evil@example.com"},"constructor":{},"email":"a@example.com"}]'
  expect(readLeads(findLeads(text), now).rows).toMatchObject([{ email: 'a@example.com' }])
  expect(reasonsOf(JSON.parse('{"__proto__":{"email":"evil@example.com"}}'))).toHaveLength(1)
  expect({}).not.toHaveProperty('email')
})

describe('the tags of a lead', () => {
  const tagsOf = (given: object) => readLeads([{ ...lea, ...given }], now).rows[0]?.tags

  test('are a list, or a text with commas; each is taken once', () => {
    expect(tagsOf({})).toEqual([])
    expect(tagsOf({ tags: ['VIP', 'Salon 2026', 7] })).toEqual(['VIP', 'Salon 2026', '7'])
    expect(tagsOf({ labels: 'vip, salon; , Salon' })).toEqual(['vip', 'Salon'])
  })

  test('are refused by name', () => {
    const many = Array.from({ length: 21 }, (_, index) => `t${index}`)
    expect(reasonsOf({ ...lea, tags: many })).toEqual(['tags must be at most 20 (“21”)'])
    expect(reasonsOf({ ...lea, tags: ['a', 'x'.repeat(41)] })).toEqual([
      expect.stringContaining('tags.2 must have at most 40 characters'),
    ])
    expect(reasonsOf({ ...lea, tags: { vip: true } })).toEqual([
      expect.stringContaining('tags must be a text'),
    ])
  })
})

describe('a lead', () => {
  test('is what the server takes', () => {
    const { rows } = readLeads([lea], now)
    expect(rows).toEqual([importedLead.parse(rows[0])])
    expect(rows).toMatchObject([
      { row: 1, email: 'lea@example.com', fitScore: 72, status: 'new', createdAt: lea.createdAt },
    ])
  })

  test('is the same under the names of the columns', () => {
    const columns = {
      id: 1,
      name: 'Léa Martin',
      email: 'lea@example.com',
      company: 'Nexalia',
      phone: '06 39 98 12 34',
      fit_score: 72,
      status: 'new',
      created_at: '2026-10-01 09:30:00',
      updated_at: '2026-10-02 09:30:00+00',
    }
    expect(readLeads([columns], now).rows).toEqual(readLeads([lea], now).rows)
  })

  test.each([
    ['Qualifié', 'qualified'],
    ['CONTACTED', 'contacted'],
    ['in_progress', 'contacted'],
    ['perdu', 'lost'],
    [undefined, 'new'],
  ])('of status %s is %s', (status, ours) => {
    expect(readLeads([{ ...lea, status }], now).rows).toMatchObject([{ status: ours }])
  })

  test.each([
    [{ email: 'lea' }, 'email must be an e-mail address, such as lea@example.com (“lea”)'],
    [{ email: '  ', phone: null }, 'email must have an e-mail address or a phone number'],
    [{ fitScore: 150 }, 'fitScore must be a number from 0 to 100 (“150”)'],
    [{ fitScore: 'high' }, 'fitScore must be a number from 0 to 100 (“high”)'],
    [{ status: 'hot' }, 'status must be one of new, qualified, contacted, won, lost, spam (“hot”)'],
    [{ name: { first: 'Léa' } }, 'name must be a text (“{…}”)'],
    [
      { company: 'x'.repeat(256) },
      `company must have at most 255 characters (“${'x'.repeat(79)}…”)`,
    ],
    [
      { name: 'a\u0000b' },
      'name must not contain control or text-direction characters (“a\u0000b”)',
    ],
    [{ phone: '0'.repeat(41) }, `phone must have at most 40 characters (“${'0'.repeat(41)}”)`],
    [
      { createdAt: '14/03/2026' },
      'createdAt must be a date that is past and after 1999, such as 2026-03-14T09:30:00Z (“14/03/2026”)',
    ],
    [{ conversation: 'hello' }, 'conversation must be a list of messages (“hello”)'],
    [
      { messages: [{ role: 'narrator', content: 'x' }] },
      'conversation.1.role must be user, assistant or agent (“narrator”)',
    ],
  ])('with %j is refused', (change, said) => {
    expect(reasonsOf({ ...lea, ...change })).toEqual([said])
  })

  test.each(['2026-02-30', '2026-13-01', '2031-01-01', '1970-01-01', 'yesterday', true, {}, 1e300])(
    'from %j is refused',
    (createdAt) => {
      expect(reasonsOf({ ...lea, createdAt })).toHaveLength(1)
    },
  )

  test.each([1_790_847_000_000, 1_790_847_000, '1790847000', '2026-10-01T11:30:00+02:00'])(
    'from %j is from that moment',
    (createdAt) => {
      expect(readLeads([{ ...lea, createdAt }], now).rows).toMatchObject([
        { createdAt: '2026-10-01T09:30:00.000Z' },
      ])
    },
  )

  test('names all that is wrong at once', () => {
    expect(reasonsOf({ ...lea, email: 'lea', status: 'hot', fitScore: -1 })).toHaveLength(3)
  })

  test('that stands there twice is refused the second time', () => {
    const other = { ...lea, id: 2 }
    const { rows, refused } = readLeads([lea, other, { ...lea, name: 'Another' }], now)
    expect(rows.map(({ row }) => row)).toEqual([1, 2])
    expect(explainReason(refused[0]!.reasons[0]!, 'en')).toBe('id is the same lead as row 1')
  })
})

describe('a conversation', () => {
  test('comes along in its order, without what the model was told', () => {
    const conversation = [
      { role: 'system', content: 'You are a consultant.' },
      { role: 'user', content: 'Bonjour\u0000', timestamp: '2026-10-01T09:31:00Z' },
      { sender: 'bot', text: 'Bonjour !' },
      { role: 'assistant', content: '  ' },
    ]
    const { rows, notes } = readLeads([{ ...lea, conversation }], now)
    expect(rows[0]!.messages).toEqual([
      { role: 'visitor', content: 'Bonjour', createdAt: '2026-10-01T09:31:00.000Z' },
      { role: 'assistant', content: 'Bonjour !', createdAt: '2026-10-01T09:31:00.000Z' },
    ])
    expect(notes.map(({ note }) => note)).toEqual([
      'system_message_left_out',
      'empty_message_left_out',
    ])
  })

  test('loses nothing of a message that is longer than one may be', () => {
    const words = Array.from({ length: 2000 }, (_, index) => `word${index}`)
    const conversation = [{ role: 'assistant', content: words.join(' ') }]
    const { messages } = readLeads([{ ...lea, conversation }], now).rows[0]!
    expect(messages.every(({ content }) => content.length <= 4000)).toBe(true)
    expect(messages.map(({ content }) => content).join(' ')).toBe(words.join(' '))
  })
})

test('batches fit into a body, and hold each lead and message once', () => {
  const conversation = Array.from({ length: 3000 }, (_, index) => ({
    role: 'user',
    content: `${index} ${'é"\n'.repeat(60)}`,
  }))
  const given = Array.from({ length: 700 }, (_, index) => ({
    ...lea,
    id: index,
    ...(index % 300 === 0 && { conversation, report: '漢'.repeat(30_000) }),
  }))
  const { rows } = readLeads(given, now)
  const batches = [...toBatches(rows)]
  const importId = '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47'
  for (const batch of batches) {
    const body = JSON.stringify({ importId, rows: batch, last: true, refused: 1 })
    expect(bytesOf(body)).toBeLessThan(bodyMaxBytes)
    expect(importLeads.safeParse(JSON.parse(body)).success).toBe(true)
  }
  const pieces = batches.flat()
  expect(new Set(pieces.map(({ row }) => row)).size).toBe(700)
  for (const whole of rows) {
    const parts = pieces.filter(({ row }) => row === whole.row)
    expect(parts.flatMap(({ messages }) => messages)).toEqual(whole.messages)
    expect(parts.filter(({ report }) => report !== null)).toHaveLength(whole.report ? 1 : 0)
    let sent = 0
    for (const { sentMessages, messages } of parts) {
      expect(sentMessages).toBe(sent)
      sent += messages.length
    }
  }
})
