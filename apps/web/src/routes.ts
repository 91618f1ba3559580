import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  stripSearchParams,
} from '@tanstack/react-router'

import { InboxPage } from './inbox/inbox-page.tsx'
import { takeEarlyConversations } from './inbox/use-conversations.ts'
import { NoConversation } from './inbox/no-conversation.tsx'
import { parseSearch, searches, stringifySearch } from './search.ts'
import { CrashPage } from './shell/crash-page.tsx'
import { firstPage, lazyPage } from './shell/load-page.ts'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { StartingPage } from './shell/starting-page.tsx'
import { session } from './trpc.ts'

/** All routes. Each page is loaded when it is first opened, or earlier, when the browser is idle. */
const root = createRootRoute()

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: searches.signIn,
  beforeLoad: async ({ search }) => {
    await session.start()
    if (session.get().status === 'signed-in') throw redirect({ href: search.redirect ?? '/inbox' })
  },
  component: firstPage(() => import('./auth/sign-in-page.tsx'), 'SignInPage'),
})

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  // A signed-in user sees a notice.
  beforeLoad: () => session.start(),
  component: firstPage(() => import('./auth/join-page.tsx'), 'JoinPage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: firstPage(() => import('./auth/forgot-page.tsx'), 'ForgotPage'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: firstPage(() => import('./auth/reset-page.tsx'), 'ResetPage'),
})

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ location }) => {
    await session.start()
    if (session.get().status === 'signed-in') return
    throw redirect({
      to: '/sign-in',
      search: location.href === '/' ? {} : { redirect: location.href },
    })
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', replace: true })
  },
})

const inbox = createRoute({
  getParentRoute: () => app,
  path: '/inbox',
  validateSearch: searches.inbox,
  loader: takeEarlyConversations,
  component: InboxPage,
})

const inboxIndex = createRoute({
  getParentRoute: () => inbox,
  path: '/',
  component: NoConversation,
})

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  validateSearch: searches.conversation,
  component: lazyPage(() => import('./inbox/conversation-page.tsx'), 'ConversationPage'),
})

const toDo = createRoute({
  getParentRoute: () => app,
  path: '/to-do',
  validateSearch: searches.toDo,
  search: { middlewares: [stripSearchParams(searches.toDo.parse({}))] },
  component: lazyPage(() => import('./follow-ups/follow-ups-page.tsx'), 'FollowUpsPage'),
})

const leads = createRoute({
  getParentRoute: () => app,
  path: '/leads',
  validateSearch: searches.leads,
  search: { middlewares: [stripSearchParams(searches.leads.parse({}))] },
  component: lazyPage(() => import('./leads/leads-page.tsx'), 'LeadsPage'),
})

const leadImport = createRoute({
  getParentRoute: () => app,
  path: '/leads/import',
  component: lazyPage(() => import('./lead-import/import-page.tsx'), 'ImportPage'),
})

const deletedLeads = createRoute({
  getParentRoute: () => app,
  path: '/leads/deleted',
  component: lazyPage(() => import('./leads/deleted-leads-page.tsx'), 'DeletedLeadsPage'),
})

const lead = createRoute({
  getParentRoute: () => app,
  path: '/leads/$leadId',
  params: { parse: ({ leadId }) => ({ leadId: Number(leadId) }) },
  validateSearch: searches.lead,
  component: lazyPage(() => import('./leads/lead-page.tsx'), 'LeadPage'),
})

const mails = createRoute({
  getParentRoute: () => app,
  path: '/mails',
  validateSearch: searches.mails,
  component: lazyPage(() => import('./mails/mails-page.tsx'), 'MailsPage'),
})

const mailsIndex = createRoute({
  getParentRoute: () => mails,
  path: '/',
  component: lazyPage(() => import('./mails/no-mail.tsx'), 'NoMail'),
})

const suppressions = createRoute({
  getParentRoute: () => mails,
  path: 'suppressions',
  component: lazyPage(() => import('./mails/suppressions-page.tsx'), 'SuppressionsPage'),
})

const received = createRoute({
  getParentRoute: () => mails,
  path: 'received',
  component: lazyPage(() => import('./mails/received-page.tsx'), 'ReceivedPage'),
})

