import {
  article,
  articleById,
  articleDeleted,
  articlePage,
  articlePreview,
  createArticle as createInput,
  fetchedPage,
  fetchPage as fetchInput,
  knowledgeGaps,
  listArticles as listInput,
  previewArticle,
  updateArticle as updateInput,
} from '@oka/contract/knowledge-article'
import { pageProblems } from '@oka/contract/problem'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { fetchPage } from './fetch-page.ts'
import { listArticles, readArticle } from './list-articles.ts'
import { listGaps } from './list-gaps.ts'
import { createArticle, deleteArticle, splitOrRefuse, updateArticle } from './save-article.ts'

const rest = { tags: ['Knowledge'], protect: true }

export const knowledgeRouter = router({
  list: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/knowledge',
        summary: 'The articles, the latest changed first',
        ...rest,
        description:
          '`q` finds any part of a title or a text, whatever the case or accent. A page that is not the last ' +
          'one names the next in its `Link` header.',
        answer: 'A page of articles, each with how it begins.',
      },
    })
    .input(listInput)
    .output(articlePage)
    .query(({ ctx, input }) => listArticles(ctx, input)),

  byId: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/knowledge/{id}',
        summary: 'An article with its passages',
        ...rest,
        description:
          'With the passages that answers quote, and with what other articles say otherwise: those with the ' +
          'same title, and sentences that differ in nothing but their numbers. The article that was changed ' +
          'last is the one that is used.',
        answer: 'The article.',
        problems: ['article_not_found'],
      },
    })
    .input(articleById)
    .output(article)
    .query(({ ctx, input }) => readArticle(ctx, input.id)),

  create: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/knowledge',
        summary: 'Write an article',
        ...rest,
        description:
          'A `page` is a text in Markdown; an `answer` has the question as its `title`. HTML in it is left ' +
          'out. With `sourceUrl` the article counts as fetched from that page just now.',
        answer: 'The article.',
        body: {
          kind: 'answer',
          locale: 'en',
          title: 'What does an audit cost?',
          body: 'An audit costs **2,500 €**, travel included. You have the report within two weeks.',
        },
      },
    })
    .input(createInput)
    .output(article)
    .mutation(({ ctx, input }) => createArticle(ctx, ctx.admin, input)),

  update: agentProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/knowledge/{id}',
        summary: 'Change an article',
        ...rest,
        description:
          'Changes the fields that are given. With the `version` that was read, an update that comes after ' +
          'somebody else’s is refused as `article_changed`, with the article as it is in `current`.',
        answer: 'The article.',
        body: { title: 'What does an audit cost, and how long does it take?' },
        problems: ['article_not_found', 'article_changed'],
      },
    })
    .input(updateInput)
    .output(article)
    .mutation(({ ctx, input }) => updateArticle(ctx, ctx.admin, input)),

  delete: agentProcedure
    .meta({
      openapi: {
        method: 'DELETE',
        path: '/knowledge/{id}',
        summary: 'Delete an article',
        ...rest,
        description: 'With its passages, at once. Answers that quoted it keep their words.',
        answer: 'That it was deleted.',
        problems: ['article_not_found'],
      },
    })
    .input(articleById)
    .output(articleDeleted)
    .mutation(({ ctx, input }) => deleteArticle(ctx, ctx.admin, input.id)),

  preview: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/knowledge/preview',
        summary: 'The passages of an article before it is saved',
        ...rest,
        description: 'What answers would quote. Nothing is stored.',
        answer: 'The passages.',
        body: { title: 'Prices', body: '## Audit\n\nAn audit costs 2,500 €.' },
      },
    })
    .input(previewArticle)
    .output(articlePreview)
    .mutation(({ input }) => ({ passages: splitOrRefuse(input) })),

  fetchPage: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/knowledge/fetch',
        summary: 'Fetch a page of your site as Markdown',
        ...rest,
        description:
          'Of the public internet only, if the robots.txt of its site allows `OKA-Knowledge`; at most three ' +
          'redirects, 2 MB of HTML, Markdown or plain text, and 10 s in all. Nothing is stored: review the ' +
          'text and send it to `POST /knowledge`.',
        answer: 'The page as Markdown.',
        body: { url: 'https://www.example.com/prices' },
        problems: pageProblems,
      },
    })
    .input(fetchInput)
    .output(fetchedPage)
    .mutation(({ ctx, input }) => fetchPage(ctx, ctx.admin, input.url)),

  gaps: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/knowledge/gaps',
        summary: 'What visitors asked and nobody could answer',
        ...rest,
        description:
          'Of the latest 1,000 open questions; alike ones are one, with how often they were asked. The most ' +
          'asked come first, and last those that have an answer by now.',
        answer: 'The gaps, at most 100.',
      },
    })
    .output(knowledgeGaps)
    .query(({ ctx }) => listGaps(ctx)),
})
