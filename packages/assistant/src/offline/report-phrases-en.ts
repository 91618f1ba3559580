import type { ReportPhrases } from './report-phrases.ts'

export const englishReport: ReportPhrases = {
  cite: (quote) => ` (“${quote}”)`,
  met: ({ date, company }) =>
    `You talked with ${company} on ${date}, through our website. This document sums up what we understood and what we suggest next.`,
  represented: ({ name, client }) => {
    if (name && client) return `Request made by ${name}, for ${client}.`
    return name ? `Request made by ${name}.` : `Request made for ${client ?? ''}.`
  },
  need: ({ quote, isFirst }) =>
    isFirst ? `Your need, in your own words: “${quote}”.` : `You added: “${quote}”.`,
  needUnknown:
    'The need remains to be put into words together; the first meeting will be about that.',
  remark: (quote) => `About your situation, you told us: “${quote}”.`,
  budget: (amount, cited) => `Budget in mind: ${amount}${cited}.`,
  horizon: (span, cited) => `Desired date: ${span}${cited}.`,
  soonest: (cited) => `You would like to move ahead without delay${cited}.`,
  authority: {
    decides: (cited) => `The decision is yours${cited}.`,
    shares: (cited) => `The decision is made by several people${cited}.`,
    other: (cited) => `The final decision belongs to someone else${cited}.`,
  },
  advice: {
    shop: [
      'Start with the purchase itself: catalogue, payment and delivery come before any visual design.',
      'Connect the shop to stock and accounting from the first version, so that nothing is typed twice.',
    ],
    app: [
      'Validate the use with a clickable mock-up and a few users before the first line of code.',
      'Deliver a first version reduced to the essential, then extend it from what users report.',
    ],
    training: [
      'Assess the participants with a short questionnaire, then build the programme on your own cases.',
      'Plan a follow-up session a few weeks later so that habits take hold.',
    ],
    ai: [
      'Choose a single, measurable use case and prove its value in a trial of a few weeks.',
      'Check data quality and the legal frame (GDPR, EU AI Act) from the outset.',
    ],
    automation: [
      'Map the repetitive tasks and the time they take, and start with the most expensive one.',
      'Automate step by step, keeping a human check wherever a mistake would have consequences.',
    ],
    crm: [
      'Define the stages of your customer relationship before choosing the tool, not the other way round.',
      'Plan for moving and cleaning your data: that is often half of the success.',
    ],
    erp: [
      'Describe your current flows (order, stock, invoice) in one or two workshops, to tell the essential from the desirable.',
      'Compare a product on the market and a bespoke development on their full cost over three years.',
    ],
    security: [
      'Begin with a review of backups, access and updates, and make the urgent corrections first.',
      'Train the teams, and test restoring the backups at least once.',
    ],
    data: [
      'List the data sources and agree on the definition of five key figures.',
      'Build a first dashboard that serves one team, then extend it to the others.',
    ],
    cloud: [
      'Take stock of the applications and their dependencies before planning any move.',
      'Migrate in batches, each with a way back that was prepared and tested.',
    ],
    visibility: [
      'Measure the present state (traffic, rankings, conversions) to set a realistic target in figures.',
      'Concentrate on the two channels that reach your customers best.',
    ],
    website: [
      'Start from your visitors: who comes, what for, and what you would like them to do.',
      'Settle structure and content early; they are what takes time.',
    ],
    software: [
      'Write a short specification centred on use, and rank the features by priority.',
      'Move in versions of a few weeks, each usable and shown to your teams.',
    ],
    advice: [
      'Carry out a short diagnosis: interviews, a review of what exists, then a costed roadmap.',
      'Pick two or three quick wins that pay for what follows.',
    ],
    general: [
      'Hold a scoping workshop to settle the need, the users and what success looks like.',
      'Cut the project into short stages, each with a visible result.',
    ],
  },
  shortTime:
    'As your date is close, we advise a tight first version that goes live on time and is completed afterwards.',
  openBudget: 'Before any commitment, compare two or three costed scenarios to situate the budget.',
  stagedBudget: (amount) =>
    `To stay within ${amount}, split the project into a firm core and options.`,
  involve: {
    shares:
      'Involve those who decide with you from the scoping stage, to avoid going back and forth.',
    other:
      'Bring the person who decides into the next conversation; we can prepare a summary note for them.',
  },
  call: (company) =>
    `A thirty-minute call with a consultant of ${company}, to validate this summary.`,
  reach: (contact) => `We will use the contact details you left: ${contact}.`,
  proposal: (company) =>
    `After that call, ${company} will hand you a costed proposal with a schedule.`,
  clarify: (fields) => `To be settled together: ${fields}.`,
  fields: {
    name: 'your name',
    email: 'your e-mail address',
    company: 'your company',
    phone: 'your phone number',
    need: 'your need',
    budget: 'the budget',
    horizon: 'the date',
    size: 'how many people it is for',
    intent: 'your request',
    authority: 'who decides',
  },
  and: 'and',
}
