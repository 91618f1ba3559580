/** What stands above the operations; Markdown. */
export const introduction = `
From a conversation to a qualified lead.

**Staff** sign in by \`POST /auth/login\` and send the \`accessToken\` as \`Authorization: Bearer …\`; when it
has expired, \`POST /auth/refresh\` trades the refresh cookie for another. **Visitors** begin by
\`POST /chat/start\` and send the \`visitorToken\` the same way. Enter either under *Authorize* to try things
out here.

Names are in camelCase, times are ISO 8601 in UTC, leads and members of the team are numbered, and all else
has a UUID. Bodies are \`application/json\`, at most 128 KiB.

What is no request at all is refused before it reaches an operation, and the connection ends: 431
\`headers_too_large\` (16 KiB), 408 \`request_timeout\` (15 s), 400 \`bad_request\`. An address that cannot be decoded
is a 404. Answers to one caller are counted, in calls and in bytes: whoever asks for more at once than a browser
would, or does not read what was asked for, gets a 429 or is cut off.

Whatever goes well answers 200. A refusal is \`{ error, code }\`: a sentence for developers and a name for
programs. Each operation lists its own. Anything else, such as a 500 with the code \`internal_error\`, is a
fault of ours; tell us its \`X-Request-Id\`.

An \`Origin\` that is present must be one of ours: the address of the API, that of the admin app, and the sites
that may embed the chat. Programs send none.

What happens live, and all else that the admin app does, is tRPC at \`/trpc\`, over HTTP and WebSocket.
`.trim()

export const tags = [
  { name: 'Auth', description: 'Signing in and out.' },
  { name: 'Chat', description: 'What a visitor does, and what was said.' },
  { name: 'Leads', description: 'Who is interested, in what, and how good a fit it is.' },
  { name: 'Knowledge', description: 'What the company tells its visitors.' },
  { name: 'Reports', description: 'What came of a conversation, as a document.' },
  { name: 'Mails', description: 'The outbox.' },
  { name: 'Analytics', description: 'Counts and averages.' },
  { name: 'Team', description: 'Who works here.' },
]
