import type { Event } from '@oka/contract/event'
import { type EnteredField, enteredField } from '@oka/contract/fact'
import { leadStatus } from '@oka/contract/lead'
import type { Locale } from '@oka/contract/locale'
import { role } from '@oka/contract/role'
import { updateSettings } from '@oka/contract/settings'
import type { useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'

type Translate = ReturnType<typeof useTranslations<never>>

/** Every value that a sentence on an event may mention. */
export type SentenceValues = {
  isFirst: 'true' | 'false'
  isByStaff: 'true' | 'false'
  isOwn: 'true' | 'false'
  isByHand: 'true' | 'false'
  isByCommand: 'true' | 'false'
  isMoved: 'true' | 'false'
  /** Of a follow-up. */
  kind: string
  isDismissed: 'true' | 'false'
  hasLead: 'true' | 'false'
  leadId: string
  email: string
  role: string
  from: string
  to: string
  fromStatus: string
  status: string
  /** The name of a fact. */
  field: string
  version: string
  expiresAt: string
  sessions: number
  endedSessions: number
  leads: number
  conversations: number
  messages: number
  reports: number
  refused: number
  hasSettings: 'true' | 'false'
  /** Which settings were changed, as a list of words. */
  settings: string
}

const yes = (is: boolean) => (is ? 'true' : 'false')

const countOf = (data: Event['data'], name: string) => Number(data[name] ?? 0)

const addressIn = (details: Event['after']) => details?.['email'] ?? details?.['address']

type Words = {
  locale: Locale
  /** What a field is called, also that of a criterion of the company's own. */
  fieldName: (field: EnteredField) => string
}

export function sentenceValues(
  event: Event,
  t: Translate,
  { locale, fieldName }: Words,
): SentenceValues {
  const { admin, subject, leadId, data, before, after } = event
  const settings = settingWords(data['changed'], t)
  const email = addressIn(after) ?? addressIn(before)
  return {
    isByStaff: yes(admin !== null),
    isFirst: yes(data['first'] === true),
    isOwn: yes(admin?.id === subject?.id),
    isByHand: yes(data['source'] === 'staff'),
    isByCommand: yes(admin === null),
    isMoved: yes(data['status'] !== data['fromStatus']),
    kind: String(data['kind']),
    isDismissed: yes(data['status'] === 'dismissed'),
    hasLead: yes(leadId !== null),
    leadId: String(leadId),
    email: typeof email === 'string' ? email : t('audit.someone'),
    role: roleWord(data['role'], t),
    from: roleWord(data['from'], t),
    to: roleWord(data['to'], t),
    fromStatus: statusWord(data['fromStatus'], t),
    status: statusWord(data['status'], t),
    field: fieldWord(data['field'], fieldName),
    version: String(data['version']),
    expiresAt: momentOf(data['expiresAt'], locale),
    sessions: countOf(data, 'sessions'),
    endedSessions: countOf(data, 'endedSessions'),
    conversations: countOf(data, 'conversations'),
    leads: countOf(data, 'leads'),
    messages: countOf(data, 'messages'),
    reports: countOf(data, 'reports'),
    refused: countOf(data, 'refused'),
    hasSettings: yes(settings.length > 0),
    settings: new Intl.ListFormat(locale).format(settings),
  }
}

function roleWord(value: unknown, t: Translate): string {
  const { data } = role.safeParse(value)
  return data ? t(`words.role.${data}`) : ''
}

function statusWord(value: unknown, t: Translate): string {
  const { data } = leadStatus.safeParse(value)
  return data ? t(`words.status.${data}`) : ''
}

function fieldWord(value: unknown, fieldName: Words['fieldName']): string {
  const { data } = enteredField.safeParse(value)
  return data ? fieldName(data) : ''
}

const settingNames = updateSettings.keyof()

/** The names of changed settings, as far as this page knows them. */
function settingWords(names: unknown, t: Translate): string[] {
  if (typeof names !== 'string') return []
  return names.split(', ').flatMap((name) => {
    const { data } = settingNames.safeParse(name)
    return data ? [t(`audit.settings.${data}`)] : []
  })
}

function momentOf(value: unknown, locale: Locale): string {
  return typeof value === 'string' ? formatMoment(new Date(value), locale) : ''
}
