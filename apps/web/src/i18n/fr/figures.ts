import type { figures as en } from '../en/figures.ts'
import type { Translated } from '../translated.ts'

export const figures: Translated<typeof en> = {
  title: 'Chiffres',
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
    'Les chiffres commencent avec la première conversation. Essayez-en une sur la page d’exemple.',
  quiet: 'Rien ne s’est passé ces 30 derniers jours.',
}
