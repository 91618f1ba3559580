import { createServer } from 'node:net'

import type { OutgoingMail } from '@oka/api/ports/mail'
import { describe, expect, test } from 'vitest'

import { doubles, kinds, makeFile, makeMail, makeTransport, sender } from './testing/transports.ts'

describe.each(kinds)('%s', (kind) => {
  test('hands over the whole mail, its attachment byte for byte', async () => {
    const { double, provider } = await doubles[kind]()
    await using _ = double
    const file = makeFile('Compte rendu « été » d’Żaneta.pdf')
    const mail = makeMail({ attachments: [file] })

    expect(await makeTransport(provider).send(mail)).toEqual({
      kind: 'accepted',
      // smtp-server says none.
      providerId: kind === 'smtp' ? null : expect.stringMatching(/./),
    })
    expect(double.accepted).toHaveLength(1)
    const [received] = double.accepted
    expect(received).toMatchObject({
      to: mail.to,
      subject: mail.subject,
      attachments: [{ name: file.name, contentType: 'application/pdf' }],
    })
    expect(received!.html).toContain('<p>Bonjour Żaneta</p>')
    expect(received!.text.trim()).toBe('Bonjour Żaneta')
    expect(received!.from).toMatch(/^"?OKA Tech"? <hello@oka\.example>$/)
    expect(received!.attachments[0]!.content.equals(file.content)).toBe(true)
  })

  test('sends copies, and says where answers go', async () => {
    const { double, provider } = await doubles[kind]()
    await using _ = double
    const cc = ['one@acme.example', 'two@acme.example']
    const replyTo = 'answer+7@in.oka.example'
    await makeTransport(provider).send(makeMail({ cc, replyTo }))
    await makeTransport(provider).send(makeMail())
    expect(double.accepted).toMatchObject([
      { cc, replyTo },
      { cc: [], replyTo: null },
    ])
    const unsafe = { cc: ['a@b.example, c@d.example'] }
    expect(await makeTransport(provider).send(makeMail(unsafe))).toMatchObject({ kind: 'refused' })
  })

  test.each(['OKA "Tech", S.A. \\ Łódź', 'Société Générale; été <x>', ''])(
    'sends in the name %j',
    async (name) => {
      const { double, provider } = await doubles[kind]()
      await using _ = double
      const transport = makeTransport(provider, { sender: { ...sender, name } })

      expect(await transport.send(makeMail())).toMatchObject({ kind: 'accepted' })
      const from = double.accepted[0]!.from
      expect(from).toMatch(/(^|<)hello@oka\.example>?$/)
      expect(from.replaceAll('\\', '')).toContain(name.replaceAll('\\', ''))
    },
  )

  test('says that it does not know when the answer is lost after acceptance', async () => {
    const { double, provider } = await doubles[kind]()
    await using _ = double
    double.failNext('cut after acceptance')

    expect(await makeTransport(provider).send(makeMail())).toMatchObject({ kind: 'unknown' })
    expect(double.accepted).toHaveLength(1)
  })

  test('says that it does not know when no answer comes in time after acceptance', async () => {
    const { double, provider } = await doubles[kind]()
    await using _ = double
    double.failNext('hang after acceptance')

    expect(await makeTransport(provider, { timeoutMs: 500 }).send(makeMail())).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining('no answer within 500 ms'),
    })
    expect(double.accepted).toHaveLength(1)
  })

  test('knows that nothing was accepted where nobody listens', async () => {
    const { double, provider } = await doubles[kind]()
    await double[Symbol.asyncDispose]()

    expect(await makeTransport(provider).send(makeMail())).toEqual({
      kind: 'deferred',
      reason: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('knows that nothing was accepted where the name of the host is unknown', async () => {
    const host = 'mail.does-not-exist.invalid'
    const { double, provider } = await doubles[kind]()
    await double[Symbol.asyncDispose]()
    const elsewhere =
      provider.kind === 'smtp' ? { ...provider, host } : { ...provider, baseUrl: `http://${host}` }

    expect(await makeTransport(elsewhere).send(makeMail())).toMatchObject({ kind: 'deferred' })
  })

  test.each(['closes the line', 'speaks no TLS', 'says nothing'])(
    'knows that nothing was accepted by a server that should speak TLS and %s',
    async (fault) => {
      const server = createServer((socket) => {
        socket.on('error', () => {})
        if (fault === 'closes the line') socket.once('data', () => socket.destroy())
        if (fault === 'speaks no TLS') socket.write('220 hello\r\n')
      }).listen(0, '127.0.0.1')
      const { double, provider } = await doubles[kind]()
      await double[Symbol.asyncDispose]()
      const { port } = server.address() as { port: number }
      const overTls =
        provider.kind === 'smtp'
          ? { ...provider, port, isSecure: true }
          : { ...provider, baseUrl: `https://127.0.0.1:${port}` }

      expect(await makeTransport(overTls, { timeoutMs: 500 }).send(makeMail())).toMatchObject({
        kind: 'deferred',
      })
      server.close()
    },
  )

  test.each<[string, Partial<OutgoingMail>, RegExp]>([
    ['two recipients', { to: 'a@example.org, b@example.org' }, /one address/],
    ['a recipient with a name', { to: 'A <a@example.org>' }, /one address/],
    ['a line break in the recipient', { to: 'a@example.org\r\nBcc: b@example.org' }, /one address/],
    ['no recipient', { to: '' }, /one address/],
    ['a line break in the subject', { subject: 'Hello\r\nBcc: b@example.org' }, /subject/],
    ['a path as file name', { attachments: [makeFile('../a.pdf')] }, /file name/],
    ['a line break in a file name', { attachments: [makeFile('a\n.pdf')] }, /file name/],
  ])('never sends %s', async (_, changes, reason) => {
    const { double, provider } = await doubles[kind]()
    await using __ = double

    expect(await makeTransport(provider).send(makeMail(changes))).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(reason),
    })
    expect(double.calls).toBe(0)
  })
})
