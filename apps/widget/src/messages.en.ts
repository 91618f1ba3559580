import type { WidgetPersona } from '@oka/contract/widget-persona'

/** Every sentence of the panel; one that is missing in another language does not compile. */
export const en = {
  closeChat: 'Close the chat',
  unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  dialog: (company: string) => `Chat with ${company}`,
  messages: 'Messages',
  assistant: 'AI assistant',
  contact: (company: string) => `Your contact at ${company}`,
  ended: 'Conversation closed',
  you: 'You',
  greeting: (company: string) =>
    `Hello! I am the AI assistant of ${company}. Tell me about your project or ask me anything; a colleague can take over whenever you like.`,
  openings: ['I have a project to tell you about', 'What are your prices?'],
  openingsLabel: 'Suggestions',
  loading: 'Loading your conversation…',
  typing: (name: string) => `${name} is typing…`,
  latest: 'Go to the latest message',
  placeholder: 'Your message…',
  message: 'Your message',
  send: 'Send',
  person: {
    call: 'Talk to a person',
    calling: 'Passing on your request…',
    called: 'Request passed on',
    failed: 'Request refused. Try again',
  },
  /** `refused`: sending it was attempted all the same. */
  left: (count: number, refused: boolean) =>
    count < 0
      ? `${refused ? 'Not sent: ' : ''}${-count} characters too many`
      : `${count} characters left`,
  sending: 'Sending…',
  sent: 'Sent',
  delayed: 'Not sent yet, trying again…',
  tryAgain: 'Try again',
  refused: 'Not sent',
  /** Follows `refused`. */
  refusals: {
    invalid_input: ': something in this message is not allowed.',
    conversation_closed: ': the conversation was closed.',
    human_check_failed: ': the check against automated messages failed.',
  },
  /** By the state of the connection. */
  notices: {
    lost: 'No connection, trying again… Your messages are kept. If this lasts, try another network.',
    blocked: 'This chat is not enabled for this site.',
  },
  closed: 'This conversation is closed.',
  startNew: 'Start a new conversation',
  restarted: 'Your previous conversation is no longer available. This is a new one.',
}

export type Messages = typeof en & WidgetPersona
