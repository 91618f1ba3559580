import type { linkPlaceholder, StaffCall, StaffMail, WriteStaffMail } from '@oka/api/ports/mail'
import { dateFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import { createElement as h } from 'react'
import { Button, Link, Section, Text } from 'react-email'

import { light, ownColor } from './colors.ts'
import { type Letter, letterFrame, line, note, paragraph } from './letter-frame.ts'
import { staffWords } from './staff-words.ts'
import { greetingName, nameMaxLength, visitorText } from './visitor-text.ts'
import { words } from './words.ts'

/**
 * Writes a mail to staff: an invitation, a password reset, a notice of a changed password, waiting
 * visitors, a budget that is used up.
 */
export const writeStaffMail: WriteStaffMail = async (mail) => {
  const letter = writeStaffLetter(mail)
  return { subject: letter.subject, html: await staffHtml(letter), text: staffText(letter) }
}

function staffText({ list, link, ...letter }: StaffLetter): string {
  const paragraphs = [
    letter.greeting,
    letter.happened,
    ...list.map((item) => `${item.text}\n${item.address}`),
    letter.meaning,
    link && `${link.label}\n${link.address}`,
    link?.until,
    letter.unexpected,
    `${letter.closing}\n${letter.signature}`,
  ]
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`
}

/** The content of a mail to staff, in order. */
type StaffLetter = Letter & {
  /** What has happened, then what it means for the recipient. */
  happened: string
  meaning: string | null
  /** Sentences, each with a link of its own. */
  list: (Pick<StaffLink, 'address' | 'label'> & { text: string })[]
  link: StaffLink | null
  /** What to do when the mail was not expected. */
  unexpected: string
}

type StaffLink = { address: string; label: string; until: string | null; copy: string }

// This package imports only the API's types, which allow no other value.
const placeholder: typeof linkPlaceholder = 'https://link.invalid/'

function writeStaffLetter(mail: StaffMail): StaffLetter {
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
    address: placeholder,
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
    link: { address: placeholder + call.conversationId, label: open, until: null, copy },
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
      address: placeholder + call.conversationId,
      label: open,
    })),
    meaning: total > calls.length ? more(total - calls.length) : null,
    link: { address: placeholder, label: openInbox, until: null, copy },
    unexpected,
  }
}

/** Characters of the time a visitor wants to be called at. */
const timeMaxLength = 80

/** Who calls, why, and since when. */
function describeCall({ reason, lead, minutes, callTime }: StaffCall, locale: Locale): string {
  const { who, unknown, ago, ...said } = staffWords[locale].escalation
  const company = visitorText(lead?.company ?? '', nameMaxLength)
  const caller = who(visitorText(lead?.name ?? '', nameMaxLength), company)
  const since = spanOf(minutes, ago)
  if (reason === 'handed_over') return said.handedOver(caller, since)
  return reason === 'call_back_requested'
    ? said.callBackRequested(caller || unknown, since, visitorText(callTime ?? '', timeMaxLength))
    : said.personRequested(caller || unknown, since)
}

function spanOf(minutes: number, ago: (typeof staffWords)[Locale]['escalation']['ago']): string {
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  return days > 0 ? ago.days(days) : hours > 0 ? ago.hours(hours) : ago.minutes(minutes)
}

/** For the subject, which has room for the name, or else the company. */
function subjectOf({ reason, lead }: StaffCall, locale: Locale): string {
  const { subject, unknown } = staffWords[locale].escalation
  const name = visitorText(lead?.name || lead?.company || '', nameMaxLength)
  if (reason === 'handed_over') return subject.handedOver(name)
  return reason === 'call_back_requested'
    ? subject.callBackRequested(name || unknown)
    : subject.personRequested(name || unknown)
}

/** A mail to staff as HTML; it contains only the links of its content. */
function staffHtml(letter: StaffLetter): Promise<string> {
  return letterFrame({ ...letter, preview: letter.happened, color: ownColor }, [
    line(letter.greeting),
    line(letter.happened),
    ...letter.list.map(listed),
    letter.meaning && line(letter.meaning),
    ...(letter.link ? linked(letter.link) : []),
    note(letter.unexpected),
  ])
}

/** A sentence followed by its link. */
const listed = ({ text, address, label }: StaffLetter['list'][number]) =>
  h(
    Text,
    { key: address, className: 'ink', style: paragraph },
    text,
    h('br'),
    h(
      Link,
      { href: address, className: 'accent', style: { color: ownColor, fontWeight: 600 } },
      label,
    ),
  )

/** A button, and its address to copy where the button does not work. */
const linked = ({ address, label, until, copy }: StaffLink) => [
  h(
    Section,
    { style: { margin: '28px 0 24px' } },
    h(
      Button,
      {
        href: address,
        style: {
          padding: '13px 24px',
          fontSize: '16px',
          lineHeight: '22px',
          fontWeight: 600,
          color: light.card,
          backgroundColor: ownColor,
          borderRadius: '4px',
        },
      },
      label,
    ),
  ),
  until && line(until),
  h(
    Text,
    {
      className: 'muted',
      style: { ...paragraph, fontSize: '14px', lineHeight: '21px', color: light.muted },
    },
    copy,
    h('br'),
    address,
  ),
]

/** A day and a time in words, in UTC, and labelled so: the recipient's time zone is unknown. */
function formatTime(time: string, locale: Locale): string {
  const formatted = dateFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(time))
  return `${typeset[locale](formatted)}\u00A0UTC`
}

/** What CLDR lacks: the French ordinal of a first and typographic times, and non-breaking spaces. */
const typeset: Record<Locale, (time: string) => string> = {
  en: (time) => time.replaceAll(/\s(\d+,|[AP]M)/g, '\u00A0$1'),
  fr: (time) =>
    time
      .replace(/ (\d+) /, (_, day: string) => ` ${day === '1' ? '1er' : day}\u00A0`)
      .replace(/0?(\d{1,2}):(\d\d)$/, '$1\u00A0h\u00A0$2'),
}
