import type { analytics as en } from '../en/analytics.ts'
import type { Translated } from '../translated.ts'

export const analytics: Translated<typeof en> = {
  title: 'Statistiques',
  totals: 'Totaux',
  leads: 'Prospects',
  conversations: 'Conversations',
  messages: 'Messages',
  reports: 'Rapports',
  mails: 'E-mails',
  averageScore: 'Score moyen',
  medianScore: 'Score médian',
  byStatus: 'Prospects par statut',
  lastDays: '30 derniers jours',
  day: 'Jour',
  asTable: 'Afficher en tableau',
  asChart: 'Afficher en graphique',
  empty: 'Rien à compter pour l’instant',
  emptyText:
    'Les statistiques commencent avec la première conversation. Essayez-en une sur la page d’exemple.',
  quiet: 'Rien ne s’est passé ces 30 derniers jours.',
  refused: 'Informations refusées',
  refusedText:
    'Ce que l’assistant a cru entendre ces 30 derniers jours, et qu’OKA n’a pas trouvé dans les mots du visiteur.',
  noneRefused: 'Rien n’a été refusé ces 30 derniers jours.',
  reason: 'Motif',
  refusedCount: 'Refusées',
  refusedNotSaid: 'Le visiteur n’a pas écrit la citation',
  refusedMalformed: 'La valeur n’est pas de celles du champ',
  refusedNotImplied: 'La citation ne le dit pas',
  refusedDiffers: 'La citation dit autre chose',
  refusedTooMany: 'Trop d’informations à la fois',
  refusedFigure: 'Rapport : un chiffre ou une date que personne n’a donnés',
  refusedName: 'Rapport : un nom que personne n’a cité',
  refusedAddress: 'Rapport : une adresse ou un numéro que personne n’a donnés',
  refusedPromise: 'Rapport : une promesse que personne n’a faite',
  refusedOutdated: 'Rapport : une information corrigée depuis',
}
