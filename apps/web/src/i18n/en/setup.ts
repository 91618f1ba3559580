export const setup = {
  title: 'Set up your chat',
  progress: '{done, number} of {of, number} steps done',
  dismiss: 'Put away',
  isDone: ', done',
  isOpen: ', to do',
  copySnippet: 'Copy the snippet',
  steps: {
    companyNamed: 'Name your company',
    siteAllowed: 'Allow your site',
    chatSeen: 'Put the chat on your site',
    mailConfigured: 'Set up mail',
    colleagueInvited: 'Invite a colleague',
  },
  texts: {
    companyNamed:
      'Visitors see the name above the chat, and the assistant introduces itself with it.',
    siteAllowed: 'Only the sites you name may show the chat.',
    chatSeen: 'Paste this line before the end of each page. Done once somebody has written there.',
    mailConfigured:
      'Give the server a provider, such as RESEND_API_KEY. Until then mails stay in the outbox.',
    colleagueInvited: 'Two people see more than one. You choose what each may do.',
  },
} as const
