import type { AccountMail, linkPlaceholder } from '@oka/api/ports'

import { accountWords } from './account-words.ts'
import { formatTime } from './format-time.ts'
import type { Letter } from './letter.ts'
import { greetingName, nameMaxLength, visitorText } from './visitor-text.ts'
import { words } from './words.ts'

/** What a mail on an account says, in the order it says it. */
export type AccountLetter = Pick<
  Letter,
  'locale' | 'company' | 'subject' | 'greeting' | 'closing' | 'signature'
> & {
  /** What has happened, then what it means for the reader. */
  happened: string
  meaning: string | null
  link: AccountLink | null
  /** What to do when the mail was not expected. */
  unexpected: string
}

export type AccountLink = { address: string; label: string; until: string | null; copy: string }

// This package knows the API by its types only; this one allows no other value.
const address: typeof linkPlaceholder = 'https://link.invalid/'

export function writeAccountLetter(mail: AccountMail): AccountLetter {
  const { greeting, closing, signature } = words[mail.locale]
  const company = visitorText(mail.company, nameMaxLength)
  return {
    locale: mail.locale,
    company,
    greeting: greeting(mail.kind === 'invitation' ? null : greetingName(mail.name)),
    ...content(mail, company),
    closing,
    signature: signature(company),
  }
}

type Content = Pick<AccountLetter, 'subject' | 'happened' | 'meaning' | 'link' | 'unexpected'>

function content(mail: AccountMail, company: string): Content {
  const { invitation, reset, passwordChanged, until, copy } = accountWords[mail.locale]
  const link = (label: string, expiresAt: string | null): AccountLink => ({
    address,
    label,
    until: expiresAt === null ? null : until(formatTime(expiresAt, mail.locale)),
    copy,
  })
  switch (mail.kind) {
    case 'invitation':
      return {
        subject: invitation.subject(company),
        happened: invitation.invited(company, visitorText(mail.invitedBy, nameMaxLength)),
        meaning: invitation.role[mail.role],
        link: link(invitation.label, mail.expiresAt),
        unexpected: invitation.unexpected,
      }
    case 'reset':
      return {
        subject: reset.subject(company),
        happened: reset.asked(company),
        meaning: null,
        link: link(reset.label, mail.expiresAt),
        unexpected: reset.unexpected,
      }
    case 'password_changed':
      return {
        subject: passwordChanged.subject(company),
        happened: passwordChanged.changed(company, formatTime(mail.changedAt, mail.locale)),
        meaning: passwordChanged.expected,
        link: null,
        unexpected: passwordChanged.unexpected,
      }
    case 'escalation': {
      const { subject, label, unexpected, waiting } = accountWords[mail.locale].escalation
      return {
        subject: subject(company),
        happened: describeCall(mail),
        meaning: waiting(mail.minutes),
        link: link(label, null),
        unexpected,
      }
    }
  }
}

/** Who calls, and why. */
function describeCall({ locale, reason, lead }: AccountMail & { kind: 'escalation' }): string {
  const { who, unknown, hotLead, personRequested } = accountWords[locale].escalation
  const [name, company] = [lead?.name ?? '', lead?.company ?? ''].map((typed) =>
    visitorText(typed, nameMaxLength),
  )
  const caller = who(name!, company!) || unknown
  return reason === 'hot_lead' ? hotLead(caller, lead?.fitScore ?? null) : personRequested(caller)
}
