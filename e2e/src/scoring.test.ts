import { defaultRubric, type Rubric } from '@oka/contract/rubric'
import { sql } from '@oka/db/client'
import { describe, expect, test as plain } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { call } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage, type Stage } from './testing/stage.ts'
import { test } from './testing/stage-test.ts'

const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' }

/** Leads with a need, and half of them with a budget, scored by the product's own rubric. */
async function addLeads(db: Stage['db'], count: number): Promise<void> {
  await db.execute(sql`
    with added as (
      insert into leads (name, company, fit_score, score_due)
      select 'Person ' || n, 'Company ' || n, case when n % 2 = 0 then 35 else 21 end, 'infinity'
      from generate_series(1, ${count}::integer) n returning id, fit_score
    ), needs as (
      insert into facts (id, lead_id, field, value, by)
      select gen_random_uuid(), id, 'need', 'a portal', 'staff' from added
    )
    insert into facts (id, lead_id, field, value, by)
    select gen_random_uuid(), id, 'budget', '15000 EUR', 'staff' from added where fit_score = 35`)
}

test('a rubric is drafted beside what it would change, published, followed, and restored', async ({
  stage: { url, db, open },
}) => {
  await addLeads(db, 40)
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/settings`)
  await page.getByRole('link', { name: 'Scoring' }).click()
  await page.getByText('Leads are scored by version 1.').waitFor()
  await page.getByText('this version is in use').waitFor()
  await expectAccessible(page)

  // Weights that do not make 100 are told at once, and not published.
  const need = page.getByRole('textbox', { name: 'Need: points at most' })
  const budget = page.getByRole('textbox', { name: 'Budget: points at most' })
  await need.fill('51')
  await page.getByText('The weights make 130 of 100 points: 30 too many.').waitFor()
  // Said of several fields, so that none of them is wrong by itself: what says it has the focus.
  await page.getByRole('button', { name: 'Publish…' }).click()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toContain('30 too many')
  await page.getByText('Put right what is marked').waitFor()
  await need.fill('many')
  await page.getByText('A whole number from 0 to 100.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save draft' }).click()
  expect(await need.evaluate((element) => element === document.activeElement)).toBe(true)
  await need.fill('51')
  await budget.fill('4')
  await page.getByText('The weights make 100 points.').waitFor()

  const preview = page.getByRole('region', { name: 'What would change' })
  await preview.getByText('All 40 leads were looked at.').waitFor()
  const movers = preview.getByRole('list', { name: 'Who moves most' })
  await movers.getByRole('listitem').first().getByText('21 → 51', { exact: true }).waitFor()
  await movers.getByText('Need 21 → 51').first().waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('The draft was saved.').waitFor()
  await page.reload()
  await page.getByText('You see the draft of the next one').waitFor()
  expect(await need.inputValue()).toBe('51')

  // By the keyboard alone.
  await page.getByRole('button', { name: 'Publish…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Publish version 2 of the scoring?' })
  await dialog.waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Publish…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Leads are scored by version 2.').waitFor()
  await page.getByText('Version 2: 40 leads were scored, 40 changed.').waitFor()
  const versions = page.getByRole('list', { name: 'Versions' })
  await versions.getByText('Version 2').waitFor()

  await page.goto(`${url}/leads`)
  await page.getByRole('link', { name: 'Person 40' }).click()
  await page.getByText('History of the score').click()
  const history = page.getByRole('list', { name: 'History of the score' })
  await history.getByText('35 → 53', { exact: true }).waitFor()
  await history.getByText('Version 2 of the scoring was published').waitFor()
  await expectAccessible(page)

  await page.goto(`${url}/settings/scoring`)
  await versions.getByRole('button', { name: 'Restore version 1 as the draft' }).click()
  await page.getByText('Version 1 is the draft now.').waitFor()
  expect(await need.inputValue()).toBe('21')
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByText('The draft was discarded.').waitFor()
  expect(await need.inputValue()).toBe('51')
  expect(complaints).toEqual([])
})

test('a criterion of the company’s own is made, entered on a lead, scored, and not left out by accident', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/settings/scoring`)
  await page.getByRole('button', { name: 'Add a criterion' }).click()
  await page.getByRole('menuitem', { name: 'Choice' }).click()
  await page.getByRole('textbox', { name: 'Name, English' }).fill('Sector')
  await page.getByRole('textbox', { name: 'Question to the visitor, English' }).fill('Which one?')
  await page.getByRole('textbox', { name: 'Answer 1, English' }).fill('Health')
  await page.getByRole('textbox', { name: 'Answer 2, English' }).fill('Trade')
  await page.getByRole('textbox', { name: 'Answer 2: percent of the points' }).fill('40')
  await page.getByRole('textbox', { name: 'Sector: points at most' }).fill('10')
  await page.getByRole('textbox', { name: 'Company: points at most' }).fill('1')
  await page.getByText('The weights make 100 points.').waitFor()
  await expectAccessible(page)
  const publish = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish…' }).click()
  }
  await publish()
  await page.getByText('was published.').waitFor()

  await page.goto(`${url}/leads`)
  await page.getByRole('link', { name: 'Person 39' }).click()
  await page.getByRole('button', { name: 'Add a fact' }).click()
  await page.getByRole('menuitem', { name: 'Sector' }).click()
  await page.getByRole('combobox', { name: 'Sector' }).selectOption('Health')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Sector: saved.').waitFor()
  await page.getByText('10 of 10').waitFor()
  await page.getByText('History of the score').click()
  await page.getByText('Sector 0 → 10').waitFor()
  await expectAccessible(page)

  await page.goto(`${url}/settings/scoring`)
  await page.getByRole('button', { name: 'Remove the criterion Sector' }).click()
  await page.getByRole('textbox', { name: 'Company: points at most' }).fill('11')
  await page.getByText('The weights make 100 points.').waitFor()
  await publish()
  await page.getByText('Leads have a value for Sector.').waitFor()
  await page.getByRole('button', { name: 'Publish without it' }).click()
  await page.getByText('was published.').waitFor()
  expect(complaints).toEqual([])
})

