import type { Locale } from '@oka/contract/locale'
import type { Tone } from '@oka/contract/persona'

import type { Overlay } from './phrases.ts'
import { comma, fr } from './typography.ts'

const toTeam = {
  en: 'I’m asking the team, who will answer you here',
  fr: fr`je pose la question à l’équipe, qui vous répondra ici`,
}

/** What a tone says otherwise; a brief one leaves out what is said back, in `composeReply`. */
export const toned: Record<Locale, Record<Tone, Overlay>> = {
  en: {
    standard: {},
    brief: {},
    formal: {
      introduce: (company) => `Good day, and welcome to ${company}.`,
      neutral: ['Thank you.', 'Very well, thank you.', 'I understand, thank you.'],
      heard: {
        name: (name) => [`Thank you, ${name}.`, `It is a pleasure, ${name}.`],
        email: ['Thank you, the team can write to you there.', 'Thank you for the address.'],
      },
      withdrawn: ['Certainly, I will leave that out.', 'That has been taken out.'],
      declined: [
        'Certainly, we can do without.',
        'I understand, that is quite all right.',
        'Of course, that can wait.',
      ],
      notFollowed: [
        'I beg your pardon, I am not sure that I follow.',
        'I beg your pardon, I did not quite understand that.',
      ],
      thanks: 'You are most welcome.',
      handOff: (name) =>
        `Certainly${comma(name)}, I am letting the team know: a colleague will take over as soon as possible.`,
      takeTime: 'Certainly, please take your time: this conversation stays open.',
      goodbye: (name) => [
        `Thank you for your visit${comma(name)}.`,
        `Goodbye${comma(name)}, and thank you for your visit.`,
      ],
    },
    warm: {
      introduce: (company) => `Hello, and a very warm welcome to ${company}!`,
      neutral: ['Lovely, thank you!', 'Great, thanks for telling me!', 'Wonderful, thank you!'],
      needHeard: [
        'Thank you for telling me, that helps a lot!',
        'I see, thank you so much for explaining!',
        'Right, I understand much better now!',
      ],
      heard: {
        name: (name) => [`Lovely to meet you, ${name}!`, `Thank you so much, ${name}!`],
        several: ['Wonderful, that’s a great help!', 'Thank you so much for all of that!'],
      },
      declined: ['No problem at all!', 'Of course, that’s absolutely fine!', 'No worries at all!'],
      thanks: 'With great pleasure!',
      goodbye: (name) => [
        `Thank you so much for your visit${comma(name)}, and see you very soon!`,
        `Goodbye${comma(name)}, take good care!`,
      ],
    },
  },
  fr: {
    standard: {},
    brief: {},
    formal: {
      introduce: (company) => fr`Bonjour, et bienvenue chez ${company}.`,
      neutral: [fr`Je vous remercie.`, fr`Très bien.`, fr`Entendu.`],
      heard: {
        name: (name) => [fr`Je vous remercie, ${name}.`, fr`Enchanté, ${name}.`],
        email: [
          fr`Je vous remercie, l’équipe peut vous écrire à cette adresse.`,
          fr`Je vous remercie pour cette adresse.`,
        ],
      },
      withdrawn: [fr`Bien entendu, je n’en tiens plus compte.`, fr`C’est retiré.`],
      declined: [
        fr`Bien entendu, nous pouvons nous en passer.`,
        fr`Je comprends parfaitement.`,
        fr`Cela peut tout à fait attendre.`,
      ],
      notFollowed: [
        fr`Veuillez m’excuser, je ne suis pas certain de vous suivre.`,
        fr`Veuillez m’excuser, je n’ai pas bien compris.`,
      ],
      thanks: fr`Je vous en prie.`,
      handOff: (name) =>
        fr`Bien entendu${comma(name)}, je préviens l’équipe : un collègue prendra le relais dès que possible.`,
      takeTime: fr`Bien entendu, prenez votre temps : cette conversation reste ouverte.`,
      goodbye: (name) => [
        fr`Je vous remercie de votre visite${comma(name)}.`,
        fr`Au revoir${comma(name)}, et merci de votre visite.`,
      ],
    },
    warm: {
      introduce: (company) => fr`Un grand bonjour, et bienvenue chez ${company} !`,
      neutral: [fr`Super, merci !`, fr`Parfait, merci beaucoup !`, fr`Très bien, merci !`],
      needHeard: [
        fr`Merci beaucoup, je comprends mieux !`,
        fr`Je vois, merci pour toutes ces précisions !`,
        fr`D’accord, c’est très clair maintenant !`,
      ],
      heard: {
        name: (name) => [fr`Ravi de faire connaissance, ${name} !`, fr`Merci beaucoup, ${name} !`],
        several: [fr`Super, voilà qui aide beaucoup !`, fr`Merci beaucoup pour tout cela !`],
      },
      declined: [
        fr`Aucun souci du tout !`,
        fr`Je comprends tout à fait !`,
        fr`Pas d’inquiétude, vraiment !`,
      ],
      thanks: fr`Avec grand plaisir !`,
    },
  },
}

