import { bandOf, defaultThresholds } from '@oka/contract/band'
import type { Rubric } from '@oka/contract/rubric'
import { useQuery } from '@tanstack/react-query'

import { trpc } from '../trpc.ts'
import type { MeterTone } from '../ui/meter.tsx'

/** The rubric in use; undefined until it is there. */
export function useKnownRubric(): Rubric | undefined {
  const { data } = useQuery({ ...trpc.rubric.read.queryOptions(), staleTime: 60_000 })
  return data?.rubric
}

const tones = { hot: 'good', warm: 'warn', cold: 'bad', none: 'neutral' } as const

/** The tone of a score, by the company's thresholds; by the product's own until they are there. */
export function useScoreTone(): (total: number | null) => MeterTone {
  const thresholds = useKnownRubric()?.thresholds ?? defaultThresholds
  return (total) => tones[bandOf(total, thresholds)]
}
