import type { Locale } from '@oka/contract/locale'
import { type Problem, problems } from '@oka/contract/problem'
import { TRPCClientError } from '@trpc/client'
import { useCallback } from 'react'
import { useLocale } from 'use-intl'
import type { output, ZodType } from 'zod'

import { typesetAll } from './i18n/typeset.ts'

/** Failures without a refusal of the server: no response, and anything unexpected. */
type Unforeseen = 'unreachable' | 'unknown'

/** `too_many_requests` when the server gives the delay. */
const wait: Record<Locale, (time: string) => string> = {
  en: (time) => `Too many attempts. Try again ${time}.`,
  fr: (time) => `Trop de tentatives. Réessayez ${time}.`,
}

const en: Record<Problem | Unforeseen, string> = {
  invalid_input: 'Something in this request is not valid. Check what you entered.',
  unauthenticated: 'Your session has ended. Sign in again.',
  wrong_credentials: 'The e-mail address or the password is not right.',
  second_factor_wrong: 'This code is not right, or was used before.',
  challenge_expired: 'The code came too late. Enter your password again.',
  forbidden: 'Your role does not allow this.',
  registration_closed:
    'Accounts are made by invitation. Ask an administrator of your team for one.',
  invitation_not_valid: 'This invitation was used, has expired, or is for another address.',
  reset_not_valid: 'This link was used, or has expired. Ask for another one.',
  human_check_failed: 'The check that you are a person did not succeed. Try again.',
  origin_not_allowed:
    'This address is not one the server answers to. Open the app at its own address.',
  not_found: 'This does not exist.',
  lead_not_found: 'This lead does not exist, or was deleted.',
  conversation_not_found: 'This conversation does not exist, or was deleted.',
  report_not_found: 'There is no report yet.',
  mail_not_found: 'This mail does not exist, or was deleted.',
  suppression_not_found: 'This address is not on the suppression list any more.',
  admin_not_found: 'This person is not in the team, or was removed.',
  invitation_not_found: 'This invitation does not exist, or was withdrawn.',
  session_not_found: 'This session has ended already.',
  note_not_found: 'This note does not exist, or was deleted.',
  canned_reply_not_found: 'This canned reply does not exist, or was deleted.',
  notification_not_found: 'This notification does not exist any more.',
  article_not_found: 'This article does not exist, or was deleted.',
  answer_not_found: 'This answer does not exist, was deleted, or is not rated any more.',
  rehearsal_not_found: 'This test conversation does not exist, or was deleted.',
  follow_up_not_found: 'This question, call-back or copy does not exist, or was deleted.',
  copy_settled: 'This copy was sent already, or the visitor no longer agrees to it.',
  method_not_allowed: 'The server does not know this request. Reload the page.',
  lead_changed: 'A colleague changed this lead meanwhile. You now see the current values.',
  article_changed: 'A colleague changed this article meanwhile.',
  letterhead_changed: 'A colleague changed the letterhead meanwhile.',
  persona_changed: 'A colleague changed the assistant meanwhile.',
  provider_changed: 'A colleague changed the language model meanwhile.',
  rehearsal_changed: 'A colleague changed this test conversation meanwhile.',
  rubric_draft_changed: 'A colleague changed the draft of the scoring meanwhile.',
  criterion_in_use: 'Leads have a value for a criterion that the draft leaves out.',
  lead_move_not_allowed: 'This lead cannot move there. A colleague may have moved it meanwhile.',
  lead_not_deleted: 'This lead is not deleted. A colleague may have restored it meanwhile.',
  restore_expired: 'This lead was deleted more than 30 days ago and cannot be restored any more.',
  lead_without_email: 'This lead has no e-mail address. Add one first.',
  message_differs: 'This message was already sent with other words.',
  conversation_closed: 'This conversation is closed. Reopen it to write.',
  conversation_held: 'A colleague answers in this conversation.',
  conversation_not_held: 'Take over this conversation before you answer.',
  report_needs_conversation: 'There is no conversation to report on yet.',
  report_needs_buyer:
    'Reports are written for buyers, and this visitor is none. Correct “Who it is” first, if that is wrong.',
  report_generating:
    'A new version of the report is being written. Your changes are kept here: save them once it is there.',
  report_changed: 'A colleague changed this report meanwhile.',
  report_not_ready: 'The report is not finished yet.',
  report_unprintable:
    'No font has one of the characters of this report, so it is neither drawn nor mailed. Reword what contains it.',
  link_not_found: 'This link does not exist, or no longer opens.',
  mail_not_resendable:
    'Only a mail to a lead that was not delivered can be sent again. Its state may have changed meanwhile.',
  mail_not_scheduled: 'This mail is no longer waiting to be sent.',
  address_suppressed:
    'This address is on the suppression list and gets no mails. Take it off the list first, under Mails.',
  page_unreachable: 'This page cannot be reached. Check the address.',
  page_not_public:
    'This address, or one it leads to, is not on the public internet, and is not fetched.',
  page_too_slow: 'This page did not arrive within ten seconds.',
  page_too_large:
    'This page is too large: at most 2 MB, and 100,000 characters of text. Copy the part that matters.',
  page_redirects: 'This address leads on more than three times, or to what is no web page.',
  page_disallowed:
    'The site does not allow this page to be fetched (robots.txt). Copy its text, or allow “OKA-Knowledge” there.',
  page_missing: 'The site has no page at this address.',
  page_refused: 'The site answered with an error instead of the page.',
  page_not_text:
    'Only web pages, Markdown and plain text can be fetched, no pictures or documents.',
  page_empty: 'No text was found in this page. Perhaps it is drawn by scripts: copy its text.',
  provider_unreachable:
    'There is no server at this address, or it does not answer. Check the address.',
  provider_not_allowed:
    'The address must begin with https and be on the public internet. For a model in your own network, whoever runs the server sets ALLOW_PRIVATE_PROVIDERS=true.',
  provider_too_slow: 'The server took the question and did not answer in time. Nothing was saved.',
  provider_key_refused: 'The server refuses this key. Copy it again, whole.',
  provider_not_found:
    'The server knows no such address or no such model. Most addresses end with /v1; the model must be named as the provider names it.',
  provider_busy:
    'The server refuses calls at the moment: a quota or a limit of your account there is reached.',
  provider_unusable: 'This server does not answer as the API of OpenAI does.',
  provider_over_budget: 'A budget of the language model does not allow a test at the moment.',
  email_taken: 'Somebody with this e-mail address is in the team already.',
  own_account: 'You cannot do this to your own account. Ask another administrator.',
  last_admin: 'The team needs an administrator. Make somebody else one first.',
  second_factor_enabled: 'Two-step sign-in is on already.',
  second_factor_not_enabled: 'Two-step sign-in is not on.',
  body_too_large: 'This is too much at once. Shorten it.',
  headers_too_large: 'The address is too long.',
  bad_request: 'The server did not understand that. Reload the page.',
  request_timeout: 'The connection was too slow. Try again.',
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
  second_factor_wrong: 'Ce code n’est pas correct ou a déjà servi.',
  challenge_expired: 'Le code est arrivé trop tard. Saisissez à nouveau votre mot de passe.',
  forbidden: 'Votre rôle ne le permet pas.',
  registration_closed:
    'Les comptes se créent sur invitation. Demandez-en une à un administrateur de votre équipe.',
  invitation_not_valid:
    'Cette invitation a déjà servi, a expiré ou est destinée à une autre adresse.',
  reset_not_valid: 'Ce lien a déjà servi ou a expiré. Demandez-en un autre.',
  human_check_failed: 'La vérification que vous êtes une personne n’a pas abouti. Réessayez.',
  origin_not_allowed:
    'Le serveur ne répond pas à cette adresse. Ouvrez l’application à sa propre adresse.',
  not_found: 'Cela n’existe pas.',
  lead_not_found: 'Ce prospect n’existe pas ou a été supprimé.',
  conversation_not_found: 'Cette conversation n’existe pas ou a été supprimée.',
  report_not_found: 'Il n’y a pas encore de rapport.',
  mail_not_found: 'Cet e-mail n’existe pas ou a été supprimé.',
  suppression_not_found: 'Cette adresse n’est plus bloquée.',
  admin_not_found: 'Cette personne ne fait pas partie de l’équipe ou en a été retirée.',
  invitation_not_found: 'Cette invitation n’existe pas ou a été retirée.',
  session_not_found: 'Cette session est déjà terminée.',
  note_not_found: 'Cette note n’existe pas ou a été supprimée.',
  canned_reply_not_found: 'Cette réponse type n’existe pas ou a été supprimée.',
  notification_not_found: 'Cette notification n’existe plus.',
  article_not_found: 'Cet article n’existe pas ou a été supprimé.',
  answer_not_found: 'Cette réponse n’existe pas, a été supprimée ou n’est plus évaluée.',
  rehearsal_not_found: 'Cette conversation d’essai n’existe pas ou a été supprimée.',
  follow_up_not_found: 'Cette question, ce rappel ou cette copie n’existe pas ou a été supprimé.',
  copy_settled: 'Cette copie a déjà été envoyée, ou le visiteur n’y consent plus.',
  method_not_allowed: 'Le serveur ne connaît pas cette demande. Rechargez la page.',
  lead_changed:
    'Un collègue a modifié ce prospect entre-temps. Vous voyez maintenant les valeurs actuelles.',
  article_changed: 'Un collègue a modifié cet article entre-temps.',
  letterhead_changed: 'Un collègue a modifié l’en-tête entre-temps.',
  persona_changed: 'Un collègue a modifié l’assistant entre-temps.',
  provider_changed: 'Un collègue a modifié le modèle de langage entre-temps.',
  rehearsal_changed: 'Un collègue a modifié cette conversation d’essai entre-temps.',
  rubric_draft_changed: 'Un collègue a modifié le brouillon de la notation entre-temps.',
  criterion_in_use: 'Des prospects ont une valeur pour un critère absent du brouillon.',
  lead_move_not_allowed:
    'Ce prospect ne peut pas prendre ce statut. Un collègue l’a peut-être changé entre-temps.',
  lead_not_deleted:
    'Ce prospect n’est pas supprimé. Un collègue l’a peut-être restauré entre-temps.',
  restore_expired:
    'Ce prospect a été supprimé il y a plus de 30 jours et ne peut plus être restauré.',
  lead_without_email: 'Ce prospect n’a pas d’adresse e-mail. Ajoutez-en une d’abord.',
  message_differs: 'Ce message a déjà été envoyé avec d’autres mots.',
  conversation_closed: 'Cette conversation est fermée. Rouvrez-la pour écrire.',
  conversation_held: 'Un collègue répond dans cette conversation.',
  conversation_not_held: 'Prenez la main sur cette conversation avant de répondre.',
  report_needs_conversation: 'Il n’y a pas encore de conversation à résumer.',
  report_needs_buyer:
    'Les rapports sont écrits pour des acheteurs, et ce visiteur n’en est pas un. Corrigez d’abord « Qui est-ce » si c’est une erreur.',
  report_generating:
    'Une nouvelle version du rapport est en cours de rédaction. Vos modifications restent ici\u00A0: enregistrez-les dès qu’elle est là.',
  report_changed: 'Un collègue a modifié ce rapport entre-temps.',
  report_not_ready: 'Le rapport n’est pas encore terminé.',
  report_unprintable:
    'Aucune police ne possède l’un des caractères de ce rapport : il n’est ni mis en page ni envoyé. Reformulez le passage qui le contient.',
  link_not_found: 'Ce lien n’existe pas ou ne s’ouvre plus.',
  mail_not_resendable:
    'Seul un e-mail à un prospect qui n’a pas été remis peut être renvoyé. Son état a peut-être changé entre-temps.',
  mail_not_scheduled: 'Cet e-mail n’attend plus d’être envoyé.',
  address_suppressed:
    'Cette adresse est bloquée et ne reçoit pas d’e-mails. Débloquez-la d’abord, dans E-mails.',
  page_unreachable: 'Cette page est injoignable. Vérifiez l’adresse.',
  page_not_public:
    'Cette adresse, ou une autre vers laquelle elle mène, n’est pas sur l’internet public : elle n’est pas consultée.',
  page_too_slow: 'Cette page n’est pas arrivée en dix secondes.',
  page_too_large:
    'Cette page est trop grande : 2 Mo au plus, et 100 000 caractères de texte. Copiez la partie utile.',
  page_redirects: 'Cette adresse redirige plus de trois fois, ou vers autre chose qu’une page web.',
  page_disallowed:
    'Le site n’autorise pas la lecture de cette page (robots.txt). Copiez son texte, ou autorisez-y « OKA-Knowledge ».',
  page_missing: 'Le site n’a pas de page à cette adresse.',
  page_refused: 'Le site a répondu par une erreur au lieu de la page.',
  page_not_text:
    'Seuls les pages web, le Markdown et le texte brut peuvent être lus, ni images ni documents.',
  page_empty:
    'Aucun texte n’a été trouvé dans cette page. Elle est peut-être affichée par un script : copiez son texte.',
  provider_unreachable:
    'Il n’y a pas de serveur à cette adresse, ou il ne répond pas. Vérifiez l’adresse.',
  provider_not_allowed:
    'L’adresse doit commencer par https et être sur l’internet public. Pour un modèle de votre propre réseau, la personne qui gère le serveur définit ALLOW_PRIVATE_PROVIDERS=true.',
  provider_too_slow:
    'Le serveur a reçu la question et n’a pas répondu à temps. Rien n’a été enregistré.',
  provider_key_refused: 'Le serveur refuse cette clé. Copiez-la à nouveau, en entier.',
  provider_not_found:
    'Le serveur ne connaît pas cette adresse ou ce modèle. La plupart des adresses finissent par /v1 ; le modèle doit porter le nom que lui donne le fournisseur.',
  provider_busy:
    'Le serveur refuse les appels en ce moment : un quota ou une limite de votre compte y est atteint.',
  provider_unusable: 'Ce serveur ne répond pas comme l’API d’OpenAI.',
  provider_over_budget: 'Un budget du modèle de langage ne permet pas d’essai en ce moment.',
  email_taken: 'Une personne avec cette adresse e-mail fait déjà partie de l’équipe.',
  own_account: 'Vous ne pouvez pas le faire pour votre propre compte. Demandez à un collègue.',
  last_admin: 'L’équipe a besoin d’un administrateur. Nommez d’abord quelqu’un d’autre.',
  second_factor_enabled: 'La connexion en deux étapes est déjà activée.',
  second_factor_not_enabled: 'La connexion en deux étapes n’est pas activée.',
  body_too_large: 'C’est trop à la fois. Raccourcissez.',
  headers_too_large: 'L’adresse est trop longue.',
  bad_request: 'Le serveur n’a pas compris. Rechargez la page.',
  request_timeout: 'La connexion était trop lente. Réessayez.',
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

/** The name of the server's refusal; null when there is none. */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof TRPCClientError)) return null
  const data: unknown = error.data
  const name = typeof data === 'object' && data !== null && 'problem' in data ? data.problem : null
  return problems.find((problem) => problem === name) ?? null
}

