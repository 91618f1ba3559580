import type { Locale } from '@oka/contract/locale'
import { type Problem, problems } from '@oka/contract/problem'
import { TRPCClientError } from '@trpc/client'
import { useCallback } from 'react'
import { useLocale } from 'use-intl'

import { typesetAll } from './i18n/typeset.ts'

/** What can go wrong besides: no answer at all, and what nobody foresaw. */
type Unforeseen = 'unreachable' | 'unknown'

const en: Record<Problem | Unforeseen, string> = {
  invalid_input: 'Something in this request is not valid. Check what you entered.',
  unauthenticated: 'Your session has ended. Sign in again.',
  wrong_credentials: 'The e-mail address or the password is not right.',
  forbidden: 'Your role does not allow this.',
  origin_not_allowed:
    'This address is not one the server answers to. Open the app at its own address.',
  not_found: 'This does not exist.',
  lead_not_found: 'This lead does not exist, or was deleted.',
  conversation_not_found: 'This conversation does not exist, or was deleted.',
  report_not_found: 'There is no report yet.',
  mail_not_found: 'This mail does not exist, or was deleted.',
  method_not_allowed: 'The server does not know this request. Reload the page.',
  lead_changed: 'A colleague changed this lead meanwhile. You now see the current values.',
  lead_move_not_allowed: 'This lead cannot move there. A colleague may have moved it meanwhile.',
  lead_without_email: 'This lead has no e-mail address. Add one first.',
  message_differs: 'This message was already sent with other words.',
  conversation_closed: 'This conversation is closed. Reopen it to write.',
  conversation_held: 'A colleague answers in this conversation.',
  conversation_not_held: 'Take over this conversation before you answer.',
  report_needs_conversation: 'There is no conversation to report on yet.',
  report_not_ready: 'The report is not finished yet.',
  body_too_large: 'This is too much at once. Shorten it.',
  unsupported_media_type: 'The server does not know this request. Reload the page.',
  too_many_requests: 'Too many attempts. Wait a moment, then try again.',
  database_unavailable: 'The server cannot reach its database. Try again in a moment.',
  internal_error: 'The server made a mistake. Try again; it has noted what happened.',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  unknown: 'Something went wrong. Try again.',
}

const fr: Record<Problem | Unforeseen, string> = {
  invalid_input: 'Quelque chose n’est pas valable dans cette demande. Vérifiez votre saisie.',
  unauthenticated: 'Votre session est terminée. Reconnectez-vous.',
  wrong_credentials: 'L’adresse e-mail ou le mot de passe n’est pas correct.',
  forbidden: 'Votre rôle ne le permet pas.',
  origin_not_allowed:
    'Le serveur ne répond pas à cette adresse. Ouvrez l’application à sa propre adresse.',
  not_found: 'Cela n’existe pas.',
  lead_not_found: 'Ce prospect n’existe pas ou a été supprimé.',
  conversation_not_found: 'Cette conversation n’existe pas ou a été supprimée.',
  report_not_found: 'Il n’y a pas encore de rapport.',
  mail_not_found: 'Cet e-mail n’existe pas ou a été supprimé.',
  method_not_allowed: 'Le serveur ne connaît pas cette demande. Rechargez la page.',
  lead_changed:
    'Un collègue a modifié ce prospect entre-temps. Vous voyez maintenant les valeurs actuelles.',
  lead_move_not_allowed:
    'Ce prospect ne peut pas prendre ce statut. Un collègue l’a peut-être changé entre-temps.',
  lead_without_email: 'Ce prospect n’a pas d’adresse e-mail. Ajoutez-en une d’abord.',
  message_differs: 'Ce message a déjà été envoyé avec d’autres mots.',
  conversation_closed: 'Cette conversation est fermée. Rouvrez-la pour écrire.',
  conversation_held: 'Un collègue répond dans cette conversation.',
  conversation_not_held: 'Prenez la main sur cette conversation avant de répondre.',
  report_needs_conversation: 'Il n’y a pas encore de conversation à résumer.',
  report_not_ready: 'Le rapport n’est pas encore terminé.',
  body_too_large: 'C’est trop à la fois. Raccourcissez.',
  unsupported_media_type: 'Le serveur ne connaît pas cette demande. Rechargez la page.',
  too_many_requests: 'Trop de tentatives. Attendez un instant, puis réessayez.',
  database_unavailable: 'Le serveur n’atteint pas sa base de données. Réessayez dans un instant.',
  internal_error: 'Le serveur a fait une erreur. Réessayez ; il a noté ce qui s’est passé.',
  unreachable: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
  unknown: 'Quelque chose s’est mal passé. Réessayez.',
}

export const sentences: Record<Locale, Record<Problem | Unforeseen, string>> = {
  en,
  fr: typesetAll(fr),
}

/** The name the server gave its refusal; null when it gave none. */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof TRPCClientError)) return null
  const data: unknown = error.data
  const name = typeof data === 'object' && data !== null && 'problem' in data ? data.problem : null
  return problems.find((problem) => problem === name) ?? null
}

/** The fields the server found invalid, named as the input names them. */
export function invalidFieldsOf(error: unknown): string[] {
  const data: unknown = error instanceof TRPCClientError ? error.data : null
  if (typeof data !== 'object' || data === null || !('issues' in data)) return []
  const { issues } = data as { issues: readonly { path: string }[] | null }
  return issues?.map(({ path }) => path) ?? []
}

/** What to tell a person about a failed request. */
export function explain(error: unknown, locale: Locale): string {
  const problem = problemOf(error)
  if (problem) return sentences[locale][problem]
  const answered = error instanceof TRPCClientError && error.shape !== undefined
  return sentences[locale][answered || !isNetworkFailure(error) ? 'unknown' : 'unreachable']
}

export function useExplain(): (error: unknown) => string {
  const locale = useLocale()
  return useCallback((error: unknown) => explain(error, locale), [locale])
}

/** fetch throws a TypeError when there was no answer; tRPC keeps it as the cause. */
function isNetworkFailure(error: unknown): boolean {
  if (error instanceof TypeError) return true
  return (
    error instanceof TRPCClientError &&
    (error.cause instanceof TypeError || error.cause === undefined)
  )
}
