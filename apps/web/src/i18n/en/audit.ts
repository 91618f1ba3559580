import type { EventName } from '@oka/contract/event'
import type { UpdateSettings } from '@oka/contract/settings'

import { auditCheck } from './audit-check.ts'

type GroupOf<Name> = Name extends `${infer Group}.${string}` ? Group : never
type ActOf<Name, Group extends string> = Name extends `${Group}.${infer Act}` ? Act : never

/** A text for each event of the contract: one that is missing, or spare, does not compile. */
type OfEvents = {
  readonly [Group in GroupOf<EventName>]: { readonly [Act in ActOf<EventName, Group>]: string }
}

const kinds: OfEvents = {
  admin: {
    created: 'Account made',
    signed_in: 'Signed in',
    sign_in_failed: 'Sign-in failed',
    signed_out: 'Signed out',
    session_ended: 'Device signed out',
    token_reused: 'Session copied',
    renamed: 'Name changed',
    profile_changed: 'Phone or booking link changed',
    password_changed: 'Password changed',
    reset_requested: 'Password link asked for',
    reset_link_made: 'Password link made on the server',
    password_reset: 'Password reset',
    second_factor_enabled: 'Two-step sign-in on',
    second_factor_removed: 'Two-step sign-in off',
    recovery_codes_renewed: 'New recovery codes',
    invited: 'Invited',
    invitation_revoked: 'Invitation withdrawn',
    role_changed: 'Role changed',
    disabled: 'Account disabled',
    enabled: 'Account enabled',
  },
  conversation: {
    taken_over: 'Conversation taken over',
    replied: 'Reply in a conversation',
    released: 'Conversation released',
    handed_over: 'Conversation handed over',
    handed_back: 'Conversation handed back',
    person_requested: 'Person asked for',
    answered: 'Answered outside the chat',
    closed: 'Conversation closed',
    reopened: 'Conversation reopened',
  },
  fact: {
    corrected: 'Fact set',
    rejected: 'Fact rejected',
    restored: 'Entry on a fact taken back',
  },
  note: { added: 'Note written', deleted: 'Note deleted' },
  canned_reply: { saved: 'Canned reply saved', deleted: 'Canned reply deleted' },
  article: { created: 'Article written', updated: 'Article changed', deleted: 'Article deleted' },
  answer: { rated: 'Answer rated', settled: 'Rated answer worked off' },
  provider: { saved: 'Language model chosen', removed: 'Language model removed' },
  rehearsal: { saved: 'Test conversation saved', deleted: 'Test conversation deleted' },
  copy: { agreed: 'Copy by e-mail agreed to', withdrawn: 'Copy by e-mail withdrawn' },
  follow_up: { closed: 'Item of “To do” closed', reopened: 'Item of “To do” reopened' },
  notification: { acknowledged: 'Notification acknowledged' },
  rubric: { published: 'Scoring published' },
  settings: { changed: 'Settings changed' },
  audit: { key_changed: 'Key of the audit changed' },
  lead: {
    created: 'Lead created',
    updated: 'Lead changed',
    deleted: 'Lead deleted',
    import_started: 'Import begun',
    import_finished: 'Leads imported',
    restored: 'Lead restored',
    erased: 'Lead erased',
  },
  report: {
    requested: 'Report asked for',
    ready: 'Report written',
    failed: 'Report not written',
    edited: 'Report edited',
    link_made: 'Link to a report made',
    link_revoked: 'Link to a report revoked',
  },
  mail: {
    queued: 'Mail put into the outbox',
    sent: 'Mail sent',
    delivered: 'Mail delivered',
    bounced: 'Mail bounced',
    complained: 'Mail marked as spam',
    suppressed: 'Mail held back',
    canceled: 'Mail canceled',
    unconfirmed: 'Mail not confirmed',
    failed: 'Mail not sent',
  },
  suppression: { added: 'Address suppressed', removed: 'Address allowed again' },
}