/** The fields that the server refused, by the names of the input. */
export function invalidFieldsOf(error: unknown): string[] {
  const data: unknown = error instanceof TRPCClientError ? error.data : null
  if (typeof data !== 'object' || data === null || !('issues' in data)) return []
  const { issues } = data as { issues: readonly { path: string }[] | null }
  return issues?.map(({ path }) => path) ?? []
}

/** What a refused change was made to, as it is now: a refusal for a stale version carries it. */
export function currentOf<Schema extends ZodType>(
  error: unknown,
  schema: Schema,
): output<Schema> | undefined {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined
  const current = (data as { current?: unknown } | undefined)?.current
  return schema.safeParse(current).data
}

/** Seconds after which a retry may succeed; null when the server gives none. */
export function retryAfterOf(error: unknown): number | null {
  const data: unknown = error instanceof TRPCClientError ? error.data : null
  if (typeof data !== 'object' || data === null || !('retryAfter' in data)) return null
  return typeof data.retryAfter === 'number' ? data.retryAfter : null
}

/** `in 3 minutes`, rounded up, so that the wait suffices. */
function inTime(seconds: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(locale)
  if (seconds <= 90) return format.format(Math.ceil(seconds), 'second')
  if (seconds <= 90 * 60) return format.format(Math.ceil(seconds / 60), 'minute')
  return format.format(Math.ceil(seconds / 3600), 'hour')
}

