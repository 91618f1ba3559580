import type { auth as en } from '../en/auth.ts'
import type { Translated } from '../translated.ts'

export const auth: Translated<typeof en> = {
  title: 'Connexion',
  lead: 'Les conversations, prospects et rapports de votre équipe.',
  email: 'E-mail',
  password: 'Mot de passe',
  show: 'Afficher le mot de passe',
  hide: 'Masquer le mot de passe',
  submit: 'Se connecter',
  emailWrong: 'Saisissez une adresse e-mail, comme lea@example.com.',
  passwordMissing: 'Saisissez votre mot de passe.',
  ended: 'Votre session est terminée. Reconnectez-vous pour continuer.',
}
