import type { Problem } from '@oka/contract/problem'

export type OperationNotes = {
  /** What the schemas do not say; Markdown. */
  description: string
  /** What comes with 200. */
  answer: string
  /** A body to try. */
  body?: object
  /** The refusals of its own, beside those that every call may meet. */
  problems?: readonly Problem[]
  /** Whether the refresh cookie is called for, and whether the answer sets one. */
  cookie?: { call?: 'required' | 'optional'; answer: 'always' | 'sometimes' }
}

/** By the name of the procedure. */
export const operations: Record<string, OperationNotes> = {
  'auth.register': {
    description:
      'Makes an account by an invitation and signs in. The e-mail must be the one that was invited. ' +
      'While there is no admin at all, the one-time token in the log of the server makes the first one.',
    answer: 'The session. A refresh token comes along in a cookie that scripts cannot read.',
    body: {
      email: 'sam@example.com',
      password: 'correct horse battery staple',
      name: 'Sam Taylor',
      inviteToken: 'the inviteToken of POST /team/invitations',
    },
    problems: ['registration_closed', 'invitation_not_valid', 'email_taken'],
    cookie: { answer: 'always' },
  },
  'auth.login': {
    description:
      'Send the `accessToken` of the answer as `Authorization: Bearer …`. Where a second factor is on, ' +
      'the answer is `{ secondFactor: true, challenge }` instead, and `auth.verifySecondFactor` of tRPC ' +
      'takes the challenge with a code.',
    answer: 'The session, with a refresh token in a cookie; or that a code is asked for.',
    body: { email: 'admin@example.com', password: 'correct horse battery staple' },
    problems: ['wrong_credentials'],
    cookie: { answer: 'sometimes' },
  },
  'auth.refresh': {
    description:
      'Each refresh token works once and is followed by another. One that comes back later than some ' +
      'seconds after its use ends the session, for somebody else has a copy. Call it from a page of ours: ' +
      'a call with the cookie needs the `Origin` header.',
    answer: 'The session with a new access token, and the next refresh token in the cookie.',
    problems: ['unauthenticated'],
    cookie: { call: 'required', answer: 'always' },
  },
  'auth.logout': {
    description:
      'Ends the session that the refresh cookie stands for. Its access tokens end with it.',
    answer: 'Signed out; also when nobody was signed in.',
    cookie: { call: 'optional', answer: 'always' },
  },
  'auth.me': {
    description: 'The person that the access token was made for.',
    answer: 'The person.',
  },
  'leads.list': {
    description:
      '`q` finds any part of name, company, e-mail or phone, whatever the case or accent. A page that is ' +
      'not the last one names the next in its `Link` header.',
    answer: 'A page of leads.',
  },
  'leads.byStatus': {
    description: 'As `GET /leads?status=…`.',
    answer: 'A page of leads.',
  },
  'leads.byId': {
    description:
      'With the facts that are known, each with the words of the visitor that it stands on, and the score, ' +
      'each point with its facts. `fitScore` is `score.total`.',
    answer: 'The lead.',
    problems: ['lead_not_found'],
  },
  'leads.create': {
    description:
      'For somebody who called or was met. A phone number without a country code is read as one of the ' +
      'country of the company. A `fitScore` given by hand replaces the computed one, under the name of ' +
      'whoever gave it.',
    answer: 'The lead.',
    body: {
      name: 'Jane Cooper',
      email: 'jane.cooper@acme.example',
      company: 'Acme Ltd',
      phone: '+44 20 7946 0958',
    },
  },
  'leads.import': {
    description:
      'Takes leads of another system over, with their conversations and reports; all of a call or nothing. ' +
      'A lead is known by its `key`: imported once, it is passed over, so that a call can be made again. ' +
      'The calls of one import have the same `importId`; set `last` on the last one. A conversation that ' +
      'does not fit into a call goes on in the next one, with the number of messages before in ' +
      '`sentMessages`. With `dryRun` nothing is changed.',
    answer: 'What was added, and what became of each lead.',
    body: {
      importId: '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47',
      rows: [
        {
          row: 1,
          key: 'my-crm:17',
          name: 'Jane Cooper',
          email: 'jane.cooper@acme.example',
          company: 'Acme Ltd',
          phone: null,
          fitScore: 60,
          status: 'new',
          createdAt: '2025-03-14T09:30:00Z',
          updatedAt: null,
          messages: [{ role: 'visitor', content: 'Hello', createdAt: '2025-03-14T09:29:00Z' }],
          report: null,
        },
      ],
      last: true,
    },
  },
  'leads.update': {
    description:
      'Changes the fields that are given. With the `version` that was read, an update that comes after ' +
      'somebody else’s is refused as `lead_changed`, with the lead as it is in `current`. A `fitScore` of ' +
      'null takes one given by hand back. A status can be reached from some others only: new becomes ' +
      'qualified, contacted, lost or spam; qualified becomes contacted, won, lost or spam; contacted ' +
      'becomes qualified, won, lost or spam; won becomes contacted; lost and spam become new.',
    answer: 'The lead.',
    body: { status: 'contacted' },
    problems: ['lead_not_found', 'lead_changed', 'lead_move_not_allowed'],
  },
  'leads.setFact': {
    description:
      'What staff say of a fact stands from then on, whatever the visitor says later, and the score follows. Send ' +
      '`{ "value": "…" }` to correct or add it, `{ "rejected": true }` where it is not so, and `{ "value": null }` to take that ' +
      'back. A budget is an amount with its currency (`25000 EUR`, `20000-30000 EUR`, `500 EUR/month`), a horizon the day ' +
      'by which (`2027-03-31`), a size a number of people (`40`, `10-50`), an authority `decides`, `shares` or `other`, an intent ' +
      '`buyer`, `customer`, `seller`, `applicant`, `student` or `other`.',
    answer: 'The lead.',
    body: { value: '25000 EUR' },
    problems: ['lead_not_found'],
  },
  'leads.delete': {
    description:
      'Hides the lead from everybody, with its conversations, reports and mails. For 30 days it can be ' +
      'restored; then it is erased. Its visitor can go on writing: that is a conversation without the ' +
      'lead, and new contact details in it make a new one.',
    answer: 'When it was deleted.',
    problems: ['lead_not_found'],
  },
  'leads.listDeleted': {
    description:
      'Those that are not erased yet, the last deleted first. `erasedBy` says when that is.',
    answer: 'A page of deleted leads.',
  },
  'leads.restore': {
    description:
      'Within 30 days, all of it is back as it was. What its visitor has written since stays a ' +
      'conversation of its own.',
    answer: 'The lead.',
    problems: ['lead_not_found', 'lead_not_deleted', 'restore_expired'],
  },
  'leads.erase': {
    description:
      'At once and for good: the lead, its conversations, notes, reports and mails, what is still queued, ' +
      'and the personal values in the audit. Deleted before or not. There is no way back.',
    answer: 'When it was erased.',
    problems: ['lead_not_found'],
  },
  'chat.start': {
    description:
      'Opens a conversation for a visitor. Send the `visitorToken` as `Authorization: Bearer …` with all ' +
      'that follows. A start that is repeated with the same `startKey` is the same conversation: a secret ' +
      'of the visitor, made anew for each. Where visitors are checked, `chat.humanCheck` of tRPC says what ' +
      '`humanCheck` has to be.',
    answer: 'The conversation, the token for it, and what was said in it so far.',
    body: { locale: 'en', pageUrl: 'https://www.example.com/pricing' },
    problems: ['human_check_failed'],
  },
  'chat.send': {
    description:
      'Stored once for each `clientMessageId`, however often it is sent; with other words under the same ' +
      'id it is refused. With `wait` the answer comes when the reply, the facts in what was said, the lead ' +
      'and the score are stored, at most after 25 seconds. Without `reply`, a person answers, or it takes ' +
      'longer.',
    answer: 'The message as it is stored, and the reply if it was waited for.',
    body: {
      clientMessageId: '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47',
      content:
        'Hello, I am Jane Cooper from Acme Ltd. We need a new customer portal; write to jane.cooper@acme.example',
      wait: true,
    },
    problems: ['conversation_closed', 'message_differs'],
  },
  'chat.history': {
    description:
      'From all conversations, oldest first; for a visitor from the own one, if it is that lead’s. At most ' +
      '1,000 messages; `after` is the number of messages to pass over.',
    answer: 'The messages, and whether there are more.',
    problems: ['lead_not_found'],
  },
  'chat.messages': {
    description:
      'In the order of `seq`, which has no gaps. At most 1,000; `after` is the `seq` that was seen last. ' +
      '`snapshot` is how the conversation stood just before, as a subscription tells it: with both one can follow a ' +
      'conversation by asking every few seconds.',
    answer: 'The messages, whether there are more, and how the conversation stands.',
    problems: ['conversation_not_found'],
  },
  'report.generate': {
    description:
      'Writes a version of the report from all that the lead has said. A call while one is being written ' +
      'joins it, and the last version is served meanwhile. With `wait` the answer comes when the report ' +
      'and its PDF are stored, at most after a minute. Nothing is mailed.',
    answer: 'The version, and whether it is ready.',
    body: { leadId: 1, wait: true },
    problems: ['lead_not_found', 'report_needs_conversation', 'report_needs_buyer'],
  },
  'report.byLead': {
    description:
      'The last finished version. Each claim names its sources by number; one without is an assumption.',
    answer: 'The report.',
    problems: ['report_not_found'],
  },
  'report.email': {
    description:
      'Puts the mail with the PDF into the outbox, once for each version: a second call answers the first ' +
      'mail with `repeated: true`. `again` sends it once more all the same.',
    answer: 'The mail.',
    body: {},
    problems: ['lead_not_found', 'lead_without_email', 'report_not_found', 'report_not_ready'],
  },
  'mail.list': {
    description:
      'The last 200, or those to one lead. Mails on accounts are for admins alone. A mail is `queued`, then ' +
      '`sending`, then `sent` or, when the provider refused it, `failed`. `unconfirmed` means that the ' +
      'provider may have accepted it but its answer was lost: such a mail is not sent again by itself. ' +
      '`kept` is what was written while no provider was configured.',
    answer: 'The mails, newest first.',
  },
  'team.invite': {
    description:
      'Sends the invitation by mail; the link is in the answer too, to be handed on otherwise. It can be ' +
      'used once, and replaces a former invitation of the same address.',
    answer: 'The invitation.',
    body: { email: 'sam@example.com', role: 'agent', locale: 'en' },
    problems: ['email_taken'],
  },
  'analytics.stats': {
    description: 'Totals, the average and the median score, and the last 30 days.',
    answer: 'The counts and averages.',
  },
  'analytics.leadsByStatus': {
    description: 'How many leads stand where.',
    answer: 'Every status with its number of leads.',
  },
  'analytics.avgScore': {
    description: 'Of the leads that have a score.',
    answer: 'The average, null when there is none, and of how many.',
  },
}
