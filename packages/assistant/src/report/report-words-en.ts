import type { FactField } from '@oka/contract/fact'

import type { ReportWords } from './report-words.ts'
import { upperFirst } from '../offline/pick-wording.ts'

const inferred: Partial<Record<FactField, (value: string) => string>> = {
  size: (value) => `We assume that your organisation has ${value}.`,
  company: (value) => `We assume that the request is made for ${value}.`,
}

export function englishWords(isDigital: boolean): ReportWords {
  const project = isDigital ? 'project' : 'request'
  return {
    met: ({ date, client, project: what }) =>
      `You wrote to us on ${date}${client ? ` on behalf of ${client}` : ''}${what ? ` about ${what}` : ''}.`,
    size: (people) => `Your organisation has ${people}.`,
    remarks: {
      state: [
        (quote) => `You describe the situation as follows: “${quote}”.`,
        (quote) => `You add: “${quote}”.`,
      ],
      trouble: [
        (quote) => `The difficulty you report: “${quote}”.`,
        (quote) => `To which you add: “${quote}”.`,
      ],
      reason: [
        (quote) => `The reason you give: “${quote}”.`,
        (quote) => `You also say: “${quote}”.`,
      ],
    },
    inWords: (quote) => `“${quote}”`,
    described: ({ project: name, quote }) =>
      `${upperFirst(name)}, which you describe as follows: “${quote}”`,
    soonest: 'As soon as possible',
    corrected: (value) => `Corrected during our conversation; we now note: ${value}`,
    about: (value) => `about ${value}`,
    most: (value) => `${value} at most`,
    authority: {
      decides: 'The decision is yours',
      shares: 'The decision is taken by several people, you among them',
      other: 'The final decision is taken by others',
    },
    fit: (fits) => `Made for this case: ${fits}`,
    noService: (missing) =>
      missing === null
        ? 'We do not price a solution yet: the exact scope and the constraints are to be settled with you in our first call.'
        : `We do not price a solution yet: for that we lack ${missing}. We will settle this with you in our first call.`,
    incident:
      'You report an incident: the priority is to restore the service. We therefore propose no project here; what follows depends on the cause that is found.',
    missing: {
      need: 'the result you expect',
      horizon: 'the date',
      budget: 'the budget you have in mind',
    },
    steps: {
      check: 'Read this report and tell us what is not accurate',
      onReceipt: 'On receipt',
      call: (isOpen) =>
        isOpen
          ? 'Hold a thirty-minute call to confirm the above and settle the open questions'
          : 'Hold a thirty-minute call to confirm the above',
      byLink: 'On a date of your choice, by the booking link',
      toAgree: 'To be agreed with you',
      answer: 'Answer the questions that are still open',
      beforeCall: 'Before the call',
      involve: {
        shares: 'Invite to the call those who decide with you',
        other: 'Invite to the call those who take the decision',
      },
      duringCall: 'For the call',
      beforeContact: 'Until then',
      proposal: 'Send you a written proposal: scope, schedule and price',
      afterCall: 'After the call',
      contact: 'Answer you in person',
      restore: 'Contact you to assess the incident and restore the service',
      soonest: 'As soon as possible',
      describe: 'Collect the error messages and the time of the first occurrence',
    },
    you: 'You',
    team: (company) => `The ${company} team`,
    yourQuestion: (quote) => `You asked us: “${quote}”. We owe you the answer.`,
    questions: {
      need: 'Which result do you expect, and how will you see that it is reached?',
      horizon: `By when does the ${project} have to be completed, and what sets that date?`,
      budget: `Which budget do you have in mind for this ${project}?`,
      authority: 'Who will take the decision on your side?',
      company: 'For which company do you make this request?',
    },
    tensions: {
      price:
        'The budget you name is below the first price of what we propose: what has to come first?',
      time: 'The date you name is nearer than what we propose takes: what do you need to have in use by then?',
    },
    incidentQuestions: [
      'Since when does the problem occur?',
      'Who is affected, and what can no longer be done?',
      'What changed just before?',
    ],
    assumptions: {
      year: ({ quote, date }) => `We read “${quote}” as a deadline of ${date}.`,
      currency: (currency) => `We assume that the budget is in ${currency}.`,
      net: `We assume that the budget excludes taxes and covers the whole ${project}.`,
      authority: {
        decides: 'We assume that the decision is yours.',
        shares: 'We assume that you decide with others.',
        other: 'We assume that others take the decision.',
      },
      inferred: ({ field, value }) =>
        inferred[field]?.(value) ?? `We assume this, to be confirmed: ${value}.`,
    },
    and: 'and',
  }
}
