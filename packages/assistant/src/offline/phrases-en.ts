import type { Phrases } from './phrases.ts'

function comma(name: string | null): string {
  return name ? `, ${name}` : ''
}

export const english: Phrases = {
  introduce: (company) => `Hello and welcome to ${company}.`,
  resume: 'I’m picking up where my colleague left off.',
  hello: 'Hello!',
  welcome: (name) => `Nice to meet you, ${name}.`,
  needHeard: [
    'Thank you, I see what you need.',
    'Understood, that’s clear.',
    'Right, I get the picture.',
  ],
  topicHeard: (topic) => [
    `Thank you, that’s clear: ${topic}.`,
    `I see, so this is about ${topic}.`,
    `Understood, I’ve noted ${topic}.`,
  ],
  noted: (items, name) => [
    `Noted: ${items}.`,
    `Thank you${comma(name)}, that’s noted: ${items}.`,
    `Perfect, I’ve got that: ${items}.`,
  ],
  corrected: (items) => `I’ve corrected that: ${items}.`,
  authority: {
    decides: ['Very well, the decision is in your hands.', 'So the decision is in your hands.'],
    shares: ['I see, you’ll decide together.', 'So you’ll decide together.'],
    other: ['I see, someone else has the final say.', 'So someone else has the final say.'],
  },
  declined: [
    'No problem, we can do without it.',
    'That’s perfectly fine.',
    'No worries, that can wait.',
  ],
  neutral: ['All right.', 'Very well.', 'Understood.'],
  undecided: 'No worries, we can think it through together.',
  incompleteEmail: 'I think a bit of that address is missing.',
  about: ({ name, description }) => `Here is ${name} in a sentence: “${description}”`,
  answers: {
    instruction: 'I can’t help with that kind of request, but I’m glad to help with your project.',
    insult: 'I understand this is annoying; I’m doing my best, and a colleague can answer you too.',
    robot: 'I am indeed an AI assistant; a human colleague can take over whenever you like.',
    price:
      'The price depends on the work involved; a colleague will send you a clear estimate, with no obligation.',
    quote: 'Of course, a colleague will prepare an estimate from our conversation.',
    duration: 'It depends on the scope; a colleague will suggest a realistic schedule.',
    privacy: 'Your answers are only used to handle your request, and we erase them if you ask.',
    why: 'It helps me find the right person for you; nothing is mandatory.',
    repeated: 'Sorry, I missed that.',
    wellbeing: 'Very well, thank you!',
    place: 'I don’t have that at hand; a colleague will tell you.',
    capability:
      'I’d rather let one of our consultants answer precisely: I’m passing your question on.',
    offTopic: 'I’m not much help with that; I’m here to talk about your project.',
    question: 'Good question, I’ll note it so that a colleague can answer precisely.',
    thanks: 'You’re welcome!',
    gibberish: 'I’m afraid I didn’t quite understand your message.',
  },
  handOff: (name) =>
    `Of course${comma(name)}, I’m telling the team: a colleague will take over as soon as possible.`,
  questions: {
    need: {
      first: ['What would you like to set up or improve?', 'What project brings you here today?'],
      again: 'In a sentence, what would you like to achieve?',
    },
    company: {
      first: ['Which company or organisation is this for?', 'What company are you with?'],
      again: 'What is the name of your company?',
    },
    horizon: {
      first: [
        'When would you like this to be in place?',
        'Do you have a deadline in mind, even a rough one?',
      ],
      again: 'What timeframe do you see: a few weeks, a few months, later?',
    },
    budget: {
      first: [
        'Do you have a budget in mind, even a rough one?',
        'Roughly what budget are you thinking of?',
      ],
      again: 'Is there a budget range, even a wide one?',
    },
    authority: {
      first: [
        'Who will make the decision on your side: you, or others with you?',
        'Do you decide on this yourself, or together with others?',
      ],
      again: 'Is the final decision yours?',
    },
    name: {
      first: ['May I have your name?', 'Who do I have the pleasure of talking to?'],
      again: 'What name shall I give to the colleague who will answer you?',
    },
    email: {
      first: [
        'What e-mail address may we send the summary to?',
        'What is your e-mail address, so that we can get back to you?',
      ],
      again: 'Which e-mail address may I note?',
    },
    phone: {
      first: [
        'A phone number, if you’d rather be called? It’s optional.',
        'Would you like to add a phone number? It’s optional.',
      ],
      again: 'Which phone number may I note?',
    },
  },
  contactQuestion: 'Which e-mail address or phone number can they reach you at?',
  leaving: 'Before you go, what e-mail address can we answer you at?',
  recap: ({ name, items }) => `Thank you${comma(name)}, let me sum up: ${items}.`,
  recapMark: /let me sum up/,
  next: (company, email) =>
    email
      ? `A colleague from ${company} will be in touch shortly, and the summary will reach you by e-mail.`
      : `A colleague from ${company} will follow up right here.`,
  anythingElse: 'Is there anything else I should pass on?',
  added: [
    'I’ve added that to your file.',
    'I’m passing it on to my colleague.',
    'Very well, it has all been passed on.',
  ],
  goodbye: (name) => [
    `Thank you for stopping by${comma(name)}, goodbye!`,
    `Goodbye${comma(name)}, and all the best!`,
  ],
  forCompany: (company) => `for ${company}`,
  budgetOf: (amount) => `a budget of ${amount}`,
}
