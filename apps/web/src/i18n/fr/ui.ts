import type { ui as en } from '../en/ui.ts'
import type { Translated } from '../translated.ts'

export const ui: Translated<typeof en> = {
  cancel: 'Annuler',
  close: 'Fermer',
  leave: 'Quitter sans enregistrer ?',
  leaveText: 'Vos modifications seraient perdues.',
  leaveIt: 'Quitter',
  save: 'Enregistrer',
  undo: 'Annuler',
  edit: 'Modifier',
  delete: 'Supprimer',
  retry: 'Réessayer',
  loading: 'Chargement',
  copied: 'Copié',
  copy: 'Copier {what}',
  loadMore: 'Afficher la suite',
  back: 'Retour',
  notifications: 'Notifications',
  unknownPage: 'Cette page n’existe pas',
  unknownPageText: 'L’adresse est peut-être mal saisie, ou ce qu’elle montrait n’est plus là.',
  toInbox: 'Aller à la boîte de réception',
  crashed: 'Cette page n’a pas pu s’afficher',
}
