import type { setup as en } from '../en/setup.ts'
import type { Translated } from '../translated.ts'

export const setup: Translated<typeof en> = {
  title: 'Mettez votre chat en place',
  progress: '{done, number} étapes sur {of, number}',
  dismiss: 'Ranger',
  isDone: ', fait',
  isOpen: ', à faire',
  copySnippet: 'Copier la ligne',
  steps: {
    companyNamed: 'Nommez votre société',
    siteAllowed: 'Autorisez votre site',
    chatSeen: 'Placez le chat sur votre site',
    mailConfigured: 'Configurez l’e-mail',
    colleagueInvited: 'Invitez un collègue',
  },
  texts: {
    companyNamed: 'Les visiteurs voient ce nom au-dessus du chat, et l’assistant se présente avec.',
    siteAllowed: 'Seuls les sites que vous nommez peuvent afficher le chat.',
    chatSeen: 'Collez cette ligne avant la fin de chaque page. Fait dès que quelqu’un y a écrit.',
    mailConfigured:
      'Donnez un fournisseur au serveur, par exemple RESEND_API_KEY. D’ici là, les e-mails restent dans la boîte d’envoi.',
    colleagueInvited: 'À deux, on en voit plus. Vous choisissez ce que chacun peut faire.',
  },
}
