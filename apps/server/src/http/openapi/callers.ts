import type { Who } from '@oka/api/trpc'
import type { Problem } from '@oka/contract/problem'

import { refreshCookieName } from '../context.ts'
import type { Operation } from './document.ts'

type Caller = {
  sentence: string
  security: Operation['security']
  problems: readonly Problem[]
}

const staff = (roles: string, problems: readonly Problem[] = []): Caller => ({
  sentence: `For staff${roles}.`,
  security: [{ staff: [] }],
  problems: ['unauthenticated', ...problems],
})

/** Who may call, what they show, and how others are refused. */
export const callers: Record<Who, Caller> = {
  anyone: { sentence: 'Anyone may call.', security: [], problems: [] },
  visitor: {
    sentence: 'For visitors.',
    security: [{ visitor: [] }],
    problems: ['unauthenticated'],
  },
  participant: {
    sentence: 'For the visitor whose conversation it is, and for staff.',
    // Swagger UI sends the one named last of those it has.
    security: [{ visitor: [] }, { staff: [] }],
    problems: ['unauthenticated'],
  },
  viewer: staff(''),
  agent: staff(' with the role `agent` or `admin`', ['forbidden']),
  admin: staff(' with the role `admin`', ['forbidden']),
}

export function securitySchemes(publicUrl: string) {
  const secure = new URL(publicUrl).protocol === 'https:'
  return {
    staff: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The `accessToken` of a sign-in.',
    },
    visitor: {
      type: 'http',
      scheme: 'bearer',
      description: 'The `visitorToken` of `POST /chat/start`, which opens that one conversation.',
    },
    refresh: {
      type: 'apiKey',
      in: 'cookie',
      name: refreshCookieName(secure),
      description:
        'The refresh token. Signing in sets it and a browser sends it by itself: there is nothing to enter.',
    },
  } as const
}