/** `who` did it, to `whom`; both are names. The other tags are links. */
const events: OfEvents = {
  admin: {
    created:
      '{isFirst, select, true {<who></who> set OKA up, with the role “{role}”.} other {<who></who> joined the team with the role “{role}”.}}',
    signed_in: '<who></who> signed in.',
    sign_in_failed: 'Somebody did not succeed in signing in as <whom></whom>.',
    signed_out: '<who></who> signed out.',
    session_ended: '<who></who> signed out {sessions, plural, one {one device} other {# devices}}.',
    token_reused:
      'The session of <whom></whom> was used in two places, and was ended in case it was stolen.',
    renamed: '<who></who> changed their name.',
    profile_changed: '<who></who> changed their phone number or booking link.',
    password_changed:
      '<who></who> changed their password{endedSessions, plural, =0 {} one {, which signed out one device} other {, which signed out # devices}}.',
    reset_requested: 'A link for a new password was asked for <whom></whom>.',
    reset_link_made: 'An operator of the server made a link for a new password for <whom></whom>.',
    password_reset: '<who></who> chose a new password by the mailed link.',
    second_factor_enabled: '<who></who> turned on two-step sign-in.',
    second_factor_removed:
      '{isOwn, select, true {<who></who> turned off two-step sign-in.} other {<who></who> turned off two-step sign-in for <whom></whom>.}}',
    recovery_codes_renewed: '<who></who> made new recovery codes.',
    invited: '<who></who> invited {email} with the role “{role}”.',
    invitation_revoked: '<who></who> withdrew the invitation of {email}.',
    role_changed: '<who></who> changed the role of <whom></whom> from “{from}” to “{to}”.',
    disabled: '<who></who> disabled the account of <whom></whom>.',
    enabled: '<who></who> enabled the account of <whom></whom>.',
  },
  conversation: {
    taken_over:
      '<who></who> took over <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
    replied:
      '<who></who> replied in <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
    released:
      '<who></who> released <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}} to the assistant.',
    handed_over:
      '<who></who> handed <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}} over to <whom></whom>.',
    handed_back:
      '<conversation>A conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}} was handed back to the assistant, since nobody of the team answered.',
    answered:
      'The visitor answered in <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}, by e-mail or on the page of the report.',
    person_requested:
      'A visitor asked for a person in <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
    closed:
      '<who></who> closed <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
    reopened:
      '<who></who> reopened <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
  },
  fact: {
    corrected:
      '<who></who> set “{field}” of {hasLead, select, true {<lead>lead {leadId}</lead>} other {the visitor of <conversation>a conversation</conversation>}}.',
    rejected:
      '<who></who> rejected “{field}” of {hasLead, select, true {<lead>lead {leadId}</lead>} other {the visitor of <conversation>a conversation</conversation>}}.',
    restored:
      '<who></who> took back an entry on “{field}” of {hasLead, select, true {<lead>lead {leadId}</lead>} other {the visitor of <conversation>a conversation</conversation>}}.',
  },
  note: {
    added: '<who></who> wrote a note on <conversation>a conversation</conversation>.',
    deleted: '<who></who> deleted a note on <conversation>a conversation</conversation>.',
  },
  canned_reply: {
    saved: '<who></who> saved a canned reply.',
    deleted: '<who></who> deleted a canned reply.',
  },
  article: {
    created: '<who></who> wrote an article of the knowledge.',
    updated: '<who></who> changed an article of the knowledge.',
    deleted: '<who></who> deleted an article of the knowledge.',
  },
  answer: {
    rated:
      '<who></who> rated an answer of the assistant in <conversation>a conversation</conversation>.',
    settled:
      '<who></who> worked off a rated answer of <conversation>a conversation</conversation>, or opened it again.',
  },
  provider: {
    saved: '<who></who> chose the language model.',
    removed: '<who></who> removed the language model from the settings.',
  },
  rehearsal: {
    saved: '<who></who> saved a test conversation of the playground.',
    deleted: '<who></who> deleted a test conversation of the playground.',
  },
  copy: {
    agreed:
      'The visitor of <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}} agreed to a copy by e-mail to {email}.',
    withdrawn:
      'The visitor of <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}} no longer wants a copy by e-mail to {email}.',
  },
  follow_up: {
    closed:
      '<who></who> {isDismissed, select, true {has dismissed} other {has dealt with}} {kind, select, call_back {a call-back} copy {a copy by e-mail} other {a question}} of <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
    reopened:
      '<who></who> reopened {kind, select, call_back {a call-back} copy {a copy by e-mail} other {a question}} of <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
  },
  notification: {
    acknowledged:
      '<who></who> acknowledged a notification on <conversation>a conversation</conversation>{hasLead, select, true { with <lead>lead {leadId}</lead>} other {}}.',
  },
  rubric: { published: '<who></who> published version {version} of the scoring.' },
  settings: {
    changed: '<who></who> changed the settings{hasSettings, select, true {: {settings}} other {}}.',
  },
  audit: {
    key_changed: 'From here on the audit is sealed with another key, since JWT_SECRET was changed.',
  },
  lead: {
    created:
      '{isByHand, select, true {<who></who> added <lead>lead {leadId}</lead> by hand.} other {<lead>Lead {leadId}</lead> came from <conversation>a conversation</conversation>.}}',
    updated:
      '<who></who> changed <lead>lead {leadId}</lead>{isMoved, select, true {, and moved it from “{fromStatus}” to “{status}”} other {}}.',
    deleted: '<who></who> deleted <lead>lead {leadId}</lead>.',
    import_started:
      '{isByCommand, select, true {A command} other {<who></who>}} began to import leads from another system.',
    import_finished:
      '{isByCommand, select, true {A command} other {<who></who>}} imported {leads, plural, =0 {no lead} one {one lead} other {# leads}} from another system, with {messages, plural, =0 {no message} one {one message} other {# messages}} and {reports, plural, =0 {no report} one {one report} other {# reports}}{refused, plural, =0 {} one {; one was left out} other {; # were left out}}.',
    restored: '<who></who> restored <lead>lead {leadId}</lead>.',
    erased:
      '{isByStaff, select, true {<who></who> erased lead {leadId} for good} other {Lead {leadId} was erased for good, 30 days after it was deleted}}: {conversations, plural, =0 {no conversation} one {one conversation} other {# conversations}}, {messages, plural, =0 {no message} one {one message} other {# messages}}.',
  },
  report: {
    requested:
      '<who></who> asked for version {version} of the report on <lead>lead {leadId}</lead>.',
    ready: 'Version {version} of the report on <lead>lead {leadId}</lead> was written.',
    failed: 'Version {version} of the report on <lead>lead {leadId}</lead> could not be written.',
    edited: '<who></who> edited the report on <lead>lead {leadId}</lead>: version {version}.',
    link_made:
      '<who></who> made a link to the report on <lead>lead {leadId}</lead> that opens until {expiresAt}.',
    link_revoked: '<who></who> revoked a link to the report on <lead>lead {leadId}</lead>.',
  },
  mail: {
    queued:
      '{isByStaff, select, true {<who></who> put <mail>the mail</mail> with the report on <lead>lead {leadId}</lead> into the outbox.} other {<mail>The copy</mail> that <lead>lead {leadId}</lead> had agreed to was put into the outbox.}}',
    sent: '<mail>A mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} was sent.',
    unconfirmed:
      'Whether <mail>a mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} was sent is not known: the mail service did not confirm it.',
    failed:
      '<mail>A mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} could not be sent.',
    delivered:
      '<mail>A mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} was delivered.',
    bounced:
      '<mail>A mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} bounced.',
    complained:
      'The recipient marked <mail>a mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} as spam.',
    suppressed:
      '<mail>A mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} was not sent: its address is on the suppression list.',
    canceled:
      '{isByStaff, select, true {<who></who> canceled <mail>a mail</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} that was to be sent later.} other {<mail>A copy</mail>{hasLead, select, true { to <lead>lead {leadId}</lead>} other {}} was canceled, since the visitor no longer wants it.}}',
  },
  suppression: {
    added:
      '{isByStaff, select, true {<who></who> put {email} onto the suppression list.} other {{email} came onto the suppression list, because of <mail>a mail</mail>.}}',
    removed: '<who></who> took {email} off the suppression list.',
  },
}

