import type { StaffCall, StaffMail, linkPlaceholder } from '@oka/api/ports'
import type { Locale } from '@oka/contract/locale'

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
  /** Sentences, each with a link of its own. */
  list: (Pick<StaffLink, 'address' | 'label'> & { text: string })[]
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
    list: [],
    ...content(mail, company),
    closing,
    signature: signature(company),
  }
}

type Content = Pick<StaffLetter, 'subject' | 'happened' | 'meaning' | 'link' | 'unexpected'> &
  Partial<Pick<StaffLetter, 'list'>>

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
    case 'escalation':
      return mail.total === 1 ? describeOne(mail, mail.calls[0]!) : describeMany(mail)
    case 'budget_reached': {
      const { subject, reached, meaning, label, unexpected } = staffWords[mail.locale].budgetReached
      return {
        subject: subject(company),
        happened: reached[mail.budget],
        meaning: meaning[mail.budget](mail.timeZone.replaceAll('_', ' ')),
        link: link(label, null),
        unexpected,
      }
    }
  }
}

type Escalation = Pick<StaffMail & { kind: 'escalation' }, 'locale' | 'calls' | 'total'>

function describeOne({ locale }: Escalation, call: StaffCall): Content {
  const { copy, escalation } = staffWords[locale]
  const { unheard, open, unexpected } = escalation
  return {
    subject: subjectOf(call, locale),
    happened: describeCall(call, locale),
    meaning: unheard,
    link: { address: address + call.conversationId, label: open, until: null, copy },
    unexpected,
  }
}

function describeMany({ locale, calls, total }: Escalation): Content {
  const { copy, escalation } = staffWords[locale]
  const { subjectOfMany, many, more, open, openInbox, unexpected } = escalation
  return {
    subject: subjectOfMany(total),
    happened: many(total),
    list: calls.map((call) => ({
      text: describeCall(call, locale),
      address: address + call.conversationId,
      label: open,
    })),
    meaning: total > calls.length ? more(total - calls.length) : null,
    link: { address, label: openInbox, until: null, copy },
    unexpected,
  }
}

/** Who calls, why, and since when. */
function describeCall({ reason, lead, minutes }: StaffCall, locale: Locale): string {
  const { who, unknown, ago, ...said } = staffWords[locale].escalation
  const company = visitorText(lead?.company ?? '', nameMaxLength)
  const caller = who(visitorText(lead?.name ?? '', nameMaxLength), company)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  const since = days > 0 ? ago.days(days) : hours > 0 ? ago.hours(hours) : ago.minutes(minutes)
  return reason === 'handed_over'
    ? said.handedOver(caller, since)
    : said.personRequested(caller || unknown, since)
}

/** For the subject, which has room for the name, or else the company. */
function subjectOf({ reason, lead }: StaffCall, locale: Locale): string {
  const { subject, unknown } = staffWords[locale].escalation
  const name = visitorText(lead?.name || lead?.company || '', nameMaxLength)
  return reason === 'handed_over'
    ? subject.handedOver(name)
    : subject.personRequested(name || unknown)
}