/** The message to users for a failed request. */
export function explain(error: unknown, locale: Locale): string {
  const problem = problemOf(error)
  const seconds = problem === 'too_many_requests' ? retryAfterOf(error) : null
  if (seconds) return wait[locale](inTime(seconds, locale))
  if (problem) return sentences[locale][problem]
  const answered = error instanceof TRPCClientError && error.shape !== undefined
  return sentences[locale][answered || !isNetworkFailure(error) ? 'unknown' : 'unreachable']
}

const loadFailed: Record<Locale, string> = {
  en: 'Loading failed.',
  fr: 'Erreur de chargement.',
}

/** The same for a page that could not be loaded. */
export const explainLoad = (error: unknown, locale: Locale): string =>
  `${loadFailed[locale]} ${explain(error, locale)}`

export function useExplain(): (error: unknown) => string {
  const locale = useLocale()
  return useCallback((error: unknown) => explain(error, locale), [locale])
}

/** Permanent refusals, which a retry does not change. */
export function wasRefused(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const data: unknown = error.data
  const status =
    typeof data === 'object' && data !== null && 'httpStatus' in data ? data.httpStatus : null
  return typeof status === 'number' && status < 500
}

/** fetch throws a TypeError without a response; tRPC keeps it as the cause. */
function isNetworkFailure(error: unknown): boolean {
  if (error instanceof TypeError) return true
  return (
    error instanceof TRPCClientError &&
    (error.cause instanceof TypeError || error.cause === undefined)
  )
}
