import type { Phrases } from './phrases.ts'
import { comma } from './typography.ts'

const toTeam = 'I’m asking the team, who will answer you here'

const next: Phrases['next'] = (company, isReachable) =>
  isReachable
    ? `A colleague from ${company} will read our conversation and be in touch. If anything else comes to mind, just write it here.`
    : `The team of ${company} can read our conversation and answer right here. If anything else comes to mind, just write it here.`

export const english: Phrases = {
  introduce: (company) => `Hello and welcome to ${company}!`,
  resume: 'I’m picking up where my colleague left off.',
  needHeard: [
    'Thanks, I have a better picture of what you need.',
    'I see, that makes the situation clear.',
    'Right, thanks for explaining.',
  ],
  topicHeard: (topic) => [
    `I see, ${topic}.`,
    `Right, ${topic} for you.`,
    `So it’s ${topic} you are after.`,
  ],
  wishHeard: (words) => [`Right: ${words}.`, `I see: ${words}.`, `All right: ${words}.`],
  heard: {
    name: (name) => [`Nice to meet you, ${name}.`, `Thank you, ${name}.`],
    company: (company) => [`${company}, thank you.`, `Thanks, so that’s ${company}.`],
    horizon: (opening, words) => [
      `${opening}, understood, thank you.`,
      `Understood, ${words}, thank you.`,
    ],
    budget: (opening, words) => [
      `${opening}, that’s a good guide to have.`,
      `Thank you, ${words} is useful to know.`,
    ],
    email: ['Thank you, the team can write to you there.', 'Lovely, thanks for the address.'],
    phone: [
      'Thank you, that number is with your request, so the team can reach you there.',
      'Great, that number goes with our conversation.',
    ],
    several: ['Thank you, that’s nice and precise.', 'Thanks for all of that.'],
  },
  authority: {
    decides: ['Good, so it’s up to you.'],
    shares: ['I see, a decision you take together.'],
    other: ['I see, somebody else has the final say.'],
  },
  corrected: (items) => `I’ve corrected that: ${items}.`,
  withdrawn: ['No problem, I’ll leave that out.', 'That’s taken out.'],
  declined: [
    'No problem, we can do without.',
    'I understand, that’s fine.',
    'No worries, that can wait.',
  ],
  neutral: ['All right, thank you.', 'Very well.', 'I see, thank you.'],
  undecided: 'That’s fine, we can work it out together.',
  notFollowed: ['Sorry, I’m not sure I follow.', 'Sorry, I didn’t quite understand that.'],
  incompleteEmail: 'I think a piece of that e-mail address is missing.',
  mistypedEmail: (typed, meant) =>
    `Just to check the address: you wrote ${typed}, did you mean ${meant}?`,
  order: 'That is something I cannot do, but I’m glad to help with what we offer.',
  anger: [
    'I’m sorry, I understand that this is annoying; somebody from the team can take over.',
    'Sorry, I understand your frustration.',
  ],
  thanks: 'You’re welcome!',
  chat: [
    'I’m mostly here to talk about what we do, but thank you for telling me.',
    'Good to hear from you; if a project comes to mind, I’m here.',
    'All right, thank you!',
  ],
  quoted: (quote) => [
    `I can answer that one: “${quote}”`,
    `Here’s what we say about that: “${quote}”`,
    `On that, we say: “${quote}”`,
  ],
  quotedAsOf: (day, quote) => `As of ${day}: “${quote}”`,
  quotedAbroad: (quote) => `I only have this in French: “${quote}”`,
  answers: {
    robot: () => 'I’m an AI assistant; a human colleague can take over whenever you like.',
    instruction: () => 'That is something I cannot do.',
    privacy: () =>
      'Your data is only used to deal with your request, and we erase it if you ask us to.',
    repeated: () => 'Sorry, that had slipped past me.',
    callTime: () =>
      'I don’t know the team’s diary. If you would like a call, tell me what day and time suit you.',
    next: ({ name, isReachable }) => next(name, isReachable),
    hiring: () => `I don’t have the list of open jobs; ${toTeam} about hiring.`,
    interview: () =>
      'Of course, your questions are welcome; I’m asking the team who could answer them.',
    catalogue: () => 'I can’t decide on that; your message stays here for the person in charge.',
    price: () =>
      'The price depends on what has to be done; I’m asking the team for an estimate, with no obligation.',
    duration: () =>
      'How long it takes depends on the scope; I’m asking the team for a realistic schedule.',
    hours: () => `On our opening hours, ${toTeam}.`,
    place: () => `I don’t have our address at hand; ${toTeam}.`,
    references: () => `For references and case studies, ${toTeam}.`,
    tools: ({ name }) => `On the tools and technologies of ${name}, ${toTeam}.`,
    about: ({ name, description }) => `${name} in a sentence: “${description}”`,
    capability: ({ name }) => `That’s what the consultants of ${name} do; ${toTeam} on this point.`,
    why: () => 'It’s to point you to the right person; nothing is compulsory.',
    wellbeing: () => 'Very well, thank you!',
    person: () => 'A colleague can take over whenever you like: just say so.',
    presence: () => 'Yes, I’m here: the AI assistant of the house.',
    offTopic: () => 'I’m not much help there.',
    unknown: () => `I don’t have the answer; ${toTeam}.`,
  },
  whenMark: /what day and time suit you/,
  who: {
    customer: 'I’m sorry about this problem: I’m letting a colleague from support know right away.',
    seller: 'Thank you for your offer. I can’t answer it myself; it stays here for the team.',
    applicant:
      'Thank you for your interest! Hiring is not in my hands; your application stays here for the team.',
    student:
      'Thank you for thinking of us for your studies; I’m asking the team whether somebody can answer you.',
  },
  whoAgain: {
    customer: [
      'I understand; that’s in our conversation for support.',
      'Thank you, that helps to understand the problem.',
      'I see, thank you.',
    ],
    seller: ['I have that, thank you.', 'It’s with your message, thank you.'],
    applicant: ['Thank you, that goes with your application.', 'That’s with your message.'],
    student: ['Thank you, that goes with your request.', 'All right, it’s in your request.'],
  },
  sendsPapers:
    'I can’t take files here; leave a link to your CV instead, and it stays with your application.',
  forbidden: `That is a subject I can’t speak about; ${toTeam}.`,
  personLater: `I can’t put you through to a person here, but ${toTeam}.`,
  asksAgain: 'That one I’d rather ask the team as well; the answer will come here.',
  companyCalled: 'What is your company or organisation called?',
  handOff: (name) =>
    `Of course${comma(name)}, I’m letting the team know: a colleague will take over as soon as possible.`,
  callBack: (time) =>
    time
      ? `Understood, I’m asking a colleague to call you: ${time}.`
      : 'Understood, I’m asking a colleague to call you.',
  contactQuestion: 'Which phone number, or which e-mail address, can they reach you at?',
  eitherForTeam: 'Which e-mail address, or which phone number, can the team answer you at?',
  contactForTeam: 'Which e-mail address can the team answer you at?',
  questions: {
    need: {
      first: ['What would you like to set up or improve?', 'What project brings you here today?'],
      again: 'If you have a project in mind, what is it about?',
    },
    company: {
      first: ['Which company or organisation is it for?', 'What company are you with?'],
      again: 'And what is the name of your company?',
    },
    horizon: {
      first: [
        'When would you like it to be in place?',
        'Do you have a date in mind, even a rough one?',
      ],
      again: 'And when would it have to be ready: weeks, or rather months?',
    },
    budget: {
      first: [
        'Do you have a budget in mind, even a rough one?',
        'Roughly what budget are you thinking of?',
      ],
      again: 'And as for the budget, would you have a range, however wide?',
    },
    authority: {
      first: [
        'Who will make the decision on your side?',
        'Is the decision yours, or one you take with others?',
      ],
      again: 'And is the final decision yours?',
    },
    size: {
      first: ['How many people is it for?', 'Roughly how many people would it be for?'],
      again: 'And how many people would it be, more or less?',
    },
    name: {
      first: ['May I ask your name?', 'Who do I have the pleasure of talking to?'],
      again: 'And your name, for the team?',
    },
    email: {
      first: [
        'Which e-mail address can we answer you at?',
        'What’s your e-mail address, so that we can get back to you?',
      ],
      again: 'And the e-mail address, could you give it to me once more in full?',
    },
    phone: {
      first: [
        'A phone number, if you’d rather be called? It’s optional.',
        'Would you like to add a phone number? It’s optional.',
      ],
      again: 'Which phone number may I give my colleague?',
    },
  },
  copy: {
    offer: (address) => `Would you like a copy of the summary by e-mail at ${address}?`,
    offerMark: /Would you like a copy of the summary by e-mail at (\S+)\?/,
    choices: ['Yes, send it', 'No, thanks'],
    askAddress: 'Which e-mail address should the copy go to?',
    addressMark: /Which e-mail address should the copy go to\?/,
    willCome: (address, isAutomatic) =>
      isAutomatic
        ? `All right: a copy will be sent to ${address} as soon as it is ready. Should you change your mind, just say so here.`
        : `All right: a copy will be sent to ${address} once the team has looked over it. Should you change your mind, just say so here.`,
    refused: 'No problem, nothing will be sent.',
    // Also where one was sent before.
    withdrawn: 'Understood: nothing more will be sent to you.',
    toTeam: 'I’m passing that on to the team, who will answer you here.',
  },
  recap: ({ name, items }) => `Thank you${comma(name)}, to sum up: ${items}.`,
  recapMark: /to sum up:/,
  next,
  added: ['That’s added to our conversation.', 'Thanks, I’m adding that.'],
  takeTime: 'Of course, take your time: this conversation stays open.',
  goodbye: (name) => [
    `Thank you for your visit${comma(name)}, and see you soon!`,
    `Goodbye${comma(name)}, and all the best!`,
  ],
  inQuotes: (words) => `“${words}”`,
  forCompany: (company) => `for ${company}`,
  budgetOf: (amount) => `a budget of ${amount}`,
}
