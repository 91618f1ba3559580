import type { Messages } from './messages.en.ts'

export const fr: Messages = {
  closeChat: 'Fermer la discussion',
  unread: (count) => (count === 1 ? '1 message non lu' : `${count} messages non lus`),
  dialog: (company) => `Discussion avec ${company}`,
  messages: 'Messages',
  assistant: 'Assistant IA',
  contact: (company) => `Votre contact chez ${company}`,
  ended: 'Conversation terminée',
  you: 'Vous',
  greeting: (company) =>
    `Bonjour\u202f! Je suis l’assistant IA. Parlez-moi de votre projet ou posez vos questions à ${company}\u202f; un collègue prend le relais dès que vous voulez.`,
  openings: ['J’ai un projet à vous présenter', 'Quels sont vos prix\u00a0?'],
  openingsLabel: 'Suggestions',
  loading: 'Chargement…',
  typing: (name) => `${name} écrit…`,
  latest: 'Dernier message',
  placeholder: 'Votre message…',
  message: 'Votre message',
  send: 'Envoyer',
  person: {
    call: 'Parler à quelqu’un',
    calling: 'Envoi de la demande…',
    called: 'Demande transmise',
    failed: 'Demande refusée. Réessayer',
  },
  left: (count, refused) =>
    count < 0
      ? `${refused ? 'Non envoyé\u00a0: ' : ''}${-count} caractères en trop`
      : `${count} caractères restants`,
  sending: 'Envoi…',
  sent: 'Envoyé',
  delayed: 'Pas encore envoyé, nouvel essai…',
  tryAgain: 'Réessayer',
  refused: 'Non envoyé',
  refusals: {
    invalid_input: '\u00a0: un caractère n’est pas admis.',
    conversation_closed: '\u00a0: la conversation a été fermée.',
    human_check_failed: '\u00a0: le contrôle anti-robot a échoué.',
  },
  notices: {
    lost: 'Pas de connexion, nouvel essai… Vos messages sont gardés. Si cela dure, changez de réseau.',
    blocked: 'Discussion non activée pour ce site.',
  },
  closed: 'Conversation terminée.',
  startNew: 'Nouvelle conversation',
  restarted: 'La conversation précédente n’est plus là. En voici une autre.',
}
