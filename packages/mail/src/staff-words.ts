import type { Locale } from '@oka/contract/locale'
import type { ModelBudgetName } from '@oka/contract/model-usage'
import type { Role } from '@oka/contract/role'

/** Texts of a mail with a link. */
type LinkWords = {
  subject: (company: string) => string
  label: string
  /** What to do when the mail was not expected. */
  unexpected: string
}

type StaffWords = {
  invitation: LinkWords & {
    /** Without a name when there is none to show. */
    invited: (company: string, invitedBy: string) => string
    role: Record<Role, string>
  }
  reset: LinkWords & { asked: (company: string) => string }
  passwordChanged: Omit<LinkWords, 'label'> & {
    changed: (company: string, time: string) => string
    expected: string
  }
  escalation: {
    unknown: string
    /** Empty while nothing is known. */
    who: (name: string, company: string) => string
    /** Of one visitor. */
    subject: {
      personRequested: (who: string) => string
      callBackRequested: (who: string) => string
      handedOver: (who: string) => string
    }
    /** Of several. */
    subjectOfMany: (total: number) => string
    /** What a call is about, and how long ago it was made. */
    personRequested: (who: string, ago: string) => string
    /** Without a time where none was said. */
    callBackRequested: (who: string, ago: string, time: string) => string
    handedOver: (who: string, ago: string) => string
    ago: {
      minutes: (n: number) => string
      hours: (n: number) => string
      days: (n: number) => string
    }
    many: (total: number) => string
    /** How many more wait than are listed. */
    more: (n: number) => string
    unheard: string
    open: string
    openInbox: string
    unexpected: string
  }
  budgetReached: LinkWords & {
    reached: Record<ModelBudgetName, string>
    meaning: Record<ModelBudgetName, (timeZone: string) => string>
  }
  until: (time: string) => string
  copy: string
}

const french: StaffWords = {
  invitation: {
    subject: (company) => `Invitation à rejoindre l’équipe ${company}`,
    invited: (company, invitedBy) =>
      invitedBy
        ? `${invitedBy} vous invite à rejoindre l’équipe ${company}.`
        : `Nous vous invitons à rejoindre l’équipe ${company}.`,
    role: {
      viewer:
        'Avec le rôle «\u00A0Lecture\u00A0», vous pourrez consulter les conversations, les prospects et les rapports.',
      agent:
        'Avec le rôle «\u00A0Agent\u00A0», vous pourrez répondre aux visiteurs et suivre les prospects.',
      admin:
        'Avec le rôle «\u00A0Administration\u00A0», vous pourrez répondre aux visiteurs, suivre les prospects, et gérer l’équipe et les réglages.',
    },
    label: 'Rejoindre l’équipe',
    unexpected:
      'Si vous n’attendiez pas cette invitation, ignorez simplement ce message\u00A0: il ne se passera rien, et aucun compte ne sera créé.',
  },
  reset: {
    subject: (company) => `Choisir un nouveau mot de passe – ${company}`,
    asked: (company) =>
      `Nous avons reçu une demande de nouveau mot de passe pour votre compte ${company}. Si elle vient de vous, suivez le lien ci-dessous pour en choisir un.`,
    label: 'Choisir un mot de passe',
    unexpected:
      'Si vous n’avez rien demandé, ignorez ce message\u00A0: rien n’a changé, et votre mot de passe actuel reste valable.',
  },
  passwordChanged: {
    subject: (company) => `Votre mot de passe a été modifié – ${company}`,
    changed: (company, time) =>
      `Le mot de passe de votre compte ${company} a été modifié le ${time}.`,
    expected: 'Si c’est vous qui l’avez modifié, vous n’avez rien d’autre à faire.',
    unexpected:
      'Si ce n’est pas vous, prévenez tout de suite un administrateur de votre équipe\u00A0: quelqu’un d’autre a peut-être accès à votre compte.',
  },
  escalation: {
    unknown: 'Un visiteur',
    who: (name, company) => (name && company ? `${name} (${company})` : name || company),
    subject: {
      personRequested: (who) => `${who} demande à parler à une personne`,
      callBackRequested: (who) => `${who} demande un rappel`,
      handedOver: (who) => `Une conversation vous a été confiée${who && `\u00A0: ${who}`}`,
    },
    subjectOfMany: (total) => `${total} visiteurs attendent`,
    personRequested: (who, ago) => `${who} a demandé à parler à une personne il y a ${ago}.`,
    callBackRequested: (who, ago, time) =>
      `${who} a demandé un rappel il y a ${ago}${time && `\u00A0: «\u00A0${time}\u00A0»`}.`,
    handedOver: (who, ago) =>
      `Un collègue vous a confié cette conversation il y a ${ago}${who && `\u00A0: ${who}`}.`,
    ago: {
      minutes: (n) => (n <= 1 ? 'une minute' : `${n} minutes`),
      hours: (n) => (n === 1 ? 'une heure' : `${n} heures`),
      days: (n) => (n === 1 ? 'un jour' : `${n} jours`),
    },
    many: (total) => `${total} visiteurs attendent une personne, et personne ne s’en charge.`,
    more: (n) => (n === 1 ? 'Un autre visiteur attend.' : `${n} autres visiteurs attendent.`),
    unheard: 'Personne ne s’en est chargé depuis.',
    open: 'Ouvrir la conversation',
    openInbox: 'Ouvrir la réception',
    unexpected:
      'Reprendre une conversation, ou prendre acte de la demande dans l’application, arrête l’appel pour toute l’équipe.',
  },
  budgetReached: {
    subject: (company) => `Budget du modèle de langage atteint – ${company}`,
    reached: {
      visitor: 'Un visiteur a épuisé son budget du jour pour le modèle de langage.',
      day: 'Le budget du jour pour le modèle de langage est épuisé.',
      total: 'Le budget total pour le modèle de langage est épuisé.',
    },
    meaning: {
      visitor: (timeZone) =>
        `Jusqu’à minuit (${timeZone}), c’est l’assistant hors ligne qui lui répond.`,
      day: (timeZone) =>
        `Jusqu’à minuit (${timeZone}), c’est l’assistant hors ligne qui répond aux visiteurs et rédige les rapports.`,
      total: () =>
        'Tant que vous ne l’aurez pas relevé, c’est l’assistant hors ligne qui répond aux visiteurs et rédige les rapports.',
    },
    label: 'Voir les budgets',
    unexpected:
      'Vous pouvez changer les budgets à tout moment dans les réglages. Pour chacun d’eux, cet e-mail part une fois par jour au plus.',
  },
  until: (time) => `Ce lien fonctionne jusqu’au ${time}.`,
  copy: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur\u00A0:',
}

