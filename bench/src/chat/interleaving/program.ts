import * as fc from 'fast-check'

/** One of two processes over one database, or one of two members of staff. */
type Which = 0 | 1

export type Step =
  /** The visitor sends a new message, and may wait for the reply. */
  | { kind: 'say'; process: Which; wait: boolean }
  /** The visitor's last message once more, as a client does whose answer was lost. */
  | { kind: 'repeat'; process: Which }
  | { kind: 'reply'; process: Which; staff: Which }
  | { kind: 'takeOver' | 'release' | 'close' | 'reopen'; process: Which; staff: Which }
  /** To the other of the two. */
  | { kind: 'handOver'; process: Which; staff: Which }
  /** The visitor asks for a person. */
  | { kind: 'requestPerson'; process: Which }
  /** The visitor has waited for too long by the time both processes look who is kept waiting. */
  | { kind: 'handBack' }
  /** The model answers one of the calls that wait for it. */
  | { kind: 'answer'; question: number }
  /** The process dies; its claims stay behind, and another one starts in its place. */
  | { kind: 'crash'; process: Which }
  /** All leases run out, also that of a process that is merely slow. */
  | { kind: 'lapse' }
  | { kind: 'sweep'; process: Which }
  /** PostgreSQL ends the connections of the process. */
  | { kind: 'cut'; process: Which }

export type Program = {
  /** Whether each process hears wake-ups; one that does not learns of a take-over from the database only. */
  hears: [boolean, boolean]
  /** Each with whether the next one begins only when it is done. */
  steps: { step: Step; alone: boolean }[]
}

const process = fc.constantFrom<Which>(0, 1)
const staff = fc.constantFrom<Which>(0, 1)
const byStaff = <Kind extends string>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), process, staff })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 32,
    arbitrary: fc.record({ kind: fc.constant('say'), process, wait: fc.boolean() }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('repeat'), process }) },
  { weight: 12, arbitrary: byStaff('reply') },
  { weight: 16, arbitrary: byStaff('takeOver') },
  { weight: 16, arbitrary: byStaff('release') },
  { weight: 4, arbitrary: byStaff('close') },
  { weight: 8, arbitrary: byStaff('reopen') },
  { weight: 8, arbitrary: byStaff('handOver') },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('requestPerson'), process }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('handBack') }) },
  { weight: 32, arbitrary: fc.record({ kind: fc.constant('answer'), question: fc.nat(3) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('crash'), process }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('lapse') }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('sweep'), process }) },
  // Meets all that are played at the time.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut'), process }) },
)

export const program: fc.Arbitrary<Program> = fc.record({
  hears: fc.tuple(fc.boolean(), fc.boolean()),
  steps: fc.array(fc.record({ step, alone: fc.boolean() }), { minLength: 4, maxLength: 16 }),
})
