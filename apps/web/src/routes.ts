import { conversationMode } from '@oka/contract/chat'
import { leadSort, leadStatus } from '@oka/contract/lead'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'

import { readAuditFilter } from './audit/filter.ts'
import { readSearch } from './search.ts'
import { CrashPage } from './shell/crash-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { StartingPage } from './shell/starting-page.tsx'
import { session } from './trpc.ts'

/** The map of the app. Every page is loaded when it is first opened. */
const root = createRootRoute()

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { redirect?: string; ended?: boolean } => ({
    // A path of ours only: an address of another site must not pass for the way back.
    ...(isOwnPath(search['redirect']) && { redirect: search['redirect'] }),
    ...(search['ended'] === true && { ended: true }),
  }),
  beforeLoad: async ({ search }) => {
    await session.start()
    if (session.state().status === 'signed-in')
      throw redirect({ href: search.redirect ?? '/inbox' })
  },
  component: lazyRouteComponent(() => import('./auth/sign-in-page.tsx'), 'SignInPage'),
})

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  // Who is signed in already is told so.
  beforeLoad: () => session.start(),
  component: lazyRouteComponent(() => import('./auth/join-page.tsx'), 'JoinPage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyRouteComponent(() => import('./auth/forgot-page.tsx'), 'ForgotPage'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./auth/reset-page.tsx'), 'ResetPage'),
})

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ location }) => {
    await session.start()
    if (session.state().status === 'signed-in') return
    throw redirect({
      to: '/sign-in',
      search: location.href === '/' ? {} : { redirect: location.href },
    })
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
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
  validateSearch: readSearch({ mode: conversationMode.options }),
  component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
})

const inboxIndex = createRoute({
  getParentRoute: () => inbox,
  path: '/',
  component: lazyRouteComponent(() => import('./inbox/no-conversation.tsx'), 'NoConversation'),
})

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  validateSearch: readSearch({ panel: ['details'] }),
  component: lazyRouteComponent(() => import('./inbox/conversation-page.tsx'), 'ConversationPage'),
})

const leads = createRoute({
  getParentRoute: () => app,
  path: '/leads',
  validateSearch: readSearch({ status: leadStatus.options, sort: leadSort.options, q: 'text' }),
  component: lazyRouteComponent(() => import('./leads/leads-page.tsx'), 'LeadsPage'),
})

const leadImport = createRoute({
  getParentRoute: () => app,
  path: '/leads/import',
  component: lazyRouteComponent(() => import('./lead-import/import-page.tsx'), 'ImportPage'),
})

const deletedLeads = createRoute({
  getParentRoute: () => app,
  path: '/leads/deleted',
  component: lazyRouteComponent(() => import('./leads/deleted-leads-page.tsx'), 'DeletedLeadsPage'),
})

const lead = createRoute({
  getParentRoute: () => app,
  path: '/leads/$leadId',
  params: { parse: ({ leadId }) => ({ leadId: Number(leadId) }) },
  validateSearch: readSearch({
    tab: ['profile', 'conversation', 'report', 'mails'],
    message: 'text',
    mail: 'text',
  }),
  component: lazyRouteComponent(() => import('./leads/lead-page.tsx'), 'LeadPage'),
})

const mails = createRoute({
  getParentRoute: () => app,
  path: '/mails',
  component: lazyRouteComponent(() => import('./mails/mails-page.tsx'), 'MailsPage'),
})

const mailsIndex = createRoute({
  getParentRoute: () => mails,
  path: '/',
  component: lazyRouteComponent(() => import('./mails/no-mail.tsx'), 'NoMail'),
})

const mail = createRoute({
  getParentRoute: () => mails,
  path: '$mailId',
  component: lazyRouteComponent(() => import('./mails/mail-page.tsx'), 'MailPage'),
})

const analytics = createRoute({
  getParentRoute: () => app,
  path: '/analytics',
  component: lazyRouteComponent(() => import('./analytics/analytics-page.tsx'), 'AnalyticsPage'),
})

/** The page's address in release 0.1.0, which people may have kept. */
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
  component: lazyRouteComponent(() => import('./canned-replies/replies-page.tsx'), 'RepliesPage'),
})

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})

const team = createRoute({
  getParentRoute: () => app,
  path: '/team',
  component: lazyRouteComponent(() => import('./team/team-page.tsx'), 'TeamPage'),
})

const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: readAuditFilter,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const tree = root.addChildren([
  signIn,
  join,
  forgot,
  reset,
  app.addChildren([
    home,
    inbox.addChildren([inboxIndex, conversation]),
    leads,
    leadImport,
    deletedLeads,
    lead,
    mails.addChildren([mailsIndex, mail]),
    analytics,
    formerAnalytics,
    replies,
    team,
    audit,
    settings,
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
  })
}

function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value)
}
