import type { Mail } from '@oka/contract/mail'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { call, signIn } from './rest.ts'
import { admin } from './server.ts'

/** Opens the mail to somebody in the outbox, where it stays while no provider is set up, and reads its link. */
export async function readLink(
  page: Page,
  url: string,
  { to, kind }: Pick<Mail, 'to' | 'kind'>,
): Promise<string> {
  const token = await signIn(url, admin)
  const find = async () => {
    const { body } = await call<Mail[]>(url, 'GET /api/mails', { token })
    return body.find((mail) => mail.to === to && mail.kind === kind)?.id
  }
  await expect.poll(find).toBeDefined()
  await page.goto(`${url}/mails/${await find()}`)
  const link = page.frameLocator('iframe').locator(`a[href^="${url}/"]`).first()
  return (await link.getAttribute('href')) ?? ''
}