/** Instead of what speaks of projects, consultants and technologies, for a company of any trade. */
export const neutral: Record<Locale, Overlay> = {
  en: {
    order: 'That is something I cannot do, but I’m glad to help with anything about us.',
    chat: [
      'I’m mostly here to answer for the team, but thank you for telling me.',
      'Good to hear from you; if there is anything you need, I’m here.',
      'All right, thank you!',
    ],
    answers: {
      duration: () => `How long it takes varies; ${toTeam.en}.`,
      references: () => `For references, ${toTeam.en}.`,
      tools: () => `On that point, ${toTeam.en}.`,
      capability: () => `My colleagues know best; ${toTeam.en} on this point.`,
    },
    who: {
      customer: 'I’m sorry about this problem: I’m letting a colleague know right away.',
    },
    whoAgain: {
      customer: [
        'I understand; that’s in our conversation for my colleague.',
        'Thank you, that helps to understand the problem.',
        'I see, thank you.',
      ],
    },
    questions: {
      need: {
        first: ['What can we do for you?', 'What brings you here today?'],
        again: 'And what is it about?',
      },
      horizon: {
        first: ['When would you like it?', 'Do you have a date in mind, even a rough one?'],
        again: 'And when would it be: days, or rather weeks?',
      },
    },
  },
  fr: {
    order: fr`Cela, je ne peux pas le faire, mais je vous réponds volontiers sur ce qui nous concerne.`,
    chat: [
      fr`Je suis surtout là pour répondre au nom de l’équipe, mais merci de me le dire.`,
      fr`C’est gentil de partager cela ; s’il vous faut quelque chose, je suis là.`,
      fr`Bien !`,
    ],
    answers: {
      duration: () => fr`La durée dépend de chaque cas ; ${toTeam.fr}.`,
      references: () => fr`Pour les références, ${toTeam.fr}.`,
      tools: () => fr`Sur ce point, ${toTeam.fr}.`,
      capability: () => fr`Mes collègues sont les mieux placés ; ${toTeam.fr} sur ce point.`,
    },
    who: {
      customer: fr`Je suis désolé pour ce problème : je préviens tout de suite un collègue.`,
    },
    whoAgain: {
      customer: [
        fr`Je comprends, c’est dans notre échange pour mon collègue.`,
        fr`Merci, c’est utile pour comprendre le problème.`,
        fr`Bien compris.`,
      ],
    },
    questions: {
      need: {
        first: [fr`Que pouvons-nous faire pour vous ?`, fr`Qu’est-ce qui vous amène aujourd’hui ?`],
        again: fr`Et de quoi s’agit-il ?`,
      },
      horizon: {
        first: [
          fr`Pour quand le souhaitez-vous ?`,
          fr`Avez-vous une date en tête, même approximative ?`,
        ],
        again: fr`Et pour quand serait-ce : plutôt des jours ou des semaines ?`,
      },
    },
  },
}

/** Where no person is offered: what would say that one can take over. */
export const alone: Record<Locale, Overlay> = {
  en: {
    anger: [
      'I’m sorry, I understand that this is annoying.',
      'Sorry, I understand your frustration.',
    ],
    answers: {
      robot: () => 'I’m an AI assistant.',
      person: () => `Here you are talking to an AI assistant; ${toTeam.en}.`,
    },
  },
  fr: {
    anger: [fr`Je suis désolé, je comprends que ce soit agaçant.`, fr`Pardon, c’est pénible.`],
    answers: {
      robot: () => fr`Je suis un assistant IA.`,
      person: () =>
        fr`Ici, c’est un assistant IA qui répond ; je pose la question à l’équipe, qui répondra ici.`,
    },
  },
}
