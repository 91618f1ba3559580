import { attacks } from './attacks/catalog.ts'
import { benchAttacks } from './attacks/run-attacks.ts'

type Bench = {
  /** Words: `chat` chooses all whose first word it is. */
  name: string
  what: string
  /** Whether it belongs to `pnpm bench` without a name. */
  short: boolean
  /** Throws when what must hold does not. */
  run: () => Promise<void>
}

export const benches: Bench[] = [
  {
    name: 'attacks',
    what: 'all that a stranger may try, from one address and from fifty, in one table',
    short: false,
    run: () => benchAttacks(),
  },
  ...attacks.map(({ name, what }) => ({
    name: `attacks ${name}`,
    what,
    short: false,
    run: () => benchAttacks([name]),
  })),
  {
    name: 'assistant corpus',
    what: 'what the offline assistant hears in the conversations of the corpus, and how it answers',
    short: true,
    run: async () => (await import('./assistant/corpus.ts')).benchCorpus(),
  },
  {
    name: 'assistant chats',
    what: 'what it learns of chats of people who want nothing, from a folder of them',
    short: false,
    run: async () => (await import('./assistant/chats.ts')).benchChats(),
  },
  {
    name: 'assistant injections',
    what: 'prompts that give orders, from a folder of them, to a model that obeys; fails when one changes anything',
    short: false,
    run: async () => (await import('./assistant/injections.ts')).benchInjections(),
  },
  {
    name: 'assistant knowledge',
    what: 'what it answers from what the company knows, and what it passes on',
    short: true,
    run: async () => (await import('./assistant/knowledge.ts')).benchKnowledge(),
  },
  {
    name: 'assistant replies',
    what: 'how long an offline reply takes with twenty conversations at once, and how late the event loop is',
    short: true,
    run: async () => (await import('./assistant/replies.ts')).benchReplies(),
  },
  {
    name: 'assistant text',
    what: 'hostile text, as a ratio to ordinary text',
    short: true,
    run: async () => (await import('./assistant/hostile-text.ts')).benchHostileText(),
  },
  {
    name: 'assistant turns',
    what: 'what a turn costs when the conversation is long',
    short: true,
    run: async () => (await import('./assistant/turns.ts')).benchTurns(),
  },
  {
    name: 'attacks slow-patterns',
    what: 'text that was slow to read, sent again and again while another visitor chats',
    short: false,
    run: async () => (await import('./attacks/slow-patterns.ts')).benchSlowPatterns(),
  },
  {
    name: 'login rate',
    what: 'sign-ins that one core does, and how late the event loop is meanwhile, beside the seed; writes RESULTS.md',
    short: true,
    run: async () => (await import('./login/rate.ts')).benchLoginRate(),
  },
  {
    name: 'login timing',
    what: 'whether the time of a refusal tells if an account exists',
    short: true,
    run: async () => (await import('./login/timing.ts')).benchLoginTiming(),
  },
  {
    name: 'pdf',
    what: 'how long a report takes to be drawn in its thread, and how late the event loop of the server is meanwhile',
    short: true,
    run: async () => (await import('./pdf/drawing.ts')).benchDrawing(),
  },
  {
    name: 'reports',
    what: 'six conversations through the running product, in both languages: reports, mails and pages as pictures, --to=folder',
    short: false,
    run: async () => (await import('./reports/bench.ts')).benchReports(),
  },
  {
    name: 'attacks audit-lock',
    what: 'changes by staff during an import of 10,000 rows, under the old audit and this one',
    short: true,
    run: async () => (await import('./attacks/audit-lock.ts')).benchAuditLock(),
  },
  {
    name: 'growth',
    what: 'each call at 1,000 leads and at 100,000, or with --long at a million; writes RESULTS.md',
    short: true,
    run: async () => (await import('./growth/bench.ts')).benchGrowth(),
  },
  {
    name: 'http',
    what: 'server CPU of a request, beside the seed’s stack and a floor by hand; writes RESULTS.md',
    short: true,
    run: async () => (await import('./http/bench.ts')).benchHttp(),
  },
  {
    name: 'start',
    what: 'time until ready and idle memory, beside the seed’s stack; writes RESULTS.md',
    short: true,
    run: async () => (await import('./start/bench.ts')).benchStart(),
  },
  {
    name: 'widget',
    what: 'what the chat and the admin app weigh, and when they can be used on a slow phone; writes RESULTS.md',
    short: true,
    run: async () => (await import('./widget/bench.ts')).benchWidget(),
  },
  {
    name: 'rubric',
    what: 'scoring 100,000 leads by a rubric that is published, and the replies of colleagues meanwhile',
    short: false,
    run: async () => (await import('./rubric/rescoring.ts')).benchRescoring(),
  },
  {
    name: 'chat interleavings',
    what: 'the invariants of chat over 10,000 random programs',
    short: false,
    run: async () => (await import('./chat/interleaving/bench.ts')).benchInterleavings(),
  },
  {
    name: 'chat ledger',
    what: 'visitors who note what was acknowledged, while everything fails',
    short: false,
    run: async () => (await import('./chat/ledger/bench.ts')).benchLedger(),
  },
  {
    name: 'chat cuts',
    what: 'the line cut after each of a hundred events, for each client',
    short: false,
    run: async () => (await import('./chat/cuts/bench.ts')).benchCuts(),
  },
  {
    name: 'chat lease',
    what: 'a process killed while it owes answers, and another that gives them',
    short: false,
    run: async () => (await import('./chat/lease/bench.ts')).benchLease(),
  },
  {
    name: 'chat message',
    what: 'server CPU of a message with its answer, also in long conversations, and memory of idle sockets; writes RESULTS.md',
    short: true,
    run: async () => (await import('./chat/figures/message.ts')).benchMessage(),
  },
  {
    name: 'chat figures',
    what: 'messages stored and seen, and idle sockets, beside Socket.io and bare ws',
    short: false,
    run: async () => (await import('./chat/figures/bench.ts')).benchFigures(),
  },
]
