import type { FactField } from '@oka/contract/fact'

import { fr, ofName } from '../offline/typography.ts'
import type { ReportWords } from './report-words.ts'
import { upperFirst } from '../offline/pick-wording.ts'

const inferred: Partial<Record<FactField, (value: string) => string>> = {
  size: (value) => fr`Nous supposons que votre organisation compte ${value}.`,
  company: (value) => fr`Nous supposons que la demande est faite pour ${value}.`,
}

export function frenchWords(isDigital: boolean): ReportWords {
  const project = isDigital ? 'projet' : 'demande'
  const theProject = isDigital ? 'le projet' : 'la demande'
  const thisProject = isDigital ? 'ce projet' : 'cette demande'
  return {
    met: ({ date, client, project: what }) =>
      fr`Vous nous avez écrit le ${date}${client ? `, pour ${client}` : ''}${what ? `, au sujet ${ofName(what)}` : ''}.`,
    size: (people) => fr`Votre organisation compte ${people}.`,
    remarks: {
      state: [
        (quote) => fr`Vous décrivez ainsi la situation : « ${quote} ».`,
        (quote) => fr`Vous précisez : « ${quote} ».`,
      ],
      trouble: [
        (quote) => fr`La difficulté que vous signalez : « ${quote} ».`,
        (quote) => fr`À quoi s’ajoute ceci : « ${quote} ».`,
      ],
      reason: [
        (quote) => fr`Vous en donnez la raison : « ${quote} ».`,
        (quote) => fr`Vous ajoutez : « ${quote} ».`,
      ],
    },
    inWords: (quote) => fr`« ${quote} »`,
    described: ({ project: name, quote }) =>
      fr`${upperFirst(name)}, que vous décrivez ainsi : « ${quote} »`,
    soonest: 'Dès que possible',
    corrected: (value) => fr`Corrigé au cours de l’échange ; nous retenons : ${value}`,
    about: (value) => `environ ${value}`,
    most: (value) => `${value} au plus`,
    authority: {
      decides: 'La décision vous appartient',
      shares: 'La décision se prend à plusieurs, avec vous',
      other: 'La décision finale revient à d’autres que vous',
    },
    fit: (fits) => fr`Prévue pour ce cas : ${fits}`,
    noService: (missing) =>
      missing === null
        ? fr`Nous ne chiffrons pas encore de solution : le périmètre exact et les contraintes sont à préciser avec vous lors de notre premier entretien.`
        : fr`Nous ne chiffrons pas encore de solution : il nous manque pour cela ${missing}. Nous le préciserons avec vous lors de notre premier entretien.`,
    incident: fr`Vous signalez un incident : la priorité est de rétablir le service. Nous ne vous proposons donc ici aucun projet ; la suite dépendra de la cause qui aura été trouvée.`,
    missing: {
      need: 'le résultat attendu',
      horizon: 'l’échéance',
      budget: 'l’enveloppe envisagée',
    },
    steps: {
      check: 'Relire ce compte rendu et nous signaler ce qui serait inexact',
      onReceipt: 'À réception',
      call: (isOpen) =>
        isOpen
          ? 'Échanger trente minutes pour confirmer ce qui précède et lever les questions ouvertes'
          : 'Échanger trente minutes pour confirmer ce qui précède',
      byLink: 'À la date de votre choix, par le lien de rendez-vous',
      toAgree: 'À convenir avec vous',
      answer: 'Répondre à vos questions restées ouvertes',
      beforeCall: 'Avant l’entretien',
      involve: {
        shares: 'Associer à l’entretien les personnes qui décident avec vous',
        other: 'Associer à l’entretien celles et ceux qui prennent la décision',
      },
      duringCall: 'Pour l’entretien',
      beforeContact: 'D’ici à ce contact',
      proposal: fr`Vous remettre une proposition écrite : périmètre, calendrier et prix`,
      afterCall: 'Après l’entretien',
      contact: 'Vous répondre personnellement',
      restore: 'Vous contacter pour qualifier l’incident et rétablir le service',
      soonest: 'Dès que possible',
      describe: 'Rassembler les messages d’erreur et l’heure du premier incident',
    },
    you: 'Vous',
    team: (company) => fr`L’équipe ${company}`,
    yourQuestion: (quote) =>
      fr`Vous nous avez demandé : « ${quote} ». Nous vous devons la réponse.`,
    questions: {
      need: fr`Quel résultat attendez-vous, et à quoi verrez-vous qu’il est atteint ?`,
      horizon: fr`Pour quand ${theProject} doit-${isDigital ? 'il' : 'elle'} aboutir, et qu’est-ce qui fixe cette date ?`,
      budget: fr`Quelle enveloppe envisagez-vous pour ${thisProject} ?`,
      authority: fr`Qui, de votre côté, prendra la décision ?`,
      company: fr`Pour quelle entreprise faites-vous cette demande ?`,
    },
    tensions: {
      price: fr`L’enveloppe que vous indiquez est inférieure au premier prix de ce que nous proposons : que faut-il réaliser d’abord ?`,
      time: fr`L’échéance que vous indiquez est plus proche que la durée de ce que nous proposons : que faut-il pouvoir utiliser à cette date ?`,
    },
    incidentQuestions: [
      fr`Depuis quand le problème se produit-il ?`,
      fr`Qui est touché, et que ne peut-on plus faire ?`,
      fr`Qu’est-ce qui a changé juste avant ?`,
    ],
    assumptions: {
      year: ({ quote, date }) => fr`Nous lisons « ${quote} » comme une échéance au ${date}.`,
      currency: (currency) => fr`Nous supposons que le budget est exprimé en ${currency}.`,
      net: fr`Nous supposons que le budget s’entend hors taxes et pour l’ensemble ${isDigital ? 'du' : 'de la'} ${project}.`,
      authority: {
        decides: fr`Nous supposons que la décision vous appartient.`,
        shares: fr`Nous supposons que vous décidez avec d’autres personnes.`,
        other: fr`Nous supposons que la décision revient à d’autres que vous.`,
      },
      inferred: ({ field, value }) =>
        inferred[field]?.(value) ?? fr`Nous supposons ce point, à confirmer : ${value}.`,
    },
    and: 'et',
  }
}