test('what a colleague changed is shown at once, and what was typed is neither lost nor saved over it', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/settings/scoring`)
  const warm = page.getByRole('textbox', { name: 'Follow up from' })
  await expect.poll(() => warm.inputValue()).not.toBe('')
  const login = await call<{ accessToken: string }>(url, 'POST /api/auth/login', { body: admin })
  const token = login.body.accessToken
  type Read = { lock: string; rubric: Rubric }
  const colleagueSaves = async (mark: number) => {
    const { body: state } = await call<Read>(url, 'GET /api/rubric', { token })
    const { lock, rubric: published } = state
    const rubric = { ...published, thresholds: { ...published.thresholds, warm: mark } }
    const saved = await call(url, 'PUT /api/rubric/draft', { token, body: { rubric, lock } })
    expect(saved.status).toBe(200)
  }

  await colleagueSaves(41)
  await expect.poll(() => warm.inputValue()).toBe('41')
  await page.getByText('You see the draft of the next one').waitFor()

  await warm.fill('42')
  await colleagueSaves(43)
  await page.getByText('A colleague changed the draft meanwhile.').waitFor()
  expect(await warm.inputValue()).toBe('42')
  for (const name of ['Publish…', 'Save draft', 'Restore version 1 as the draft']) {
    expect(await page.getByRole('button', { name }).isDisabled()).toBe(true)
  }
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save mine' }).click()
  await page.getByText('The draft was saved.').waitFor()
  expect(await warm.inputValue()).toBe('42')

  await warm.fill('44')
  await colleagueSaves(45)
  await page.getByRole('button', { name: 'Show theirs' }).click()
  expect(await warm.inputValue()).toBe('45')
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByText('The draft was discarded.').waitFor()
  expect(complaints).toEqual([])
})

test('the page fits a phone, in French', async ({ stage: { url, open } }) => {
  const { page, complaints } = await open(phone)
  await page.goto(`${url}/settings/scoring`)
  await page.getByLabel('Adresse e-mail').or(page.getByLabel('E-mail')).fill(admin.email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(admin.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('heading', { name: 'Notation' }).waitFor()
  await page.getByText('Les poids font 100 points.').waitFor()
  await page.getByRole('list', { name: 'Versions' }).getByText('Version 1').waitFor()
  await expectAccessible(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  expect(complaints).toEqual([])
})

type State = { rescoring: { done: number; total: number; finishedAt: string | null } | null }

describe('a server that is killed while it scores all leads', () => {
  plain('leaves what is done done, and another finishes it', async () => {
    await using stage = await setStage()
    const count = 20_000
    const first = await stage.serve()
    await addLeads(stage.db, count)
    const login = await call<{ accessToken: string }>(first.url, 'POST /api/auth/login', {
      body: admin,
    })
    const token = login.body.accessToken
    const next = {
      ...defaultRubric,
      weights: { ...defaultRubric.weights, need: 51, budget: 4 },
    }
    const saved = await call<{ lock: string }>(first.url, 'PUT /api/rubric/draft', {
      token,
      body: { rubric: next, lock: '1.0.70' },
    })
    const { lock } = saved.body
    await call(first.url, 'POST /api/rubric/publish', { token, body: { lock } })
    const progress = async () => {
      const [row] = await stage.db.execute<{ done: number; over: boolean }>(sql`
          select done, finished_at is not null as over from rescorings`)
      return row ?? { done: 0, over: false }
    }
    await expect.poll(async () => (await progress()).done, { interval: 5 }).toBeGreaterThan(0)
    await first.stop('SIGKILL')
    const { done, over } = await progress()
    expect(over).toBe(false)
    expect(done).toBeLessThan(count)

    const second = await stage.serve()
    const state = async () => {
      const answer = await call<State>(second.url, 'GET /api/rubric', { token })
      return answer.body.rescoring
    }
    await expect.poll(async () => (await state())?.finishedAt, { interval: 500 }).toBeTruthy()
    expect(await state()).toMatchObject({ done: count, total: count })
    const scores = await stage.db.execute<{ score: number; count: number }>(sql`
        select fit_score as score, count(*)::integer as count from leads group by 1 order by 1`)
    expect(scores).toEqual([
      { score: 51, count: count / 2 },
      { score: 53, count: count / 2 },
    ])
    const [changes] = await stage.db.execute<{ count: number }>(sql`
        select count(*)::integer as count from score_changes`)
    expect(changes!.count).toBe(count)
  })
})
