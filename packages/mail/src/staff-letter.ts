import type { StaffMail, linkPlaceholder } from '@oka/api/ports'

import { staffWords } from './staff-words.ts'
import { formatTime } from './format-time.ts'
import type { Letter } from './letter.ts'
import { greetingName, nameMaxLength, visitorText } from './visitor-text.ts'
import { words } from './words.ts'

/** What a mail to staff says, in the order it says it. */
export type StaffLetter = Pick<
  Letter,
  'locale' | 'company' | 'subject' | 'greeting' | 'closing' | 'signature'
> & {
  /** What has happened, then what it means for the reader. */
  happened: string
  meaning: string | null
  link: StaffLink | null
  /** What to do when the mail was not expected. */
  unexpected: string
}

export type StaffLink = { address: string; label: string; until: string | null; copy: string }

// This package knows the API by its types only; this one allows no other value.
const address: typeof linkPlaceholder = 'https://link.invalid/'

export function writeStaffLetter(mail: StaffMail): StaffLetter {
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

type Content = Pick<StaffLetter, 'subject' | 'happened' | 'meaning' | 'link' | 'unexpected'>

function content(mail: StaffMail, company: string): Content {
  const { invitation, reset, passwordChanged, until, copy } = staffWords[mail.locale]
  const link = (label: string, expiresAt: string | null): StaffLink => ({
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
      const { subject, label, unexpected, waiting } = staffWords[mail.locale].escalation
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
function describeCall({ locale, reason, lead }: StaffMail & { kind: 'escalation' }): string {
  const { who, unknown, ...said } = staffWords[locale].escalation
  const { name, company, fitScore } = lead ?? { name: '', company: '', fitScore: null }
  const known = who(visitorText(name, nameMaxLength), visitorText(company, nameMaxLength))
  const caller = known || unknown
  switch (reason) {
    case 'hot_lead':
      return said.hotLead(caller, fitScore)
    case 'person_requested':
      return said.personRequested(caller)
    case 'handed_over':
      return said.handedOver(known)
  }
}
