export const notifications = {
  title: 'Notifications',
  count:
    '{count, plural, =0 {Notifications: none is open} one {Notifications: one is open} other {Notifications: # are open}}',
  visitor: 'a visitor',
  kinds: {
    hot_lead: 'Hot lead: {name}, {score} of 100 points',
    person_requested: 'A person is asked for: {name}',
    call_back_requested: 'A call is asked for: {name}',
    visitor_answered: 'An answer by mail or to the report: {name}',
    handed_over: '{from} handed you a conversation: {name}',
    mentioned: '{from} mentioned you in a note: {name}',
    budget_reached:
      '{budget, select, visitor {A visitor has used up their budget of the language model: the offline assistant answers them until midnight} day {Today’s budget of the language model is used up: the offline assistant answers until midnight} other {The total budget of the language model is used up: the offline assistant answers until you raise it}}',
  },
  newMessage: 'New message from {name}',
  desktopTitle: 'OKA: you are needed',
  open: 'Open',
  acknowledge: 'Acknowledge',
  done: 'Done',
  answered: 'Answered',
  empty: 'No notifications',
  emptyText:
    'Hot leads, visitors who ask for a person or a call, and colleagues who need you appear here.',
  sound: 'Play a sound',
  desktop: 'Show desktop notifications',
  desktopTurnOn: 'Turn on desktop notifications',
  desktopDenied:
    'The browser blocks desktop notifications. You can allow them in its settings for this site.',
} as const
