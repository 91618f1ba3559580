import { calibration } from '@oka/contract/calibration'
import {
  defaultRubric,
  discardDraft as discardInput,
  previewRubric as previewInput,
  publishRubric as publishInput,
  restoreVersion as restoreInput,
  rubricPreview,
  rubricState,
  rubricVersions,
  saveDraft as saveInput,
} from '@oka/contract/rubric'

import { adminProcedure, router, viewerProcedure } from '../trpc.ts'
import { previewRubric } from './preview-rubric.ts'
import { publishRubric } from './publish-rubric.ts'
import { readCalibration } from './read-calibration.ts'
import { listVersions, readRubricState } from './read-rubric.ts'
import { discardDraft, restoreVersion, saveDraft } from './save-draft.ts'

const rest = { tags: ['Rubric'], protect: true }
const answer = 'The rubric, its draft, and how far the scoring of all leads is.'

export const rubricRouter = router({
  read: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/rubric',
        summary: 'What scores are given for',
        ...rest,
        description:
          'The version by which leads are scored, the draft of the next one, and how far the scoring of all ' +
          'leads by the last one is. Steps and shares are percent of the weight of their criterion.',
        answer,
      },
    })
    .output(rubricState)
    .query(({ ctx }) => readRubricState(ctx)),

  versions: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/rubric/versions',
        summary: 'The versions of the rubric, newest first',
        ...rest,
        description: 'The latest hundred. Version 1 came with the product.',
        answer: 'The versions, each whole.',
      },
    })
    .output(rubricVersions)
    .query(({ ctx }) => listVersions(ctx)),

  calibration: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/rubric/calibration',
        summary: 'How often leads of each score were won and lost',
        ...rest,
        description:
          'By tenths of the score. From 200 outcomes on also the weights that would have told won from lost ' +
          'leads best, by a logistic regression on the points; they are never applied by themselves.',
        answer: 'The tenths of the score, and the suggestion.',
      },
    })
    .output(calibration)
    .query(({ ctx }) => readCalibration(ctx, ctx.admin)),

  saveDraft: adminProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/rubric/draft',
        summary: 'Save the draft of the rubric',
        ...rest,
        description:
          'It may be unfinished. `lock` is that of the state as it was read; a stale one is refused as ' +
          '`rubric_draft_changed`, with the state as it is in `current`.',
        answer,
        body: { rubric: defaultRubric, lock: '1.0.70' },
        problems: ['rubric_draft_changed'],
      },
    })
    .input(saveInput)
    .output(rubricState)
    .mutation(({ ctx, input }) => saveDraft(ctx, ctx.admin, input)),

  discardDraft: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/rubric/draft/discard',
        summary: 'Throw the draft of the rubric away',
        ...rest,
        description: 'What scores leads stays as it is.',
        answer,
        body: { lock: '1.0.70' },
        problems: ['rubric_draft_changed'],
      },
    })
    .input(discardInput)
    .output(rubricState)
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),

  restoreVersion: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/rubric/draft/restore',
        summary: 'Make a version of the rubric the draft again',
        ...rest,
        description: 'It scores nothing until it is published.',
        answer,
        body: { restores: 1, lock: '1.0.70' },
        problems: ['rubric_draft_changed'],
      },
    })
    .input(restoreInput)
    .output(rubricState)
    .mutation(({ ctx, input }) => restoreVersion(ctx, ctx.admin, input)),

  preview: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/rubric/preview',
        summary: 'Which leads would move under another rubric',
        ...rest,
        description:
          'Scores the latest 5,000 leads by the rubric that scores by now and by this one; `lookedAt` of ' +
          '`total` says how many. Nothing is stored.',
        answer:
          'How many move up and down, the bands before and after, and the twenty that move most.',
        body: { rubric: defaultRubric },
      },
    })
    .input(previewInput)
    .output(rubricPreview)
    .mutation(({ ctx, input }) => previewRubric(ctx, ctx.admin, input)),

  publish: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/rubric/publish',
        summary: 'Publish the draft of the rubric',
        ...rest,
        description:
          'As the next version: the weights must make 100, and steps and thresholds be in order. All leads ' +
          'are then scored again in the background. A draft that leaves out a criterion for which leads have a ' +
          'value is refused as `criterion_in_use`, unless `removes` names it.',
        answer,
        body: { lock: '1.1.70' },
        problems: ['rubric_draft_changed', 'criterion_in_use'],
      },
    })
    .input(publishInput)
    .output(rubricState)
    .mutation(({ ctx, input }) => publishRubric(ctx, ctx.admin, input)),
})
