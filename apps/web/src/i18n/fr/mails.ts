import type { mails as en } from '../en/mails.ts'
import type { Translated } from '../translated.ts'

export const mails: Translated<typeof en> = {
  title: 'E-mails',
  list: 'E-mails sortants',
  empty: 'Aucun e-mail pour l’instant',
  emptyText: 'Les e-mails qui partent sont listés ici, avec ce qu’ils sont devenus.',
  toLeads: 'Aller aux prospects',
  choose: 'Choisissez un e-mail pour le lire',
  to: 'À',
  kind: 'Type',
  attachments: 'Pièces jointes',
  attached: '{count, plural, one {# pièce jointe} other {# pièces jointes}}',
  attempts: 'Tentatives',
  lastError: 'Dernière erreur',
  sentAt: 'Envoyé {when}',
  writtenAt: 'Écrit {when}',
  body: 'Texte de l’e-mail',
  keptHint: 'Aucun service d’e-mail n’est configuré : l’e-mail reste ici et n’a pas été envoyé.',
  unconfirmedHint:
    'Le service d’e-mail a peut-être accepté cet e-mail, mais sa réponse s’est perdue. Pour que personne ne le reçoive deux fois, il n’est pas renvoyé automatiquement.',
  sendAgain: 'Aller au rapport pour le renvoyer',
  linkHint:
    'Le lien qu’il contient est masqué : il ouvre le compte de son destinataire, qui est seul à le recevoir.',
  linkKeptInvitationHint:
    'Le lien qu’il contient est masqué : il ouvre le compte de son destinataire. Invitez cette personne de nouveau pour obtenir un lien à lui transmettre.',
  linkKeptResetHint:
    'Le lien qu’il contient est masqué : il ouvre le compte de son destinataire. Sans service d’e-mail, la personne qui gère le serveur en crée un avec « pnpm admin:reset-link {to} ».',
  linkGoneHint: 'Le lien qu’il contient n’est conservé que jusqu’à l’envoi de l’e-mail.',
  openLead: 'Ouvrir le prospect',
  asHtml: 'Tel qu’envoyé',
  asText: 'Texte brut',
}