const english: StaffWords = {
  invitation: {
    subject: (company) => `An invitation to join the ${company} team`,
    invited: (company, invitedBy) =>
      invitedBy
        ? `${invitedBy} has invited you to join the ${company} team.`
        : `You are invited to join the ${company} team.`,
    role: {
      viewer: 'As a viewer, you will be able to read conversations, leads and reports.',
      agent: 'As an agent, you will be able to reply to visitors and work on leads.',
      admin:
        'As an administrator, you will be able to reply to visitors, work on leads, and manage the team and its settings.',
    },
    label: 'Join the team',
    unexpected:
      'If you were not expecting this invitation, simply ignore this message: nothing will happen, and no account will be created.',
  },
  reset: {
    subject: (company) => `Choose a new password – ${company}`,
    asked: (company) =>
      `We received a request for a new password for your ${company} account. If it came from you, follow the link below to choose one.`,
    label: 'Choose a password',
    unexpected:
      'If you did not ask for this, ignore this message: nothing has changed, and your current password still works.',
  },
  passwordChanged: {
    subject: (company) => `Your password has been changed – ${company}`,
    changed: (company, time) => `The password of your ${company} account was changed on ${time}.`,
    expected: 'If you changed it yourself, there is nothing more to do.',
    unexpected:
      'If it was not you, tell an administrator of your team at once: somebody else may have access to your account.',
  },
  escalation: {
    unknown: 'A visitor',
    who: (name, company) => (name && company ? `${name} (${company})` : name || company),
    subject: {
      personRequested: (who) => `${who} asks for a person`,
      callBackRequested: (who) => `${who} asks for a call`,
      handedOver: (who) => `A conversation was handed over to you${who && `: ${who}`}`,
    },
    subjectOfMany: (total) => `${total} visitors wait`,
    personRequested: (who, ago) => `${who} asked to talk to a person ${ago} ago.`,
    callBackRequested: (who, ago, time) =>
      `${who} asked for a call ${ago} ago${time && `: “${time}”`}.`,
    handedOver: (who, ago) =>
      `A colleague handed this conversation over to you ${ago} ago${who && `: ${who}`}.`,
    ago: {
      minutes: (n) => (n <= 1 ? 'one minute' : `${n} minutes`),
      hours: (n) => (n === 1 ? 'one hour' : `${n} hours`),
      days: (n) => (n === 1 ? 'one day' : `${n} days`),
    },
    many: (total) => `${total} visitors wait for a person, and nobody has taken care of them.`,
    more: (n) => (n === 1 ? 'One more visitor waits.' : `${n} more visitors wait.`),
    unheard: 'Nobody has taken care of it since.',
    open: 'Open the conversation',
    openInbox: 'Open the inbox',
    unexpected:
      'Taking a conversation over, or acknowledging the call in the app, ends it for the whole team.',
  },
  budgetReached: {
    subject: (company) => `Language model budget reached – ${company}`,
    reached: {
      visitor: 'A visitor has used up their budget of the language model for today.',
      day: 'Today’s budget of the language model is used up.',
      total: 'The total budget of the language model is used up.',
    },
    meaning: {
      visitor: (timeZone) =>
        `Until midnight (${timeZone} time), the offline assistant answers this visitor.`,
      day: (timeZone) =>
        `Until midnight (${timeZone} time), the offline assistant answers visitors and writes reports.`,
      total: () => 'Until you raise it, the offline assistant answers visitors and writes reports.',
    },
    label: 'See the budgets',
    unexpected:
      'You can change the budgets in the settings at any time. This mail is sent at most once a day for each of them.',
  },
  until: (time) => `This link works until ${time}.`,
  copy: 'If the button does not work, copy this address into your browser:',
}

export const staffWords: Record<Locale, StaffWords> = { en: english, fr: french }
