import type { followUps as en } from '../en/follow-ups.ts'
import type { Translated } from '../translated.ts'

export const followUps: Translated<typeof en> = {
  title: 'À traiter',
  filter: 'Ce qui est affiché',
  views: {
    open: 'En attente',
    question: 'Questions',
    call_back: 'Rappels',
    closed: 'Traités',
  },
  kind: { question: 'Question', call_back: 'Rappel' },
  status: { open: 'En attente', answered: 'Répondu', done: 'Rappelé', dismissed: 'Écarté' },
  many: '{count}+',
  open: '{count, plural, one {1 à traiter} other {# à traiter}}',
  quote: '« {quote} »',
  noTime: 'Aucun moment n’a été indiqué.',
  unclearTime: 'Le moment exact n’est pas clair.',
  noPhone: 'Pas encore de numéro',
  answer: 'Répondre',
  openConversation: 'Conversation',
  done: 'Traité',
  dismiss: 'Écarter',
  reopen: 'Rouvrir',
  reopened: 'De nouveau en attente.',
  undo: 'Annuler',
  closed: {
    question: 'Question marquée comme répondue.',
    call_back: 'Rappel marqué comme fait.',
    dismissed: 'Écarté.',
  },
  closedBy: 'Traité par {name},',
  empty: {
    open: 'Il ne reste rien à traiter',
    question: 'Aucune question ouverte',
    call_back: 'Aucun rappel en attente',
    closed: 'Rien n’a encore été traité',
  },
  emptyText:
    'Les questions auxquelles l’assistant n’a pas pu répondre et les rappels demandés par les visiteurs apparaissent ici.',
}
