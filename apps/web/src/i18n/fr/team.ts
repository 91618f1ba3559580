import type { team as en } from '../en/team.ts'
import type { Translated } from '../translated.ts'

export const team: Translated<typeof en> = {
  title: 'Équipe',
  members: 'Membres',
  member: 'Membre',
  you: 'Vous',
  role: 'Rôle',
  roleOf: 'Rôle de {name}',
  roleTexts: {
    viewer: 'Lit les conversations, les prospects, les rapports et les statistiques.',
    agent: 'Lit tout, répond aux visiteurs, modifie les prospects, rédige et envoie les rapports.',
    admin: 'Fait tout : supprime aussi des prospects, gère l’équipe et lit l’audit.',
  },
  factor: 'Connexion en deux étapes',
  factorOn: 'Activée',
  factorOff: 'Désactivée',
  seen: 'Dernière visite',
  never: 'Jamais',
  disabled: 'Désactivé',
  actions: 'Actions',
  actionsFor: 'Actions pour {name}',

  setRole: 'Changer le rôle',
  setRoleTitle: 'Changer le rôle ?',
  setRoleText:
    '{name} reçoit le rôle « {role} » et sa session prend fin aussitôt, pour se reconnecter avec le nouveau rôle.',
  roleSet: '{name} a maintenant le rôle « {role} ».',
  disable: 'Désactiver le compte',
  disableTitle: 'Désactiver ce compte ?',
  disableText:
    'La session de {name} prend fin aussitôt, et la connexion n’est plus possible. Ce qui a été fait reste, et vous pourrez réactiver le compte.',
  disableConfirm: 'Désactiver',
  disableDone: 'Le compte de {name} est désactivé.',
  enable: 'Réactiver le compte',
  enableDone: '{name} peut à nouveau se connecter.',
  resetFactor: 'Désactiver la connexion en deux étapes',
  resetFactorTitle: 'Désactiver la connexion en deux étapes ?',
  resetFactorText:
    'Pour le cas où le téléphone et les codes de secours sont perdus. La session de {name} prend fin, et le mot de passe suffira pour se connecter. Assurez-vous que la demande vient bien de cette personne.',
  resetFactorConfirm: 'Désactiver',
  resetFactorDone: 'La connexion en deux étapes de {name} est désactivée.',

  invitations: 'Invitations en cours',
  invitedBy: 'Par {name}',
  until: 'Valable jusqu’au {date}',
  noInvitations: 'Aucune invitation en cours.',
  invite: 'Inviter',
  inviteAgain: 'Nouveau lien',
  inviteAgainOf: 'Nouveau lien pour {email}',
  revoke: 'Retirer',
  revokeOf: 'Retirer l’invitation de {email}',
  revokeTitle: 'Retirer cette invitation ?',
  revokeText: 'Le lien reçu par {email} ne fonctionnera plus.',
  revoked: 'L’invitation de {email} est retirée.',

  inviteTitle: 'Inviter dans l’équipe',
  email: 'E-mail',
  emailWrong: 'Saisissez une adresse e-mail, comme lea@example.com.',
  inviteSubmit: 'Inviter',
  invitedTitle: 'L’invitation est prête',
  invitedText:
    'Un e-mail à <who>{email}</who> est en route si l’envoi est configuré. Vous pouvez aussi transmettre ce lien vous-même :',
  link: 'le lien',
  linkLabel: 'Lien de l’invitation',
  linkHint: 'Il ne s’affiche que maintenant, sert une fois, et seulement jusqu’au {date}.',
  done: 'Terminé',
}
