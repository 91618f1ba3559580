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
  sendAgain: 'Renvoyer',
  sentAgain: 'L’e-mail à {to} repart, sous la forme d’un nouvel e-mail.',
  deliveredAt: 'Remis {when}',
  reportedAt: 'Signalé {when}',
  opened: 'Ouvert {count, plural, one {une fois} other {# fois}}, la première {when}',
  hardBounceHint:
    'L’adresse n’existe pas ou refuse définitivement les e-mails. Elle est désormais bloquée : vérifiez-la avec le prospect, puis corrigez-la.',
  softBounceHint:
    'La boîte n’a pas accepté l’e-mail cette fois, par exemple parce qu’elle est pleine. Vous pouvez le renvoyer.',
  complainedHint:
    'Le destinataire a signalé l’e-mail comme indésirable. L’adresse est désormais bloquée et ne reçoit plus d’e-mails.',
  suppressedHint:
    'L’adresse est bloquée : l’e-mail n’a pas été envoyé. Débloquez-la d’abord, puis renvoyez-le.',
  search: 'Rechercher dans les e-mails',
  searchHint: 'Adresse ou objet',
  clearSearch: 'Effacer la recherche',
  status: 'État',
  anyKind: 'Tous les types',
  anyStatus: 'Tous les états',
  nothingFound: 'Aucun e-mail trouvé',
  nothingFoundText: 'Aucun e-mail ne correspond à la recherche et aux filtres.',
  clearFilters: 'Afficher tous les e-mails',
  suppressions: 'Adresses bloquées',
  suppressionsText:
    'Ces adresses ne reçoivent plus d’e-mails d’ici, sauf au sujet d’un compte. Une adresse qui n’existe pas est bloquée d’elle-même, tout comme celle d’une personne qui a signalé un e-mail comme indésirable.',
  noSuppressions: 'Aucune adresse bloquée',
  noSuppressionsText: 'Les adresses qui rejettent les e-mails ou s’en plaignent sont listées ici.',
  noSuchAddress: 'Aucune adresse bloquée ne correspond',
  searchAddress: 'Rechercher une adresse',
  address: 'Adresse e-mail',
  addressWrong: 'Saisissez une adresse e-mail, par exemple jeanne@example.com.',
  suppress: 'Ne plus écrire',
  suppressed: '{address} ne reçoit plus d’e-mails.',
  allow: 'Débloquer',
  allowed: '{address} reçoit de nouveau des e-mails.',
  undo: 'Annuler',
  addedBy: 'Par {name}',
  theMail: 'L’e-mail',
  reason: {
    bounced: 'N’existe pas',
    complained: 'Signalé indésirable',
    by_staff: 'Ajoutée à la main',
  },
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
