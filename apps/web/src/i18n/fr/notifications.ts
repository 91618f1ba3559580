import type { notifications as en } from '../en/notifications.ts'
import type { Translated } from '../translated.ts'

export const notifications: Translated<typeof en> = {
  title: 'Notifications',
  count:
    '{count, plural, =0 {Notifications : aucune en attente} one {Notifications : une en attente} other {Notifications : # en attente}}',
  visitor: 'un visiteur',
  kinds: {
    hot_lead: 'Prospect chaud : {name}, {score} points sur 100',
    person_requested: 'Une personne est demandée : {name}',
    call_back_requested: 'Un rappel est demandé : {name}',
    visitor_answered: 'Une réponse par e-mail ou au rapport : {name}',
    handed_over: '{from} vous passe une conversation : {name}',
    mentioned: '{from} vous mentionne dans une note : {name}',
    budget_reached:
      '{budget, select, visitor {Un visiteur a épuisé son budget du modèle de langage : l’assistant hors ligne lui répond jusqu’à minuit} day {Le budget du jour du modèle de langage est épuisé : l’assistant hors ligne répond jusqu’à minuit} other {Le budget total du modèle de langage est épuisé : l’assistant hors ligne répond tant que vous ne l’avez pas relevé}}',
  },
  newMessage: 'Nouveau message : {name}',
  desktopTitle: 'OKA : on a besoin de vous',
  open: 'Ouvrir',
  acknowledge: 'Je m’en charge',
  done: 'Vu',
  answered: 'Pris en compte',
  empty: 'Aucune notification',
  emptyText:
    'Les prospects chauds, les visiteurs qui demandent une personne ou un rappel et les collègues qui ont besoin de vous apparaissent ici.',
  sound: 'Émettre un son',
  desktop: 'Afficher les notifications du bureau',
  desktopTurnOn: 'Activer les notifications du bureau',
  desktopDenied:
    'Le navigateur bloque les notifications du bureau. Vous pouvez les autoriser dans ses réglages pour ce site.',
}
