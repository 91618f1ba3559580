import type { account as en } from '../en/account.ts'
import type { Translated } from '../translated.ts'

export const account: Translated<typeof en> = {
  title: 'Votre compte',
  profile: 'Profil',
  profileText: 'Comme vos collègues vous voient ici, et les visiteurs quand vous leur répondez.',
  name: 'Nom',
  nameMissing: 'Saisissez votre nom.',
  nameWrong: 'Ce nom est trop long ou contient des caractères qui ne sont pas admis.',
  email: 'E-mail',
  role: 'Rôle',
  phone: 'Téléphone',
  phoneHint: 'Les rapports à vos prospects l’indiquent, avec votre nom et votre adresse.',
  phoneWrong: 'Ce numéro est trop long, ou comporte des caractères interdits.',
  bookingUrl: 'Lien pour prendre rendez-vous',
  bookingUrlHint: 'La page de votre agenda, par exemple https://cal.example.com/ana.',
  bookingUrlWrong: 'Saisissez une adresse qui commence par https://.',
  saved: 'Votre profil a été enregistré.',

  password: 'Mot de passe',
  passwordText:
    'En changer vous déconnecte de tous vos autres appareils. Un e-mail vous en informe.',
  current: 'Mot de passe actuel',
  next: 'Nouveau mot de passe',
  passwordMissing: 'Saisissez votre mot de passe.',
  passwordWrong: 'Ce n’est pas votre mot de passe.',
  changePassword: 'Changer de mot de passe',
  passwordChanged:
    '{count, plural, =0 {Votre mot de passe est changé.} one {Votre mot de passe est changé. Un autre appareil a été déconnecté.} other {Votre mot de passe est changé. # autres appareils ont été déconnectés.}}',

  factor: 'Connexion en deux étapes',
  factorText:
    'En plus du mot de passe, la connexion demande alors un code affiché par une application de votre téléphone. Un mot de passe volé ne sert à rien sans lui.',
  on: 'Activée',
  off: 'Désactivée',
  factorOff: 'Votre mot de passe suffit à ouvrir ce compte.',
  factorOn: 'La connexion demande un code de votre application.',
  turnOn: 'Activer',
  turnOff: 'Désactiver',
  codesLeft:
    '{count, plural, =0 {Il ne reste aucun code de secours.} one {Il reste un code de secours.} other {Il reste # codes de secours.}}',
  codesFew:
    'Créez-en de nouveaux avant d’en avoir besoin : sans code et sans téléphone, il faut qu’un administrateur vous laisse entrer.',
  renew: 'Nouveaux codes de secours',

  setUpTitle: 'Activer la connexion en deux étapes',
  setUpText:
    'D’abord votre mot de passe, pour que personne ne le fasse devant votre écran déverrouillé.',
  continue: 'Continuer',
  scan: 'Scannez cette image avec une application d’authentification, comme 2FAS, Aegis ou Google Authenticator.',
  qr: 'QR code pour votre application d’authentification',
  type: 'Ou saisissez cette clé dans l’application :',
  key: 'la clé',
  code: 'Code affiché en ce moment par l’application',
  codeMissing: 'Saisissez les six chiffres que l’application affiche.',
  codeWrong: 'Ce n’est pas le code affiché en ce moment. Essayez le suivant.',
  setUpExpired: 'Cela a duré trop longtemps. Recommencez avec votre mot de passe.',
  confirm: 'Activer',
  turnedOn: 'La connexion en deux étapes est activée.',

  codesTitle: 'Gardez vos codes de secours',
  codesText:
    'Chacun de ces codes vous connecte une fois quand vous n’avez pas votre téléphone. Ils ne s’affichent que maintenant : gardez-les là où vous les trouverez sans lui.',
  codes: 'Codes de secours',
  copyAll: 'Copier',
  copied: 'Copié',
  copyFailed:
    'Le navigateur n’a pas permis de copier. Sélectionnez les codes et copiez-les à la main.',
  download: 'Télécharger',
  fileName: 'oka-codes-de-secours.txt',
  fileText: 'Codes de secours OKA de {email}. Chacun sert une fois.',
  kept: 'Je les ai gardés',
  keepFirst: 'Gardez d’abord les codes : ils ne pourront plus être affichés.',

  renewTitle: 'Créer de nouveaux codes de secours',
  renewText: 'Ceux que vous avez maintenant ne serviront plus.',
  renewConfirm: 'Créer les codes',
  turnOffTitle: 'Désactiver la connexion en deux étapes',
  turnOffText:
    'Votre mot de passe suffira alors à ouvrir ce compte. Vos codes de secours ne serviront plus.',
  turnedOff: 'La connexion en deux étapes est désactivée.',

  sessions: 'Appareils connectés',
  sessionsText: 'Vous n’en reconnaissez pas un ? Déconnectez-le et changez de mot de passe.',
  device: '{browser} sous {system}',
  unknownDevice: 'Appareil inconnu',
  here: 'Cet appareil',
  since: 'Depuis le {date}',
  used: 'Dernière utilisation',
  signOut: 'Déconnecter',
  signOutDevice: 'Déconnecter : {device}',
  signedOut: 'L’appareil est déconnecté.',
  signOutAll: 'Se déconnecter partout',
  signOutAllTitle: 'Se déconnecter partout ?',
  signOutAllText:
    'Tous vos appareils sont déconnectés, celui-ci aussi. Vous vous reconnectez ensuite.',
}
