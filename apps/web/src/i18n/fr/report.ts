import type { report as en } from '../en/report.ts'
import type { Translated } from '../translated.ts'

export const report: Translated<typeof en> = {
  title: 'Rapport',
  empty: 'Aucun rapport pour l’instant',
  emptyText:
    'Un rapport résume ce que ce prospect a dit et ce que nous proposons. Chaque affirmation cite le message qui la fonde.',
  generate: 'Générer le rapport',
  regenerate: 'Générer à nouveau',
  generating: 'Rédaction du rapport…',
  generatingText:
    'Cela prend quelques secondes. Vous pouvez continuer à travailler ; il apparaîtra ici de lui-même.',
  generatingNext:
    'Une nouvelle version est en cours de rédaction. Vous lisez la version {version, number}.',
  noBuyer: 'Pas de rapport',
  noBuyerText:
    'Les rapports sont écrits pour des acheteurs, et ce visiteur n’en est pas un. Corrigez « Qui est-ce » parmi les faits si c’est une erreur.',
  failed: 'Le rapport n’a pas pu être rédigé',
  failedText:
    'Rien n’a été envoyé. Réessayez ; si l’échec se répète, consultez le journal du serveur.',
  failedNext:
    'La nouvelle version n’a pas pu être rédigée. Vous lisez la version {version, number}.',
  version: 'Version {version, number}',
  openPdf: 'Ouvrir le PDF',
  openTab: 'Ouvrir dans un nouvel onglet',
  download: 'Télécharger',
  noViewer:
    'Ce navigateur n’affiche pas de PDF dans une page. Téléchargez-le ou ouvrez-le dans un nouvel onglet.',
  links: 'Liens vers le rapport',
  linksText:
    'Qui possède un lien peut lire le rapport et y répondre, sans se connecter, jusqu’à ce que le lien expire ou que vous le retiriez.',
  linkShows: 'Il montre',
  linkNewest: 'La version la plus récente',
  linkThis: 'La version {version, number}',
  linkOpensFor: 'Il s’ouvre pendant',
  linkDays: '{days} jours',
  makeLink: 'Créer un lien',
  linkCopied: 'Lien copié.',
  linkTitle: 'Lien vers le rapport',
  theLink: 'le lien',
  noLinks: 'Aucun lien n’a encore été créé.',
  linkMade: 'Créé par {name}, {when}',
  linkMadeForMail: 'Pour l’e-mail de {name}, {when}',
  linkNotOpened: 'Pas encore ouvert',
  linkOpened: 'Ouvert {count, plural, one {une fois} other {# fois}}, la dernière {when}',
  linkUntil: 'Jusqu’au {when}',
  linkIsRevoked: 'Retiré',
  linkIsExpired: 'Expiré',
  revokeLink: 'Retirer',
  linkRevoked: 'Le lien ne s’ouvre plus.',
  send: 'Envoyer par e-mail',
  sendTitle: 'Envoyer le rapport',
  sendText:
    'Le rapport part à <who>{email}</who>, en PDF joint à un court message dans la langue de la conversation.',
  sendConfirm: 'Envoyer',
  sent: 'Le rapport est en route vers {email}.',
  repeatedTitle: {
    queued: 'Cette version est en route',
    sending: 'Cette version est en route',
    sent: 'Cette version a déjà été envoyée',
    unconfirmed: 'Cette version a peut-être été envoyée',
    failed: 'Cette version n’a pas pu être envoyée',
    delivered: 'Cette version est arrivée',
    bounced: 'Cette version a été rejetée',
    complained: 'Cette version a été signalée comme indésirable',
    suppressed: 'Cette version n’a pas été envoyée',
    kept: 'Cette version est dans la boîte d’envoi',
  },
  repeatedText: {
    queued:
      'L’e-mail à <who>{email}</who>, écrit {when}, partira dès que le service d’e-mail l’acceptera. Rien n’a été envoyé cette fois.',
    sending:
      'L’e-mail à <who>{email}</who> est en cours d’envoi. Rien d’autre n’a été envoyé cette fois.',
    sent: 'Elle est partie à <who>{email}</who> {when}. Rien n’a été envoyé cette fois.',
    unconfirmed:
      'Le service d’e-mail n’a pas confirmé l’e-mail à <who>{email}</who>, écrit {when}. S’il est arrivé et que vous renvoyez le rapport, il arrivera deux fois. Rien n’a été envoyé cette fois.',
    failed:
      'L’e-mail à <who>{email}</who>, écrit {when}, a été abandonné. Rien n’a été envoyé cette fois.',
    delivered: 'Elle a été remise à <who>{email}</who>. Rien n’a été envoyé cette fois.',
    bounced:
      'L’e-mail à <who>{email}</who>, envoyé {when}, a été rejeté. Rien n’a été envoyé cette fois.',
    complained:
      'L’e-mail à <who>{email}</who>, envoyé {when}, a été signalé comme indésirable par son destinataire. Rien n’a été envoyé cette fois.',
    suppressed:
      'L’e-mail à <who>{email}</who>, écrit {when}, a été retenu, car l’adresse était bloquée. Rien n’a été envoyé cette fois.',
    kept: 'L’e-mail à <who>{email}</who> a été écrit {when}, alors qu’aucun service d’e-mail n’était configuré. Rien n’a été envoyé cette fois.',
  },
  sendAgain: 'Envoyer à nouveau',
  noEmail: 'Ce prospect n’a pas d’adresse e-mail.',
  documentTitle: 'Rapport pour {name}',
  by: 'Par {company}',
  section: {
    situation: 'Votre situation',
    wanted: 'Ce que vous souhaitez',
    understood: 'Ce que nous avons compris, à confirmer',
    options: 'Ce que nous proposons',
    nextSteps: 'Prochaines étapes',
    openQuestions: 'Questions ouvertes',
    assumptions: 'Hypothèses',
  },
  score: 'Score d’adéquation',
  sources: 'Sources',
  source: 'Source {number, number}',
  showMessage: 'Montrer le message',
}
