import { generateKeyPairSync, sign } from 'node:crypto'

import { expect, test } from 'vitest'

import { createReadReceivedMails } from './received-mails.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const keys = { sendgrid: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') }
const read = createReadReceivedMails(keys).get('sendgrid')!

/** A call of inbound parse whose fields are these bytes. */
function call(fields: Record<string, Buffer | string>) {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.concat([
      Buffer.from(`--mail\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
  )
  const body = Buffer.concat([...parts, Buffer.from('--mail--\r\n')])
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), privateKey)
  return {
    headers: {
      'content-type': 'multipart/form-data; boundary=mail',
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': signature.toString('base64'),
    },
    body,
  }
}

const envelope = JSON.stringify({ to: ['r@in.test'] })
const headers = 'Message-Id: <1@visitor.test>\r\n\r\n'

test.for([
  ['iso-8859-1', Buffer.from('déjà vu', 'latin1')],
  ['utf-8', Buffer.from('déjà vu')],
  ['no-such-charset', Buffer.from('déjà vu')],
] as const)('a mail of SendGrid in %s keeps its accents', async ([text, bytes]) => {
  const charsets = JSON.stringify({ text })
  const mail = await read(
    call({ envelope, headers, from: 'a@visitor.test', charsets, text: bytes }),
  )
  expect(mail).toMatchObject({ text: 'déjà vu', from: 'a@visitor.test', to: ['r@in.test'] })
})

test('a whole mail of SendGrid is read in the charset that it names itself', async () => {
  const whole = `From: a@visitor.test\r\nSubject: Re\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\ndéjà vu\r\n`
  const mail = await read(call({ envelope, email: Buffer.from(whole, 'latin1') }))
  expect(mail).toMatchObject({ subject: 'Re', text: expect.stringContaining('déjà vu') as string })
})
