import type { auth as en } from '../en/auth.ts'
import type { Translated } from '../translated.ts'

export const auth: Translated<typeof en> = {
  title: 'Connexion',
  lead: 'Les conversations, prospects et rapports de votre équipe.',
  language: 'Langue',
  email: 'E-mail',
  password: 'Mot de passe',
  show: 'Afficher le mot de passe',
  hide: 'Masquer le mot de passe',
  submit: 'Se connecter',
  emailWrong: 'Saisissez une adresse e-mail, comme lea@example.com.',
  passwordMissing: 'Saisissez votre mot de passe.',
  ended: 'Votre session est terminée. Reconnectez-vous pour continuer.',
  forgotten: 'Mot de passe oublié ?',
  toSignIn: 'Aller à la connexion',

  codeTitle: 'Encore une étape',
  codeLead: 'Saisissez le code que votre application d’authentification affiche pour OKA.',
  code: 'Code à six chiffres',
  codeWrong: 'Saisissez les six chiffres, sans rien d’autre.',
  codeSubmit: 'Confirmer',
  recoveryLead:
    'Saisissez l’un des codes conservés pour le jour où votre téléphone n’est pas à portée de main.',
  recoveryCode: 'Code de secours',
  recoveryHint: 'Chacun ne sert qu’une fois.',
  recoveryWrong: 'Saisissez les seize lettres et chiffres d’un code.',
  useRecovery: 'Utiliser un code de secours',
  useApp: 'Utiliser l’application d’authentification',
  startOver: 'Revenir au mot de passe',

  newPassword: 'Nouveau mot de passe',
  passwordHint:
    'Au moins {min} caractères. Plusieurs mots à la suite sont faciles à retenir et difficiles à deviner.',
  passwordShort: 'Trop court : au moins {min} caractères.',
  passwordLong: 'Trop long : au plus {max} caractères.',
  passwordGuessable:
    'Trop facile à deviner. Choisissez-en un moins courant et qui ne parle pas de vous.',
  strength: {
    weak: 'Faible, ne sera pas accepté.',
    fair: 'Moyen.',
    good: 'Bon.',
    strong: 'Excellent.',
  },
  weakness: {
    straightRow: 'Des touches alignées sont faciles à deviner.',
    keyPattern: 'Les motifs sur le clavier sont faciles à deviner.',
    simpleRepeat: 'Un même caractère répété est facile à deviner.',
    extendedRepeat: 'Une même suite répétée est facile à deviner.',
    sequences: 'Les suites comme abc ou 1234 sont faciles à deviner.',
    recentYears: 'Les années récentes sont faciles à deviner.',
    dates: 'Les dates sont faciles à deviner.',
    topTen: 'C’est l’un des dix mots de passe les plus utilisés.',
    topHundred: 'C’est l’un des cent mots de passe les plus utilisés.',
    common: 'C’est un mot de passe courant.',
    similarToCommon: 'Il ressemble à un mot de passe courant.',
    wordByItself: 'Un mot seul est facile à deviner.',
    namesByThemselves: 'Un nom seul est facile à deviner.',
    commonNames: 'Les noms courants sont faciles à deviner.',
    userInputs: 'Il contient votre nom ou votre adresse.',
  },

  joinTitle: 'Rejoindre {company}',
  joinLead: {
    viewer:
      'Vous êtes invité en lecture : vous lisez les conversations, les prospects et les rapports.',
    agent: 'Vous êtes invité comme agent : vous répondez aux visiteurs et suivez les prospects.',
    admin: 'Vous êtes invité comme administrateur : vous pouvez tout faire et gérer l’équipe.',
  },
  firstTitle: 'Bienvenue dans OKA',
  firstLead:
    'Créez le premier compte de {company}. En l’administrant, vous pourrez inviter les autres.',
  name: 'Votre nom',
  nameHint: 'Votre équipe et les visiteurs le voient.',
  nameMissing: 'Saisissez votre nom.',
  nameWrong: 'Saisissez votre nom en caractères ordinaires.',
  joinSubmit: 'Créer mon compte',
  joinClosedTitle: 'Cette invitation ne fonctionne pas',
  joinClosedText:
    'Elle a déjà servi, a expiré ou a été retirée. Demandez une autre invitation à la personne qui vous a invité. Si vous avez déjà un compte, connectez-vous.',
  joinBareTitle: 'Ouvrez de nouveau le lien',
  joinBareText:
    'Cette page a besoin du lien de votre invitation. Cliquez de nouveau dessus dans l’e-mail, ou copiez-le en entier.',
  joinUnreadTitle: 'Votre invitation n’a pas pu être lue',
  otherTitle: 'Vous êtes déjà connecté',
  otherText:
    'Cette invitation est pour <b>{invited}</b>, et vous êtes connecté comme {name} (<b>{email}</b>). Déconnectez-vous d’abord pour l’accepter.',
  signOut: 'Se déconnecter et continuer',
  stay: 'Rester connecté',

  forgotTitle: 'Mot de passe oublié',
  forgotLead:
    'Saisissez l’adresse de votre compte. Nous vous envoyons un lien pour choisir un autre mot de passe.',
  forgotSubmit: 'Envoyer le lien',
  forgotBack: 'Revenir à la connexion',
  sentTitle: 'Consultez votre messagerie',
  sentText:
    'S’il existe un compte pour <b>{email}</b>, un e-mail avec un lien est en route. Le lien fonctionne pendant une heure.',
  sentHint:
    'Toujours rien après quelques minutes ? Regardez dans les indésirables, ou vérifiez l’adresse. Si aucun e-mail ne part d’ici, la personne qui gère le serveur peut vous créer un lien.',
  sentAgain: 'Utiliser une autre adresse',

  resetTitle: 'Choisir un autre mot de passe',
  resetLead: 'Il remplace l’ancien et vous déconnecte partout.',
  resetSubmit: 'Enregistrer le mot de passe',
  resetDoneTitle: 'Votre mot de passe est changé',
  resetDoneText:
    'Vous êtes déconnecté sur tous les appareils. Connectez-vous avec le nouveau mot de passe.',
  resetClosedTitle: 'Ce lien ne fonctionne pas',
  resetClosedText: 'Il a déjà servi, ou date de plus d’une heure. Demandez un autre lien.',
  resetBareText:
    'Cette page a besoin du lien de votre e-mail. Cliquez de nouveau dessus, ou demandez un autre lien.',
  resetAgain: 'Demander un autre lien',
}
