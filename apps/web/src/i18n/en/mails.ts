export const mails = {
  title: 'Mails',
  list: 'Outgoing mails',
  empty: 'No mail yet',
  emptyText: 'Mails that go out are listed here, with what became of them.',
  toLeads: 'Go to the leads',
  choose: 'Choose a mail to read it',
  to: 'To',
  kind: 'Kind',
  attachments: 'Attachments',
  attached: '{count, plural, one {# attachment} other {# attachments}}',
  attempts: 'Attempts',
  lastError: 'Last error',
  sentAt: 'Sent {when}',
  writtenAt: 'Written {when}',
  body: 'Text of the mail',
  keptHint: 'No mail service is set up: the mail stays here and was not sent.',
  unconfirmedHint:
    'The mail service may have accepted this mail, but its answer was lost. So that nobody gets it twice, it is not sent again by itself.',
  sendAgain: 'Go to the report to send it again',
  linkHint:
    'The link in it is hidden: it opens the account of whoever this mail is for, and only they get it.',
  linkKeptInvitationHint:
    'The link in it is hidden: it opens the account of whoever this mail is for. Invite them again to get a link to hand on.',
  linkKeptResetHint:
    'The link in it is hidden: it opens the account of whoever this mail is for. Without a mail service, whoever runs the server makes one with “pnpm admin:reset-link {to}”.',
  linkGoneHint: 'The link in it is kept only until the mail is sent.',
  openLead: 'Open the lead',
  asHtml: 'As sent',
  asText: 'Plain text',
} as const
