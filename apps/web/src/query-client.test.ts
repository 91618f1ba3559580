import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { createQueryClient } from './query-client.ts'

test('a load that failed is told once, and only of what is on the screen', async () => {
  const told: string[] = []
  const client = createQueryClient({
    onFailedLoad: (error) => told.push(error.message),
    isSignedOut: () => false,
  })
  const load = (name: string) => ({
    queryKey: [name],
    queryFn: () => Promise.reject(new Error(name)),
  })
  const onScreen = new QueryObserver(client, load('leads'))
  const stop = onScreen.subscribe(() => {})
  await expect(client.fetchQuery(load('ahead'))).rejects.toThrow('ahead')
  await expect.poll(() => told).toEqual(['leads'])

  client.setQueryData(['mails'], ['a mail'])
  const withRows = new QueryObserver(client, { ...load('mails'), staleTime: 0 })
  const stopRows = withRows.subscribe(() => {})
  await withRows.refetch()
  expect(withRows.getCurrentResult()).toMatchObject({ data: ['a mail'], isError: true })
  expect(told).toEqual(['leads'])
  stop()
  stopRows()
})

test('a load that fails because somebody has just signed out is not told', async () => {
  const told: string[] = []
  let isSignedOut = false
  const client = createQueryClient({
    onFailedLoad: (error) => told.push(error.message),
    isSignedOut: () => isSignedOut,
  })
  const loads = Promise.withResolvers<never>()
  const observer = new QueryObserver(client, { queryKey: ['leads'], queryFn: () => loads.promise })
  const stop = observer.subscribe(() => {})
  isSignedOut = true
  loads.reject(new Error('Nobody is signed in.'))
  await expect.poll(() => observer.getCurrentResult().status).toBe('error')
  expect(told).toEqual([])
  stop()
})

test('while it is tried again what was said stays, until it succeeds', async () => {
  let answer = Promise.withResolvers<string>()
  const client = createQueryClient({ onFailedLoad: () => {}, isSignedOut: () => false })
  const observer = new QueryObserver(client, { queryKey: ['leads'], queryFn: () => answer.promise })
  const stop = observer.subscribe(() => {})
  answer.reject(new Error('away'))
  await expect.poll(() => observer.getCurrentResult().status).toBe('error')

  answer = Promise.withResolvers<string>()
  void client.invalidateQueries()
  await expect.poll(() => observer.getCurrentResult().isFetching).toBe(true)
  expect(observer.getCurrentResult()).toMatchObject({ status: 'error', error: new Error('away') })
  answer.resolve('the leads')
  await expect.poll(() => observer.getCurrentResult().data).toBe('the leads')
  expect(observer.getCurrentResult()).toMatchObject({ status: 'success', error: null })
  stop()
})
