export const auth = {
  title: 'Sign in',
  lead: 'Conversations, leads and reports of your team.',
  email: 'E-mail',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  submit: 'Sign in',
  emailWrong: 'Enter an e-mail address, such as lea@example.com.',
  passwordMissing: 'Enter your password.',
  ended: 'Your session has ended. Sign in again to go on.',
} as const
