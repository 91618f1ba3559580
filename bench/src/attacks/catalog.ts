import type { Attack } from './attack.ts'
import { prose, slowPatterns } from './hostile-texts.ts'
import { messageFlood } from './message-flood.ts'
import { modelCalls } from './model-calls.ts'
import { refusedUpgrades } from './refused-upgrades.ts'
import { staffCalls } from './staff-calls.ts'
import { unreadAnswers, unreadBatches } from './unread-answers.ts'

export const attacks: readonly Attack[] = [
  unreadAnswers,
  slowPatterns,
  prose,
  messageFlood,
  unreadBatches,
  staffCalls,
  refusedUpgrades,
  modelCalls,
]