const mail = createRoute({
  getParentRoute: () => mails,
  path: '$mailId',
  component: lazyPage(() => import('./mails/mail-page.tsx'), 'MailPage'),
})

const analytics = createRoute({
  getParentRoute: () => app,
  path: '/analytics',
  component: lazyPage(() => import('./analytics/analytics-page.tsx'), 'AnalyticsPage'),
})

/** The page's address in release 0.1.0, kept for bookmarks. */
const formerAnalytics = createRoute({
  getParentRoute: () => app,
  path: '/figures',
  beforeLoad: () => {
    throw redirect({ to: '/analytics', replace: true })
  },
})

const replies = createRoute({
  getParentRoute: () => app,
  path: '/replies',
  component: lazyPage(() => import('./canned-replies/replies-page.tsx'), 'RepliesPage'),
})

const knowledge = createRoute({
  getParentRoute: () => app,
  path: '/knowledge',
  validateSearch: searches.knowledge,
  component: lazyPage(() => import('./knowledge/articles-page.tsx'), 'ArticlesPage'),
})

const knowledgeGaps = createRoute({
  getParentRoute: () => app,
  path: '/knowledge/gaps',
  component: lazyPage(() => import('./knowledge/gaps-page.tsx'), 'GapsPage'),
})

const ratedAnswers = createRoute({
  getParentRoute: () => app,
  path: '/knowledge/answers',
  validateSearch: searches.ratedAnswers,
  search: { middlewares: [stripSearchParams(searches.ratedAnswers.parse({}))] },
  component: lazyPage(() => import('./answers/answers-page.tsx'), 'AnswersPage'),
})

const playground = createRoute({
  getParentRoute: () => app,
  path: '/knowledge/playground',
  component: lazyPage(() => import('./playground/playground-page.tsx'), 'PlaygroundPage'),
})

const newArticle = createRoute({
  getParentRoute: () => app,
  path: '/knowledge/new',
  validateSearch: searches.newArticle,
  component: lazyPage(() => import('./knowledge/new-article-page.tsx'), 'NewArticlePage'),
})

const article = createRoute({
  getParentRoute: () => app,
  path: '/knowledge/$articleId',
  component: lazyPage(() => import('./knowledge/article-page.tsx'), 'ArticlePage'),
})

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyPage(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})

const assistant = createRoute({
  getParentRoute: () => app,
  path: '/settings/assistant',
  component: lazyPage(() => import('./assistant/assistant-page.tsx'), 'AssistantPage'),
})

const letterhead = createRoute({
  getParentRoute: () => app,
  path: '/settings/letterhead',
  component: lazyPage(() => import('./letterhead/letterhead-page.tsx'), 'LetterheadPage'),
})

const scoring = createRoute({
  getParentRoute: () => app,
  path: '/settings/scoring',
  component: lazyPage(() => import('./scoring/scoring-page.tsx'), 'ScoringPage'),
})

const models = createRoute({
  getParentRoute: () => app,
  path: '/settings/models',
  component: lazyPage(() => import('./models/models-page.tsx'), 'ModelsPage'),
})

const team = createRoute({
  getParentRoute: () => app,
  path: '/team',
  component: lazyPage(() => import('./team/team-page.tsx'), 'TeamPage'),
})

const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: searches.audit,
  beforeLoad: ({ location, search }) => {
    // Parameter names of release 0.1.0, kept for bookmarks.
    const { person, lead: about } = location.search as { person?: string; lead?: string }
    if (person === undefined && about === undefined) return
    const former = searches.audit.parse({ ...search, adminId: person, leadId: about })
    throw redirect({ to: '/audit', search: former, replace: true })
  },
  component: lazyPage(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyPage(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const tree = root.addChildren([
  signIn,
  join,
  forgot,
  reset,
  app.addChildren([
    home,
    inbox.addChildren([inboxIndex, conversation]),
    toDo,
    leads,
    leadImport,
    deletedLeads,
    lead,
    mails.addChildren([mailsIndex, suppressions, received, mail]),
    analytics,
    formerAnalytics,
    knowledge,
    knowledgeGaps,
    ratedAnswers,
    playground,
    newArticle,
    article,
    replies,
    team,
    audit,
    settings,
    assistant,
    letterhead,
    scoring,
    models,
    account,
  ]),
])

export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingComponent: StartingPage,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  })
}
