import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { fill, press, textbox } from './testing/form.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'
import { visitorIn } from './testing/widget.ts'

test('a law firm sets it up in English by the admin app alone, and a client gets its questions, answers and score', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)

  await page.goto(`${url}/settings`)
  await fill(page, {
    Name: 'Harper Legal',
    'What you do (English)': 'Harper Legal is a law firm in Leeds for employment and family law.',
    Address: '4 Park Row, Leeds LS1 5HD',
  })
  await page.getByRole('button', { name: 'Add a service' }).click()
  await fill(page, {
    'Name (English)': 'First consultation',
    'When it fits (English)': 'Unfair dismissal, redundancy, divorce, child custody',
    'What is in it (English)': 'An hour with a solicitor and a written opinion',
    'How long it takes (English)': 'One hour',
    'Price from': '180',
    Currency: 'GBP',
  })
  await press(page, 'Save')
  await page.getByText('The settings were saved.').waitFor()

  await page.goto(`${url}/settings/assistant`)
  await fill(page, {
    'Greeting (English)': 'Hello, I am the AI assistant of Harper Legal. What has happened?',
    'Suggestions (English)': 'I have been dismissed\nWhat does a first consultation cost?',
  })
  await page.getByRole('checkbox', { name: 'We do digital projects' }).uncheck()
  const question = (name: string) => page.getByRole('group', { name, exact: true })
  for (const name of ['Their company or sector', 'Their budget', 'Who decides']) {
    await question(name).getByRole('checkbox', { name: 'Ask it' }).uncheck()
  }
  await question('By when').getByText('Wording and answers').click()
  await question('By when')
    .getByRole('textbox', { name: 'Wording (English)' })
    .fill('Is there a deadline, such as a hearing?')
  await page.getByRole('button', { name: 'Add a subject' }).click()
  await textbox(page, 'Words it is recognised by').fill('chances\nwill I win')
  await textbox(page, 'What is said (English)').fill(
    'Nobody can say that before a solicitor has read your papers.',
  )
  await press(page, 'Save')
  await page.getByText('The assistant was saved.').waitFor()

  await page.goto(`${url}/settings/scoring`)
  await page.getByRole('button', { name: 'Add a criterion' }).click()
  await page.getByRole('menuitem', { name: 'Choice' }).click()
  await fill(page, {
    'Name, English': 'Legal aid',
    'Question to the visitor, English': 'Do you have legal expenses insurance?',
    'Answer 1, English': 'Yes, insured',
    'Answer 2, English': 'No insurance',
    'Answer 2: percent of the points': '50',
    'Legal aid: points at most': '30',
    'Need: points at most': '40',
    'Budget: points at most': '0',
    'Horizon: points at most': '20',
    'Decision: points at most': '0',
    'Company: points at most': '0',
    'Contact: points at most': '10',
  })
  await page.getByText('The weights make 100 points.').waitFor()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish…' }).click()
  await page.getByText('was published.').waitFor()

  await page.goto(`${url}/knowledge`)
  await page.getByRole('link', { name: 'New article' }).first().click()
  await textbox(page, 'Title').fill('Before you come')
  await textbox(page, 'Text').fill(
    '## Papers\n\nBring your employment contract and the letter of dismissal.\n\n## Interpreters\n\nWe have interpreters for Polish and Urdu.',
  )
  await press(page, 'Save')
  await page.getByText('The article was saved.').waitFor()

  const guest = await open({ viewport: { width: 390, height: 844 } })
  await guest.page.goto(`${url}/demo/en`)
  const visitor = visitorIn(guest.page)
  await visitor.open()
  await visitor.sees('What has happened?')
  await visitor.chat.getByRole('button', { name: 'What does a first consultation cost?' }).click()
  await visitor.sees(/£180/)
  await visitor.say('I was dismissed last week and I want to contest it')
  await visitor.sees('Is there a deadline, such as a hearing?')
  await visitor.say('Yes, by 15 February')
  await visitor.sees(/your name|pleasure of talking to/)
  await visitor.say('Tom Reid')
  await visitor.sees(/e-?mail/i)
  await visitor.say('tom.reid@example.org')
  await visitor.sees(/phone|number/i)
  await visitor.say('no thanks, mail is fine')
  await visitor.sees('Do you have legal expenses insurance?')
  await visitor.chat.getByRole('button', { name: 'Yes, insured' }).click()
  await expect.poll(() => visitor.written()).toContain('Yes, insured')
  await visitor.say('Which papers should I bring?')
  await visitor.sees(/letter of dismissal/)
  await visitor.say('What are my chances?')
  await visitor.sees('Nobody can say that')

  await page.goto(`${url}/leads`)
  await page.getByRole('link', { name: 'Tom Reid' }).click()
  await page.getByText('30 of 30').first().waitFor()
  await expectAccessible(page)
  expect([...complaints, ...guest.complaints]).toEqual([])
})
