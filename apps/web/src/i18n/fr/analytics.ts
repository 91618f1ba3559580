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
}
