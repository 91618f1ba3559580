import type { words as en } from '../en/words.ts'
import type { Translated } from '../translated.ts'

export const words: Translated<typeof en> = {
  status: {
    new: 'Nouveau',
    qualified: 'Qualifié',
    contacted: 'Contacté',
    won: 'Gagné',
    lost: 'Perdu',
    spam: 'Indésirable',
  },
  mode: { assistant: 'Assistant', human: 'Équipe', closed: 'Fermée' },
  role: { viewer: 'Lecture', agent: 'Agent', admin: 'Administration' },
  source: { chat: 'Chat', staff: 'À la main', import: 'Import' },
  locale: { en: 'Anglais', fr: 'Français' },
  field: {
    name: 'Nom',
    email: 'E-mail',
    company: 'Société',
    phone: 'Téléphone',
    need: 'Besoin',
    budget: 'Budget',
    horizon: 'Échéance',
    authority: 'Décision',
    fitScore: 'Score',
  },
  criterion: {
    need: 'Besoin',
    budget: 'Budget',
    horizon: 'Échéance',
    authority: 'Décision',
    company: 'Société',
    contact: 'Contact',
    staff: 'Fixé à la main',
  },
  mail: {
    queued: 'En attente',
    sending: 'En cours d’envoi',
    sent: 'Envoyé',
    unconfirmed: 'Non confirmé',
    failed: 'Échec',
    kept: 'Boîte d’envoi',
  },
  mailKind: {
    report: 'Rapport',
    invitation: 'Invitation',
    reset: 'Nouveau mot de passe',
    password_changed: 'Mot de passe changé',
    escalation: 'Rappel',
  },
  visitor: 'Visiteur',
  someone: 'Un collègue',
}