/** The settings, as they are named in a sentence. */
const settings: Readonly<Record<keyof UpdateSettings | 'persona', string>> = {
  name: 'company name',
  description: 'description of the company',
  locale: 'default language',
  country: 'country',
  sites: 'sites with the chat',
  officeHours: 'office hours',
  handBackMinutes: 'time until a conversation is handed back',
  hotScore: 'score of hot leads',
  escalateMinutes: 'time until a mail is sent',
  modelBudgets: 'budgets of the language model',
  modelPrices: 'prices of language models',
  rates: 'currency rates',
  recordsOpenings: 'recording of opened mails',
  sendsCopies: 'sending of copies by itself',
  services: 'services',
  address: 'address',
  references: 'references',
  privacy: 'privacy',
  persona: 'assistant',
}

export const audit = {
  title: 'Audit',
  list: 'What happened, the latest first',
  filters: 'Filters',
  kind: 'Event',
  anyKind: 'All',
  person: 'Person',
  anyPerson: 'Everybody',
  from: 'From',
  to: 'To',
  lead: 'Lead {id}',
  anyLead: 'Show all leads',
  clear: 'Clear the filters',
  empty: 'Nothing has happened yet',
  emptyText: 'Sign-ins, changes, reports and mails are recorded here.',
  nothingFound: 'Nothing found',
  nothingFoundText: 'Nothing was recorded for these filters.',
  details: 'Details',
  entry: 'Entry {id}',
  none: 'empty',
  changedTo: 'changed to',
  someone: 'somebody',
  fields: {
    name: 'Name',
    email: 'E-mail',
    company: 'Company',
    phone: 'Phone',
    need: 'Need',
    budget: 'Budget',
    horizon: 'Horizon',
    authority: 'Decision',
    size: 'People',
    intent: 'Who it is',
    userAgent: 'Browser',
    address: 'Address',
    title: 'Title',
    content: 'Text',
    locale: 'Language',
    fitScore: 'Score',
    description: 'Description',
    country: 'Country',
    sites: 'Sites',
    officeHours: 'Office hours',
    handBackMinutes: 'Hand back after, min',
    escalateMinutes: 'By mail after, min',
    contact: 'Contact',
    warm: 'Follow up from',
    hot: 'Call today from',
    hotMark: 'Hot from',
    hotScore: 'Hot from',
    modelBudgets: 'Language model budgets',
    kind: 'Kind',
    sourceUrl: 'Web page',
    characters: 'Characters',
    services: 'Services',
    references: 'References',
    privacy: 'Privacy',
    persona: 'Assistant',
    recordsOpenings: 'Opened mails recorded',
    sendsCopies: 'Copies sent by themselves',
  },

  ...auditCheck,

  groups: {
    admin: 'Accounts',
    conversation: 'Conversations',
    fact: 'Facts',
    note: 'Notes',
    canned_reply: 'Canned replies',
    article: 'Knowledge',
    notification: 'Notifications',
    settings: 'Settings',
    audit: 'Audit',
    lead: 'Leads',
    report: 'Reports',
    mail: 'Mails',
    suppression: 'Suppression list',
  },
  kinds,
  events,
  settings,
} as const
