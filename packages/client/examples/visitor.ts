import { openConversation } from '@oka/client/visitor'

const conversation = await openConversation({ server: process.argv[2] ?? 'http://127.0.0.1:3000' })
let shown = 0
conversation.subscribe(() => {
  const { messages } = conversation.state()
  for (const { role, content } of messages.slice(shown)) console.log(`${role}: ${content}`)
  shown = messages.length
  if (messages.some(({ role }) => role === 'assistant')) conversation.stop()
})
conversation.send('We are looking for a CRM for 40 people. Can you help?')
